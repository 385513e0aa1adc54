// A month in numbers, by type, and the way to its printed log.
import { useMemo } from 'preact/hooks';
import { activityTypes } from '../../domain/activity/type.ts';
import type { BookLine } from '../../domain/book.ts';
import { tally } from '../../domain/book.ts';
import { tBook } from '../words/book-words.ts';
import { monthText } from '../words/format.ts';
import { t } from '../words/words.ts';
import { tallyText } from './tally-text.ts';

interface MonthTotalsProps {
  readonly lines: readonly BookLine[];
  /** "2026-11" */
  readonly month: string;
}

export function MonthTotals({ lines, month }: MonthTotalsProps) {
  const totals = useMemo(
    () => tally(lines.filter((line) => line.date.startsWith(month))),
    [lines, month],
  );
  const entries = [...totals.values()].reduce((sum, one) => sum + one.entries, 0);
  const name = monthText(month);
  if (entries === 0) return <p class="card">{tBook('totalsNone', { month: name })}</p>;
  return (
    <section class="card book-totals">
      <h2>{tBook('totals', { month: name, n: entries })}</h2>
      <dl>
        {activityTypes.map((type) => {
          const one = totals.get(type);
          return one ? (
            <div key={type} class="record-field">
              <dt>{t(`type.${type}`)}</dt>
              <dd>{tallyText(one)}</dd>
            </div>
          ) : null;
        })}
      </dl>
      {totals.has('phat_thanh') && (
        <a class="button button-secondary" href={`/so/in/${month}`}>
          {tBook('print', { month: name })}
        </a>
      )}
    </section>
  );
}
