// Posters that should be down: one tap says that they are. [T6]
import { useLocation } from 'preact-iso';
import { takenDown } from '../../domain/hanging.ts';
import { localDate } from '../../domain/period.ts';
import type { Entry, Store } from '../../store/database.ts';
import { editDraft } from '../../store/draft.ts';
import { saveEdit } from '../../store/save.ts';
import { watchHanging } from '../../store/timetable.ts';
import { useAccount } from '../account.ts';
import { useDeed } from '../hooks/use-deed.ts';
import { useLive } from '../hooks/use-live.ts';
import { Button } from '../parts/button.tsx';
import { FailureLine } from '../parts/failure-line.tsx';
import { titleOf } from '../screens/entry-row.tsx';
import { shortDay } from '../words/format.ts';
import { tToday } from '../words/today-words.ts';
import { t } from '../words/words.ts';

/** From what is shown now, as an edit of two fields; what a form has half written is not touched. */
async function takeDown(store: Store, { id }: Entry): Promise<'taken down' | 'half written'> {
  const draft = await editDraft(store, id);
  if (!draft) return 'taken down';
  const { from, savedAtMs } = draft;
  if (savedAtMs > 0) return 'half written';
  const today = localDate(store.environment.now());
  await saveEdit(store, draft, takenDown(from, today));
  return 'taken down';
}

export function Hanging() {
  const { store } = useAccount();
  const today = localDate(store.environment.now());
  const entries = useLive(() => watchHanging(store, today), `${store.db.name} ${today}`) ?? [];
  const { route } = useLocation();
  const { failure, act } = useDeed();
  const down = (entry: Entry) =>
    act(async () => {
      if ((await takeDown(store, entry)) === 'half written') route(`/ban-ghi/${entry.id}/sua`);
    });
  if (entries.length === 0) return null;
  return (
    <section class="card hanging-list" aria-label={tToday('hanging')}>
      <h2>{tToday('hanging')}</h2>
      <FailureLine text={failure && t(failure)} />
      {entries.map((entry) => (
        <div key={entry.id} class="hanging">
          <a class="entry-row-text" href={`/ban-ghi/${entry.id}`}>
            <b>{titleOf(entry)}</b>
            <span class="soft num">{tToday('hangsSince', { day: shortDay(entry.date) })}</span>
          </a>
          <Button kind="secondary" onClick={() => void down(entry)}>
            {tToday('takenDown')}
          </Button>
        </div>
      ))}
    </section>
  );
}
