// One of several. Few short words lie side by side, more of them wrap into tiles, a few longer ones are rows of radio
// buttons; everything else, and the plan's tasks, is the phone's own picker.
import { tChoice, tForm } from '../words/form-words.ts';
import './choice-input.css';
import { ariaOf, FieldFrame, fieldId, GroupFrame } from './field-frame.tsx';
import type { InputProps } from './input-props.ts';
import { textOf } from './input-props.ts';
import { PlanWords } from './plan-words.tsx';

type Look = 'segments' | 'tiles' | 'tiles tiles-wide' | 'checks' | 'select';

function lookOf(labels: readonly string[]): Look {
  const longest = Math.max(...labels.map((label) => label.length));
  if (labels.length <= 3 && longest <= 12) return 'segments';
  if (labels.length <= 4 && longest <= 8) return 'segments';
  if (labels.length <= 7 && longest <= 18) {
    return longest <= 10 && labels.length !== 4 ? 'tiles' : 'tiles tiles-wide';
  }
  return labels.length <= 4 && longest <= 40 ? 'checks' : 'select';
}

interface Option {
  readonly code: string;
  readonly label: string;
}

export function ChoiceInput(props: InputProps<'choice' | 'choices'>) {
  const { field, value } = props;
  const chosen = textOf(value);
  // A code the list no longer has stays visible, so that it can be seen and changed.
  const codes = chosen === '' || field.of.includes(chosen) ? field.of : [...field.of, chosen];
  const options = codes.map((code): Option => ({ code, label: tChoice(field.key, code) }));
  const look = lookOf(options.map((option) => option.label));
  const shared = { ...props, chosen, options };
  return look === 'select' ? <Picker {...shared} /> : <Radios {...shared} look={look} />;
}

interface OfOptions extends InputProps<'choice' | 'choices'> {
  readonly chosen: string;
  readonly options: readonly Option[];
}

function Picker({ frame, chosen, options, onValue }: OfOptions) {
  const tasks = options.flatMap(({ code }) => (code.startsWith('IV.') ? [code] : []));
  return (
    <FieldFrame frame={frame} after={tasks.length > 0 && <PlanWords codes={tasks} />}>
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

interface RadiosProps extends OfOptions {
  readonly look: Exclude<Look, 'select'>;
}

function Radios({ field, frame, chosen, options, look, onValue }: RadiosProps) {
  return (
    <GroupFrame frame={frame} role="radiogroup">
      <div class={look}>
        {options.map(({ code, label }) => (
          <label key={code} class={look === 'checks' ? 'check' : 'tile'}>
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
      {field.need === 'may' && chosen !== '' && (
        <button type="button" class="choice-clear" onClick={() => onValue(undefined)}>
          {tForm('form.clear')}
        </button>
      )}
    </GroupFrame>
  );
}
