// What an agency that has no phone here says of a year: the province writes it down, in the words of a declaration, and
// the province's server checks it by the declaration's own rules. [G2] [G3] [D3]
import { declaration, headGroups } from '../../domain/activity/declaration.ts';
import type { Values } from '../../domain/field.ts';
import type { TargetAgency } from '../../protocol/goals.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { RefusalLine, useSending } from '../sending.tsx';
import { tGoal } from '../words/goals-words.ts';
import { writeRegister } from './goals-province.ts';

const documents = [
  'spokesDecision',
  'spokesDecisionDate',
  'regulationNumber',
  'regulationDate',
  'informings',
] as const;

const counting = { inputMode: 'numeric', pattern: '[0-9]{1,6}' } as const;

interface SpeakDialogProps {
  readonly agency: TargetAgency;
  readonly year: number;
  readonly onClose: () => void;
  readonly onWritten: () => void;
}

export function SpeakDialog({ agency, year, onClose, onWritten }: SpeakDialogProps) {
  const { refusal, working, send } = useSending();
  async function submit(form: HTMLFormElement): Promise<void> {
    const values = valuesOf(new FormData(form));
    const deed = () => writeRegister({ kind: 'said', agency: agency.id, year, values });
    if (!(await send(deed))) return;
    onClose();
    onWritten();
  }
  const said = (key: string) => String(agency.values[key] ?? '');
  return (
    <Dialog open title={`${agency.name}, ${year}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        {agency.lacks !== undefined &&
          documents.map((key) => (
            <label key={key} class="stack-label">
              {tGoal(`k.${key}`)}
              {key.endsWith('Date') ? (
                <input class="text-input" name={key} type="date" defaultValue={said(key)} />
              ) : (
                <input
                  class="text-input"
                  name={key}
                  {...(key === 'informings' ? counting : {})}
                  maxLength={60}
                  defaultValue={said(key)}
                />
              )}
            </label>
          ))}
        {headGroups.map((group) => (
          <fieldset key={group} class="speak-heads">
            <legend>{tGoal(`group.${group}`)}</legend>
            {(['inPost', 'trained'] as const).map((part) => (
              <label key={part} class="stack-label">
                {tGoal(part)}
                <input
                  class="text-input"
                  name={`${part}.${group}`}
                  {...counting}
                  defaultValue={said(`${part}.${group}`)}
                />
              </label>
            ))}
          </fieldset>
        ))}
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

/** What was left empty is not said. */
function valuesOf(form: FormData): Values {
  const values: Record<string, string | number> = {};
  for (const { key, kind } of declaration.fields) {
    const text = String(form.get(key) ?? '').trim();
    if (text !== '') values[key] = kind === 'int' ? Number(text) : text;
  }
  return values;
}
