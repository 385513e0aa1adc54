// What the days of the year ask for, from the day each has come, with words for a person to send. [G13] [H4]
import type { ReadinessView } from '../../protocol/goals.ts';
import { readReadiness } from '../goals/goals-province.ts';
import { useAnswer } from '../hooks/use-answer.ts';
import { CopyText } from '../parts/copy-text.tsx';
import { Icon } from '../parts/icon.tsx';
import { fullDate } from '../words/format.ts';
import { tReport } from '../words/report-words.ts';

type Reminder = ReadinessView['reminders'][number];

export function ReportReminders({ year }: { readonly year: number }) {
  const { value: told } = useAnswer(String(year), () => readReadiness(year));
  if (!told || told.reminders.length === 0) return null;
  return (
    <section class="report-reminders" aria-labelledby="report-reminders">
      <h2 class="section" id="report-reminders">
        {tReport('remind')}
      </h2>
      {told.reminders.map((reminder) => (
        <details
          key={reminder.step}
          class={`notice ${reminder.left < 0 ? 'notice-loss' : 'notice-off'}`}
        >
          <summary>
            <Icon name="clock" />
            <span>
              {sentenceOf(reminder, year)} {leftText(reminder)}
            </span>
          </summary>
          <CopyText
            label={tReport('remind.words')}
            text={wordsFor(reminder, told)}
            words={{
              hint: tReport('remind.hint'),
              copy: tReport('remind.copy'),
              copied: tReport('remind.copied'),
              failed: tReport('remind.copyFailed'),
            }}
          />
        </details>
      ))}
    </section>
  );
}

function sentenceOf({ step, n, date }: Reminder, year: number): string {
  return tReport(`remind.${step}`, { n, year: String(year), date: fullDate(date) });
}

function leftText({ left }: Reminder): string {
  if (left === 0) return tReport('remind.today');
  return left < 0 ? tReport('remind.over', { n: -left }) : tReport('remind.left', { n: left });
}

/** One line a commune that something is open in; numbers and codes, no names of people. */
function wordsFor(reminder: Reminder, { units, year }: ReadinessView): string {
  const lines = units.flatMap(({ name, lacks, waiting, returned, sentOn }) => {
    switch (reminder.step) {
      case 'declare':
      case 'remind':
        return lacks.length > 0
          ? [`- ${name}: ${lacks.map((part) => tReport(`remind.part.${part}`)).join(', ')}`]
          : [];
      case 'review':
      case 'cutOff':
        return waiting + returned > 0
          ? [`- ${name}: ${tReport('remind.queue', { waiting, returned })}`]
          : [];
      case 'communes':
        return sentOn === null ? [`- ${name}`] : [];
      case 'leave':
        return [];
    }
  });
  return [sentenceOf(reminder, year), ...lines].join('\n');
}
