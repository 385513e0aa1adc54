import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { newestFirst } from '../../src/domain/book.ts';
import { addDays } from '../../src/domain/period.ts';
import type { Book } from '../../src/store/book.ts';
import { watchBook } from '../../src/store/book.ts';
import type { Entry, Store } from '../../src/store/database.ts';
import { newId } from '../../src/store/database.ts';
import { emptyScope, writeFact } from '../../src/store/meta.ts';
import { saveCancel, saveNew } from '../../src/store/save.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

function entry(id: string, over: Partial<Entry> = {}): Entry {
  return {
    id,
    scope: quynhPhu,
    type: 'phat_thanh',
    date: '2026-11-22',
    state: 'submitted',
    word: 'sent',
    v: 1,
    cv: 1,
    values: { title: `Bài ${id}` },
    conflicts: 0,
    returns: 0,
    fold: `phat_thanh bai ${id}`,
    ...over,
  };
}

/** What a screen has been told: every book, the newest last. */
function screenOf(store: Store): { readonly books: Book[]; readonly ids: () => readonly string[] } {
  const books: Book[] = [];
  watchBook(store)(
    (book) => void books.push(book),
    (error) => {
      throw error;
    },
  );
  return { books, ids: () => books.at(-1)?.lines.map((line) => line.id) ?? [] };
}

/** The ids in the order of the book, straight from the disk. */
async function onDisk({ db }: Store): Promise<readonly string[]> {
  const lines = (await db.view.toArray()).map((one) => ({ start: '', ...one }));
  return lines.sort((a, b) => newestFirst(a as never, b as never)).map((one) => one.id);
}

test('[L3] a save is in the book at once, and the rest is not read again', async () => {
  const store = testStore(61);
  await store.db.view.bulkPut([entry('a'), entry('b', { date: '2026-11-01' })]);
  const screen = screenOf(store);
  await vi.waitFor(() => expect(screen.books.at(-1)?.complete).toBe(true));
  const before = screen.books.at(-1)?.lines.find((line) => line.id === 'a');
  const rec = newId(store);
  await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
  await vi.waitFor(() => expect(screen.ids()).toContain(rec));
  expect(screen.books.at(-1)?.lines.find((line) => line.id === 'a')).toBe(before);
  await saveCancel(store, { rec, scope: quynhPhu }, 0, 'nhầm');
  const stateOf = () => screen.books.at(-1)?.lines.find((line) => line.id === rec)?.state;
  await vi.waitFor(() => expect(stateOf()).toBe('cancelled'));
});

test('[L3] the newest are shown before all are read; the whole is what is on the disk', async () => {
  const store = testStore(62);
  const many = Array.from({ length: 3000 }, (_, at) =>
    entry(String(at).padStart(5, '0'), { date: addDays('2026-11-22', -(at % 700)) }),
  );
  await store.db.view.bulkPut([...many, entry('no day', { date: '' })]);
  const screen = screenOf(store);
  await vi.waitFor(() => expect(screen.books.at(-1)?.complete).toBe(true));
  const [first] = screen.books;
  expect(first?.complete).toBe(false);
  expect(first?.lines[0]?.date).toBe('2026-11-22');
  expect(first?.lines.length).toBeLessThan(1500);
  expect(screen.ids()).toEqual(await onDisk(store));
});

test('[L3] whatever happens to the view, the book follows it', async () => {
  const store = testStore(63);
  const screen = screenOf(store);
  const id = fc.integer({ min: 0, max: 30 }).map(String);
  const day = fc.constantFrom('2026-11-22', '2026-11-21', '2025-12-01', '2024-02-29', '');
  const deed = fc.oneof(
    fc.record({ put: fc.array(fc.tuple(id, day), { maxLength: 60 }) }),
    fc.record({ drop: fc.array(id, { maxLength: 5 }) }),
    fc.constant({ clear: true }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 6 }), async (deeds) => {
      for (const one of deeds) {
        const { view } = store.db;
        if ('put' in one) await view.bulkPut(one.put.map(([key, date]) => entry(key, { date })));
        else if ('drop' in one) await view.bulkDelete(one.drop);
        else await view.clear();
      }
      const whole = await onDisk(store);
      await vi.waitFor(() => expect(screen.ids()).toEqual(whole));
    }),
    { numRuns: 40 },
  );
});

test('[S26] what is of a lost scope is hidden, and comes back with it', async () => {
  const store = testStore(64);
  const other = 'c:HY2025.12475:2027';
  await store.db.view.bulkPut([entry('a'), entry('b', { scope: other })]);
  const screen = screenOf(store);
  await vi.waitFor(() => expect(screen.ids()).toHaveLength(2));
  await writeFact(store.db, 'scopes', { [other]: { ...emptyScope, lost: true } });
  await vi.waitFor(() => expect(screen.ids()).toEqual(['a']));
  await writeFact(store.db, 'scopes', { [other]: emptyScope });
  await vi.waitFor(() => expect(screen.ids()).toHaveLength(2));
});

test('[L3] a second screen has the same book at once; one that has left hears no more', async () => {
  const store = testStore(65);
  await store.db.view.put(entry('a'));
  const first = screenOf(store);
  await vi.waitFor(() => expect(first.books.at(-1)?.complete).toBe(true));
  const heard: Book[] = [];
  const subscription = watchBook(store)(
    (book) => void heard.push(book),
    () => undefined,
  );
  expect(heard).toEqual([first.books.at(-1)]);
  subscription.unsubscribe();
  expect(subscription.closed).toBe(true);
  await store.db.view.put(entry('b'));
  await vi.waitFor(() => expect(first.ids()).toHaveLength(2));
  expect(heard).toHaveLength(1);
});

test('[S27] search texts a full disk took are made again', async () => {
  const store = testStore(66);
  await store.db.view.put(entry('a', { fold: '', values: { title: 'Trà Lý' } }));
  const screen = screenOf(store);
  await vi.waitFor(() => expect(screen.ids()).toEqual(['a']));
  expect(screen.books.at(-1)?.lines[0]?.key).toContain(' tra ly li');
});
