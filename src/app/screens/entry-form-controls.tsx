// The controls around a form's fields: the commune of an officer who has several, the way out, the one save button.
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { FailureLine } from '../parts/failure-line.tsx';
import { tForm } from '../words/form-words.ts';
import { t } from '../words/words.ts';
import type { Failure } from './use-entry-form.ts';

export function DiscardButton({ onDiscard }: { readonly onDiscard: () => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {t('write.discard')}
      </Button>
      <Dialog open={asking} title={t('write.discardTitle')} onClose={() => setAsking(false)}>
        <p>{t('write.discardText')}</p>
        <div class="dialog-actions">
          <Button kind="secondary" onClick={() => setAsking(false)}>
            {t('write.keep')}
          </Button>
          <Button kind="primary" onClick={() => void onDiscard()}>
            {t('write.discard')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

interface SaveBarProps {
  readonly label: 'write.save' | 'write.resend' | 'write.saveChange';
  /** What still has to be corrected, in one line. */
  readonly left: string | null;
  readonly failure: Failure | null;
  /** What another window has written is shown, or what is on the screen here is kept. [N7] */
  readonly onOther: () => void;
  readonly onMine: () => void;
}

export function SaveBar({ label, left, failure, onOther, onMine }: SaveBarProps) {
  if (failure === 'elsewhere')
    return (
      <div class="save-bar">
        <FailureLine text={failureText(failure)} />
        <Button kind="primary" onClick={onOther}>
          {tForm('elsewhere.other')}
        </Button>
        <Button kind="secondary" onClick={onMine}>
          {tForm('elsewhere.mine')}
        </Button>
      </div>
    );
  return (
    <div class="save-bar">
      <FailureLine text={left} />
      <FailureLine text={failure && failureText(failure)} />
      <Button kind="primary" type="submit">
        {t(label)}
      </Button>
    </div>
  );
}

export function failureText(failure: Failure): string {
  if (failure === 'write.gone') return `${t(failure)} ${tForm('gone.kept')}`;
  return failure === 'elsewhere' ? tForm('elsewhere.text') : t(failure);
}
