// Duyệt: the queue at the left, the record beside its history at the right; j, k, a, r. A review is an operation like
// any other: it is saved first and works offline. The approval names the version this screen showed. [V3]

import { useMemo, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { localDate } from '../../domain/period.ts';
import { watchRecords } from '../../store/queries.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { Empty } from '../parts/empty.tsx';
import { SyncStrip } from '../sync-strip.tsx';
import { tDesk } from '../words/desk-words.ts';
import { t } from '../words/words.ts';
import { Bulk } from './bulk.tsx';
import { DeskRecord } from './desk-record.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import type { Part } from './part.ts';
import { usePart } from './part.ts';
import type { Asked, QueueFilter } from './queue.ts';
import { deskOf, queueOf } from './queue.ts';
import { QueueFilters } from './queue-filters.tsx';
import { QueueList } from './queue-list.tsx';
import { TrayNotice } from './tray-notice.tsx';
import { UndoBar } from './undo-bar.tsx';
import { useKeys } from './use-keys.ts';
import './desk.css';
import './review.css';

const reviewing: readonly QueueFilter[] = ['submitted', 'returned', 'approved', 'all'];
const inTwoSteps: readonly QueueFilter[] = ['submitted', 'checked', 'returned', 'approved', 'all'];
const settling: readonly QueueFilter[] = ['conflict', 'duplicate'];

export function DeskScreen() {
  const { store, signedIn } = useAccount();
  const { path, route } = useLocation();
  const { params } = useRoute();
  const settles = path.startsWith('/mau-thuan');
  const root = settles ? '/mau-thuan' : '/duyet';
  const part = usePart();
  const { steps, own } = part;
  const reviews = part.says !== null;
  const [review, setReview] = useState<Asked | null>(null);
  const [settle, setSettle] = useState<Asked>(all('conflict'));
  const unasked = useMemo(() => all(own), [own]);
  const asked = settles ? settle : (review ?? unasked);
  const entries = useLive(() => watchRecords(store), store.db.name);
  const today = localDate(store.environment.now());
  const desk = useMemo(
    () => deskOf(entries ?? [], today, { steps, own }),
    [entries, today, steps, own],
  );
  const queue = useMemo(() => queueOf(desk, asked), [desk, asked]);
  const chosen = params.id ?? '';
  const at = queue.findIndex((entry) => entry.id === chosen);
  const title = t(settles ? 'desk.conflicts' : reviews ? 'desk.title' : 'desk.records');

  function go(step: 1 | -1): void {
    const next = queue[at < 0 ? 0 : at + step];
    if (next) route(`${root}/${next.id}`);
  }
  useKeys({ j: () => go(1), k: () => go(-1) });
  // After the last one the record is left: a decided record that stays open is looked at by nobody.
  const onNext = () => (queue[at < 0 ? 0 : at + 1] ? go(1) : route(root));

  return (
    <main id="main" class={`desk ${chosen ? 'desk-chosen' : ''}`}>
      <section class="desk-queue" aria-label={title}>
        <header class="desk-head">
          <h1>{title}</h1>
          <p class="soft">
            {tDesk('desk.communes', { place: signedIn.place, n: signedIn.units.length })}
          </p>
          <SyncStrip />
          {signedIn.role === 'province' && !settles && <TrayNotice />}
          <QueueFilters
            desk={desk}
            units={signedIn.units}
            filters={settles ? settling : steps === 2 ? inTwoSteps : reviewing}
            asked={asked}
            onAsk={settles ? setSettle : setReview}
          />
          {reviews && <UndoBar />}
          {part.says && asked.filter === own && (
            <Bulk plain={queue.filter(desk.isPlain)} says={part.says} />
          )}
        </header>
        <div class="desk-list">
          <QueueList
            key={JSON.stringify(asked)}
            units={signedIn.units}
            {...{ desk, queue, root, chosen, today }}
          />
          {entries && queue.length === 0 && <QueueEmpty {...{ asked, part }} />}
        </div>
      </section>
      <section class="desk-detail" aria-label={tDesk('desk.details')}>
        {chosen ? (
          <DeskRecord key={chosen} id={chosen} {...{ root, desk, part, onNext }} />
        ) : (
          <p class="desk-choose soft">{tDesk('desk.choose')}</p>
        )}
        {part.says && <KeysDialog says={part.says} />}
      </section>
    </main>
  );
}

function all(filter: QueueFilter): Asked {
  return { filter, unit: null, type: null };
}

function QueueEmpty({ asked, part }: { readonly asked: Asked; readonly part: Part }) {
  const { filter, unit, type } = asked;
  const done = part.says === 'checked' ? 'desk.emptyCheck' : 'desk.emptyTitle';
  return part.says && filter === part.own && unit === null && type === null ? (
    <Empty title={tDesk(done)} text={tDesk('desk.emptyText')} />
  ) : (
    <p class="desk-choose soft">{tDesk('desk.noneFiltered')}</p>
  );
}
