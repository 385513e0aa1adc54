// Photos on this phone. A photo's bytes are a row of their own, as ArrayBuffer (Safari loses Blobs), put down in the
// same strict transaction as the draft or the operation that names it. sync.md §2.3, §2.11 [F3]
//
//   kept ──a save names it──▶ due ──the province verified its hash──▶ sent ──disk full──▶ sent, without bytes
//    └──removed, draft dropped──▶ gone       └──damaged here, or refused──▶ bad: take it again
import { photosOf } from '../domain/photo.ts';
import type { ProblemType } from '../domain/problem.ts';
import type { Database, PhotoRow, SentRow, Store } from './database.ts';
import { readFact } from './meta.ts';
import { durably } from './storage-fault.ts';

/** A photo as it comes out of the camera's worker: re-encoded, without metadata. */
export interface NewPhoto {
  /** SHA-256 of the bytes, base64url. */
  readonly id: string;
  readonly bytes: ArrayBuffer;
  readonly media: PhotoRow['media'];
  readonly width: number;
  readonly height: number;
}

/** Inside the caller's transaction over `photo`. The same photo taken again mends a damaged one. */
export async function putPhotos(
  { db, environment }: Store,
  rec: string,
  photos: readonly NewPhoto[],
): Promise<void> {
  for (const photo of photos) {
    const known = await db.photo.get(photo.id);
    const recs = known ? [...new Set([...known.recs, rec])] : [rec];
    const state = known?.state === 'bad' ? 'due' : (known?.state ?? 'kept');
    const { ack } = known ?? {};
    const takenAtMs = known?.takenAtMs ?? environment.now();
    const row = { ...photo, recs, state, takenAtMs, size: photo.bytes.byteLength };
    await db.photo.put(ack ? { ...row, ack } : row);
  }
}

/** What this phone has for an entry or its draft, bytes and all. */
export function photosOfRecord(db: Database, rec: string): Promise<readonly PhotoRow[]> {
  return db.photo.where('recs').equals(rec).toArray();
}

/**
 * What a record names from now on is due at the province; what it names no more is let go of, unless another entry has
 * it. Inside the caller's transaction over `photo`, `view`, `sent`, `base` and `meta`.
 * @param rows what `photosOfRecord` found in the same transaction
 */
export async function settlePhotos(
  db: Database,
  rec: string,
  rows: readonly PhotoRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const entry = await db.view.get(rec);
  const named = new Set(entry ? photosOf(entry.values) : []);
  const answers = await db.sent.where('rec').equals(rec).toArray();
  // What the province did not simply take in is not in the entry, and may still be asked for or offered again. [V7]
  const parked = answers.filter((one) => !isTakenIn(one) && !isLeftAtThat(one));
  const over = answers.filter(isLeftAtThat);
  for (const row of rows) {
    const recs = row.recs.filter((one) => one !== rec);
    if (named.has(row.id)) {
      const state = row.state === 'kept' && (await isThere(db, rec, row)) ? 'sent' : 'due';
      if (row.state === 'kept') await db.photo.put({ ...row, state });
    } else if (row.state !== 'kept' && ((!entry && !names(over, row)) || names(parked, row))) {
      // The record has left this phone's sight: what a save has named of it still goes up. One that has come stays too:
      // a province put back to an older backup is offered the operation again, and asks for its bytes. [S30]
      continue;
    } else if (recs.length > 0) await db.photo.put({ ...row, recs });
    else await db.photo.delete(row.id);
  }
}

/** Does the province's own row say that it has it? A row of an earlier download proves nothing. [F4] */
async function isThere(db: Database, rec: string, { id }: PhotoRow): Promise<boolean> {
  const base = await db.base.get(rec);
  if (!base?.row?.ph?.includes(id)) return false;
  return (await readFact(db, 'scopes'))?.[base.scope]?.gen === (base.gen ?? 0);
}

const names = (answers: readonly SentRow[], { id }: PhotoRow) =>
  answers.some(({ body }) => body.includes(id));

const isTakenIn = ({ result: { s } }: SentRow) => s === 'applied' || s === 'merged';

/** Refused, and its author has read that: nobody will ask for what it named. */
const isLeftAtThat = ({ result, open }: SentRow) => result.s === 'rejected' && open === 0;

/** Photos that a saved entry names and the province has not verified, the damaged ones among them. [W4] */
export async function countUnsent(db: Database): Promise<number> {
  const [due, bad] = await Promise.all([duePhotos(db), badPhotos(db)]);
  return due.length + bad.length;
}

/** Whatever only this phone has: for sign-out, wiping, and the rescue file. Bytes are always there. */
export function unsentPhotos(db: Database): Promise<readonly PhotoRow[]> {
  return db.photo.where('state').anyOf('kept', 'due', 'bad').toArray();
}

/** Photos to send, without their bytes: those are read one by one. */
export function duePhotos(db: Database): Promise<readonly string[]> {
  return db.photo.where('state').equals('due').primaryKeys();
}

/** Photos to take again. [F5] */
export function badPhotos(db: Database): Promise<readonly string[]> {
  return db.photo.where('state').equals('bad').primaryKeys();
}

/** @param ack the province's time, UTC */
export async function markSent(store: Store, id: string, ack: string): Promise<void> {
  await durably(store, () => arrived(store.db, [id], ack));
}

/** Inside the caller's transaction: the province says that it has these. [F4] */
export async function arrived(db: Database, ids: readonly string[], ack: string): Promise<void> {
  for (const row of await db.photo.bulkGet([...ids])) {
    if (row?.state === 'due' || row?.state === 'bad') {
      const { why: _, ...rest } = row;
      await db.photo.put({ ...rest, state: 'sent', ack });
    }
  }
}

/** Inside the caller's transaction: the province lacks them after all; those with bytes are offered again. */
export async function demanded(db: Database, ids: readonly string[]): Promise<void> {
  for (const row of await db.photo.bulkGet([...ids])) {
    if (row?.state !== 'sent' || !row.bytes) continue;
    const { ack: _, ...rest } = row;
    await db.photo.put({ ...rest, state: 'due' });
  }
}

/**
 * What a restored province may lack: photos no backup holds, and those an entry or an operation here still names. Of the
 * others nobody here, and perhaps nobody there, would know what to do with them.
 */
export async function lackedAgain(db: Database, safe: string): Promise<readonly string[]> {
  const old: string[] = [];
  const young: string[] = [];
  const sent = db.photo.where('state').equals('sent');
  await sent.each(({ id, ack }) => void (ack !== undefined && ack < safe ? old : young).push(id));
  if (old.length === 0) return young;
  const shown = await db.view.where('values.photos').anyOf(old).toArray();
  const named = new Set(shown.flatMap(({ values }) => photosOf(values)));
  const operations = [...(await db.outbox.toArray()), ...(await db.sent.toArray())];
  const said = (id: string) => operations.some(({ body }) => body.includes(id));
  return [...young, ...old.filter((id) => named.has(id) || said(id))];
}

/**
 * It cannot be sent any more: the person is told to take it again. Where nothing of its entry is here to take it for, as of
 * a commune that was taken away, it is let go. [F5] [S26]
 */
export async function markBad(store: Store, id: string, why?: ProblemType): Promise<void> {
  const { db } = store;
  const mark = () =>
    db.transaction('rw', [db.photo, db.view, db.base, db.draft, db.receipt], async () => {
      const photo = await db.photo.get(id);
      if (photo?.state !== 'due') return;
      const recs = [...photo.recs];
      const shown = (await db.view.where('values.photos').equals(id).count()) > 0;
      const rows = [...(await db.base.bulkGet(recs)), ...(await db.draft.bulkGet(recs))];
      // What was taken off to make room keeps its receipt, and comes back; a wipe leaves none. [S27]
      const left = [...rows, ...(await db.receipt.bulkGet(recs))];
      if (!shown && left.every((row) => row === undefined)) await db.photo.delete(id);
      else await db.photo.put({ ...photo, state: 'bad', ...(why ? { why } : {}) });
    });
  await durably(store, mark);
}
