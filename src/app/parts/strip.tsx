// One calm line about the whole device. Its height is the same for every text of one line, so that nothing below it
// moves when the words change; screen readers hear the change politely.
import './strip.css';
import type { IconName } from './icon.tsx';
import { Icon } from './icon.tsx';

type StripKind = 'quiet' | 'ok' | 'wait' | 'sending' | 'back' | 'clash';

const icons: Readonly<Record<StripKind, IconName>> = {
  quiet: 'phone',
  ok: 'ok',
  wait: 'clock',
  sending: 'sync',
  back: 'user',
  clash: 'warn',
};

interface StripProps {
  readonly kind: StripKind;
  readonly text: string;
  /** A second, smaller line. */
  readonly more?: string;
  readonly action?: { readonly label: string; readonly onAct: () => void };
}

export function Strip({ kind, text, more, action }: StripProps) {
  return (
    <div class={`strip strip-${kind}`}>
      <Icon name={icons[kind]} />
      <span class="strip-text num" role="status">
        {text}
        {more && <small>{more}</small>}
      </span>
      {action && (
        <button type="button" class="strip-action" onClick={() => action.onAct()}>
          {action.label}
        </button>
      )}
    </div>
  );
}
