// A return says what to fix: a sentence, or notes pinned to fields, or both. Usual sentences are a tap away. [V5] [V10]
import { useState } from 'preact/hooks';
import { saveReasons, watchReasons } from '../../store/reasons.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { tDesk } from '../words/desk-words.ts';
import { tReview } from '../words/review-words.ts';
import { t } from '../words/words.ts';

interface ReturnDialogProps {
  readonly open: boolean;
  /** How many fields carry a note already. */
  readonly pins: number;
  readonly onClose: () => void;
  readonly onReturn: (note: string) => void;
}

const longest = 500;

export function ReturnDialog({ open, pins, onClose, onReturn }: ReturnDialogProps) {
  const [note, setNote] = useState('');
  const ready = note.trim() !== '' || pins > 0;
  const add = (reason: string) =>
    setNote([note.trim(), reason].filter(Boolean).join('. ').slice(0, longest));
  return (
    <Dialog open={open} title={tDesk('desk.returnTitle')} onClose={onClose}>
      <label class="stack-label">
        {tDesk('desk.returnNote')}
        <textarea
          class="text-input"
          value={note}
          maxLength={longest}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      <Reasons onPick={add} />
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

function Reasons({ onPick }: { readonly onPick: (reason: string) => void }) {
  const { store } = useAccount();
  const own = useLive(() => watchReasons(store), store.db.name);
  const [text, setText] = useState<string | null>(null);
  if (own === undefined) return null;
  const reasons = own ?? tReview('reasons.first').split('\n');
  if (text !== null) {
    const save = () => void saveReasons(store, text).then(() => setText(null));
    return (
      <div class="stack">
        <label class="stack-label">
          {tReview('reasons.lines')}
          <textarea
            class="text-input"
            rows={6}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <Button kind="secondary" onClick={save}>
          {tReview('reasons.save')}
        </Button>
      </div>
    );
  }
  return (
    <div class="reasons" role="group" aria-label={tReview('reasons.title')}>
      {reasons.map((reason) => (
        <button key={reason} type="button" class="filter" onClick={() => onPick(reason)}>
          {reason}
        </button>
      ))}
      <Button kind="quiet" onClick={() => setText(reasons.join('\n'))}>
        {tReview('reasons.edit')}
      </Button>
    </div>
  );
}
