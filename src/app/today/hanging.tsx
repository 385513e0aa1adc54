// Posters that should be down: one tap says that they are. [T6]
import { useLocation } from 'preact-iso';
import { takenDown } from '../../domain/hanging.ts';
import { localDate } from '../../domain/period.ts';
import type { Entry, Store } from '../../store/database.ts';
import { editDraft } from '../../store/draft.ts';
import { saveEdit } from '../../store/save.ts';
import { watchHanging } from '../../store/timetable.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { Button } from '../parts/button.tsx';
import { titleOf } from '../screens/entry-row.tsx';
import { shortDay } from '../words/format.ts';
import { tToday } from '../words/today-words.ts';
import './airings.css';
import { syncSoon } from '../worker-bridge.ts';

/** From what is shown now, as an edit of two fields; what a form has half written is not touched. */
async function takeDown(store: Store, { id }: Entry): Promise<'saved' | 'half written'> {
  const draft = await editDraft(store, id);
  if (!draft) return 'saved';
  const { from, savedAtMs } = draft;
  if (savedAtMs > 0) return 'half written';
  const today = localDate(store.environment.now());
  if (await saveEdit(store, draft, takenDown(from, today))) syncSoon();
  return 'saved';
}

export function Hanging() {
  const { store } = useAccount();
  const today = localDate(store.environment.now());
  const entries = useLive(() => watchHanging(store, today), `${store.db.name} ${today}`) ?? [];
  const { route } = useLocation();
  const down = async (entry: Entry) => {
    if ((await takeDown(store, entry)) === 'half written') route(`/ban-ghi/${entry.id}/sua`);
  };
  if (entries.length === 0) return null;
  return (
    <section class="card hanging-list" aria-label={tToday('hanging')}>
      <h2>{tToday('hanging')}</h2>
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
