// One of several. Few short words lie side by side; more of them wrap into tiles; sentences of the plan are a list of
// radio buttons; everything else is the phone's own picker.
import { isEmpty } from '../../domain/field.ts';
import { planText, tChoice, tForm } from '../words/form-words.ts';
import './choice-input.css';
import { ariaOf, FieldFrame, fieldId, GroupFrame } from './field-frame.tsx';
import type { InputProps } from './input-props.ts';
import { textOf } from './input-props.ts';
import { PlanWords } from './plan-words.tsx';

type Look = 'segments' | 'tiles' | 'rows' | 'select';

function lookOf(labels: readonly string[], ofPlan: boolean): Look {
  const longest = Math.max(...labels.map((label) => label.length));
  const all = labels.reduce((sum, label) => sum + label.length, 0);
  if (labels.length <= 4 && longest <= 10 && all <= 32) return 'segments';
  if (labels.length <= 7 && longest <= 18) return 'tiles';
  return ofPlan || (labels.length <= 4 && longest <= 40) ? 'rows' : 'select';
}

export function ChoiceInput({ field, frame, value, onValue }: InputProps<'choice' | 'choices'>) {
  const chosen = textOf(value);
  // A code the list no longer has stays visible, so that it can be seen and changed.
  const codes = chosen === '' || field.of.includes(chosen) ? field.of : [...field.of, chosen];
  const labels = codes.map((code) => tChoice(field.key, code));
  const ofPlan = codes.some((code) => code.startsWith('IV.'));
  const look = lookOf(labels, ofPlan);
  const options = codes.map((code, index) => ({ code, label: labels[index] ?? code }));
  if (look === 'select') {
    return (
      <FieldFrame frame={frame}>
        <select
          {...ariaOf(frame)}
          class="text-input"
          value={chosen}
          onChange={(event) => onValue(event.currentTarget.value || undefined)}
        >
          <option value="">{tForm('form.none')}</option>
          {options.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </select>
      </FieldFrame>
    );
  }
  return (
    <GroupFrame frame={frame} role="radiogroup">
      <div class={look === 'rows' ? 'checks' : look}>
        {options.map(({ code, label }) => (
          <label key={code} class={look === 'rows' ? 'check' : 'tile'}>
            <input
              type="radio"
              name={fieldId(frame.path)}
              value={code}
              checked={code === chosen}
              onChange={() => onValue(code)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {field.need === 'may' && !isEmpty(value) && (
        <button type="button" class="choice-clear" onClick={() => onValue(undefined)}>
          {tForm('form.clear')}
        </button>
      )}
      {ofPlan && <PlanWords codes={codes.filter((code) => planText(code) !== undefined)} />}
    </GroupFrame>
  );
}
