import { describe, expect, test } from 'vitest';
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import type { Row } from '../../src/domain/record.ts';
import type { Store } from '../../src/store/database.ts';
import { newId } from '../../src/store/database.ts';
import { editDraft, keepDraft } from '../../src/store/draft.ts';
import { readFact } from '../../src/store/meta.ts';
import type { Answer } from '../../src/store/pulled.ts';
import { takeAnswer } from '../../src/store/pulled.ts';
import { closeAnswers, saveEdit, saveNew } from '../../src/store/save.ts';
import type { PulledRow, ScopePage } from '../../src/store/scope-page.ts';
import { readRecord } from '../../src/store/view.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

const lastYear = 'c:HY2025.12472:2026';
const id = (letter: string) => `0199f3b0-10f2-7b41-a6c3-0000000000${letter}${letter}`;

function row(rec: string, v: number, q: number, scope = quynhPhu): PulledRow & { row: Row } {
  const whole: Row = {
    id: rec,
    scope,
    type: 'phat_thanh',
    v,
    q,
    cv: v,
    state: 'submitted',
    values: broadcast,
    conflicts: [],
    story: [],
  };
  return { id: rec, v, q, raw: whole, row: whole };
}

const tombstone = (rec: string, v: number, q: number, x: 'del' | 'out'): PulledRow => ({
  id: rec,
  v,
  q,
  x,
  raw: { id: rec, v, q, x },
});

/** The page of a province whose live records are these. */
function page(
  rows: readonly PulledRow[],
  live: readonly (readonly [string, number])[],
  part: Partial<ScopePage> = {},
): ScopePage {
  const next = rows.at(-1)?.q ?? 0;
  const check = live.reduce((sum, [rec, v]) => moveChecksum(sum, rec, null, v), emptyChecksum);
  return { rows, next, head: next, check, n: live.length, ...part };
}

function answer(pages: Answer['pages'], part: Partial<Answer> = {}): Answer {
  return { epoch: 'e1', results: [], pages, clockOffsetMs: 0, ...part };
}

async function scopeOf(store: Store, scope = quynhPhu) {
  return (await readFact(store.db, 'scopes'))?.[scope];
}

/** A phone that holds records a and b of this year, both at version 1. */
async function phoneWithTwo(seed: number): Promise<Store> {
  const store = testStore(seed);
  const both = [row(id('a'), 1, 1), row(id('b'), 1, 2)];
  await takeAnswer(
    store,
    answer({
      [quynhPhu]: page(both, [
        [id('a'), 1],
        [id('b'), 1],
      ]),
    }),
  );
  return store;
}

async function edits(store: Store, rec: string, minutes: number): Promise<void> {
  const draft = await editDraft(store, rec);
  if (draft) await saveEdit(store, draft, { ...draft.from, minutes });
}

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

describe('a scope that is no longer this account’s', () => {
  const lost = answer({}, { lost: [quynhPhu] });

  test('[S26] is wiped when nothing unsent is left of it, and only it', async () => {
    const store = await phoneWithTwo(30);
    await takeAnswer(
      store,
      answer({ [lastYear]: page([row(id('e'), 1, 1, lastYear)], [[id('e'), 1]]) }),
    );
    await takeAnswer(store, lost);
    expect(await store.db.base.toCollection().primaryKeys()).toEqual([id('e')]);
    expect(await store.db.view.toCollection().primaryKeys()).toEqual([id('e')]);
    expect(await scopeOf(store)).toBeUndefined();
  });

  test('[S26] [inv 17] is hidden, not wiped, while an operation of it waits; sent first, wiped then', async () => {
    const store = await phoneWithTwo(31);
    await edits(store, id('a'), 33);
    await takeAnswer(store, lost);
    expect(await store.db.base.count()).toBe(2);
    expect(await scopeOf(store)).toMatchObject({ lost: true });
    const [waiting] = await store.db.outbox.toArray();
    const result = { s: 'held', why: { type: 'not-allowed' } } as const;
    const at = '2026-11-22T02:00:00Z';
    await takeAnswer(store, answer({}, { at, results: [{ op: waiting?.op ?? '', result }] }));
    expect(await store.db.base.count()).toBe(0);
    expect(await store.db.view.count()).toBe(0);
    // [S30] Until a backup holds it, a restored province may need it; nobody is shown it.
    expect(await store.db.sent.count()).toBe(1);
    expect((await readRecord(store.db, id('a'))).shown).toBeNull();
    await takeAnswer(store, answer({}, { safe: '2026-11-22T03:00:00Z' }));
    expect(await store.db.sent.count()).toBe(0);
  });

  test('[S26] [inv 17] is not wiped while a draft of it lies here', async () => {
    const store = await phoneWithTwo(32);
    const draft = await editDraft(store, id('a'));
    if (draft) await keepDraft(store, draft, { ...draft.from, minutes: '4' });
    await takeAnswer(store, lost);
    expect(await store.db.draft.count()).toBe(1);
    expect(await store.db.base.count()).toBe(2);
  });

  test('[S26] given back is downloaded again on top of what is here', async () => {
    const store = await phoneWithTwo(33);
    await edits(store, id('a'), 33);
    await takeAnswer(store, lost);
    const all = page(
      [row(id('a'), 1, 1), row(id('b'), 1, 2)],
      [
        [id('a'), 1],
        [id('b'), 1],
      ],
    );
    expect(await takeAnswer(store, answer({ [quynhPhu]: all }))).toMatchObject({ level: true });
    expect((await scopeOf(store))?.lost).toBeUndefined();
    expect(await store.db.view.get(id('a'))).toMatchObject({ word: 'saved' });
  });
});
