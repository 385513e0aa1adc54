// What Hôm nay reads. A question to IndexedDB costs a slow phone two milliseconds, and a cursor is one for every entry:
// nothing that the first screen waits for may be a cursor.
import type { DBCore } from 'dexie';
import { expect, test } from 'vitest';
import type { Database, Entry, Store } from '../../src/store/database.ts';
import { emptyScope, writeFact } from '../../src/store/meta.ts';
import type { Watch } from '../../src/store/queries.ts';
import { watchDrafts, watchStanding, watchToday } from '../../src/store/queries.ts';
import { watchExpected, watchHanging } from '../../src/store/timetable.ts';
import { sound } from '../domain/samples.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

const today = '2026-11-22';
const other = 'c:HY2025.12474:2027';

function first<T>(watch: Watch<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscription = watch((value) => {
      resolve(value);
      setTimeout(() => subscription.unsubscribe());
    }, reject);
  });
}

function entry(at: number, given: Partial<Entry>): Entry {
  const id = `0199f3b0-0000-7000-8000-${String(at).padStart(12, '0')}`;
  const head = { id, scope: quynhPhu, type: 'phat_thanh', date: today, word: 'sent' } as const;
  const rest = { v: 1, cv: 1, values: broadcast, conflicts: 0, returns: 0, fold: '' } as const;
  return { ...head, state: 'submitted', ...rest, ...given };
}

function startingAt(hour: number): Partial<Entry> {
  return { values: { ...broadcast, start: `${String(hour).padStart(2, '0')}:00` } };
}

/** Cursors opened at the door of IndexedDB. */
function watchCursors(db: Database): () => number {
  let opened = 0;
  db.use({
    stack: 'dbcore',
    name: 'cursors',
    create: (down: DBCore) => ({
      ...down,
      table: (name) => {
        const table = down.table(name);
        return { ...table, openCursor: (request) => ((opened += 1), table.openCursor(request)) };
      },
    }),
  });
  return () => opened;
}

const recentOf = async (store: Store) =>
  (await first(watchToday(store, 3))).recent.map(({ id }) => Number(id.slice(-12)));

test('the first screen asks for ranges, never for one entry after the other', async () => {
  const store = testStore(91);
  const cursors = watchCursors(store.db);
  await store.db.view.bulkPut([
    ...Array.from({ length: 120 }, (_, at) => entry(at, { word: at < 9 ? 'returned' : 'sent' })),
    ...Array.from({ length: 9 }, (_, at) =>
      entry(200 + at, { type: 'co_dong', values: { ...sound.co_dong, plannedRemoval: today } }),
    ),
  ]);
  expect((await first(watchToday(store, 3))).cameBack).toHaveLength(9);
  expect((await first(watchExpected(store, today))).broadcasts).toHaveLength(120);
  await first(watchHanging(store, today));
  await first(watchDrafts(store));
  expect((await first(watchStanding(store))).waiting).toBe(0);
  expect(cursors()).toBe(0);
});

test('the newest come by day, then by hour, however the hours of a day lie in the store', async () => {
  const store = testStore(92);
  await store.db.view.bulkPut([
    entry(1, { date: '2026-11-20', ...startingAt(23) }),
    entry(2, startingAt(17)),
    entry(3, startingAt(5)),
    entry(4, startingAt(18)),
    entry(5, { date: '2026-11-21', ...startingAt(6) }),
  ]);
  expect(await recentOf(store)).toEqual([4, 2, 3]);
});

test('[S26] behind two hundred entries of a hidden scope the own ones are found', async () => {
  const store = testStore(93);
  await writeFact(store.db, 'scopes', { [other]: { ...emptyScope, lost: true } });
  await store.db.view.bulkPut([
    ...Array.from({ length: 200 }, (_, at) => entry(100 + at, { scope: other })),
    entry(1, { date: '2026-10-01' }),
    entry(2, { date: '2026-10-02' }),
  ]);
  expect(await recentOf(store)).toEqual([2, 1]);
});
