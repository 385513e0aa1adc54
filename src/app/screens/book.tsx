// Sổ: the device's entries by day, searched without diacritics, states in words. Newest first.
import { useState } from 'preact/hooks';
import type { EntryWord } from '../../domain/claim.ts';
import { localDate, reportingYear } from '../../domain/period.ts';
import { parseScope } from '../../domain/scope.ts';
import { fold, matchesFolded } from '../../domain/text.ts';
import type { Entry } from '../../store/database.ts';
import { watchEntries } from '../../store/queries.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { SyncStrip } from '../sync-strip.tsx';
import { unitName } from '../unit-name.ts';
import { dayHeading, formatNumber } from '../words/format.ts';
import { t } from '../words/words.ts';
import { EntryRow } from './entry-row.tsx';

const words = [
  'saved',
  'returned',
  'conflict',
  'attention',
  'sent',
  'approved',
  'cancelled',
] as const;
/** Drawn at first, and again at each "more": a long book must not hold up the first keystroke. */
const pageSize = 60;

function search(
  entries: readonly Entry[],
  query: string,
  word: EntryWord | null,
): readonly Entry[] {
  const folded = fold(query);
  return entries.filter(
    (entry) =>
      (word === null || entry.word === word) &&
      (folded === '' || matchesFolded(entry.fold, folded)),
  );
}

export function BookScreen() {
  const { store, signedIn } = useAccount();
  const entries = useLive(() => watchEntries(store), store.db.name);
  const [query, setQuery] = useState('');
  const [word, setWord] = useState<EntryWord | null>(null);
  const [most, setMost] = useState(pageSize);
  const today = localDate(store.environment.now());
  const year = reportingYear(today);
  const thisYear = entries?.filter((entry) => parseScope(entry.scope)?.year === year).length ?? 0;
  const found = search(entries ?? [], query, word);
  const present = words.filter((one) => entries?.some((entry) => entry.word === one));
  const conflicts = entries?.filter((entry) => entry.conflicts > 0).length ?? 0;
  const clear = () => {
    setQuery('');
    setWord(null);
  };
  return (
    <main id="main" class="screen">
      <TopBar
        small={t('book.small', { year: String(year), n: formatNumber(thisYear) })}
        title={t('book.title')}
      />
      <SyncStrip />
      <label class="find">
        <Icon name="find" />
        <span class="visually-hidden">{t('book.find')}</span>
        <input
          type="search"
          placeholder={t('book.find')}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </label>
      {present.length > 1 && (
        <div class="filters" role="group" aria-label={t('book.filter')}>
          <Filter label={t('book.all')} on={word === null} onPick={() => setWord(null)} />
          {present.map((one) => (
            <Filter
              key={one}
              label={t(`status.${one}`)}
              on={word === one}
              onPick={() => setWord(one)}
            />
          ))}
        </div>
      )}
      {conflicts > 0 && word === null && query === '' && (
        <p class="notice notice-off">
          <Icon name="two" />
          <a href="/mau-thuan">{t('today.conflicts', { n: conflicts })}</a>
        </p>
      )}
      <p class="visually-hidden" role="status">
        {query ? t('book.found', { n: found.length }) : ''}
      </p>
      <Days entries={found.slice(0, most)} today={today} units={signedIn.units} />
      {found.length > most && (
        <button
          type="button"
          class="button button-secondary"
          onClick={() => setMost(most + pageSize)}
        >
          {t('book.more', { n: Math.min(pageSize, found.length - most) })}
        </button>
      )}
      {entries?.length === 0 && <Empty title={t('book.emptyTitle')} text={t('book.emptyText')} />}
      {entries && entries.length > 0 && found.length === 0 && (
        <>
          <Empty title={t('book.noneTitle')} text={t('book.noneText')} />
          <button type="button" class="button button-secondary" onClick={clear}>
            {t('book.showAll')}
          </button>
        </>
      )}
    </main>
  );
}

interface FilterProps {
  readonly label: string;
  readonly on: boolean;
  readonly onPick: () => void;
}

function Filter({ label, on, onPick }: FilterProps) {
  return (
    <button type="button" class="filter" aria-pressed={on} onClick={onPick}>
      {label}
    </button>
  );
}

interface DaysProps {
  readonly entries: readonly Entry[];
  readonly today: string;
  readonly units: Parameters<typeof unitName>[0];
}

function Days({ entries, today, units }: DaysProps) {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) days.set(entry.date, [...(days.get(entry.date) ?? []), entry]);
  return (
    <>
      {[...days].map(([date, ofDay]) => (
        <section key={date} aria-label={dayHeading(date, today)}>
          <h2 class="section">
            {dayHeading(date, today)}
            <span class="num">{ofDay.length}</span>
          </h2>
          <div class="card list">
            {ofDay.map((entry) => (
              <EntryRow
                key={entry.id}
                entry={entry}
                href={`/ban-ghi/${entry.id}`}
                {...(units.length > 1 ? { lead: unitName(units, entry.scope) } : {})}
              />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
