// What is only on this phone, by name: said before anything that could take it away. [N2]
import { liveQuery } from 'dexie';
import type { ActivityType } from '../domain/activity/type.ts';
import type { Store } from './database.ts';
import type { Watch } from './queries.ts';
import { operationOf } from './view.ts';

export interface UnsentItem {
  readonly id: string;
  readonly kind: 'entry' | 'draft';
  /** Absent when the phone does not know it: an operation about a record that has left. */
  readonly type?: ActivityType;
  /** Empty while nothing was typed. */
  readonly title: string;
  readonly date: string;
}

/** Entries with something unsent, oldest day first, then drafts. */
export function watchUnsent(store: Store): Watch<readonly UnsentItem[]> {
  return (next, error) => liveQuery(() => readUnsent(store)).subscribe({ next, error });
}

export async function readUnsent({ db }: Store): Promise<readonly UnsentItem[]> {
  return db.transaction('r', [db.outbox, db.view, db.draft], async () => {
    const rows = await db.outbox.orderBy('n').toArray();
    const recs = [...new Set(rows.map((row) => row.rec))];
    const shown = await db.view.bulkGet(recs);
    const entries = recs.map((id, index): UnsentItem => {
      const entry = shown[index];
      if (entry) return { ...named(entry.values), id, kind: 'entry', type: entry.type };
      const row = rows.find((one) => one.rec === id);
      const op = row && operationOf(row);
      const values = op && 'set' in op && op.set ? op.set : {};
      return { ...named(values), id, kind: 'entry' };
    });
    entries.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    const drafts = (await db.draft.toArray()).map(
      ({ id, type, values }): UnsentItem => ({ ...named(values), id, kind: 'draft', type }),
    );
    return [...entries, ...drafts];
  });
}

function named(values: Readonly<Record<string, unknown>>): { title: string; date: string } {
  const { title, date } = values;
  return {
    title: typeof title === 'string' ? title : '',
    date: typeof date === 'string' ? date : '',
  };
}
