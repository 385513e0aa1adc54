// A day: the phone's own picker, with "Hôm nay" and "Hôm qua" one tap away where work is logged. The day is also said in
// words, because the picker writes it in the phone's language and some phones put the month first.
import { addDays, isDate } from '../../domain/period.ts';
import { fullDate, longDay } from '../words/format.ts';
import { t } from '../words/words.ts';
import './date-input.css';
import { ariaOf, FieldFrame } from './field-frame.tsx';
import type { InputProps } from './input-props.ts';
import { textOf } from './input-props.ts';

/** Days that are usually today or yesterday. */
const quickKeys: readonly string[] = ['date', 'removedOn', 'approvedOn'];

interface DateInputProps extends InputProps<'date' | 'time'> {
  /** Local date; without it no day is proposed. */
  readonly today: string;
}

export function DateInput({ field, frame, value, onValue, today }: DateInputProps) {
  const text = textOf(value);
  const known = isDate(text);
  const quick = quickKeys.includes(frame.path);
  return (
    <FieldFrame frame={frame}>
      <input
        {...ariaOf(frame)}
        class="text-input date-input num"
        type={field.kind}
        value={text}
        onInput={(event) => onValue(event.currentTarget.value || undefined)}
      />
      {(quick || known) && field.kind === 'date' && (
        <div class="date-row">
          {quick && <Quick label={t('day.today')} date={today} text={text} onDate={onValue} />}
          {quick && (
            <Quick
              label={t('day.yesterday')}
              date={addDays(today, -1)}
              text={text}
              onDate={onValue}
            />
          )}
          <span class="date-words num">{known ? dayWords(text, today) : ''}</span>
        </div>
      )}
    </FieldFrame>
  );
}

function dayWords(date: string, today: string): string {
  return date.slice(0, 4) === today.slice(0, 4)
    ? longDay(date)
    : `${longDay(date).split(',')[0] ?? ''}, ${fullDate(date)}`;
}

interface QuickProps {
  readonly label: string;
  readonly date: string;
  readonly text: string;
  readonly onDate: (date: string) => void;
}

function Quick({ label, date, text, onDate }: QuickProps) {
  return (
    <button
      type="button"
      class="date-quick"
      aria-pressed={text === date}
      onClick={() => onDate(date)}
    >
      {label}
    </button>
  );
}
