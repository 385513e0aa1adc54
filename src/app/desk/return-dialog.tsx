// A return says what to fix: a sentence, or notes pinned to fields, or both. [V5]
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { tDesk } from '../words/desk-words.ts';
import { t } from '../words/words.ts';

interface ReturnDialogProps {
  readonly open: boolean;
  /** How many fields carry a note already. */
  readonly pins: number;
  readonly onClose: () => void;
  readonly onReturn: (note: string) => void;
}

export function ReturnDialog({ open, pins, onClose, onReturn }: ReturnDialogProps) {
  const [note, setNote] = useState('');
  const ready = note.trim() !== '' || pins > 0;
  return (
    <Dialog open={open} title={tDesk('desk.returnTitle')} onClose={onClose}>
      <label class="stack-label">
        {tDesk('desk.returnNote')}
        <textarea
          class="text-input"
          value={note}
          maxLength={500}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      <p class="hint">{tDesk('desk.returnHint')}</p>
      {pins > 0 && <p>{tDesk('desk.returnPins', { n: pins })}</p>}
      <div class="dialog-actions">
        <Button kind="secondary" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button kind="primary" disabled={!ready} onClick={() => onReturn(note.trim())}>
          {tDesk('desk.returnSubmit')}
        </Button>
      </div>
    </Dialog>
  );
}
