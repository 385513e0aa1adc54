import { describe, expect, test } from 'vitest';
import { newId } from '../../src/store/database.ts';
import { editDraft, keepDraft } from '../../src/store/draft.ts';
import { readFact } from '../../src/store/meta.ts';
import { takeAnswer } from '../../src/store/pulled.ts';
import {
  closeAnswers,
  RecordGoneError,
  saveEdit,
  saveNew,
  saveReview,
} from '../../src/store/save.ts';
import type { ScopePage } from '../../src/store/scope-page.ts';
import { readRecord } from '../../src/store/view.ts';
import {
  answer,
  edits,
  id,
  lastYear,
  page,
  phoneWithTwo,
  row,
  scopeOf,
  tombstone,
} from '../world/pages.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

const gone = (x: 'del' | 'out', from = 2) =>
  page([tombstone(id('a'), 2, 3, x)], [[id('b'), 1]], { from });

describe('a tombstone', () => {
  test.each(['del', 'out'] as const)(
    '[S25] "%s" drops the row, and count and checksum still agree',
    async (x) => {
      const store = await phoneWithTwo(1);
      const progress = await takeAnswer(store, answer({ [quynhPhu]: gone(x) }));
      expect(progress).toMatchObject({ level: true, again: 0 });
      expect(await store.db.base.toCollection().primaryKeys()).toEqual([id('b')]);
      expect(await store.db.view.get(id('a'))).toBeUndefined();
      expect(await scopeOf(store)).toMatchObject({ cursor: 3, count: 1, n: 1 });
    },
  );

  test('[S25] leaves an edited record on the screen until the edit is answered', async () => {
    const store = await phoneWithTwo(2);
    await edits(store, id('a'), 33);
    await takeAnswer(store, answer({ [quynhPhu]: gone('out') }));
    expect(await store.db.view.get(id('a'))).toMatchObject({
      word: 'saved',
      values: { minutes: 33 },
    });
    expect(await scopeOf(store)).toMatchObject({ count: 1 });
    const [waiting] = await store.db.outbox.toArray();
    const results = [{ op: waiting?.op ?? '', result: { s: 'merged', v: 3, q: 9 } as const }];
    await takeAnswer(store, answer({}, { results }));
    expect(await store.db.base.get(id('a'))).toBeUndefined();
    expect(await store.db.view.get(id('a'))).toBeUndefined();
  });

  test('[S25] leaves a refused own version on the screen until its author has closed it', async () => {
    const store = await phoneWithTwo(3);
    await edits(store, id('a'), 33);
    const [waiting] = await store.db.outbox.toArray();
    const result = { s: 'held', why: { type: 'not-allowed' } } as const;
    const results = [{ op: waiting?.op ?? '', result }];
    await takeAnswer(store, answer({ [quynhPhu]: gone('del') }, { results }));
    expect(await store.db.view.get(id('a'))).toMatchObject({ word: 'attention' });
    expect((await readRecord(store.db, id('a'))).open).toHaveLength(1);
    await closeAnswers(store, id('a'));
    expect(await store.db.view.get(id('a'))).toBeUndefined();
  });

  test('[S25] [inv 19] of an own entry is not undone by the operation that made it', async () => {
    const store = testStore(4);
    const rec = newId(store);
    await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
    const [waiting] = await store.db.outbox.toArray();
    const results = [{ op: waiting?.op ?? '', result: { s: 'applied', v: 1, q: 1 } as const }];
    await takeAnswer(
      store,
      answer({ [quynhPhu]: page([row(rec, 1, 1)], [[rec, 1]]) }, { results }),
    );
    await takeAnswer(
      store,
      answer({ [quynhPhu]: page([tombstone(rec, 2, 2, 'del')], [], { from: 1 }) }),
    );
    expect(await store.db.view.count()).toBe(0);
    expect(await store.db.sent.count()).toBe(1);
  });

  test('[S25] and a move to another scope of this phone agree in both, in either order', async () => {
    const moved = row(id('a'), 2, 7, lastYear);
    for (const order of [0, 1]) {
      const store = await phoneWithTwo(5 + order);
      const pages: (readonly [string, ScopePage])[] = [
        [quynhPhu, gone('out')],
        [lastYear, page([moved], [[id('a'), 2]])],
      ];
      if (order === 1) pages.reverse();
      const progress = await takeAnswer(store, answer(Object.fromEntries(pages)));
      expect(progress).toMatchObject({ level: true, again: 0 });
      expect(await store.db.base.get(id('a'))).toMatchObject({ scope: lastYear, v: 2 });
      expect(await scopeOf(store, lastYear)).toMatchObject({ count: 1 });
    }
  });
});

describe('a page that comes late', () => {
  test('[S11] brings back nothing that was dropped since it was asked for', async () => {
    const store = await phoneWithTwo(10);
    const old = page(
      [row(id('a'), 1, 1), row(id('b'), 1, 2)],
      [
        [id('a'), 1],
        [id('b'), 1],
      ],
    );
    await takeAnswer(store, answer({ [quynhPhu]: gone('out') }));
    const progress = await takeAnswer(store, answer({ [quynhPhu]: old }));
    expect(progress).toMatchObject({ level: true, again: 0 });
    expect(await store.db.base.get(id('a'))).toBeUndefined();
  });

  test('[S11] from the middle of a download that has begun again is not used', async () => {
    const store = await phoneWithTwo(11);
    await takeAnswer(store, answer({}, { gone: { [quynhPhu]: 2 } }));
    const middle = page(
      [row('c', 1, 3)],
      [
        [id('a'), 1],
        [id('b'), 1],
        [id('c'), 1],
      ],
      { from: 2 },
    );
    await takeAnswer(store, answer({ [quynhPhu]: middle }));
    expect(await scopeOf(store)).toMatchObject({ cursor: 0, full: false });
  });

  test('[S11] of a history that is over is not used at all', async () => {
    const store = await phoneWithTwo(12);
    const other = answer({ [quynhPhu]: gone('del') }, { epoch: 'e0' });
    await takeAnswer(store, other);
    expect(await store.db.base.count()).toBe(2);
  });
});

describe('a scope whose cursor is too old', () => {
  test('[S25] is downloaded again page by page; what was not met goes at the end, and nothing of ours', async () => {
    const store = await phoneWithTwo(20);
    await edits(store, id('b'), 44);
    await takeAnswer(store, answer({}, { gone: { [quynhPhu]: 2 } }));
    expect(await store.db.base.count()).toBe(2);
    const live = [
      [id('c'), 1],
      [id('d'), 1],
    ] as const;
    const first = page([row(id('c'), 1, 5)], live, { from: 0, next: 5, head: 6 });
    await takeAnswer(store, answer({ [quynhPhu]: first }));
    expect(await store.db.base.count()).toBe(3);
    const last = page([row(id('d'), 1, 6)], live, { from: 5 });
    const progress = await takeAnswer(store, answer({ [quynhPhu]: last }));
    expect(progress).toMatchObject({ level: true, waiting: true });
    expect(await store.db.view.toCollection().primaryKeys()).toEqual(
      [id('b'), id('c'), id('d')].sort(),
    );
    expect(await store.db.view.get(id('b'))).toMatchObject({
      word: 'saved',
      values: { minutes: 44 },
    });
    expect(await scopeOf(store)).toMatchObject({ count: 2, n: 2, full: true });
  });

  test('[S4] keeps what it has until the new download agrees', async () => {
    const store = await phoneWithTwo(21);
    await takeAnswer(store, answer({}, { gone: { [quynhPhu]: 2 } }));
    const odd = page([row(id('c'), 1, 5)], [[id('c'), 1]], { from: 0, n: 2 });
    expect(await takeAnswer(store, answer({ [quynhPhu]: odd }))).toMatchObject({ again: 1 });
    expect(await store.db.view.count()).toBe(3);
    expect(await scopeOf(store)).toMatchObject({ cursor: 0, full: false, gen: 2 });
  });
});

describe('a record that left before the tap', () => {
  const decision = { to: 'approved', sees: 1 } as const;

  test.each([
    ['its tombstone came', { [quynhPhu]: gone('out') }, {}],
    ['its scope was taken away', {}, { lost: [quynhPhu] }],
  ])(
    '[S25] [S26] [W1] is not decided on when %s: nothing is called saved',
    async (_, pages, part) => {
      const store = await phoneWithTwo(60);
      await takeAnswer(store, answer(pages, part));
      const target = { rec: id('a'), scope: quynhPhu };
      await expect(saveReview(store, target, decision)).rejects.toThrow(RecordGoneError);
      expect(await store.db.outbox.count()).toBe(0);
      // The number was not used up: the next one has it.
      expect((await readFact(store.db, 'n')) ?? 0).toBe(0);
    },
  );

  test('[S26] [W1] is not decided on while its scope is hidden, and a form of it is still sent', async () => {
    const store = await phoneWithTwo(63);
    await edits(store, id('b'), 33);
    await takeAnswer(store, answer({}, { lost: [quynhPhu] }));
    const target = { rec: id('a'), scope: quynhPhu };
    await expect(saveReview(store, target, decision)).rejects.toThrow(RecordGoneError);
    await edits(store, id('b'), 34);
    expect(await store.db.outbox.count()).toBe(2);
  });

  test('[S25] [W1] is not called saved by its form, and what was typed stays on disk', async () => {
    const store = await phoneWithTwo(61);
    const draft = await editDraft(store, id('a'));
    if (!draft) throw new Error('no draft');
    const typed = { ...draft.values, minutes: 33 };
    await keepDraft(store, draft, typed);
    await takeAnswer(store, answer({ [quynhPhu]: gone('out') }));
    await expect(saveEdit(store, draft, { ...draft.from, minutes: 33 })).rejects.toThrow(
      RecordGoneError,
    );
    expect(await store.db.draft.get(id('a'))).toMatchObject({ values: { minutes: 33 } });
  });
});
