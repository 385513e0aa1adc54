// Downloads as the province offers them: in pages, in one piece, again, or not to this build at all.
import { expect, test } from 'vitest';
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import type { ParsedResponse } from '../../src/protocol/sync.ts';
import { closeLoss, fetchFreed } from '../../src/store/acknowledge.ts';
import { newId } from '../../src/store/database.ts';
import { readFact, writeFact } from '../../src/store/meta.ts';
import { saveNew } from '../../src/store/save.ts';
import { syncRound } from '../../src/sync/round.ts';
import type { Transport } from '../../src/sync/transport.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';
import { standing } from '../world/standing.ts';

const at = '2026-11-22T01:00:00.000Z';
const rows = Array.from({ length: 1200 }, (_, i) => ({
  id: `0199f3b0-10f2-7b41-a6c3-${String(i).padStart(12, '0')}`,
  scope: quynhPhu,
  type: 'phat_thanh' as const,
  v: 1,
  q: i + 1,
  cv: 1,
  state: 'submitted' as const,
  values: broadcast,
  conflicts: [],
  story: [],
}));
const sumOf = (all: typeof rows) =>
  all.reduce((sum, { id, v }) => moveChecksum(sum, id, null, v), emptyChecksum);
const chk = sumOf(rows);
const foreign = rows.map((row, i) => (i === 7 ? { ...row, v: 2 } : row));
const mark = { head: 1200, chk, n: 1200 };
const document = { scope: quynhPhu, q: 1200, n: 1200, chk, rows };

const tools = (
  transport: Transport,
  snapshot?: (scope: string, q: number) => Promise<unknown>,
) => ({
  transport,
  app: 'test',
  exclusively: <T>(_: string, task: () => Promise<T>): Promise<T | null> => task(),
  ...(snapshot ? { snapshot } : {}),
});

const answer = (part: Partial<ParsedResponse>) => ({
  kind: 'answer' as const,
  response: { p: 1, ep: 'e1', t: at, poll: 60, ...part },
});

/** A province of 1,200 records in pages of 400; without a cursor it offers the snapshot, if it has one. */
function province(offers: boolean, seen: number[] = []): Transport {
  return async (body) => {
    const { pull } = JSON.parse(body) as { readonly pull: Readonly<Record<string, number>> };
    const cursor = pull[quynhPhu];
    seen.push(cursor ?? -1);
    if (cursor === 1200) return answer({});
    if (cursor === undefined && offers)
      return answer({ next: { [quynhPhu]: { ...mark, next: 0, snap: 1200 } } });
    const page = rows.slice(cursor ?? 0, (cursor ?? 0) + 400);
    const next = { ...mark, next: page.at(-1)?.q ?? 0 };
    return answer({ rows: { [quynhPhu]: page }, next: { [quynhPhu]: next } });
  };
}

test('[W7] a first download says how far it is, goes on where it was cut, and ends with two equal counts', async () => {
  const store = testStore(1);
  const seen: number[] = [];
  let answers = 2;
  const cut: Transport = async (body) => {
    answers -= 1;
    return answers < 0 ? { kind: 'silent' } : province(false, seen)(body);
  };
  expect((await syncRound(store, tools(cut))).state).toBe('silent');
  expect(await standing(store)).toMatchObject({ download: { got: 800, of: 1200 }, agreed: null });
  expect((await syncRound(store, tools(province(false, seen)))).state).toBe('level');
  expect(seen).toEqual([-1, 400, 800]);
  expect(await standing(store)).toMatchObject({
    download: null,
    agreed: 1200,
    syncedAtMs: expect.any(Number),
  });
  await saveNew(store, {
    rec: newId(store),
    scope: quynhPhu,
    type: 'phat_thanh',
    values: broadcast,
  });
  expect((await standing(store)).agreed).toBeNull();
});

test('[S4] a snapshot that holds what it says is taken in pages', async () => {
  const store = testStore(2);
  const asked: string[] = [];
  const end = await syncRound(
    store,
    tools(province(true), async (scope, q) => (asked.push(`${scope}/${q}`), document)),
  );
  expect(end.state).toBe('level');
  expect(asked).toEqual([`${quynhPhu}/1200`]);
  expect(await store.db.view.count()).toBe(1200);
});

test.each([
  ['a row short', { ...document, rows: rows.slice(1) }],
  ['another version', { ...document, rows: foreign }],
  ['another scope', { ...document, scope: 'c:HY2025.12472:2026' }],
  ['no document', null],
  ['another history, sound in itself', { ...document, rows: foreign, chk: sumOf(foreign) }],
])('[S4] a snapshot with %s is not used: the rows come in pages', async (_, wrong) => {
  const store = testStore(3);
  const seen: number[] = [];
  const end = await syncRound(
    store,
    tools(province(true, seen), async () => wrong),
  );
  expect(end.state).toBe('level');
  expect(seen).toEqual([-1, 0, 400, 800]);
  expect(await store.db.base.count()).toBe(1200);
});

test('[S10] a phone that dies in the middle of a snapshot goes on by pages', async () => {
  const store = testStore(4);
  let pages = 0;
  store.db.base.hook('creating', (_, row) => {
    if (row.q === 501 && pages++ === 0) throw new Error('killed');
  });
  await expect(
    syncRound(
      store,
      tools(province(true), async () => document),
    ),
  ).rejects.toThrow();
  expect((await readFact(store.db, 'scopes'))?.[quynhPhu]).toMatchObject({
    cursor: 500,
    count: 500,
  });
  const seen: number[] = [];
  expect((await syncRound(store, tools(province(true, seen)))).state).toBe('level');
  expect(seen[0]).toBe(500);
});

test('[S11] [inv 22] two rounds at once end as one would', async () => {
  const store = testStore(5);
  await Promise.all([1, 2, 3].map(() => syncRound(store, tools(province(false)))));
  expect(await standing(store)).toMatchObject({ agreed: 1200 });
});

test('a province of a newer protocol takes what is sent, and the phone says that it must be updated', async () => {
  const store = testStore(6);
  await syncRound(store, tools(province(false)));
  await saveNew(store, {
    rec: newId(store),
    scope: quynhPhu,
    type: 'phat_thanh',
    values: broadcast,
  });
  const newer: Transport = async (body) => {
    const { push } = JSON.parse(body) as { readonly push: readonly { readonly op: string }[] };
    const r = push.map(({ op }) => ({ op, s: 'applied' as const, v: 1, q: 9 }));
    return answer({ r, pv: [2, 3] });
  };
  await syncRound(store, tools(newer));
  expect(await standing(store)).toMatchObject({
    waiting: 0,
    tooOld: true,
    syncedAtMs: null,
    agreed: null,
  });
  await syncRound(
    store,
    tools(async () => answer({})),
  );
  expect((await standing(store)).tooOld).toBe(false);
});

test('[S26] a scope that begins again and is not marked any more is lost', async () => {
  const store = testStore(7);
  await syncRound(store, tools(province(false)));
  await syncRound(
    store,
    tools(async () => answer({ gone: [quynhPhu] })),
  );
  await syncRound(
    store,
    tools(async () => answer({})),
  );
  expect(await store.db.base.count()).toBe(0);
});

test('[S26] a scope that was marked, taken before its first page came, and is not marked any more is lost', async () => {
  const store = testStore(17);
  // The page had no room for it; before it is asked for again, the commune is another account's.
  const marked: Transport = async () => answer({ next: { [quynhPhu]: { ...mark, next: 0 } } });
  await syncRound(store, tools(marked));
  expect(await readFact(store.db, 'scopes')).toHaveProperty([quynhPhu]);
  const end = await syncRound(
    store,
    tools(async () => answer({})),
  );
  expect(end.state).toBe('level');
  expect(await readFact(store.db, 'scopes')).toEqual({});
});

test('a loss is said until it has been read, and again only when it is another', async () => {
  const store = testStore(8);
  const told =
    (unsent: number): Transport =>
    async () =>
      answer({ loss: { unsent } });
  await syncRound(store, tools(told(3)));
  expect((await standing(store)).loss).toEqual({ unsent: 3 });
  await closeLoss(store);
  await syncRound(store, tools(told(3)));
  expect((await standing(store)).loss).toBeNull();
  await syncRound(store, tools(told(4)));
  expect((await standing(store)).loss).toEqual({ unsent: 4 });
});

test('[S6] a clock ten minutes off is said, and nothing else changes', async () => {
  const store = testStore(9);
  await syncRound(store, tools(province(false)));
  expect((await standing(store)).clockOff).toBe(false);
  store.clock.pass(3 * 3_600_000);
  await syncRound(store, tools(province(false)));
  expect(await standing(store)).toMatchObject({
    clockOff: true,
    clockOffsetMs: -10_800_000,
    agreed: 1200,
  });
});

test('years taken off a full phone are not claimed, and come back when asked for', async () => {
  const store = testStore(10);
  await syncRound(store, tools(province(false)));
  const scopes = (await readFact(store.db, 'scopes')) ?? {};
  const state = scopes[quynhPhu];
  if (!state) throw new Error('nothing was downloaded');
  await writeFact(store.db, 'scopes', { [quynhPhu]: { ...state, freed: true } });
  await store.db.base.clear();
  expect(await standing(store)).toMatchObject({ agreed: null, freed: [2027] });
  await fetchFreed(store);
  await syncRound(store, tools(province(false)));
  expect(await standing(store)).toMatchObject({ agreed: 1200, freed: [] });
});
