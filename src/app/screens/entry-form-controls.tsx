// The controls around a form's fields: the commune of an officer who has several, the way out, the one save button.
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { t } from '../words/words.ts';

export function DiscardButton({ onDiscard }: { readonly onDiscard: () => void }) {
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
          <Button kind="primary" onClick={onDiscard}>
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
  readonly failure: 'write.failed' | 'write.full' | null;
}

export function SaveBar({ label, left, failure }: SaveBarProps) {
  return (
    <div class="save-bar">
      {[left, failure && t(failure)].map(
        (text) =>
          text && (
            <p key={text} class="save-bar-left" role="alert">
              {text}
            </p>
          ),
      )}
      <Button kind="primary" type="submit">
        {t(label)}
      </Button>
    </div>
  );
}
