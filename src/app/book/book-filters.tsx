// Two selects and a row of states. Only what the book has is offered.
import { useMemo } from 'preact/hooks';
import { activityTypes } from '../../domain/activity/type.ts';
import type { BookLine } from '../../domain/book.ts';
import { monthsOf } from '../../domain/book.ts';
import { FilterSelect } from '../parts/filter-select.tsx';
import { tBook } from '../words/book-words.ts';
import { monthText } from '../words/format.ts';
import { t } from '../words/words.ts';
import type { Asked } from './book-filter.ts';
import { filterWords } from './book-filter.ts';

interface BookFiltersProps {
  readonly lines: readonly BookLine[];
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
}

export function BookFilters({ lines, asked, onAsk }: BookFiltersProps) {
  const months = useMemo(() => monthsOf(lines), [lines]);
  const present = useMemo(() => new Set(lines.map((line) => line.word)), [lines]);
  const types = useMemo(() => new Set(lines.map((line) => line.type)), [lines]);
  const words = filterWords.filter((word) => present.has(word) || word === asked.word);
  const shownMonths =
    asked.month && !months.includes(asked.month) ? [asked.month, ...months] : months;
  return (
    <>
      <div class="book-selects">
        <FilterSelect
          label={tBook('type')}
          every={tBook('everyType')}
          value={asked.type}
          options={activityTypes
            .filter((type) => types.has(type) || type === asked.type)
            .map((type) => ({ value: type, text: t(`type.${type}`) }))}
          onPick={(type) => onAsk({ ...asked, type })}
        />
        <FilterSelect
          label={tBook('month')}
          every={tBook('everyMonth')}
          value={asked.month}
          options={shownMonths.map((month) => ({
            value: month,
            text: tBook('monthName', { month: monthText(month) }),
          }))}
          onPick={(month) => onAsk({ ...asked, month })}
        />
      </div>
      {words.length > 1 && (
        <div class="filters" role="group" aria-label={tBook('filter')}>
          {[null, ...words].map((word) => (
            <button
              key={word}
              type="button"
              class="filter"
              aria-pressed={asked.word === word}
              onClick={() => onAsk({ ...asked, word })}
            >
              {word === null ? tBook('all') : t(`status.${word}`)}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
