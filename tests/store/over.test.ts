// What has left this phone stays unseen, also when a restored province is offered it again. [S25] [S26] [S30]
import { expect, test } from 'vitest';
import { fetchFreed } from '../../src/store/acknowledge.ts';
import { newId } from '../../src/store/database.ts';
import { editDraft } from '../../src/store/draft.ts';
import { readFact, writeFact } from '../../src/store/meta.ts';
import { adoptEpoch, takeAnswer } from '../../src/store/pulled.ts';
import { closeAnswers, saveCancel, saveEdit, saveNew } from '../../src/store/save.ts';
import { wipeStore } from '../../src/store/wipe.ts';
import { answer, edits, id, page, phoneWithTwo, row, scopeOf, tombstone } from '../world/pages.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

const at = '2026-11-22T02:00:00Z';
type Result = Parameters<typeof takeAnswer>[1]['results'][number]['result'];

async function phoneWithOwn(seed: number) {
  const store = await phoneWithTwo(seed);
  const rec = newId(store);
  await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
  const [{ op } = { op: '' }] = await store.db.outbox.toArray();
  const answers = (result: Result, epoch = 'e1') =>
    takeAnswer(store, answer({}, { at, epoch, results: [{ op, result }] }));
  return { store, rec, answers };
}

test.each([
  ['repeats its answer', { s: 'applied', v: 1, rc: 'x' }],
  ['holds it', { s: 'held', why: { type: 'not-allowed' } }],
] as const)(
  '[S26] [S30] of a scope that was taken away nothing comes back when a restored province %s',
  async (_, again) => {
    const { store, rec, answers } = await phoneWithOwn(50);
    await answers({ s: 'applied', v: 1, rc: 'x' });
    await takeAnswer(store, answer({}, { lost: [quynhPhu] }));
    expect(await store.db.sent.count()).toBe(1);
    await adoptEpoch(store, 'e2');
    expect(await store.db.outbox.count()).toBe(1);
    expect(await store.db.view.get(rec)).toBeUndefined();
    await answers(again, 'e2');
    expect(await store.db.view.get(rec)).toBeUndefined();
    expect(await wipeStore(store)).toBe(true);
  },
);

test('[S25] [S30] given back, it is shown again', async () => {
  const { store, rec, answers } = await phoneWithOwn(51);
  await answers({ s: 'applied', v: 1, rc: 'x' });
  await takeAnswer(store, answer({}, { lost: [quynhPhu] }));
  await adoptEpoch(store, 'e2');
  await takeAnswer(
    store,
    answer({ [quynhPhu]: page([row(rec, 1, 3)], [[rec, 1]]) }, { epoch: 'e2' }),
  );
  expect(await store.db.view.get(rec)).toMatchObject({ v: 1 });
});

const gone = (rec: string, v: number) =>
  page(
    [tombstone(rec, v, 4, 'out')],
    [
      [id('a'), 1],
      [id('b'), 1],
    ],
    { from: 2 },
  );

test('[S25] a record that has left before its own answer came is shown no more once it comes', async () => {
  const { store, rec, answers } = await phoneWithOwn(52);
  await takeAnswer(store, answer({ [quynhPhu]: gone(rec, 2) }));
  await answers({ s: 'applied', v: 1, rc: 'x' });
  expect(await store.db.view.get(rec)).toBeUndefined();
});

test('[S25] but what asks for a person stays, and so does what was written after it left', async () => {
  const one = await phoneWithOwn(53);
  await takeAnswer(one.store, answer({ [quynhPhu]: gone(one.rec, 2) }));
  await one.answers({ s: 'rejected', why: { type: 'invalid' } });
  expect(await one.store.db.view.get(one.rec)).toMatchObject({ word: 'attention' });
  const two = await phoneWithOwn(54);
  await takeAnswer(two.store, answer({ [quynhPhu]: gone(two.rec, 2) }));
  await two.answers({ s: 'applied', v: 3, rc: 'x' });
  expect(await two.store.db.view.get(two.rec)).toBeDefined();
});

test('[S25] an open answer keeps its record to be seen, although an earlier word of it is over', async () => {
  const { store, rec } = await phoneWithOwn(58);
  await edits(store, rec, 33);
  await takeAnswer(store, answer({ [quynhPhu]: gone(rec, 2) }));
  const [one, two] = await store.db.outbox.orderBy('n').toArray();
  const results = [
    { op: one?.op ?? '', result: { s: 'applied', v: 1, rc: 'x' } },
    { op: two?.op ?? '', result: { s: 'held', why: { type: 'not-allowed' } } },
  ] as const;
  await takeAnswer(store, answer({}, { at, results }));
  expect(await store.db.view.get(rec)).toMatchObject({ word: 'attention' });
  expect(await wipeStore(store)).toBe(false);
});

test.each([
  [
    'of a commune given and taken again before its first page came is hidden',
    'c:HY2025.13075:2027',
    0,
  ],
  ['of a year out of sight of one’s own commune stays', 'c:HY2025.12472:2020', 1],
  ['of a year out of sight of a commune that went into it stays', 'c:TB2024.12472:2020', 1],
] as const)('[S26] what was taken in %s', async (_, scope, shown) => {
  const store = await phoneWithTwo(59);
  const rec = newId(store);
  await saveNew(store, { rec, scope, type: 'phat_thanh', values: broadcast });
  const [{ op } = { op: '' }] = await store.db.outbox.toArray();
  const result = { s: 'applied', v: 1, rc: 'x' } as const;
  await takeAnswer(store, answer({}, { at, results: [{ op, result }] }));
  expect(await store.db.view.where('id').equals(rec).count()).toBe(shown);
  expect(await store.db.sent.count()).toBe(1);
  expect(await scopeOf(store, scope)).toBeUndefined();
});

test('[S25] a first download that is complete takes away what only our own word shows', async () => {
  const store = testStore(60);
  const rec = newId(store);
  await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
  const [{ op } = { op: '' }] = await store.db.outbox.toArray();
  const result = { s: 'applied', v: 1, rc: 'x' } as const;
  await takeAnswer(store, answer({}, { at, tooOld: true, results: [{ op, result }] }));
  expect(await store.db.view.get(rec)).toMatchObject({ word: 'sent' });
  await takeAnswer(store, answer({ [quynhPhu]: page([row(id('a'), 1, 9)], [[id('a'), 1]]) }));
  expect(await store.db.view.toCollection().primaryKeys()).toEqual([id('a')]);
});

test('[S26] a scope that was freed and then taken away stays hidden when there is room again', async () => {
  const store = await phoneWithTwo(55);
  const state = await scopeOf(store);
  if (state)
    await writeFact(store.db, 'scopes', { [quynhPhu]: { ...state, freed: true, lost: true } });
  await fetchFreed(store);
  expect(await scopeOf(store)).toMatchObject({ lost: true });
});

test('[S22] a loss that was read is not said again after signing out', async () => {
  const store = await phoneWithTwo(56);
  await writeFact(store.db, 'lossRead', { unsent: 3 });
  expect(await wipeStore(store)).toBe(true);
  expect(await readFact(store.db, 'lossRead')).toEqual({ unsent: 3 });
});

test('[F7] [S30] a restored province is offered the photos an entry here names, and those no backup holds', async () => {
  const { store, answers } = await phoneWithOwn(57);
  await answers({ s: 'applied', v: 1, rc: 'x' });
  const [named, stray, late] = ['n', 's', 'l'].map((letter) => letter.repeat(43));
  const photo = { bytes: new ArrayBuffer(1), media: 'image/jpeg', width: 1, height: 1 } as const;
  const safe = '2026-11-22T02:30:00Z';
  for (const one of [named, stray, late])
    await store.db.photo.put({
      ...photo,
      id: one ?? '',
      recs: [id('a')],
      size: 1,
      state: 'sent',
      ack: at,
      takenAtMs: 0,
    });
  const values = { ...broadcast, photos: [named ?? ''] };
  const whole = row(id('a'), 2, 5);
  const now = { ...whole, row: { ...whole.row, values } };
  const live = [
    [id('a'), 2],
    [id('b'), 1],
  ] as const;
  await takeAnswer(store, answer({ [quynhPhu]: page([now], live, { from: 2 }) }));
  await store.db.photo.update(late ?? '', { ack: '2026-11-22T03:00:00Z' });
  await takeAnswer(store, answer({}, { safe }));
  await adoptEpoch(store, 'e2');
  expect(await store.db.photo.get(named ?? '')).toMatchObject({ state: 'due' });
  expect(await store.db.photo.get(late ?? '')).toMatchObject({ state: 'due' });
  expect(await store.db.photo.get(stray ?? '')).toMatchObject({ state: 'sent' });
});

test('[S25] what was buried before its answers came is shown no more when they have come, one batch after the other', async () => {
  const store = testStore(62);
  const empty = (part: object) => takeAnswer(store, answer({ [quynhPhu]: page([], [], part) }));
  await empty({ from: 0, head: 0, next: 0 });
  const rec = newId(store);
  await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
  await edits(store, rec, 33);
  await saveCancel(store, { rec, scope: quynhPhu }, 0, 'Trùng');
  const ops = await store.db.outbox.orderBy('n').toArray();
  // All three were taken long ago, the record was cancelled and has been buried since. From the start no tombstone is told.
  for (const [at, { op }] of ops.entries()) {
    const results = [{ op, result: { s: 'applied', v: at + 1, q: at + 1, rc: 'x' } as const }];
    const pages = at === 0 ? { [quynhPhu]: page([], [], { from: 0, head: 3, next: 3 }) } : {};
    await takeAnswer(store, answer(pages, { at: `2026-11-22T02:00:0${at}Z`, results }));
  }
  expect(await store.db.view.get(rec)).toBeUndefined();
});

test('[S25] what was answered before a page and buried since is not told from the start of an empty scope: it goes with that page', async () => {
  const store = testStore(66);
  const empty = (head: number) => page([], [], { from: 0, head, next: head });
  await takeAnswer(store, answer({ [quynhPhu]: empty(0) }));
  const rec = newId(store);
  await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
  const [{ op } = { op: '' }] = await store.db.outbox.toArray();
  const results = [{ op, result: { s: 'applied', v: 1, q: 1, rc: 'x' } as const }];
  await takeAnswer(store, answer({}, { at, results }));
  expect(await store.db.view.get(rec)).toBeDefined();
  await takeAnswer(store, answer({ [quynhPhu]: empty(3) }));
  expect(await store.db.view.get(rec)).toBeUndefined();
});

test('[S25] of an old build too, once it reads again', async () => {
  const store = testStore(64);
  const empty = (head: number) => page([], [], { from: 0, head, next: head });
  await takeAnswer(store, answer({ [quynhPhu]: empty(0) }));
  const rec = newId(store);
  await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
  const [{ op } = { op: '' }] = await store.db.outbox.toArray();
  await takeAnswer(store, answer({ [quynhPhu]: empty(1) }));
  const results = [{ op, result: { s: 'applied', v: 1, q: 1, rc: 'x' } as const }];
  await takeAnswer(store, answer({}, { at, results, tooOld: true }));
  expect(await store.db.view.get(rec)).toBeDefined();
  await takeAnswer(store, answer({}));
  expect(await store.db.view.get(rec)).toBeUndefined();
});

test('[S25] a position counts in its own scope: what another year took in is not called gone from this one', async () => {
  const store = testStore(65);
  const level = page([], [], { from: 0, head: 500, next: 500 });
  await takeAnswer(store, answer({ [quynhPhu]: level }));
  const rec = newId(store);
  const outOfSight = 'c:HY2025.12472:2024';
  const values = { ...broadcast, date: '2024-11-09' };
  await saveNew(store, { rec, scope: outOfSight, type: 'phat_thanh', values });
  const [{ op } = { op: '' }] = await store.db.outbox.toArray();
  const taken = { op, result: { s: 'applied', v: 1, q: 10, rc: 'x' } as const };
  await takeAnswer(store, answer({}, { at, results: [taken] }));
  const draft = await editDraft(store, rec);
  if (draft) await saveEdit(store, draft, { ...draft.from, date: broadcast.date });
  const [moved] = await store.db.outbox.toArray();
  const refused = { s: 'rejected', why: { type: 'invalid' } } as const;
  const results = [{ op: moved?.op ?? '', result: refused }];
  await takeAnswer(store, answer({}, { at, results }));
  await closeAnswers(store, rec);
  expect(await store.db.view.get(rec)).toBeDefined();
});
