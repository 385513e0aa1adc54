// Hôm nay: what came back, what lies half written, four buttons to log, and what was logged last. One thumb.
import { mainTypes } from '../../domain/activity/type.ts';
import { localDate } from '../../domain/period.ts';
import { daysToDeadline } from '../../domain/report-year.ts';
import type { Entry } from '../../store/database.ts';
import { newId } from '../../store/database.ts';
import { watchToday } from '../../store/queries.ts';
import { useAccount } from '../account.ts';
import { useLater } from '../hooks/use-later.ts';
import { useLive } from '../hooks/use-live.ts';
import { useStanding } from '../hooks/use-standing.ts';
import { mayInstall } from '../install/standing-alone.ts';
import { Notices } from '../notices.tsx';
import { Empty } from '../parts/empty.tsx';
import { FirstDrawing } from '../parts/first-drawing.tsx';
import { Icon } from '../parts/icon.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { StandingStrip } from '../sync-strip.tsx';
import { CameBack } from '../today/came-back.tsx';
import { shortDay } from '../words/format.ts';
import { t } from '../words/words.ts';
import { EntryRow } from './entry-row.tsx';
import { typeIcons } from './type-icons.ts';
// Of what stands around the buttons; a style sheet of its own would come before its script, one after the other.
import '../today/airings.css';
import './today.css';

const recentMost = 5;

/** What stands around the buttons, in a chunk of its own; asked for while the phone still looks who is here. */
export const around = () => import('../today/around.tsx');

export function TodayScreen() {
  const { store, signedIn } = useAccount();
  const today = localDate(store.environment.now());
  return (
    <main id="main" class="screen">
      <TopBar
        small={`${shortDay(today)} · ${signedIn.place}`}
        title={t('today.title')}
        right={<Due days={daysToDeadline(today, signedIn.calendar)} />}
      />
      <FirstDrawing>
        <Today />
      </FirstDrawing>
    </main>
  );
}

function Today() {
  const { store } = useAccount();
  const standing = useStanding();
  const book = useLive(() => watchToday(store, recentMost), store.db.name);
  const Around = useLater(() => around().then((m) => m.Around));
  // At the right moment: something is here that is worth keeping. [N4]
  const InstallCard = useLater(
    () => import('../install/install-card.tsx').then((m) => m.InstallCard),
    mayInstall() && (book?.recent.length ?? 0) > 0,
  );
  const buttons = (
    <>
      <h2 class="visually-hidden">{t('today.log')}</h2>
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
    </>
  );
  return (
    <>
      <StandingStrip standing={standing} />
      <Notices standing={standing} />
      <CameBack entries={book?.cameBack ?? []} />
      {Around ? <Around>{buttons}</Around> : buttons}
      {InstallCard && <InstallCard />}
      {book && <Recent entries={book.recent} />}
    </>
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
