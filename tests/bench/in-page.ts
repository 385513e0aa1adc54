// Runs in the page of a phone, bundled from the product's own store: saves as the app makes them, beside the bare write
// that is the limit. One after the other in turns, so that both meet the same machine.
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

/** One strict transaction; resolves when the browser says that it is complete. */
function putRaw(raw: IDBDatabase, found: readonly object[]): Promise<void> {
  const transaction = raw.transaction('rows', 'readwrite', { durability: 'strict' });
  const rows = transaction.objectStore('rows');
  for (const row of found) rows.put(row);
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error ?? new Error('no reason given'));
  });
}

async function timed(deed: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await deed();
  return performance.now() - from;
}

const warmUp = 10;

window.timeSaves = async ({ count, held, scope, values }) => {
  const names = await indexedDB.databases();
  const account = names.find((one) => one.name?.startsWith('so-co-so-'))?.name?.slice(9) ?? '';
  const store = openStore(account, deviceEnvironment);
  const raw = await openRaw();
  const rowAt = (at: number) => ({ id: at, scope, type: 'phat_thanh', values });
  await putRaw(
    raw,
    Array.from({ length: held }, (_, at) => rowAt(at)),
  );
  const times: { raw: number[]; store: number[] } = { raw: [], store: [] };
  for (let at = 0; at < count + warmUp; at += 1) {
    const entry = { rec: newId(store), scope, type: 'phat_thanh' as const, values };
    const bare = await timed(() => putRaw(raw, [rowAt(held + at)]));
    const whole = await timed(() => saveNew(store, entry));
    // The first ones meet code that has not run yet.
    if (at < warmUp) continue;
    times.raw.push(bare);
    times.store.push(whole);
  }
  return times;
};
