// What a person has not looked at may not be closed, dropped or called sent by something else he does.
import { IDBDatabase } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import type { SentResult, Store } from '../../src/store/database.ts';
import { newId } from '../../src/store/database.ts';
import { editDraft, keepDraft } from '../../src/store/draft.ts';
import { takeAnswer } from '../../src/store/pulled.ts';
import { closeAnswers, saveCancel, saveEdit, saveNew, saveReview } from '../../src/store/save.ts';
import { readRecord } from '../../src/store/view.ts';
import { wipeStore } from '../../src/store/wipe.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

async function entryOn(store: Store): Promise<string> {
  const rec = newId(store);
  await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
  return rec;
}

/** The province answers the oldest waiting operation. */
async function answers(store: Store, result: SentResult): Promise<void> {
  const [first] = await store.db.outbox.orderBy('n').toArray();
  const results = [{ op: first?.op ?? '', result }];
  await takeAnswer(store, { epoch: 'e1', results, pages: {}, clockOffsetMs: 0 });
}

test('[W2] a refusal that came while the form was open stays open after the form’s save', async () => {
  const store = testStore(41);
  const rec = await entryOn(store);
  await answers(store, { s: 'applied', v: 1, q: 1 });
  await saveCancel(store, { rec, scope: quynhPhu }, 1, 'nhầm');
  const draft = await editDraft(store, rec);
  if (!draft) throw new Error('no draft');
  await answers(store, { s: 'held', why: { type: 'locked' } });
  await saveEdit(store, draft, { ...broadcast, minutes: 15 });
  expect((await readRecord(store.db, rec)).open).toHaveLength(1);
});

test('[W2] a new decision closes the refused one before it', async () => {
  const store = testStore(42);
  const rec = await entryOn(store);
  await answers(store, { s: 'applied', v: 1, q: 1 });
  const target = { rec, scope: quynhPhu };
  await saveReview(store, target, { to: 'approved', sees: 1 });
  await answers(store, { s: 'conflict', why: { type: 'stale-review' } });
  expect((await readRecord(store.db, rec)).open).toHaveLength(1);
  await saveReview(store, target, { to: 'approved', sees: 2 });
  expect((await readRecord(store.db, rec)).open).toHaveLength(0);
});

test('a draft survives every deed but its own form’s save', async () => {
  const store = testStore(43);
  const rec = await entryOn(store);
  const draft = await editDraft(store, rec);
  if (!draft) throw new Error('no draft');
  await keepDraft(store, draft, { ...broadcast, title: 'Đang gõ dở' });
  await saveReview(store, { rec, scope: quynhPhu }, { to: 'returned', sees: 1, note: 'x' });
  expect(await store.db.draft.get(rec)).toMatchObject({ values: { title: 'Đang gõ dở' } });
});

test('[W3] an entry the province took nothing of is never called sent, and is not wiped', async () => {
  const store = testStore(44);
  const rec = await entryOn(store);
  await answers(store, { s: 'rejected', why: { type: 'invalid' } });
  await closeAnswers(store, rec);
  expect((await store.db.view.get(rec))?.word).toBe('attention');
  expect(await wipeStore(store)).toBe(false);
  expect(await store.db.sent.count()).toBe(1);
});

test('[S9] every transaction that writes asks for strict durability', async () => {
  const asked: unknown[] = [];
  const watch = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const store = testStore(45);
  await entryOn(store);
  for (const [, mode, options] of watch.mock.calls) {
    if (mode === 'readwrite') asked.push(options?.durability);
  }
  watch.mockRestore();
  expect(asked.length).toBeGreaterThan(0);
  expect(new Set(asked)).toEqual(new Set(['strict']));
});
