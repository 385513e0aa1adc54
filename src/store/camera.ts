// The camera takes the phone's memory, and the page may be closed behind it. A mark on disk says which form had it open,
// so that the app comes back to the same entry and field.
import { liveQuery } from 'dexie';
import { photosOf, photoWarnings } from '../domain/photo.ts';
import type { Database, PhotoRow, Store } from './database.ts';
import { readFact, writeFact } from './meta.ts';
import type { Watch } from './queries.ts';

/** Older marks are of no use: the person has gone on to something else. */
const markMs = 3_600_000;

/** The camera is about to open over the form of this entry, at this address of the app. */
export async function markCamera({ db, environment }: Store, rec: string, path: string) {
  await writeFact(db, 'camera', { rec, path, atMs: environment.now() });
}

export async function unmarkCamera({ db }: Store): Promise<void> {
  await db.meta.delete('camera');
}

/** The form the camera was opened from, if the page was closed before it came back. */
export async function cameraMark({ db, environment }: Store) {
  const mark = await readFact(db, 'camera');
  return mark && Math.abs(environment.now() - mark.atMs) < markMs ? mark : undefined;
}

/** The photos of this phone among these, by name. */
export function watchPhotos(
  { db }: Store,
  ids: readonly string[],
): Watch<ReadonlyMap<string, PhotoRow>> {
  const read = async () => {
    const rows = await db.photo.bulkGet([...ids]);
    return new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  };
  return (next, error) => liveQuery(read).subscribe({ next, error });
}

/** Is a photo of this entry in another one too? [F2] */
export async function findReused(
  db: Database,
  own: { readonly id: string; readonly values: Readonly<Record<string, unknown>> },
): Promise<ReturnType<typeof photoWarnings>> {
  const ids = photosOf(own.values);
  if (ids.length === 0) return [];
  const others = await db.view
    .where('values.photos')
    .anyOf([...ids])
    .toArray();
  return photoWarnings(own, others);
}
