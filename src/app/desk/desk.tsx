// Duyệt: the queue at the left, the record beside its history at the right; j, k, a, r. A review is an operation like
// any other: it is saved first and works offline. The approval names the version this screen showed. [V3]

import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import type { Entry } from '../../store/database.ts';
import { watchRecords } from '../../store/queries.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { Empty } from '../parts/empty.tsx';
import { EntryRow } from '../screens/entry-row.tsx';
import { SyncStrip } from '../sync-strip.tsx';
import { unitName } from '../unit-name.ts';
import { tDesk } from '../words/desk-words.ts';
import { dayMonth } from '../words/format.ts';
import { t } from '../words/words.ts';
import { DeskRecord } from './desk-record.tsx';
import type { QueueFilter } from './queue.ts';
import { queueOf } from './queue.ts';
import { useKeys } from './use-keys.ts';
import './desk.css';

const filters = [
  'submitted',
  'returned',
  'approved',
  'all',
] as const satisfies readonly QueueFilter[];
const pageSize = 80;

export function DeskScreen() {
  const { store, signedIn } = useAccount();
  const { path, route } = useLocation();
  const { params } = useRoute();
  const conflictsOnly = path.startsWith('/mau-thuan');
  const root = conflictsOnly ? '/mau-thuan' : '/duyet';
  const [filter, setFilter] = useState<QueueFilter>(
    signedIn.role === 'reviewer' ? 'submitted' : 'all',
  );
  const [most, setMost] = useState(pageSize);
  const title = t(signedIn.role === 'reviewer' ? 'desk.title' : 'desk.records');
  const entries = useLive(() => watchRecords(store), store.db.name) ?? [];
  const queue = queueOf(entries, conflictsOnly ? 'conflict' : filter);
  const chosen = params.id ?? '';
  const at = queue.findIndex((entry) => entry.id === chosen);

  function go(step: 1 | -1): void {
    const next = queue[at < 0 ? 0 : at + step];
    if (next) route(`${root}/${next.id}`);
  }
  useKeys({ j: () => go(1), k: () => go(-1) });

  return (
    <main id="main" class={`desk ${chosen ? 'desk-chosen' : ''}`}>
      <section class="desk-queue" aria-label={title}>
        <header class="desk-head">
          <h1>{conflictsOnly ? t('desk.conflicts') : title}</h1>
          <p class="soft">
            {tDesk('desk.communes', { place: signedIn.place, n: signedIn.units.length })}
          </p>
          <SyncStrip />
          {!conflictsOnly && (
            <div class="filters" role="group" aria-label={tDesk('desk.filter')}>
              {filters.map((one) => (
                <button
                  key={one}
                  type="button"
                  class="filter"
                  aria-pressed={filter === one}
                  onClick={() => setFilter(one)}
                >
                  {tDesk(`desk.filter.${one}`)}{' '}
                  <span class="num">{queueOf(entries, one).length}</span>
                </button>
              ))}
            </div>
          )}
        </header>
        <div class="desk-list">
          {queue.slice(0, most).map((entry) => (
            <div key={entry.id} class={entry.id === chosen ? 'desk-item on' : 'desk-item'}>
              <EntryRow
                entry={entry}
                href={`${root}/${entry.id}`}
                lead={leadOf(entry, signedIn.units)}
                desk
              />
            </div>
          ))}
          {queue.length > most && (
            <button
              type="button"
              class="button button-secondary"
              onClick={() => setMost(most + pageSize)}
            >
              {t('book.more', { n: Math.min(pageSize, queue.length - most) })}
            </button>
          )}
          {queue.length === 0 && <QueueEmpty filter={filter} conflictsOnly={conflictsOnly} />}
        </div>
      </section>
      <section class="desk-detail" aria-label={tDesk('desk.details')}>
        {chosen ? (
          <DeskRecord key={chosen} id={chosen} back={root} onNext={() => go(1)} />
        ) : (
          <p class="desk-choose soft">{tDesk('desk.choose')}</p>
        )}
        {signedIn.role === 'reviewer' && <p class="desk-keys soft">{tDesk('desk.keys')}</p>}
      </section>
    </main>
  );
}

function leadOf(entry: Entry, units: Parameters<typeof unitName>[0]): string {
  const again = entry.returns > 0 ? ` · ${tDesk('desk.resent', { n: entry.returns + 1 })}` : '';
  return `${unitName(units, entry.scope)} · ${dayMonth(entry.date)}${again}`;
}

interface QueueEmptyProps {
  readonly filter: QueueFilter;
  readonly conflictsOnly: boolean;
}

function QueueEmpty({ filter, conflictsOnly }: QueueEmptyProps) {
  return filter === 'submitted' && !conflictsOnly ? (
    <Empty title={tDesk('desk.emptyTitle')} text={tDesk('desk.emptyText')} />
  ) : (
    <p class="desk-choose soft">{tDesk('desk.noneFiltered')}</p>
  );
}
