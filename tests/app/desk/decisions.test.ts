// Decisions on many, and their undoing, on the real store: each a frozen operation that names what was on the screen.
import { beforeEach, expect, it, vi } from 'vitest';
import {
  approveMany,
  decideOne,
  joinTo,
  lastDone,
  recallDone,
  stopWorking,
  undoLast,
  working,
} from '../../../src/app/desk/decisions.ts';
import type { Operation } from '../../../src/domain/operation.ts';
import type { SentResult, Store } from '../../../src/store/database.ts';
import { newId } from '../../../src/store/database.ts';
import { emptyScope, writeFact } from '../../../src/store/meta.ts';
import { takeAnswer } from '../../../src/store/pulled.ts';
import { RecordGoneError, saveNew } from '../../../src/store/save.ts';
import { watchSteps } from '../../../src/store/steps.ts';
import { operationOf, readRecord } from '../../../src/store/view.ts';
import { broadcast, quynhPhu, testStore } from '../../world/phone.ts';

let store: Store;
let seed = 900;
beforeEach(() => {
  seed += 1;
  store = testStore(seed);
  lastDone.value = null;
});

async function entries(count: number) {
  const recs = Array.from({ length: count }, () => newId(store));
  for (const rec of recs)
    await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
  return recs.map((rec) => ({ rec, scope: quynhPhu, cv: 3, v: 5 }));
}

async function waiting(): Promise<readonly Operation[]> {
  const rows = await store.db.outbox.orderBy('n').toArray();
  return rows.map(operationOf).filter((op) => op !== null && op.k !== 'new') as Operation[];
}

async function answers(op: Operation | undefined, result: SentResult): Promise<void> {
  const results = [{ op: op?.op ?? '', result }];
  await takeAnswer(store, { epoch: 'e1', results, pages: {}, clockOffsetMs: 0 });
}

it('[V3] [V7] many approvals are many operations, each with the content and the version shown', async () => {
  const sights = await entries(3);
  await approveMany(store, sights);
  const ops = await waiting();
  expect(ops).toMatchObject(
    sights.map(({ rec }) => ({ k: 'review', rec, to: 'approved', sees: 3, base: 5 })),
  );
  expect(lastDone.value).toEqual({ kind: 'approved', sights });
  expect(working.value).toBeNull();
});

it('[S25] what has left the desk since it was chosen stops none of the rest, and is not called approved', async () => {
  const [first, second] = await entries(2);
  if (!first || !second) throw new Error('two were asked for');
  const gone = { ...first, rec: newId(store) };
  await expect(approveMany(store, [first, gone, second])).rejects.toThrow(RecordGoneError);
  expect((await waiting()).map(({ rec }) => rec)).toEqual([first.rec, second.rec]);
  expect(lastDone.value).toEqual({ kind: 'approved', sights: [first, second] });
  await expect(approveMany(store, [gone])).rejects.toThrow(RecordGoneError);
  expect(lastDone.value).toBeNull();
  await approveMany(store, [first]);
  await expect(decideOne(store, gone, { to: 'returned' })).rejects.toThrow(RecordGoneError);
  expect(lastDone.value).toBeNull();
});

it('[S27] [V11] what was taken off to make room can still be taken back, and what has left stops none of it', async () => {
  const sights = await entries(2);
  const gone = { rec: newId(store), scope: 'c:HY2025.13075:2026', cv: 3, v: 5 };
  lastDone.value = { kind: 'approved', sights: [gone, ...sights] };
  await store.db.outbox.clear();
  for (const { rec } of sights) await store.db.view.delete(rec);
  await writeFact(store.db, 'scopes', { [quynhPhu]: { ...emptyScope, freed: true } });
  await expect(undoLast(store)).rejects.toThrow(RecordGoneError);
  expect(await waiting()).toMatchObject(sights.map(({ rec }) => ({ rec, to: 'submitted' })));
});

it('[V11] undone, each is taken back by an operation of its own', async () => {
  const sights = await entries(2);
  await approveMany(store, sights);
  await undoLast(store);
  expect((await waiting()).slice(2)).toMatchObject(
    sights.map(({ rec }) => ({ k: 'review', rec, to: 'submitted', sees: 3 })),
  );
  for (const { rec } of sights)
    expect((await readRecord(store.db, rec)).shown?.state).toBe('submitted');
  await undoLast(store);
  expect(await waiting()).toHaveLength(4);
});

it('[V11] it can be taken back after the page was closed, within the day, and by nobody else at this desk', async () => {
  const sights = await entries(2);
  await approveMany(store, sights);
  lastDone.value = null;
  await recallDone(testStore(899));
  expect(lastDone.value).toBeNull();
  await recallDone(store);
  expect(lastDone.value).toEqual({ kind: 'approved', sights });
  const now = store.environment.now();
  const tomorrow = { ...store, environment: { ...store.environment, now: () => now + 86_400_000 } };
  await recallDone(tomorrow);
  expect(lastDone.value).toBeNull();
  await recallDone(store);
  await undoLast(store);
  await recallDone(store);
  expect(lastDone.value).toBeNull();
});

it('[V14] [V15] many are checked for another’s approval, wait for it at once, and are taken back', async () => {
  const sights = await entries(2);
  await approveMany(store, sights, 'checked');
  expect(await waiting()).toMatchObject(sights.map(({ rec }) => ({ k: 'check', rec, sees: 3 })));
  expect(lastDone.value).toEqual({ kind: 'checked', sights });
  const lines = () => store.db.view.bulkGet(sights.map(({ rec }) => rec));
  expect(await lines()).toMatchObject(sights.map(() => ({ state: 'submitted', checked: true })));
  await undoLast(store);
  expect((await waiting()).slice(2)).toMatchObject(
    sights.map(({ rec }) => ({ k: 'review', rec, to: 'submitted', sees: 3 })),
  );
  for (const line of await lines()) expect(line).not.toHaveProperty('checked');
});

it('[V14] how many steps there are is known from the last answer', async () => {
  const heard = async (more: object) => {
    await takeAnswer(store, { epoch: 'e1', results: [], pages: {}, clockOffsetMs: 0, ...more });
    return new Promise((resolve) => watchSteps(store)(resolve, resolve));
  };
  expect(await heard({})).toBe(1);
  expect(await heard({ steps: 2 })).toBe(2);
  expect(await heard({})).toBe(1);
});

it('[V3] [V11] an approval the province refused as stale has nothing to take back, and stays to be seen', async () => {
  const sights = await entries(2);
  for (const { rec: id } of sights) {
    const row = { id, scope: quynhPhu, type: 'phat_thanh' as const, v: 5, q: 1, cv: 3, story: [] };
    const held = { ...row, state: 'submitted' as const, values: broadcast, conflicts: [] };
    await store.db.base.put({ id, scope: quynhPhu, v: 5, q: 1, raw: held, row: held, unread: 0 });
  }
  await approveMany(store, sights);
  const [first, second] = await waiting();
  await answers(first, { s: 'conflict', why: { type: 'stale-review' } });
  await answers(second, { s: 'applied', v: 6, q: 2 });
  await undoLast(store);
  expect(await waiting()).toMatchObject([{ rec: sights[1]?.rec, to: 'submitted' }]);
  expect((await readRecord(store.db, sights[0]?.rec ?? '')).open).toHaveLength(1);
});

it('[S27] what was saved before a full disk stays decided, and is what can be taken back', async () => {
  const sights = await entries(3);
  const add = vi.spyOn(store.db.outbox, 'add');
  add.mockImplementationOnce((row) => store.db.outbox.put(row));
  add.mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
  await expect(approveMany(store, sights)).rejects.toThrow();
  add.mockRestore();
  expect(lastDone.value?.sights).toEqual(sights.slice(0, 1));
  expect(working.value).toBeNull();
});

it('[V3] stopped half way, the rest stays undecided', async () => {
  const sights = await entries(3);
  const end = working.subscribe((now) => now?.i === 2 && stopWorking());
  await approveMany(store, sights);
  end();
  expect(await waiting()).toHaveLength(2);
});

it('[V10] [V11] [V12] a return and a joining are taken back too', async () => {
  const [one, two] = await entries(2);
  if (!one || !two) throw new Error('no entries');
  await decideOne(store, one, { to: 'returned', note: 'Thiếu ảnh' });
  await undoLast(store);
  await joinTo(store, two, one.rec);
  expect((await readRecord(store.db, two.rec)).shown).toMatchObject({ into: one.rec });
  await undoLast(store);
  expect(await waiting()).toMatchObject([
    { to: 'returned', note: 'Thiếu ảnh' },
    { to: 'submitted' },
    { k: 'join', into: one.rec },
    { k: 'join', into: null },
  ]);
});
