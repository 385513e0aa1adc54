// Answered operations are kept until the province says they are inside a backup: until then a restored province may
// need them again. sync.md §2.10 [S30]
import { photosOf } from '../domain/photo.ts';
import type { Database, PhotoRow, SentRow, Store } from './database.ts';
import { readFact, writeFact } from './meta.ts';

/** Lets go of what is safe and shown by the record itself; what asks for a person stays, however old. */
export async function pruneSent(db: Database, safe: string): Promise<void> {
  if (safe <= ((await readFact(db, 'safe')) ?? '')) return;
  await writeFact(db, 'safe', safe);
  const due = await db.sent.where('ack').below(safe).toArray();
  const rows = await db.base.bulkGet(due.map((sent) => sent.rec));
  const told = due.filter((sent, index) => isTold(sent, rows[index]?.v));
  await db.sent.bulkDelete(told.map((sent) => sent.op));
  await prunePhotos(db, safe);
}

/** Photos inside a backup, of records of which nothing is left here: of a commune that was taken away, for one. [S26] */
async function prunePhotos(db: Database, safe: string): Promise<void> {
  // Bytes are large: only those of what no entry names are looked at.
  const sent = await db.photo.where('state').equals('sent').primaryKeys();
  const shown = await db.view.where('values.photos').anyOf(sent).toArray();
  const named = new Set(shown.flatMap(({ values }) => photosOf(values)));
  for (const id of sent) {
    const photo = named.has(id) ? undefined : await db.photo.get(id);
    if (photo && (photo.ack ?? '') < safe && !(await isLeft(db, photo.recs)))
      await db.photo.delete(id);
  }
}

/** Is anything of one of these records on this phone? */
async function isLeft(db: Database, recs: readonly string[]): Promise<boolean> {
  for (const table of [db.base, db.view]) {
    if ((await table.bulkGet([...recs])).some((row) => row !== undefined)) return true;
  }
  for (const table of [db.outbox, db.sent]) {
    if ((await table.where('rec').anyOf(recs).count()) > 0) return true;
  }
  return (await db.draft.bulkGet([...recs])).some((row) => row !== undefined);
}

/**
 * Does the screen no longer need this operation to show the record? While a row of the record is here, what is ahead of
 * that row is shown on top of it, also when the record has left; what asks for a person stays, unless the record's scope
 * was taken from this account and nobody can be asked about it. [S5] [S26]
 * @param v the row's version; undefined if there is none
 */
function isTold(sent: SentRow, v: number | undefined): boolean {
  if (v === undefined) return sent.over === 1;
  return sent.open === 0 && (sent.result.v ?? 0) <= v;
}

/** A draft's photo is no part of the entry yet; any other must be inside the backup as its entry is. [W8] */
export function isKeptSafe({ state, ack }: PhotoRow, safe: string | undefined): boolean {
  return state === 'kept' || (state === 'sent' && ack !== undefined && ack < (safe ?? ''));
}

/**
 * Entries of which this phone still keeps what no backup of the province holds: whoever signs out takes from the
 * province the one place it could have it from again. [S30] [N2]
 */
export async function countUnsafe({ db }: Store): Promise<number> {
  return db.transaction('r', [db.meta, db.sent, db.photo], async () => {
    const safe = await readFact(db, 'safe');
    const operations = await db.sent
      .where('ack')
      .aboveOrEqual(safe ?? '')
      .toArray();
    const here = db.photo.filter(({ bytes }) => bytes !== null);
    const photos = await here.filter((photo) => !isKeptSafe(photo, safe)).toArray();
    const unsafe = [...operations.map(({ rec }) => rec), ...photos.flatMap(({ recs }) => recs)];
    return new Set(unsafe).size;
  });
}
