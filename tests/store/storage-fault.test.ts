// IndexedDB dying under the store, at the level where it dies: the factory, the transaction, the database.
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import { newId, openStore, schemaVersion } from '../../src/store/database.ts';
import { editDraft, keepDraft, newDraft } from '../../src/store/draft.ts';
import { draftKeeper } from '../../src/store/draft-keeper.ts';
import { emptyScope, readFact, writeFact } from '../../src/store/meta.ts';
import { takeAnswer } from '../../src/store/pulled.ts';
import { watchEntries } from '../../src/store/queries.ts';
import { restoreDrafts } from '../../src/store/rescue.ts';
import { saveEdit, saveNew, saveReview } from '../../src/store/save.ts';
import { answer, id, page, phoneWithTwo, row } from '../world/pages.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

const entry = (store: Store) => ({
  rec: newId(store),
  scope: quynhPhu,
  type: 'phat_thanh' as const,
  values: broadcast,
});

/** The next writes of the table fail like this, before anything of theirs is on disk. */
function failing(
  store: Store,
  errors: readonly Error[],
  table: 'outbox' | 'draft' = 'outbox',
): { readonly left: () => number } {
  const queue = [...errors];
  store.db[table].hook('creating', () => {
    const error = queue.shift();
    if (error) throw error;
  });
  return { left: () => queue.length };
}

const dead = (name: string) => new DOMException('Connection to Indexed Database server lost', name);
const full = () => new DOMException('the disk is full', 'QuotaExceededError');

test.each(['UnknownError', 'InvalidStateError'])(
  '[S27] after %s the same save runs again on a fresh connection',
  async (name) => {
    const store = testStore(1);
    const faults = failing(store, [dead(name), dead(name), dead(name)]);
    await saveNew(store, entry(store));
    expect(faults.left()).toBe(0);
    expect(await store.db.outbox.toArray()).toMatchObject([{ n: 1 }]);
    expect(await store.db.view.count()).toBe(1);
  },
);

test('[S27] [inv 24] after the third try it is said that nothing was saved, and nothing was', async () => {
  const store = testStore(2);
  failing(
    store,
    [1, 2, 3, 4].map(() => dead('UnknownError')),
  );
  await expect(saveNew(store, entry(store))).rejects.toThrow();
  expect(await store.db.outbox.count()).toBe(0);
  await saveNew(store, entry(store));
  expect(await store.db.outbox.toArray()).toMatchObject([{ n: 1 }]);
});

const closed = 'c:HY2025.12472:2025';
const [chosen, other] = [id('c'), id('d')];

/** A phone with two entries of the year before, which go when the disk is full. */
async function phoneWithLastYear(): Promise<Store> {
  const store = await phoneWithTwo(70);
  const last = (rec: string, q: number) =>
    ({ ...row(rec, 1, q, closed), scope: closed, unread: 0 }) as const;
  const rows = [last(chosen, 1), last(other, 2)];
  const held = rows.map((one): [string, number] => [one.id, 1]);
  await takeAnswer(store, answer({ [closed]: page(rows, held) }));
  return store;
}

test('[S27] [S25] what is decided on is not itself taken off to make room for it', async () => {
  const store = await phoneWithLastYear();
  failing(store, [full(), full()]);
  await saveReview(store, { rec: chosen, scope: closed }, { to: 'approved', sees: 1 });
  expect(await store.db.base.bulkGet([chosen, other])).toMatchObject([{ id: chosen }, undefined]);
  expect(await store.db.outbox.toArray()).toMatchObject([{ rec: chosen }]);
});

test('[S27] [S25] what another window took off to make room is still decided on', async () => {
  const store = await phoneWithLastYear();
  failing(store, [full(), full()]);
  await saveNew(store, entry(store));
  expect(await store.db.base.get(chosen)).toBeUndefined();
  await saveReview(store, { rec: chosen, scope: closed }, { to: 'approved', sees: 1 });
  const waiting = await store.db.outbox.orderBy('n').toArray();
  expect(waiting).toMatchObject([{ n: 1 }, { n: 2, rec: chosen }]);
});

test('[S27] [S25] an edit whose draft had no room keeps its entry, and is saved', async () => {
  const store = await phoneWithLastYear();
  const draft = await editDraft(store, chosen);
  if (!draft) throw new Error('not here');
  failing(store, [full(), full()], 'draft');
  await keepDraft(store, draft, { ...draft.values, minutes: 30 });
  expect(await store.db.base.bulkGet([chosen, other])).toMatchObject([{ id: chosen }, undefined]);
  await store.db.draft.delete(chosen);
  expect(await saveEdit(store, draft, { ...broadcast, minutes: 30 })).toBe(true);
  expect(await store.db.outbox.toArray()).toMatchObject([{ rec: chosen }]);
});

test('[S27] [S30] a draft out of a rescue file keeps the entry it is of', async () => {
  const store = await phoneWithLastYear();
  const draft = await editDraft(store, chosen);
  failing(store, [full(), full()], 'draft');
  expect(await restoreDrafts(store, draft ? [draft] : [])).toBe(1);
  expect(await store.db.base.bulkGet([chosen, other])).toMatchObject([{ id: chosen }, undefined]);
});

test('[S27] a connection closed under a running app is opened again', async () => {
  const store = testStore(3);
  await saveNew(store, entry(store));
  store.db.close({ disableAutoOpen: true });
  await saveNew(store, entry(store));
  expect(await store.db.outbox.count()).toBe(2);
});

test('[S27] [inv 24] a transaction that never ends is given up, and runs again on a fresh connection', async () => {
  const store = testStore(5);
  const limits: number[] = [];
  let hung = false;
  /** Time passes only for what hangs. */
  const after = (delayMs: number, task: () => void) => {
    if (hung) setImmediate(task);
    if (hung) limits.push(delayMs);
    hung = false;
    return () => undefined;
  };
  const transaction = store.db.transaction.bind(store.db);
  let hanging = 2;
  Object.assign(store.db, {
    transaction: (...args: Parameters<typeof transaction>) => {
      hanging -= 1;
      hung = hanging >= 0;
      return hung ? new Promise(() => undefined) : transaction(...args);
    },
  });
  await saveNew({ ...store, environment: { ...store.environment, after } }, entry(store));
  expect(limits).toEqual([10_000, 10_000]);
  expect(await store.db.outbox.toArray()).toMatchObject([{ n: 1 }]);
});

test('[S27] a save that was complete although its connection died is not made twice', async () => {
  const store = testStore(4);
  const transaction = store.db.transaction.bind(store.db);
  let lies = 1;
  Object.assign(store.db, {
    transaction: async (...args: Parameters<typeof transaction>) => {
      const done: unknown = await transaction(...args);
      lies -= 1;
      if (lies === 0) throw dead('UnknownError');
      return done;
    },
  });
  await saveNew(store, entry(store));
  expect(await store.db.outbox.count()).toBe(1);
  expect(await readFact(store.db, 'n')).toBe(1);
});

test('[S27] [inv 24] a full disk lets go of search texts, then of last year, never of what is only here', async () => {
  const store = testStore(5);
  const lastYear = 'c:HY2025.12472:2026';
  await saveNew(store, entry(store));
  await saveNew(store, { ...entry(store), scope: lastYear });
  await store.db.base.bulkPut([
    { id: 'old', scope: lastYear, v: 1, q: 1, raw: {}, unread: 1 },
    { id: 'new', scope: quynhPhu, v: 1, q: 1, raw: {}, unread: 1 },
  ]);
  await writeFact(store.db, 'scopes', { [lastYear]: emptyScope, [quynhPhu]: emptyScope });
  failing(store, [full(), full()]);
  await saveNew(store, entry(store));
  expect(await store.db.base.toCollection().primaryKeys()).toEqual(['new']);
  expect(await store.db.outbox.count()).toBe(3);
  expect(await store.db.view.filter((one) => one.fold === '').count()).toBe(2);
  expect((await readFact(store.db, 'scopes'))?.[lastYear]).toMatchObject({ freed: true });
  const entries = await new Promise<readonly { readonly fold: string }[]>((resolve, reject) => {
    watchEntries(store)(resolve, reject);
  });
  expect(entries.every((one) => one.fold.includes('quyen tre em'))).toBe(true);
});

test('[S27] [inv 24] a disk that stays full leaves the save undone and everything else in place', async () => {
  const store = testStore(6);
  await saveNew(store, entry(store));
  failing(store, [full(), full(), full()]);
  await expect(saveNew(store, entry(store))).rejects.toThrow(/full|Quota/);
  expect(await store.db.outbox.count()).toBe(1);
  expect(await readFact(store.db, 'n')).toBe(1);
});

test('[S27] a draft that cannot be written is said, and the next keystroke brings all of it', async () => {
  const store = testStore(7);
  const draft = newDraft(store, 'phat_thanh', broadcast);
  let broken = true;
  store.db.draft.hook('creating', () => {
    if (broken) throw full();
  });
  const failures: unknown[] = [];
  const keeper = draftKeeper(
    store,
    draft,
    () => undefined,
    (error) => failures.push(error),
  );
  keeper.keep({ title: 'Bình' });
  await keeper.settled();
  expect(failures).toHaveLength(1);
  broken = false;
  keeper.keep({ title: 'Bình đẳng' });
  await keeper.settled();
  expect(await store.db.draft.get(draft.id)).toMatchObject({ values: { title: 'Bình đẳng' } });
});

test('[S28] [inv 27] code older than the data writes nothing and does not open it again', async () => {
  const store = testStore(8);
  await saveNew(store, entry(store));
  await store.db.meta.put({ key: 'schema', value: schemaVersion + 1 });
  store.db.close();
  const old = openStore('hoa', store.clock);
  await expect(old.db.open()).rejects.toThrow(/schema/);
  await expect(saveNew(old, entry(old))).rejects.toThrow();
  expect(old.db.retired).toBe(true);
  const raw = await new Dexie('so-co-so-hoa').open();
  expect(await raw.table('outbox').count()).toBe(1);
  expect(await raw.table('meta').get('n')).toMatchObject({ value: 1 });
  raw.close();
});

test('[S28] [inv 27] a tab of older code lets go when a newer version opens', async () => {
  const store = testStore(9);
  await saveNew(store, entry(store));
  class Newer extends Dexie {}
  const newer = new Newer('so-co-so-hoa');
  newer.version(99).stores({ outbox: 'op, n, rec' });
  await newer.open();
  expect(store.db.isOpen()).toBe(false);
  expect(store.db.retired).toBe(true);
  await expect(saveNew(store, entry(store))).rejects.toThrow();
  newer.close();
});
