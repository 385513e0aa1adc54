// What stands between the search and the list, folded away until it is wanted: the list is what one came for.
import { useState } from 'preact/hooks';
import type { BookLine } from '../../domain/book.ts';
import { Icon } from '../parts/icon.tsx';
import { tBook } from '../words/book-words.ts';
import { monthText } from '../words/format.ts';
import type { Asked } from './book-filter.ts';
import { BookFilters } from './book-filters.tsx';
import { MonthTotals } from './month-totals.tsx';

interface BookToolsProps {
  readonly lines: readonly BookLine[];
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
  /** "2026-11": whose totals are offered while no month is chosen. */
  readonly thisMonth: string;
}

export function BookTools({ lines, asked, onAsk, thisMonth }: BookToolsProps) {
  const used = [asked.word, asked.type, asked.month].filter((one) => one !== null).length;
  const [open, setOpen] = useState<'filters' | 'totals' | null>(used > 0 ? 'filters' : null);
  const month = asked.month ?? thisMonth;
  const toggle = (tool: 'filters' | 'totals') => setOpen(open === tool ? null : tool);
  return (
    <>
      <div class="book-tools">
        <button
          type="button"
          class="book-tool"
          aria-expanded={open === 'filters'}
          onClick={() => toggle('filters')}
        >
          {used > 0 ? tBook('filtersUsed', { n: used }) : tBook('filters')}
          <Icon name="down" />
        </button>
        <button
          type="button"
          class="book-tool"
          aria-expanded={open === 'totals'}
          onClick={() => toggle('totals')}
        >
          {tBook('monthTotals', { month: monthText(month) })}
          <Icon name="down" />
        </button>
      </div>
      {open === 'filters' && <BookFilters lines={lines} asked={asked} onAsk={onAsk} />}
      {open === 'totals' && <MonthTotals lines={lines} month={month} />}
    </>
  );
}
