// Very much waits, with Hôm nay open: what an answer costs must not depend on how much there is. Rows touched are
// counted at the door of IndexedDB, because a clock proves nothing on a shared machine. `npm run bench:pending` is the
// same with 60,000 in a real browser.
import type { DBCore, DBCoreCursor, DBCoreTable } from 'dexie';
import { expect, test } from 'vitest';
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import type { Database, Store } from '../../src/store/database.ts';
import { newId } from '../../src/store/database.ts';
import { deviceId, writeFact } from '../../src/store/meta.ts';
import { endRests, stopOperation } from '../../src/store/outbox.ts';
import { watchStanding, watchToday } from '../../src/store/queries.ts';
import { rebuildViews } from '../../src/store/view.ts';
import { syncRound } from '../../src/sync/round.ts';
import type { Transport } from '../../src/sync/transport.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

/** Counts every row that is read, whichever way; `count` itself is an index's own and moves none. */
function watchReads(db: Database): () => number {
  let rows = 0;
  const stepped = (cursor: DBCoreCursor | null) => {
    if (!cursor) return cursor;
    return Object.create(cursor, {
      start: { value: (next: () => void) => cursor.start(() => ((rows += 1), next())) },
    }) as DBCoreCursor;
  };
  const counted = (table: DBCoreTable): DBCoreTable => ({
    ...table,
    get: (request) => ((rows += 1), table.get(request)),
    getMany: (request) => ((rows += request.keys.length), table.getMany(request)),
    query: async (request) => {
      const answer = await table.query(request);
      rows += answer.result.length;
      return answer;
    },
    openCursor: async (request) => stepped(await table.openCursor(request)),
  });
  db.use({
    stack: 'dbcore',
    name: 'reads',
    create: (down: DBCore) => ({ ...down, table: (name) => counted(down.table(name)) }),
  });
  return () => rows;
}

async function waitingEntries(store: Store, count: number): Promise<void> {
  const { db } = store;
  const device = await deviceId(store);
  const rows = Array.from({ length: count }, (_, index) => {
    const [op, rec, n] = [newId(store), newId(store), index + 1];
    const set = { ...broadcast, title: `Bài ${n}` };
    const at = '2026-11-22T08:00:00+07:00';
    const deed = { op, n, at, k: 'new', rec, sc: quynhPhu, ty: 'phat_thanh', set };
    return { op, n, rec, at, body: JSON.stringify(deed), device };
  });
  await db.outbox.bulkPut(rows);
  await writeFact(db, 'n', count);
  await db.transaction('rw', db.tables, () =>
    rebuildViews(
      db,
      rows.map((row) => row.rec),
    ),
  );
}

interface Push {
  readonly push: readonly {
    readonly op: string;
    readonly rec: string;
    readonly set: Readonly<Record<string, unknown>>;
  }[];
}

/** A province that takes everything and answers with the rows. */
function province(noted: (taken: number) => void): Transport {
  let [q, sum] = [0, emptyChecksum];
  const author = { id: 'hoa', role: 'officer' };
  return async (body) => {
    const { push } = JSON.parse(body) as Push;
    const r = push.map(({ op }) => ({ op, s: 'applied' as const, v: 1 }));
    const rows = push.map(({ rec, set }) => {
      q += 1;
      sum = moveChecksum(sum, rec, null, 1);
      const story = [{ v: 1, kind: 'new', by: author, at: '', received: '' }];
      const head = { id: rec, scope: quynhPhu, type: 'phat_thanh', v: 1, q, cv: 1 };
      return { ...head, state: 'submitted', values: set, conflicts: [], story };
    });
    noted(q);
    const next = { [quynhPhu]: { next: q, head: q, chk: sum, n: q } };
    const t = '2026-11-22T01:00:00Z';
    const response = { p: 1, ep: 'e1', t, r, rows: { [quynhPhu]: rows }, next, poll: 60 };
    return { kind: 'answer', response };
  };
}

test('[inv 12] 3,000 waiting operations cost the last no more than the first, and none more than a few rows', {
  timeout: 120_000,
}, async () => {
  const store = testStore(1);
  const read = watchReads(store.db);
  await waitingEntries(store, 3_000);
  const failed = (error: unknown) => expect.fail(String(error));
  const screens = [
    watchStanding(store)(() => undefined, failed),
    watchToday(store, 5)(() => undefined, failed),
  ];
  const marks: { readonly taken: number; readonly read: number }[] = [];
  const tools = {
    transport: province((taken) => marks.push({ taken, read: read() })),
    app: 'test',
    exclusively: <T>(_: string, task: () => Promise<T>): Promise<T | null> => task(),
  };
  expect((await syncRound(store, tools)).state).toBe('level');
  for (const screen of screens) screen.unsubscribe();
  expect(await store.db.view.where('word').equals('sent').count()).toBe(3_000);

  const perOperation = (from: number, to: number) => {
    const [first, last] = [from, to].map((taken) => marks.find((mark) => mark.taken >= taken));
    if (!first || !last) throw new Error('not so many were sent');
    return (last.read - first.read) / (last.taken - first.taken);
  };
  const [first, last] = [perOperation(100, 1_000), perOperation(2_000, 2_950)];
  expect(last).toBeLessThan(first * 1.5);
  expect(first).toBeLessThan(last * 1.5);
  expect(Math.max(first, last)).toBeLessThan(20);
});

test('[S7] [inv 12] a tap finds what rests among 300 that wait, and searches nothing', async () => {
  const store = testStore(2);
  const read = watchReads(store.db);
  await waitingEntries(store, 300);
  const [first, second] = await store.db.outbox.orderBy('n').limit(2).toArray();
  const readBy = async (deed: () => Promise<void>) => {
    const before = read();
    await deed();
    return read() - before;
  };
  expect(await readBy(() => endRests(store))).toBe(1);
  for (const { op = '' } of [first ?? {}, second ?? {}])
    await stopOperation(store, op, 'too-large');
  expect(await readBy(() => endRests(store))).toBeLessThan(20);
  const rested = await store.db.outbox.filter((row) => row.stopped !== undefined).toArray();
  expect(rested.map(({ stopped }) => stopped?.atMs)).toEqual([null, null]);
});
