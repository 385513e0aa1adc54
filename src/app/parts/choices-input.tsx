// Several of a list: check boxes in full rows, so that the whole sentence can be tapped. Each box is an element of its
// own for the merge, so the order of ticking carries no meaning. [M3]
import { tChoice } from '../words/form-words.ts';
import './choice-input.css';
import { GroupFrame } from './field-frame.tsx';
import type { InputProps } from './input-props.ts';
import { PlanWords } from './plan-words.tsx';

function chosenOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** In the order of the list; what the list does not know stays at the end. */
function toggled(all: readonly string[], chosen: readonly string[], code: string): string[] {
  const next = chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code];
  return [...all.filter((one) => next.includes(one)), ...next.filter((one) => !all.includes(one))];
}

export function ChoicesInput({ field, frame, value, onValue }: InputProps<'choice' | 'choices'>) {
  const chosen = chosenOf(value);
  const codes = [...field.of, ...chosen.filter((code) => !field.of.includes(code))];
  const ofPlan = codes.some((code) => /^I[IV]+\./.test(code));
  function toggle(code: string): void {
    const next = toggled(field.of, chosen, code);
    onValue(next.length > 0 ? next : undefined);
  }
  return (
    <GroupFrame frame={frame} after={ofPlan && <PlanWords codes={codes} />}>
      <div class="checks">
        {codes.map((code) => (
          <label key={code} class="check">
            <input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} />
            <span>{tChoice(field.key, code)}</span>
          </label>
        ))}
      </div>
    </GroupFrame>
  );
}
