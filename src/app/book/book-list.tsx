// The entries found, by day. A window that only grows: as many rows as a phone shows at once, and as many more whenever
// the thumb or the key comes near their end. Recycling rows would save memory nobody lacks (a month of a commune has some dozens) and
// would cost find-in-page, the reader's order of the list and the place one had scrolled to; days that are off the
// screen are not laid out (content-visibility in book.css).
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BookLine, Found } from '../../domain/book.ts';
import { entriesOf } from '../../store/book-entries.ts';
import type { Entry, Store } from '../../store/database.ts';
import { useAccount } from '../account.ts';
import { EntryRow } from '../screens/entry-row.tsx';
import { unitName } from '../unit-name.ts';
import { tBook } from '../words/book-words.ts';
import { dayHeading } from '../words/format.ts';
import { t } from '../words/words.ts';

/** Each row more is paid for at every keystroke; a phone shows five or six under the search. */
export const pageSize = 8;

interface BookListProps {
  readonly found: Found;
  /** What was asked for. */
  readonly search: string;
  readonly today: string;
}

interface Shown {
  readonly found: Found;
  readonly entries: ReadonlyMap<string, Entry>;
}

export function BookList({ found, search, today }: BookListProps) {
  const [most, setMost] = useState(pageSize);
  // Another search begins at its top; the same one, changed by a save, keeps its length.
  useEffect(() => setMost(pageSize), [search]);
  const shown = useShown(found, most);
  if (!shown) return null;
  const { exact, near } = shown.found;
  const nearMost = Math.max(0, most - exact.length);
  const left = shown.found.all.length - most;
  return (
    <>
      <Days lines={exact} most={most} entries={shown.entries} today={today} />
      {nearMost > 0 && near.length > 0 && (
        <>
          {exact.length > 0 && <p class="book-near">{tBook('near')}</p>}
          <Days lines={near} most={nearMost} entries={shown.entries} today={today} />
        </>
      )}
      {left > 0 && <More n={Math.min(pageSize, left)} onMore={() => setMost(most + pageSize)} />}
    </>
  );
}

/** The rows change all at once, when the entries behind them have been read: nothing flashes at a keystroke. */
function useShown(found: Found, most: number): Shown | null {
  const { store } = useAccount();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let current = true;
    const exact = found.exact.slice(0, most);
    const lines = [...exact, ...found.near.slice(0, most - exact.length)];
    void readLines(store, lines).then((entries) => current && setShown({ found, entries }));
    return () => {
      current = false;
    };
  }, [found, most]);
  return shown;
}

/** What was read for a line is right as long as the line stands: an entry that changes gets a new one. [L3] */
const read = new WeakMap<BookLine, Entry>();

async function readLines(
  store: Store,
  lines: readonly BookLine[],
): Promise<ReadonlyMap<string, Entry>> {
  const unread = lines.filter((line) => !read.has(line));
  if (unread.length > 0) {
    const ids = unread.map((line) => line.id);
    const fresh = await entriesOf(store, ids);
    for (const line of unread) {
      const entry = fresh.get(line.id);
      if (entry) read.set(line, entry);
    }
  }
  return new Map(
    lines.flatMap((line) => {
      const entry = read.get(line);
      return entry ? [[line.id, entry]] : [];
    }),
  );
}

interface DaysProps {
  readonly lines: readonly BookLine[];
  readonly most: number;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly today: string;
}

function Days({ lines, most, entries, today }: DaysProps) {
  const days = new Map<string, BookLine[]>();
  for (const line of lines.slice(0, most)) {
    const ofDay = days.get(line.date);
    if (ofDay) ofDay.push(line);
    else days.set(line.date, [line]);
  }
  const last = [...days.keys()].at(-1);
  return (
    <>
      {[...days].map(([date, ofDay]) => (
        <section key={date} class="book-day" aria-label={dayHeading(date, today)}>
          <h2 class="section">
            {dayHeading(date, today)}
            {/* The last day may go on below: its number is not known to be all. */}
            {(date !== last || lines.length <= most) && <span class="num">{ofDay.length}</span>}
          </h2>
          <div class="card list">
            {ofDay.map((line) => (
              <Row key={line.id} entry={entries.get(line.id)} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

function Row({ entry }: { readonly entry: Entry | undefined }) {
  const { units } = useAccount().signedIn;
  if (!entry) return null;
  const lead = units.length > 1 ? { lead: unitName(units, entry.scope) } : {};
  return <EntryRow entry={entry} href={`/ban-ghi/${entry.id}`} {...lead} />;
}

/** Pressed by itself when it comes near the screen; a button all the same, for keys and readers. */
function More({ n, onMore }: { readonly n: number; readonly onMore: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const element = button.current;
    if (!element) return;
    const near = new IntersectionObserver(([seen]) => seen?.isIntersecting && onMore(), {
      rootMargin: '400px',
    });
    near.observe(element);
    return () => near.disconnect();
  });
  return (
    <button ref={button} type="button" class="button button-secondary" onClick={onMore}>
      {t('book.more', { n })}
    </button>
  );
}
