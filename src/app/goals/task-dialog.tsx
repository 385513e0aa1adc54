// How far a task is, by the province's own word and with its grounds. [G8]
import { taskStates } from '../../domain/task.ts';
import type { Tasks } from '../../protocol/goals.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tGoal } from '../words/goals-words.ts';
import { writeRegister } from './goals-province.ts';

interface TaskDialogProps {
  readonly line: Tasks['lines'][number];
  readonly year: number;
  readonly onClose: () => void;
  readonly onWritten: () => void;
}

export function TaskDialog({ line, year, onClose, onWritten }: TaskDialogProps) {
  const { refusal, working, send } = useSending();
  async function submit(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const said = String(data.get('state'));
    const state = taskStates.find((one) => one === said) ?? 'underway';
    const entry = { code: line.code, state, note: String(data.get('note') ?? '').trim() };
    if (!(await send(() => writeRegister({ kind: 'task', year, entry })))) return;
    onClose();
    onWritten();
  }
  return (
    <Dialog open title={`${line.code}: ${tGoal('task.write')}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <label class="stack-label">
          {tGoal('task.state')}
          <select class="text-input" name="state">
            {taskStates.map((one) => (
              <option key={one} value={one} selected={one === line.state}>
                {tGoal(`task.state.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label class="stack-label">
          {tGoal('task.note')}
          <textarea class="text-input" name="note" required maxLength={300}>
            {line.word?.note ?? ''}
          </textarea>
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
