// The entries behind some lines of the book, read when they are shown.
import type { Collection } from 'dexie';
import { liveQuery } from 'dexie';
import type { Database, Entry, Store } from './database.ts';
import { readFact } from './meta.ts';
import type { Watch } from './queries.ts';
import { lostOf } from './queries.ts';

/** The entries of these ids that the phone has. */
export async function entriesOf(
  { db }: Store,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Entry>> {
  const found = await db.view.bulkGet([...ids]);
  return new Map(found.flatMap((entry) => (entry ? [[entry.id, entry]] : [])));
}

/** The entries whose day lies in a month, "2026-11"; those of a lost scope are hidden. [S26] */
export function watchMonth(store: Store, month: string): Watch<readonly Entry[]> {
  return watchDays(store, ({ view }) => view.where('date').startsWith(`${month}-`));
}

export function watchDay(store: Store, date: string): Watch<readonly Entry[]> {
  return watchDays(store, ({ view }) => view.where('date').equals(date));
}

function watchDays(
  { db }: Store,
  days: (db: Database) => Collection<Entry, string>,
): Watch<readonly Entry[]> {
  const read = () =>
    db.transaction('r', [db.view, db.meta], async () => {
      const lost = new Set(lostOf(await readFact(db, 'scopes')));
      return (await days(db).toArray()).filter((entry) => !lost.has(entry.scope));
    });
  return (next, error) => liveQuery(read).subscribe({ next, error });
}
