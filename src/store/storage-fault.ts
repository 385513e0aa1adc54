// IndexedDB dies under us: phones drop the connection in the background, and disks fill. The same transaction runs
// again on a fresh connection, never on the dead one; after the third try the caller says "Chưa lưu được". A full disk
// is answered by letting go of what the province has, in a fixed order, never of what only this phone has.
// sync.md §2.12 [S27]
import { localDate, reportingYear } from '../domain/period.ts';
import { parseScope } from '../domain/scope.ts';
import type { Database, PhotoRow, Store } from './database.ts';
import { readFact, writeFact } from './meta.ts';

const mostReruns = 3;

/** Longer than any transaction of ours takes on a slow phone; a person who waits for one is told sooner. */
const patienceMs = 60_000;
export const saveMs = 10_000;

/**
 * @param deed one transaction that may run again: what it has already written it must recognise
 * @param limitMs after this a transaction that neither ends nor fails counts as dead; it may still end, unseen
 * @param about the records that are written: they do not make room for themselves
 */
export async function durably<T>(
  store: Store,
  deed: () => Promise<T>,
  limitMs = patienceMs,
  about: readonly string[] = [],
): Promise<T> {
  let reruns = 0;
  const rooms = [freeFolds, freePhotos, (one: Store) => freeLastYear(one, about)];
  for (;;) {
    try {
      return await within(store, limitMs, deed());
    } catch (error) {
      const freed = isFull(error) && (await freeNext(store, rooms));
      const dead = isDead(error) && !store.db.retired && reruns < mostReruns;
      if (freed) continue;
      if (dead) {
        reruns += 1;
        await within(store, limitMs, reopen(store.db)).catch(() => undefined);
      } else throw error;
    }
  }
}

type Room = (store: Store) => Promise<boolean>;

/** The first of the rooms that had anything to let go of. */
async function freeNext(store: Store, rooms: Room[]): Promise<boolean> {
  for (let room = rooms.shift(); room; room = rooms.shift()) {
    // On a disk without a byte even letting go may fail: then the next room is tried.
    const freed = await room(store).catch((error: unknown) => {
      if (isFull(error)) return false;
      throw error;
    });
    if (freed) return true;
  }
  return false;
}

class Overdue extends Error {
  override readonly name = 'Overdue';
}

/** Safari is known to leave a transaction open for ever: neither complete nor error ever comes. */
function within<T>({ environment }: Store, limitMs: number, work: Promise<T>): Promise<T> {
  const { after } = environment;
  if (!after) return work;
  return new Promise((resolve, reject) => {
    const callOff = after(limitMs, () => reject(new Overdue(`nothing after ${limitMs} ms`)));
    work.then(resolve, reject).finally(callOff);
  });
}

/** Both by name and by text: Dexie wraps the browser's error, browsers disagree about its name. */
export function isFull(error: unknown): boolean {
  return reasons(error).some((reason) => /quota/i.test(`${reason.name} ${reason.message}`));
}

const deadNames = new Set(['UnknownError', 'InvalidStateError', 'DatabaseClosedError', 'Overdue']);

function isDead(error: unknown): boolean {
  return reasons(error).some(
    ({ name, message }) =>
      deadNames.has(name) ||
      /connection (to indexed database server )?(was |is )?(lost|clos)/i.test(message),
  );
}

/** The error and what it wraps: `inner` in Dexie, `cause` elsewhere. */
function reasons(error: unknown): readonly { readonly name: string; readonly message: string }[] {
  const found: { readonly name: string; readonly message: string }[] = [];
  let next: unknown = error;
  while (typeof next === 'object' && next !== null && found.length < 5) {
    const { name, message } = next as { readonly name?: unknown; readonly message?: unknown };
    found.push({ name: String(name), message: String(message) });
    next = 'inner' in next ? next.inner : 'cause' in next ? next.cause : null;
  }
  return found;
}

async function reopen(db: Database): Promise<void> {
  db.close({ disableAutoOpen: false });
  // If it cannot be opened, the transaction's own next try says why.
  await db.open().catch(() => undefined);
}

/** First: the search text of the view, which is made again whenever it is needed. */
async function freeFolds({ db }: Store): Promise<boolean> {
  await db.transaction('rw', db.view, () => db.view.toCollection().modify({ fold: '' }));
  return true;
}

/** Then: photos the province has verified; those inside a backup first. [F6] */
export async function freePhotos({ db }: Store): Promise<boolean> {
  return db.transaction('rw', [db.photo, db.meta], async () => {
    const safe = (await readFact(db, 'safe')) ?? '';
    const drop = (due: (photo: PhotoRow) => boolean) =>
      db.photo
        .where('state')
        .equals('sent')
        .filter((photo) => photo.bytes !== null && due(photo))
        .modify({ bytes: null });
    const backed = await drop(({ ack = safe }) => ack < safe);
    return backed > 0 || (await drop(() => true)) > 0;
  });
}

/** Then: rows of years before this one that nothing of ours hangs on. The province has them. */
async function freeLastYear(
  { db, environment }: Store,
  about: readonly string[],
): Promise<boolean> {
  const thisYear = reportingYear(localDate(environment.now()));
  const tables = [db.base, db.view, db.outbox, db.sent, db.draft, db.meta];
  await db.transaction('rw', tables, async () => {
    const scopes = { ...(await readFact(db, 'scopes')) };
    const own = new Set(about);
    for (const table of [db.outbox, db.sent]) await table.each((row) => void own.add(row.rec));
    await db.draft.each((row) => void own.add(row.id));
    for (const [scope, state] of Object.entries(scopes)) {
      if ((parseScope(scope)?.year ?? thisYear) >= thisYear) continue;
      const ids = await db.base.where('scope').equals(scope).primaryKeys();
      const idle = ids.filter((id) => !own.has(id));
      await db.base.bulkDelete(idle);
      await db.view.bulkDelete(idle);
      scopes[scope] = { ...state, freed: true };
    }
    await writeFact(db, 'scopes', scopes);
  });
  return true;
}
