import { describe, expect, test } from 'vitest';
import { newId } from '../../src/store/database.ts';
import { editDraft, keepDraft, newDraft } from '../../src/store/draft.ts';
import { draftKeeper } from '../../src/store/draft-keeper.ts';
import { nextBatch } from '../../src/store/outbox.ts';
import { saveCancel, saveEdit, saveNew, saveReview } from '../../src/store/save.ts';
import { operationOf, readRecord } from '../../src/store/view.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

async function phoneWithEntry(seed: number) {
  const store = testStore(seed);
  const rec = newId(store);
  await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
  return { store, rec };
}

describe('a save', () => {
  test('[S9] [inv 1] puts the operation, its number and the visible entry down together', async () => {
    const { store, rec } = await phoneWithEntry(1);
    const [row] = await store.db.outbox.toArray();
    expect(row).toMatchObject({ n: 1, rec, at: '2026-11-22T08:00:00+07:00' });
    expect(await store.db.view.get(rec)).toMatchObject({ word: 'saved', date: '2026-11-22', v: 0 });
    expect(await store.db.meta.get('n')).toMatchObject({ value: 1 });
  });

  test('[S9] [inv 1] that fails in the middle leaves nothing behind, and the next takes the same number', async () => {
    const { store } = await phoneWithEntry(2);
    const rec = newId(store);
    const broken = new Error('disk');
    store.db.view.hook('creating', () => {
      throw broken;
    });
    const save = saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
    await expect(save).rejects.toThrow();
    expect(await store.db.outbox.count()).toBe(1);
    expect(await store.db.meta.get('n')).toMatchObject({ value: 1 });
    expect(await store.db.view.get(rec)).toBeUndefined();
  });

  test('[S2] numbers run without a gap', async () => {
    const { store, rec } = await phoneWithEntry(3);
    await saveCancel(store, { rec, scope: quynhPhu }, 0, 'nhầm ngày');
    await saveNew(store, {
      rec: newId(store),
      scope: quynhPhu,
      type: 'phat_thanh',
      values: broadcast,
    });
    const rows = await store.db.outbox.orderBy('n').toArray();
    expect(rows.map((row) => row.n)).toEqual([1, 2, 3]);
  });

  test('[S2] [inv 13] freezes the bytes: reading them again gives the same text', async () => {
    const { store } = await phoneWithEntry(4);
    const first = await nextBatch(store, 10, 60_000);
    store.clock.pass(86_400_000);
    const again = await nextBatch(store, 10, 60_000);
    expect(again.rows[0]?.body).toBe(first.rows[0]?.body);
  });

  test('keeps the draft until the entry is on disk, and then drops it', async () => {
    const store = testStore(5);
    const draft = newDraft(store, 'phat_thanh', broadcast);
    await keepDraft(store, draft, { ...broadcast, minutes: '1' });
    expect(await store.db.draft.get(draft.id)).toMatchObject({ values: { minutes: '1' } });
    await saveNew(store, { rec: draft.id, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
    expect(await store.db.draft.count()).toBe(0);
  });
});

describe('an edit', () => {
  test('carries only the fields that changed, on the version its form was opened on', async () => {
    const { store, rec } = await phoneWithEntry(6);
    const draft = await editDraft(store, rec);
    if (!draft) throw new Error('no draft');
    expect(await saveEdit(store, draft, { ...broadcast, minutes: 15 })).toBe(true);
    const rows = await store.db.outbox.orderBy('n').toArray();
    const last = rows[1];
    expect(last && operationOf(last)).toMatchObject({ k: 'set', base: 0, set: { minutes: 15 } });
    expect((await store.db.view.get(rec))?.values.minutes).toBe(15);
  });

  test('[M1] does not take a value for seen that came in while the form was open', async () => {
    const { store, rec } = await phoneWithEntry(7);
    const draft = await editDraft(store, rec);
    if (!draft) throw new Error('no draft');
    // Meanwhile the province's row arrives with another title, at version 4.
    const row = { id: rec, scope: quynhPhu, type: 'phat_thanh' as const, v: 4, q: 9, cv: 4 };
    const values = { ...broadcast, title: 'Tên do máy khác sửa' };
    const whole = { ...row, state: 'submitted' as const, values, conflicts: [], story: [] };
    await store.db.base.put({
      id: rec,
      scope: quynhPhu,
      v: 4,
      q: 9,
      raw: whole,
      row: whole,
      unread: 0,
    });
    await saveEdit(store, draft, { ...broadcast, minutes: 15 });
    const saved = await store.db.outbox.orderBy('n').last();
    const op = saved && operationOf(saved);
    expect(op).toMatchObject({ k: 'set', base: 0, set: { minutes: 15 } });
    expect(op?.k === 'set' && op.set && 'title' in op.set).toBe(false);
  });

  test('[S16] moves the record only where its own form has changed the day', async () => {
    const { store, rec } = await phoneWithEntry(14);
    const [mine, other] = [await editDraft(store, rec), await editDraft(store, rec)];
    if (!mine || !other) throw new Error('no draft');
    await saveEdit(store, other, { ...broadcast, date: '2026-11-10' });
    await saveEdit(store, mine, { ...broadcast, minutes: 15 });
    const rows = (await store.db.outbox.orderBy('n').toArray()).map(operationOf);
    expect(rows[1]).toMatchObject({ to: 'c:HY2025.12472:2026', set: { date: '2026-11-10' } });
    expect(rows[2]).toMatchObject({ set: { minutes: 15 } });
    expect(rows[2]).not.toHaveProperty('to');
    expect((await store.db.view.get(rec))?.scope).toBe('c:HY2025.12472:2026');
  });

  test('that changes nothing saves nothing', async () => {
    const { store, rec } = await phoneWithEntry(8);
    const draft = await editDraft(store, rec);
    if (!draft) throw new Error('no draft');
    expect(await saveEdit(store, draft, broadcast)).toBe(false);
    expect(await store.db.outbox.count()).toBe(1);
  });

  test('[M3] sends chosen topics as elements added and removed', async () => {
    const { store, rec } = await phoneWithEntry(9);
    const draft = await editDraft(store, rec);
    if (!draft) throw new Error('no draft');
    await saveEdit(store, draft, { ...broadcast, topics: ['III.2', 'III.3'] });
    const saved = await store.db.outbox.orderBy('n').last();
    expect(saved && operationOf(saved)).toMatchObject({
      add: { topics: ['III.2', 'III.3'] },
      del: { topics: ['III.1'] },
    });
  });
});

test('[V3] a review names the content version the screen showed', async () => {
  const { store, rec } = await phoneWithEntry(10);
  await saveReview(store, { rec, scope: quynhPhu }, { to: 'approved', sees: 7 });
  const { shown, waiting } = await readRecord(store.db, rec);
  expect(shown?.state).toBe('approved');
  const last = waiting.at(-1);
  expect(last && operationOf(last)).toMatchObject({ k: 'review', sees: 7, to: 'approved' });
});

test('a fast typist is never more than one write ahead of the disk, and the last state is what stays', async () => {
  const store = testStore(11);
  const draft = newDraft(store, 'phat_thanh', broadcast);
  let writes = 0;
  const keeper = draftKeeper(store, draft, () => {
    writes += 1;
  });
  const word = 'Bình đẳng giới';
  for (let i = 1; i <= word.length; i += 1) keeper.keep({ title: word.slice(0, i) });
  await keeper.settled();
  expect(await store.db.draft.get(draft.id)).toMatchObject({ values: { title: word } });
  expect(writes).toBe(2);
});
