// Runs in the page of a phone, bundled from the product's own store: saves as the app makes them, beside the bare write
// that is the limit, and the same questions and writes without a library. One after the other in turns, so that all meet
// the same machine.
import type { Values } from '../../src/domain/field.ts';
import { newId, openStore } from '../../src/store/database.ts';
import { deviceEnvironment } from '../../src/store/environment.ts';
import { saveNew } from '../../src/store/save.ts';

export interface SaveLoad {
  /** Saves that are timed, and rows that are there before. */
  readonly count: number;
  readonly held: number;
  readonly scope: string;
  readonly values: Values;
}

export interface SaveTimes {
  readonly raw: readonly number[];
  readonly same: readonly number[];
  readonly store: readonly number[];
}

declare global {
  interface Window {
    timeSaves: (load: SaveLoad) => Promise<SaveTimes>;
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no reason given'));
  });
}

/** A database with one table and nothing else. */
function openRaw(): Promise<IDBDatabase> {
  const request = indexedDB.open('limit', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('rows', { keyPath: 'id' });
  return done(request);
}

/** Resolves when the browser says that it is complete. */
function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error ?? new Error('no reason given'));
  });
}

/** One strict transaction. */
function putRaw(raw: IDBDatabase, found: readonly object[]): Promise<void> {
  const transaction = raw.transaction('rows', 'readwrite', { durability: 'strict' });
  const rows = transaction.objectStore('rows');
  for (const row of found) rows.put(row);
  return completed(transaction);
}

const saveTables = ['outbox', 'sent', 'view', 'base', 'draft', 'meta', 'photo'];

/** What a save asks and writes, in the same tables and indexes, by bare requests: nothing is computed between. */
async function saveBare(
  native: IDBDatabase,
  rec: string,
  { scope, values }: SaveLoad,
): Promise<void> {
  const transaction = native.transaction(saveTables, 'readwrite', { durability: 'strict' });
  const end = completed(transaction);
  const [outbox, sent, view, base, draft, meta, photo] = saveTables.map((name) =>
    transaction.objectStore(name),
  );
  if (!outbox || !sent || !view || !base || !draft || !meta || !photo) throw new Error('no tables');
  await Promise.all([
    ...['device', 'n', 'formerDevices'].map((key) => done(meta.get(key))),
    done(base.get(rec)),
    ...[sent, outbox].map((table) => done(table.index('rec').getAll(rec))),
    done(photo.index('recs').getAll(rec)),
  ]);
  const at = '2026-11-20T16:40:02+07:00';
  const body = JSON.stringify({ op: rec, n: 0, at, k: 'new', rec, sc: scope, set: values });
  const head = { id: rec, scope, type: 'phat_thanh', date: values.date, state: 'submitted' };
  meta.put({ key: 'bare', value: 0 });
  outbox.add({ op: rec, n: 0, rec, at, body, device: rec });
  draft.delete(rec);
  view.put({ ...head, word: 'saved', v: 0, cv: 0, values, conflicts: 0, returns: 0, fold: body });
  return end;
}

async function timed(deed: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await deed();
  return performance.now() - from;
}

const warmUp = 10;

window.timeSaves = async (load) => {
  const { count, held, scope, values } = load;
  const names = await indexedDB.databases();
  const account = names.find((one) => one.name?.startsWith('so-co-so-'))?.name?.slice(9) ?? '';
  const store = openStore(account, deviceEnvironment);
  await store.db.open();
  const native = store.db.backendDB();
  const raw = await openRaw();
  const rowAt = (at: number) => ({ id: at, scope, type: 'phat_thanh', values });
  await putRaw(
    raw,
    Array.from({ length: held }, (_, at) => rowAt(at)),
  );
  const times: Record<keyof SaveTimes, number[]> = { raw: [], same: [], store: [] };
  for (let at = 0; at < count + warmUp; at += 1) {
    const entry = { rec: newId(store), scope, type: 'phat_thanh' as const, values };
    const bare = await timed(() => putRaw(raw, [rowAt(held + at)]));
    const same = await timed(() => saveBare(native, newId(store), load));
    const whole = await timed(() => saveNew(store, entry));
    // The first ones meet code that has not run yet.
    if (at < warmUp) continue;
    times.raw.push(bare);
    times.same.push(same);
    times.store.push(whole);
  }
  return times;
};
