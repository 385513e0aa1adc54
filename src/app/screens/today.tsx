// Hôm nay: what came back, what lies half written, four buttons to log, and what was logged last. One thumb.
import { mainTypes } from '../../domain/activity/type.ts';
import { daysToDeadline, localDate } from '../../domain/period.ts';
import type { DraftRow, Entry } from '../../store/database.ts';
import { newId } from '../../store/database.ts';
import { watchDrafts, watchToday } from '../../store/queries.ts';
import { useAccount } from '../account.ts';
import { useLater } from '../hooks/use-later.ts';
import { useLive } from '../hooks/use-live.ts';
import { installed } from '../install/standing-alone.ts';
import { Notices } from '../notices.tsx';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { SyncStrip } from '../sync-strip.tsx';
import { clockTime, shortDay } from '../words/format.ts';
import { t } from '../words/words.ts';
import { EntryRow, titleOf } from './entry-row.tsx';
import { typeIcons } from './type-icons.ts';

const recentMost = 5;
/** Of each kind; the rest is in the book. */
const cameBackMost = 5;

export function TodayScreen() {
  const { store, signedIn } = useAccount();
  const book = useLive(() => watchToday(store, recentMost), store.db.name);
  const drafts = useLive(() => watchDrafts(store), store.db.name);
  const today = localDate(store.environment.now());
  // At the right moment: something is here that is worth keeping. [N4]
  const InstallCard = useLater(
    () => import('../install/install-card.tsx').then((m) => m.InstallCard),
    !installed.value && (book?.recent.length ?? 0) > 0,
  );
  return (
    <main id="main" class="screen">
      <TopBar
        small={`${shortDay(today)} · ${signedIn.place}`}
        title={t('today.title')}
        right={<Due days={daysToDeadline(today)} />}
      />
      <SyncStrip />
      <Notices />
      <CameBack entries={book?.cameBack ?? []} />
      <Drafts drafts={drafts ?? []} />
      <h2 class="section">{t('today.log')}</h2>
      <div class="type-grid">
        {mainTypes.map((type) => (
          <a key={type} class="type-button" href={`/ghi/${type}/${newId(store)}`}>
            <Icon name={typeIcons[type]} />
            <span>{t(`type.${type}`)}</span>
          </a>
        ))}
      </div>
      <a class="other-types" href="/ghi">
        <Icon name="plus" />
        <span>{t('today.other')}</span>
      </a>
      {InstallCard && <InstallCard />}
      {book && <Recent entries={book.recent} />}
    </main>
  );
}

function Due({ days }: { readonly days: number }) {
  if (days === 0) return <span class="due">{t('today.dueToday')}</span>;
  return (
    <span class="due">
      <b class="num">{days}</b> {t('today.dueDays')}
    </span>
  );
}

/** Returned first, then what two people wrote differently, then other answers that ask for a look. */
function CameBack({ entries }: { readonly entries: readonly Entry[] }) {
  const groups = [
    { word: 'returned', title: 'today.returned', icon: 'back' },
    { word: 'conflict', title: 'today.conflicts', icon: 'two' },
    { word: 'attention', title: 'today.attention', icon: 'warn' },
  ] as const;
  return (
    <>
      {groups.map(({ word, title, icon }) => {
        const found = entries.filter((entry) => entry.word === word);
        if (found.length === 0) return null;
        return (
          <section key={word} class={`card came-back came-back-${word}`}>
            <h2>
              <Icon name={icon} />
              {word === 'conflict' ? (
                <a href="/mau-thuan">{t(title, { n: found.length })}</a>
              ) : (
                <span>{t(title, { n: found.length })}</span>
              )}
            </h2>
            {found.slice(0, cameBackMost).map((entry) => (
              <a key={entry.id} class="came-back-entry" href={`/ban-ghi/${entry.id}`}>
                <b>{titleOf(entry)}</b>
                <span class="num">
                  {shortDay(entry.date)}
                  {entry.returned ? ` – “${entry.returned}”` : ''}
                </span>
              </a>
            ))}
          </section>
        );
      })}
    </>
  );
}

function Drafts({ drafts }: { readonly drafts: readonly DraftRow[] }) {
  if (drafts.length === 0) return null;
  return (
    <section aria-label={t('today.drafts')}>
      <h2 class="section">{t('today.drafts')}</h2>
      <div class="card list">
        {drafts.map((draft) => (
          <a key={draft.id} class="entry-row" href={draftPath(draft)}>
            <Icon name={typeIcons[draft.type]} />
            <span class="entry-row-text">
              <b>
                {typeof draft.values.title === 'string'
                  ? draft.values.title
                  : t(`type.${draft.type}`)}
              </b>
              <span class="soft num">
                {t('today.draft', { time: clockTime(new Date(draft.savedAtMs).toISOString()) })}
              </span>
            </span>
          </a>
        ))}
      </div>
    </section>
  );
}

function draftPath(draft: DraftRow): string {
  return draft.scope === null ? `/ghi/${draft.type}/${draft.id}` : `/ban-ghi/${draft.id}/sua`;
}

function Recent({ entries }: { readonly entries: readonly Entry[] }) {
  if (entries.length === 0)
    return <Empty title={t('today.emptyTitle')} text={t('today.emptyText')} />;
  return (
    <section aria-label={t('today.recent')}>
      <h2 class="section">
        {t('today.recent')}
        <a href="/so">{t('today.all')}</a>
      </h2>
      <div class="card list">
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} href={`/ban-ghi/${entry.id}`} />
        ))}
      </div>
    </section>
  );
}
