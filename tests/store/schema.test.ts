// A phone that was last opened with any earlier build: the tables are widened, and nothing that lies there is touched.
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { Database, schemaVersion } from '../../src/store/database.ts';

/** What each build declared on top of the one before, as it was shipped. */
const shipped: readonly Readonly<Record<string, string>>[] = [
  {
    base: 'id, scope, unread',
    outbox: 'op, n, rec',
    sent: 'op, rec, open',
    view: 'id, date',
    draft: 'id',
    meta: 'key',
  },
  { sent: 'op, rec, open, ack', receipt: 'rec' },
  { photo: 'id, state, *recs' },
  { view: 'id, date, word', outbox: 'op, n, rec, turn' },
  { view: 'id, date, word, [type+date]' },
  { view: 'id, date, word, [type+date], *values.photos' },
  { look: 'rec' },
];

/** Tables with their keys and indexes, as the disk has them. */
function tablesOf(db: Dexie): unknown {
  const { objectStoreNames } = db.backendDB();
  const stores = db.backendDB().transaction([...objectStoreNames]);
  return [...objectStoreNames].map((name) => {
    const { keyPath, indexNames } = stores.objectStore(name);
    const indexes = [...indexNames].map((index) => {
      const { keyPath: path, multiEntry } = stores.objectStore(name).index(index);
      return [index, path, multiEntry];
    });
    return [name, keyPath, indexes];
  });
}

async function opened(): Promise<Database> {
  const db = new Database('p');
  await db.open();
  return db;
}

test('every shipped schema is written down here', () => {
  expect(shipped).toHaveLength(schemaVersion);
});

test.each(shipped.map((_, at) => at + 1))('data of schema %i are opened whole', async (version) => {
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
  Dexie.dependencies.indexedDB = new IDBFactory();
  const fresh = await opened();
  const due = tablesOf(fresh);
  fresh.close();
  Dexie.dependencies.indexedDB = new IDBFactory();
  const old = new Dexie('p');
  for (const [at, stores] of shipped.slice(0, version).entries())
    old.version(at + 1).stores(stores);
  const waiting = { op: 'o1', n: 1, rec: 'r1', at: '', body: '{"op":"o1"}' };
  await old.table('outbox').add(waiting);
  await old.table('view').add({ id: 'r1', date: '2026-11-22', word: 'saved', type: 'phat_thanh' });
  await old.table('meta').add({ key: 'schema', value: version });
  old.close();
  const db = await opened();
  expect(tablesOf(db)).toEqual(due);
  expect(await db.outbox.toArray()).toEqual([waiting]);
  expect(await db.view.where('[type+date]').equals(['phat_thanh', '2026-11-22']).count()).toBe(1);
  db.close();
});
