// Sổ: the device's entries by day, searched while typing, filtered by state, type and month, with the month's totals.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { BookLine } from '../../domain/book.ts';
import { localDate, reportingYear } from '../../domain/period.ts';
import type { Book } from '../../store/book.ts';
import { watchBook } from '../../store/book.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { SyncStrip } from '../sync-strip.tsx';
import { tBook } from '../words/book-words.ts';
import { formatNumber } from '../words/format.ts';
import { language, t } from '../words/words.ts';
import './book.css';
import type { Asked } from './book-filter.ts';
import { bookPath, readAsked } from './book-filter.ts';
import { BookList, pageSize } from './book-list.tsx';
import { BookTools } from './book-tools.tsx';
import { useFound } from './use-found.ts';

const nothing: Book = { lines: [], complete: false };

export function BookScreen() {
  const { store } = useAccount();
  const book = useLive(() => watchBook(store), store.db.name) ?? nothing;
  const { asked, ask } = useAsked();
  const today = localDate(store.environment.now());
  const { lines } = book;
  const found = useFound(lines, asked, 2 * pageSize);
  const small = useMemo(() => smallLine(book, today), [book, today, language.value]);
  const plain = bookPath(asked) === '/so';
  const count = found.all.length;
  return (
    <main id="main" class="screen">
      <TopBar small={small} title={tBook('title')} />
      <SyncStrip />
      <label class="find">
        <Icon name="find" />
        <span class="visually-hidden">{tBook('find')}</span>
        <input
          type="search"
          placeholder={tBook('find')}
          value={asked.text}
          onInput={(event) => ask({ ...asked, text: event.currentTarget.value })}
        />
      </label>
      <BookTools lines={lines} asked={asked} onAsk={ask} thisMonth={today.slice(0, 7)} />
      {plain && <CameBack lines={lines} />}
      <p class="visually-hidden" role="status">
        {plain || !found.whole ? '' : tBook('found', { n: count })}
      </p>
      <BookList found={found} search={bookPath(asked)} today={today} />
      {book.complete && lines.length === 0 && (
        <Empty title={tBook('emptyTitle')} text={tBook('emptyText')} />
      )}
      {book.complete && lines.length > 0 && count === 0 && (
        <>
          <Empty title={tBook('noneTitle')} text={tBook('noneText')} icon="find" />
          <button type="button" class="button button-secondary" onClick={() => ask(readAsked(''))}>
            {tBook('showAll')}
          </button>
        </>
      )}
    </main>
  );
}

function smallLine({ lines, complete }: Book, today: string): string {
  if (!complete) return tBook('reading', { n: lines.length });
  const year = reportingYear(today);
  const ofYear = lines.filter((line) => line.scope.endsWith(`:${year}`)).length;
  return tBook('small', { year: String(year), n: formatNumber(ofYear) });
}

/** What is asked for, kept in the address too; it begins anew when the address is another. */
function useAsked(): { readonly asked: Asked; readonly ask: (asked: Asked) => void } {
  const { url, route } = useLocation();
  const [asked, setAsked] = useState(() => readAsked(location.search));
  useEffect(() => {
    const there = readAsked(location.search);
    // A space just typed is in no address: what means the same stays as it was typed.
    setAsked((here) => (bookPath(here) === bookPath(there) ? here : there));
  }, [url]);
  useEffect(() => {
    if (bookPath(asked) === location.pathname + location.search) return;
    // Not at every keystroke: Safari refuses more than a hundred changes in half a minute.
    const remember = setTimeout(() => route(bookPath(asked), true), 400);
    return () => clearTimeout(remember);
  }, [asked]);
  return { asked, ask: setAsked };
}

/** Stays on top: what came back, and what two people wrote differently. */
function CameBack({ lines }: { readonly lines: readonly BookLine[] }) {
  const returned = lines.filter((line) => line.word === 'returned').length;
  const conflicts = lines.filter((line) => line.conflicts > 0).length;
  return (
    <>
      {returned > 0 && (
        <p class="notice notice-back">
          <Icon name="back" />
          <a href={bookPath({ word: 'returned' })}>{tBook('returned', { n: returned })}</a>
        </p>
      )}
      {conflicts > 0 && (
        <p class="notice notice-loss">
          <Icon name="two" />
          <a href="/mau-thuan">{t('today.conflicts', { n: conflicts })}</a>
        </p>
      )}
    </>
  );
}
