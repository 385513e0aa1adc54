import { describe, expect, test } from 'vitest';
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import type { Row } from '../../src/domain/record.ts';
import type { Store } from '../../src/store/database.ts';
import { newId } from '../../src/store/database.ts';
import { readFact } from '../../src/store/meta.ts';
import type { Answer } from '../../src/store/pulled.ts';
import { adoptEpoch, takeAnswer } from '../../src/store/pulled.ts';
import type { Standing } from '../../src/store/queries.ts';
import { watchStanding } from '../../src/store/queries.ts';
import { saveNew } from '../../src/store/save.ts';
import type { ScopePage } from '../../src/store/scope-page.ts';
import { named } from '../world/pages.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

function row(id: string, v: number, q: number): Row {
  return {
    id,
    scope: quynhPhu,
    type: 'phat_thanh',
    v,
    q,
    cv: v,
    state: 'submitted',
    values: broadcast,
    conflicts: [],
    story: [],
  };
}

function page(rows: readonly Row[], head: number, check: string): ScopePage {
  const next = rows.at(-1)?.q ?? head;
  return {
    rows: rows.map((one) => ({ id: one.id, v: one.v, q: one.q, raw: one, row: one })),
    next,
    head,
    check,
  };
}

function answer(pages: Answer['pages'], results: Answer['results'] = []): Answer {
  return { epoch: 'e1', results, pages, clockOffsetMs: 0 };
}

function standing(store: Store): Promise<Standing> {
  return new Promise((resolve, reject) => {
    const subscription = watchStanding(store)((value) => {
      resolve(value);
      setTimeout(() => subscription.unsubscribe());
    }, reject);
  });
}

const sumOf = (rows: readonly Row[]) =>
  rows.reduce((sum, one) => moveChecksum(sum, one.id, null, one.v), emptyChecksum);

describe('an answer of the province', () => {
  test('[S10] [inv 9] puts rows, views, cursor and checksum down together', async () => {
    const store = testStore(1);
    const rows = [row('a', 1, 1), row('b', 1, 2)];
    const progress = await takeAnswer(store, answer({ [quynhPhu]: page(rows, 2, sumOf(rows)) }));
    expect(progress).toEqual({ settled: 0, rows: 2, level: true, waiting: false, again: 0 });
    expect(await store.db.view.count()).toBe(2);
    expect((await readFact(store.db, 'scopes'))?.[quynhPhu]).toMatchObject({ cursor: 2, head: 2 });
  });

  test('[S10] [inv 9] that fails in the middle moves no cursor', async () => {
    const store = testStore(2);
    store.db.view.hook('creating', () => {
      throw new Error('disk');
    });
    const rows = [row('a', 1, 1)];
    await expect(
      takeAnswer(store, answer({ [quynhPhu]: page(rows, 1, sumOf(rows)) })),
    ).rejects.toThrow();
    expect(await store.db.base.count()).toBe(0);
    expect(await readFact(store.db, 'scopes')).toBeUndefined();
  });

  test('[S4] whose checksum disagrees is not believed: the scope is downloaded again', async () => {
    const store = testStore(3);
    const rows = [row('a', 1, 1)];
    const progress = await takeAnswer(store, answer({ [quynhPhu]: page(rows, 1, 'beef') }));
    expect(progress).toMatchObject({ level: false, again: 1 });
    expect((await readFact(store.db, 'scopes'))?.[quynhPhu]?.cursor).toBe(0);
    expect((await standing(store)).syncedAtMs).toBeNull();
  });

  test('[S11] [inv 2] settles by operation id, so the same answer twice changes nothing', async () => {
    const store = testStore(4);
    const rec = newId(store);
    await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
    const [sent] = await store.db.outbox.toArray();
    const results = [{ op: sent?.op ?? '', result: { s: 'applied' as const, v: 1, q: 1 } }];
    await named(store);
    await takeAnswer(store, answer({}, results));
    await takeAnswer(store, answer({}, results));
    expect(await store.db.outbox.count()).toBe(0);
    expect(await store.db.sent.count()).toBe(1);
    expect(await store.db.view.get(rec)).toMatchObject({ word: 'sent' });
  });

  test('[W2] a refused entry stays on the phone and asks to be looked at', async () => {
    const store = testStore(5);
    const rec = newId(store);
    await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
    const [sent] = await store.db.outbox.toArray();
    const why = { type: 'not-allowed' as const };
    await takeAnswer(store, answer({}, [{ op: sent?.op ?? '', result: { s: 'held', why } }]));
    expect(await store.db.view.get(rec)).toMatchObject({ word: 'attention', values: broadcast });
  });

  test('a row this build cannot read is kept raw, counted, and does not stop its page', async () => {
    const store = testStore(6);
    const good = row('a', 1, 1);
    const odd = { id: 'z', v: 1, q: 2, raw: { id: 'z', type: 'dieu_chua_biet' } };
    const check = moveChecksum(sumOf([good]), 'z', null, 1);
    const mixed = { ...page([good], 2, check), next: 2 };
    await takeAnswer(store, answer({ [quynhPhu]: { ...mixed, rows: [...mixed.rows, odd] } }));
    expect(await store.db.view.count()).toBe(1);
    expect(await standing(store)).toMatchObject({ unreadable: 1 });
    expect((await store.db.base.get('z'))?.raw).toEqual(odd.raw);
  });

  test('[S5] never hides what was typed here and not yet sent', async () => {
    const store = testStore(7);
    const rec = newId(store);
    await saveNew(store, {
      rec,
      scope: quynhPhu,
      type: 'phat_thanh',
      values: { ...broadcast, minutes: 33 },
    });
    const theirs = row(rec, 3, 5);
    await takeAnswer(store, answer({ [quynhPhu]: page([theirs], 5, sumOf([theirs])) }));
    expect(await store.db.view.get(rec)).toMatchObject({ word: 'saved' });
  });
});

describe('"Đã đồng bộ"', () => {
  test('[W4] [inv 3] is claimed only when level, and disappears at the next save', async () => {
    const store = testStore(8);
    expect((await standing(store)).syncedAtMs).toBeNull();
    await takeAnswer(store, answer({ [quynhPhu]: page([], 0, emptyChecksum) }));
    expect((await standing(store)).syncedAtMs).not.toBeNull();
    await saveNew(store, {
      rec: newId(store),
      scope: quynhPhu,
      type: 'phat_thanh',
      values: broadcast,
    });
    expect((await standing(store)).syncedAtMs).toBeNull();
  });
});

test('[inv 13] a new epoch brings every answered operation back into the outbox, byte for byte', async () => {
  const store = testStore(9);
  const rec = newId(store);
  await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
  const [before] = await store.db.outbox.toArray();
  await named(store);
  await takeAnswer(
    store,
    answer({}, [{ op: before?.op ?? '', result: { s: 'applied', v: 1, q: 1 } }]),
  );
  await adoptEpoch(store, 'e2');
  expect(await store.db.outbox.toArray()).toEqual([before]);
  expect(await store.db.view.get(rec)).toBeDefined();
});
