import { expect, test } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import { newId } from '../../src/store/database.ts';
import { readFact } from '../../src/store/meta.ts';
import { nextBatch, stopOperation } from '../../src/store/outbox.ts';
import type { Answer } from '../../src/store/pulled.ts';
import { adoptEpoch, takeAnswer } from '../../src/store/pulled.ts';
import { watchRecord } from '../../src/store/queries.ts';
import { saveCancel, saveNew } from '../../src/store/save.ts';
import { countUnsafe } from '../../src/store/sent.ts';
import { named, row } from '../world/pages.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

const at = '2026-11-22T01:00:00.000Z';
const later = '2026-11-22T03:00:00.000Z';
const shape = { width: 1, height: 1, size: 1, takenAtMs: 0 };
const picture = { ...shape, id: 'p', media: 'image/jpeg' } as const;

async function logs(store: Store): Promise<string> {
  const rec = newId(store);
  await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
  return rec;
}

function answer(part: Partial<Answer>): Answer {
  return { epoch: 'e1', at, results: [], pages: {}, clockOffsetMs: 0, ...part };
}

/** The province answers everything that waits, and sends the row down or not. */
async function answersAll(store: Store, down: boolean, why?: 'device-forked'): Promise<void> {
  const waiting = await store.db.outbox.toArray();
  if (!(await readFact(store.db, 'scopes'))) await named(store);
  const results = waiting.map(({ op, n }) => ({
    op,
    result: why
      ? ({ s: 'rejected', why: { type: why } } as const)
      : ({ s: 'applied', v: 1, q: n, rc: '7K2M-Q9TX' } as const),
  }));
  await takeAnswer(store, answer({ results }));
  if (!down) return;
  for (const { rec, n } of waiting) {
    await store.db.base.put({ ...row(rec, 1, n), scope: quynhPhu, unread: 0 });
  }
}

function seen(store: Store, rec: string) {
  return new Promise<{ readonly receipt?: string; readonly safe?: boolean }>((resolve, reject) => {
    const subscription = watchRecord(store, rec)((facts) => {
      resolve(facts);
      setTimeout(() => subscription.unsubscribe());
    }, reject);
  });
}

test('[S30] an answered operation is kept until it is safe, and then let go', async () => {
  const store = testStore(1);
  await logs(store);
  await answersAll(store, true);
  await takeAnswer(store, answer({ safe: at }));
  expect(await store.db.sent.count()).toBe(1);
  await takeAnswer(store, answer({ safe: later }));
  expect(await store.db.sent.count()).toBe(0);
});

test('[S30] [N2] before a sign-out it is known of how many entries no backup has all', async () => {
  const store = testStore(1);
  const rec = await logs(store);
  await logs(store);
  await answersAll(store, true);
  expect(await countUnsafe(store)).toBe(2);
  await takeAnswer(store, answer({ safe: at }));
  expect(await countUnsafe(store)).toBe(2);
  const photo = { ...picture, recs: [rec], bytes: new ArrayBuffer(1), state: 'sent' } as const;
  await store.db.photo.put({ ...photo, ack: at });
  await takeAnswer(store, answer({ safe: later }));
  expect(await countUnsafe(store)).toBe(0);
  await store.db.photo.put({ ...photo, ack: later });
  expect(await countUnsafe(store)).toBe(1);
});

test('[S30] what only this operation shows, and what asks for a person, stays however old', async () => {
  const store = testStore(2);
  await logs(store);
  await answersAll(store, false);
  await logs(store);
  await answersAll(store, true, 'device-forked');
  await takeAnswer(store, answer({ safe: later }));
  expect(await store.db.sent.count()).toBe(2);
});

test('[W8] [W9] the record tells its receipt, and that it is inside a backup, also when the operation is gone', async () => {
  const store = testStore(3);
  const rec = await logs(store);
  expect(await seen(store, rec)).not.toHaveProperty('receipt');
  await answersAll(store, true);
  expect(await seen(store, rec)).toMatchObject({ receipt: '7K2M-Q9TX', safe: false });
  await takeAnswer(store, answer({ safe: later }));
  expect(await seen(store, rec)).toMatchObject({ receipt: '7K2M-Q9TX', safe: true });
  await saveCancel(store, { rec, scope: quynhPhu }, 1, 'nhầm');
  expect(await seen(store, rec)).toMatchObject({ safe: false });
});

test('[S30] a restored province is offered everything that was kept, and no receipt of before is shown', async () => {
  const store = testStore(4);
  const rec = await logs(store);
  await answersAll(store, false);
  await adoptEpoch(store, 'e2');
  expect(await store.db.outbox.count()).toBe(1);
  expect(await seen(store, rec)).not.toHaveProperty('receipt');
  expect(await readFact(store.db, 'safe')).toBeUndefined();
});

test('[S29] a cloned device takes a new id and counts from one; frozen operations keep theirs', async () => {
  const store = testStore(5);
  await logs(store);
  const [first] = await store.db.outbox.toArray();
  const old = await readFact(store.db, 'device');
  const rec = await logs(store);
  const result = { s: 'rejected', why: { type: 'device-forked' } } as const;
  await takeAnswer(store, answer({ results: [{ op: first?.op ?? '', result }] }));
  await saveCancel(store, { rec, scope: quynhPhu }, 0, 'nhầm');
  const fresh = await readFact(store.db, 'device');
  expect(fresh).not.toBe(old);
  const before = await nextBatch(store, 10, 60_000);
  expect(before).toMatchObject({ device: old, rows: [{ n: 2 }], left: 0 });
  await store.db.outbox.delete(before.rows[0]?.op ?? '');
  expect(await nextBatch(store, 10, 60_000)).toMatchObject({ device: fresh, rows: [{ n: 1 }] });
});

test('[S29] [inv 14] the order of one record’s operations holds across the change of id', async () => {
  const store = testStore(6);
  const rec = await logs(store);
  const other = await logs(store);
  const [first] = await store.db.outbox.where('rec').equals(rec).toArray();
  const result = { s: 'rejected', why: { type: 'device-forked' } } as const;
  await takeAnswer(store, answer({ results: [{ op: first?.op ?? '', result }] }));
  await saveCancel(store, { rec: other, scope: quynhPhu }, 0, 'nhầm');
  expect(await store.db.view.get(other)).toMatchObject({ state: 'cancelled' });
});

test('[S5] [S30] what is ahead of a row that has left is kept as long as the row is, and shown on top of it', async () => {
  const store = testStore(7);
  const rec = await logs(store);
  await answersAll(store, true);
  const [sent] = await store.db.sent.toArray();
  await store.db.base.update(rec, { left: 'out' });
  await store.db.sent.update(sent?.op ?? '', { over: 1, result: { s: 'merged', v: 3, rc: 'x' } });
  await takeAnswer(store, answer({ safe: later }));
  expect(await store.db.sent.count()).toBe(1);
  await store.db.base.delete(rec);
  await takeAnswer(store, answer({ safe: '2026-11-22T04:00:00.000Z' }));
  expect(await store.db.sent.count()).toBe(0);
});

test('[W8] an entry whose photo is only here is not safe', async () => {
  const store = testStore(8);
  const rec = await logs(store);
  await answersAll(store, true);
  await takeAnswer(store, answer({ safe: later }));
  const photo = { ...picture, recs: [rec], bytes: null };
  await store.db.photo.put({ ...photo, state: 'due' });
  expect(await seen(store, rec)).toMatchObject({ safe: false });
  await store.db.photo.put({ ...photo, state: 'sent', ack: at });
  expect(await seen(store, rec)).toMatchObject({ safe: true });
});

test('[S29] what rests under a former id is not counted with the present one’s, and its record waits with it', async () => {
  const store = testStore(7);
  const rec = await logs(store);
  const other = await logs(store);
  const [first] = await store.db.outbox.where('rec').equals(other).toArray();
  const result = { s: 'rejected', why: { type: 'device-forked' } } as const;
  await takeAnswer(store, answer({ results: [{ op: first?.op ?? '', result }] }));
  const [resting] = await store.db.outbox.where('rec').equals(rec).toArray();
  await stopOperation(store, resting?.op ?? '', 'too-large');
  await saveCancel(store, { rec, scope: quynhPhu }, 0, 'nhầm');
  const third = await logs(store);
  const fresh = await store.db.meta.get('device');
  // One of the three goes; under this id the cancel alone stays behind, numbered before it.
  expect(await nextBatch(store, 10, 60_000)).toMatchObject({
    device: fresh?.value,
    rows: [{ rec: third, n: 2 }],
    left: 1,
    rest: 1,
    oldest: '2026-11-22T08:00:00+07:00',
  });
});
