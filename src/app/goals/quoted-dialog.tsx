// One percentage of the lead agency's document, with number and day: the only figure anybody types. [G5]
import type { Targets } from '../../protocol/goals.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tGoal } from '../words/goals-words.ts';
import { writeRegister } from './goals-province.ts';

type Quoted = NonNullable<Targets['lines'][number]['quoted']>;

interface QuotedDialogProps {
  readonly open: boolean;
  readonly code: Quoted['code'];
  readonly year: number;
  readonly quoted: Quoted | undefined;
  readonly onClose: () => void;
  readonly onWritten: () => void;
}

export function QuotedDialog(props: QuotedDialogProps) {
  const { open, code, year, quoted, onClose, onWritten } = props;
  const { refusal, working, send } = useSending();
  async function submit(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const percent = Number(text('percent').replace(',', '.'));
    const [number, date, agency] = [text('number'), text('date'), text('agency')];
    const entry = { code, percent, number, date, agency };
    if (!(await send(() => writeRegister({ kind: 'quoted', year, entry })))) return;
    onClose();
    onWritten();
  }
  return (
    <Dialog open={open} title={`${code}: ${tGoal('quoted.write')}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <p class="hint">{tGoal('quoted.hint')}</p>
        <label class="stack-label">
          {tGoal('quoted.percent')}
          <input
            class="text-input"
            name="percent"
            inputMode="decimal"
            pattern="(100|[0-9]{1,2}([.,][0-9]{1,2})?)"
            required
            defaultValue={quoted ? String(quoted.percent).replace('.', ',') : ''}
          />
        </label>
        <label class="stack-label">
          {tGoal('quoted.number')}
          <input
            class="text-input"
            name="number"
            maxLength={60}
            required
            defaultValue={quoted?.number ?? ''}
          />
        </label>
        <label class="stack-label">
          {tGoal('quoted.date')}
          <input
            class="text-input"
            type="date"
            name="date"
            required
            defaultValue={quoted?.date ?? ''}
          />
        </label>
        <label class="stack-label">
          {tGoal('quoted.agency')}
          <input
            class="text-input"
            name="agency"
            maxLength={120}
            required
            defaultValue={quoted?.agency ?? 'Công an tỉnh'}
          />
        </label>
        <RefusalLine refusal={refusal} />
        <div class="dialog-actions">
          <Button kind="quiet" onClick={onClose}>
            {tGoal('cancel')}
          </Button>
          <Button kind="primary" type="submit" disabled={working}>
            {tGoal('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
