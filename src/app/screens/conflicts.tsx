// The phone's list of what two people wrote differently: each with its cards, settled here one after the other.
import type { Entry } from '../../store/database.ts';
import { watchRecord, watchRecords } from '../../store/queries.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { Empty } from '../parts/empty.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { ConflictCards } from '../record/conflict-cards.tsx';
import { SyncStrip } from '../sync-strip.tsx';
import { shortDay } from '../words/format.ts';
import { t } from '../words/words.ts';
import { titleOf } from './entry-row.tsx';

export function ConflictsScreen() {
  const { store, signedIn } = useAccount();
  const entries = useLive(() => watchRecords(store), store.db.name);
  const open = entries?.filter((entry) => entry.conflicts > 0) ?? [];
  return (
    <main id="main" class="screen">
      <TopBar
        small={open.length > 0 ? t('today.conflicts', { n: open.length }) : signedIn.place}
        title={t('conflict.list')}
        back
      />
      <SyncStrip />
      {entries && open.length === 0 && (
        <Empty title={t('conflict.noneTitle')} text={t('conflict.noneText')} />
      )}
      {open.map((entry) => (
        <Conflicting key={entry.id} entry={entry} />
      ))}
    </main>
  );
}

function Conflicting({ entry }: { readonly entry: Entry }) {
  const { store } = useAccount();
  const facts = useLive(() => watchRecord(store, entry.id), entry.id);
  return (
    <section aria-label={titleOf(entry)}>
      <h2 class="section">
        <a href={`/ban-ghi/${entry.id}`}>{titleOf(entry)}</a>
        <span class="num">{shortDay(entry.date)}</span>
      </h2>
      {facts && <ConflictCards facts={facts} />}
      {entry.word === 'saved' && <p class="hint">{t('conflict.waiting')}</p>}
    </section>
  );
}
