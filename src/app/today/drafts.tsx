// What lies half written: kept to the last keystroke, on this phone only.
import { isSingleton } from '../../domain/activity/type.ts';
import type { DraftRow } from '../../store/database.ts';
import { watchDrafts } from '../../store/queries.ts';
import { useAccount } from '../account.ts';
import { useLive } from '../hooks/use-live.ts';
import { Icon } from '../parts/icon.tsx';
import { typeIcons } from '../screens/type-icons.ts';
import { clockTime } from '../words/format.ts';
import { tToday } from '../words/today-words.ts';
import { t } from '../words/words.ts';

export function Drafts() {
  const { store } = useAccount();
  const drafts = useLive(() => watchDrafts(store), store.db.name) ?? [];
  if (drafts.length === 0) return null;
  return (
    <section aria-label={tToday('drafts')}>
      <h2 class="section">{tToday('drafts')}</h2>
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
                {tToday('draft', { time: clockTime(new Date(draft.savedAtMs).toISOString()) })}
              </span>
            </span>
          </a>
        ))}
      </div>
    </section>
  );
}

function draftPath({ id, type, scope }: DraftRow): string {
  if (scope === null && !isSingleton(type)) return `/ghi/${type}/${id}`;
  return `/ban-ghi/${id}/sua`;
}
