// What the phone must say aloud, calmly: something it lost, a clock that is off, entries that are hidden until sent.

import { closeLoss } from '../store/acknowledge.ts';
import type { Loss } from '../store/meta.ts';
import type { Standing } from '../store/queries.ts';
import { useAccount } from './account.ts';
import type { StandingProps } from './hooks/use-standing.ts';
import { Icon } from './parts/icon.tsx';
import { unitName } from './unit-name.ts';
import { t } from './words/words.ts';

export function Notices({ standing }: StandingProps) {
  const { store, signedIn } = useAccount();
  if (!standing) return null;
  return (
    <>
      {standing.loss && <LossNotice loss={standing.loss} onRead={() => void closeLoss(store)} />}
      {standing.clockOff && (
        <p class="notice notice-off">
          <Icon name="clock" />
          <span>{clockText(standing)}</span>
        </p>
      )}
      {standing.locked.map(({ scope, operations, drafts }) => (
        <p key={scope} class="notice notice-off">
          <Icon name="warn" />
          <span>
            <b>
              {t('notice.locked', {
                n: operations + drafts,
                place: unitName(signedIn.units, scope),
              })}
            </b>{' '}
            {t('notice.lockedText')}
          </span>
        </p>
      ))}
    </>
  );
}

function clockText({ clockOffsetMs }: Standing): string {
  const minutes = Math.round(Math.abs(clockOffsetMs) / 60_000);
  const said =
    minutes < 120
      ? t('notice.clockMinutes', { n: minutes })
      : t('notice.clockHours', { n: Math.round(minutes / 60) });
  return `${said} ${t('notice.clockText')}`;
}

function LossNotice({ loss, onRead }: { readonly loss: Loss; readonly onRead: () => void }) {
  return (
    <section class="notice notice-loss">
      <Icon name="warn" />
      <div>
        {loss.unsent ? <p>{t('notice.lossUnsent', { n: loss.unsent })}</p> : null}
        {loss.missing ? <p>{t('notice.lossMissing', { n: loss.missing })}</p> : null}
        <p>{t('notice.lossText')}</p>
        <button type="button" class="link-button" onClick={onRead}>
          {t('notice.read')}
        </button>
      </div>
    </section>
  );
}
