// What is only on this phone, by name: said before anything that could take it away. [N2]
import { liveQuery } from 'dexie';
import type { RecordType } from '../domain/activity/type.ts';
import type { Database, Store } from './database.ts';
import { unsentPhotos } from './photo.ts';
import type { Watch } from './queries.ts';
import { operationOf } from './view.ts';

export interface UnsentItem {
  readonly id: string;
  /** 'photos': the entry has been sent, photos of it have not. */
  readonly kind: 'entry' | 'draft' | 'photos';
  /** Absent when the phone does not know it: an operation about a record that has left. */
  readonly type?: RecordType;
  /** Empty while nothing was typed. */
  readonly title: string;
  readonly date: string;
  /** Photos of it that are only here. */
  readonly photos: number;
}

/** Entries with something unsent, oldest day first, then drafts, then entries of which only photos are left. */
export function watchUnsent(store: Store): Watch<readonly UnsentItem[]> {
  return (next, error) => liveQuery(() => readUnsent(store)).subscribe({ next, error });
}

export async function readUnsent({ db }: Store): Promise<readonly UnsentItem[]> {
  return db.transaction('r', [db.outbox, db.view, db.draft, db.photo], async () => {
    const photos = await photosByRecord(db);
    const count = (id: string) => photos.get(id) ?? 0;
    const entries = (await unsentEntries(db)).map((item) => ({ ...item, photos: count(item.id) }));
    entries.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    const drafts = (await db.draft.toArray()).map(
      ({ id, type, values }): UnsentItem => ({
        ...named(values),
        id,
        kind: 'draft',
        type,
        photos: count(id),
      }),
    );
    const said = new Set([...entries, ...drafts].map((item) => item.id));
    const rest = [...photos.keys()].filter((id) => !said.has(id));
    const shown = await db.view.bulkGet(rest);
    const bare = rest.map((id, index): UnsentItem => {
      const entry = shown[index];
      const type = entry ? { type: entry.type } : {};
      return { ...named(entry?.values ?? {}), ...type, id, kind: 'photos', photos: count(id) };
    });
    return [...entries, ...drafts, ...bare];
  });
}

async function unsentEntries(db: Database): Promise<readonly Omit<UnsentItem, 'photos'>[]> {
  const rows = await db.outbox.orderBy('n').toArray();
  const recs = [...new Set(rows.map((row) => row.rec))];
  const shown = await db.view.bulkGet(recs);
  return recs.map((id, index) => {
    const entry = shown[index];
    if (entry) return { ...named(entry.values), id, kind: 'entry', type: entry.type };
    const row = rows.find((one) => one.rec === id);
    const op = row && operationOf(row);
    const values = op && 'set' in op && op.set ? op.set : {};
    return { ...named(values), id, kind: 'entry' };
  });
}

async function photosByRecord(db: Database): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { recs } of await unsentPhotos(db)) {
    for (const rec of recs) counts.set(rec, (counts.get(rec) ?? 0) + 1);
  }
  return counts;
}

function named(values: Readonly<Record<string, unknown>>): { title: string; date: string } {
  const { title, date } = values;
  return {
    title: typeof title === 'string' ? title : '',
    date: typeof date === 'string' ? date : '',
  };
}
