// The reviewer's order of work: what came again first, then the oldest.
import { isActivity } from '../../domain/activity/type.ts';
import type { Entry } from '../../store/database.ts';

export type QueueFilter = 'submitted' | 'returned' | 'approved' | 'conflict' | 'all';

function belongs(entry: Entry, filter: QueueFilter): boolean {
  if (filter === 'conflict') return entry.conflicts > 0;
  // A card is nobody's to review. [D1]
  if (!isActivity(entry.type)) return false;
  if (filter === 'all') return true;
  return entry.state === filter;
}

export function queueOf(entries: readonly Entry[], filter: QueueFilter): readonly Entry[] {
  const found = entries.filter((entry) => belongs(entry, filter));
  if (filter !== 'submitted') return found;
  return found.sort(
    (a, b) => b.returns - a.returns || (a.date < b.date ? -1 : a.date > b.date ? 1 : 0),
  );
}
