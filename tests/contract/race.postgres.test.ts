// Requests that truly overlap, as only PostgreSQL lets them: whole requests through the real routes, many at once.
// SQLite has one writer; here the locks, the guarded writes and the starting over must do its work.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addSetting } from '../../server/storage/settings.ts';
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import type { ParsedResponse } from '../../src/protocol/sync.ts';
import { syncResponseSchema } from '../../src/protocol/sync.ts';
import type { Phone, TestServer } from '../server/harness.ts';
import { foreign, home, kienXuong, openServer } from '../server/harness.ts';
import { penOf, stories } from '../server/operations.ts';

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server.close());

const many = <T>(count: number, deed: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => deed(index)));

const logOf = () => server.deps.db.selectFrom('operation').select(['op', 'rec', 'n']).execute();
const recordOf = (id: string) =>
  server.deps.db.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirst();

function oneStory(answers: readonly ParsedResponse[]): readonly string[] {
  return [...new Set(answers.flatMap(stories))];
}

test('[S11] [inv 2] [inv 22] one push delivered twelve times at once is one operation with one answer', async () => {
  const hoa = penOf(server, await server.signIn('quynhphu'));
  const push = [hoa.create()];
  const answers = await many(12, () => hoa.phone.sync({ push }));
  expect(oneStory(answers)).toEqual(['applied']);
  expect(await logOf()).toHaveLength(1);
  expect(await recordOf(push[0]?.rec ?? '')).toMatchObject({ v: 1, q: 1 });
});

test('[M1] one id made in two years at once is one record; the other entry is kept and answered', async () => {
  const years = [home, 'c:HY2025.12472:2025'];
  const dates = ['2026-11-09', '2025-11-09'];
  const pens = await many(2, async (index) =>
    penOf(server, await server.signIn('quynhphu'), years[index]),
  );
  const makeIn = (year: number, rec: string) => {
    const [pen, date] = [pens[year], dates[year]];
    if (!pen || !date) throw new Error('no such year');
    return pen.phone.sync({ push: [{ ...pen.create({ date, approvedOn: date }), rec }] });
  };
  // A pair meets in the narrow place only now and then: twenty are sure to.
  for (let pair = 1; pair <= 20; pair += 1) {
    const rec = server.uuid();
    const answers = await many(2, (year) => makeIn(year, rec));
    const told = answers.flatMap(stories).map((story) => story.split(' ')[0]);
    expect(told.filter((story) => story === 'applied')).toHaveLength(1);
    expect(await logOf()).toHaveLength(pair * 2);
  }
  const heads = await server.deps.db.selectFrom('scope_head').select('n').execute();
  expect(heads.reduce((sum, { n }) => sum + n, 0)).toBe(20);
});

test('[S2] a copied phone that uses its numbers at once with the first loses nothing', async () => {
  const first = await server.signIn('quynhphu');
  const copy: Phone = { ...first };
  const pens = [penOf(server, first), penOf(server, copy, 'c:HY2025.12472:2025')];
  const answers = await many(2, (index) => {
    const date = index === 0 ? '2026-11-09' : '2025-11-09';
    const pen = pens[index];
    if (!pen) throw new Error('no pen');
    return pen.phone.sync({ push: [pen.create({ date, approvedOn: date })] });
  });
  expect(answers.flatMap((answer) => answer.r ?? [])).toHaveLength(2);
  expect(await logOf()).toHaveLength(2);
});

test('[M2] [S8] sixteen phones edit one record at once: sixteen versions, and no value is lost', async () => {
  const maker = penOf(server, await server.signIn('quynhphu'));
  const made = maker.create();
  await maker.phone.sync({ push: [made] });
  const fields = ['minutes', 'airings', 'clustersOn', 'start'] as const;
  const value = { minutes: 20, airings: 2, clustersOn: 55, start: '05:30' };
  const pens = await many(16, async () => penOf(server, await server.signIn('quynhphu2')));
  const answers = await many(16, async (index) => {
    const field = fields[index % 4] ?? 'minutes';
    const pen = pens[index];
    if (!pen) throw new Error('no pen');
    return pen.phone.sync({ push: [pen.change(made.rec, 1, { [field]: value[field] })] });
  });
  expect(answers.flatMap((answer) => answer.r ?? [])).toHaveLength(16);
  const row = await recordOf(made.rec);
  expect(JSON.parse(row?.doc ?? '{}').values).toMatchObject(value);
  const positions = answers.flatMap((answer) => answer.r ?? []).map(({ q }) => q);
  const taken = positions.filter((q) => q !== undefined);
  expect(new Set(taken).size).toBe(taken.length);
  expect(row?.q).toBe(Math.max(...taken));
  expect(row?.v).toBe(1 + taken.length);
});

test('[S22] what an emptied browser lost is known, however many of its first requests meet', async () => {
  const hoa = await server.signIn('quynhphu');
  const contact = async (dev: string, ops: number) => {
    const said = { p: 1, app: 't', dev, now: `${ops}`, left: { ops }, push: [], pull: {} };
    const answer = await hoa.send('POST', '/sync/v1', said);
    return syncResponseSchema.parse(await answer.json()).loss?.unsent ?? 0;
  };
  for (let round = 0; round < 8; round += 1) {
    const [before, after] = [server.uuid(), server.uuid()];
    const pen = penOf(server, { ...hoa, id: before });
    const held = { p: 1, app: 't', dev: before, now: 'x', left: { ops: 3 }, pull: {} };
    await hoa.send('POST', '/sync/v1', { ...held, push: [pen.create()] });
    await many(8, () => contact(after, 0));
    expect(await contact(after, 0)).toBe(3);
  }
});

test('[S8] a record that moves while others edit it keeps every edit, in one scope', async () => {
  const maker = penOf(server, await server.signIn('quynhphu'));
  const made = maker.create();
  await maker.phone.sync({ push: [made] });
  const pens = await many(6, async () => penOf(server, await server.signIn('quynhphu2')));
  const lastYear = 'c:HY2025.12472:2025';
  const inLastYear = { date: '2025-11-09', approvedOn: '2025-11-08' };
  const move = maker.change(made.rec, 1, inLastYear, { to: lastYear });
  const [moved, ...edited] = await many(7, (index) => {
    const pen = pens[index - 1];
    if (!pen) return maker.phone.sync({ push: [move] });
    return pen.phone.sync({ push: [pen.change(made.rec, 1, { 'items.tin': 2 + index })] });
  });
  expect(moved?.r?.[0]?.s).toMatch(/applied|merged/);
  expect(edited.flatMap((answer) => answer.r ?? [])).toHaveLength(6);
  expect(await logOf()).toHaveLength(8);
  const row = await recordOf(made.rec);
  expect(row?.scope).toBe(lastYear);
  const heads = await server.deps.db.selectFrom('scope_head').selectAll().execute();
  const [here, there] = [home, lastYear].map((one) => heads.find(({ scope }) => scope === one));
  expect([here?.n, there?.n]).toEqual([0, 1]);
  expect(here?.chk).toBe(emptyChecksum);
  expect(there?.chk).toBe(moveChecksum(emptyChecksum, made.rec, null, row?.v ?? 0));
  expect(row?.q).toBe(there?.q);
});

test('[S20] [S11] [inv 22] held operations that two flights replay at once are decided once', async () => {
  const hoa = penOf(server, await server.signIn('quynhphu'), foreign);
  const { db } = server.deps;
  const rights = { unit_set: kienXuong.set, unit_code: kienXuong.code };
  for (let round = 1; round <= 10; round += 1) {
    const made = hoa.create({ title: `Bài ${round}` });
    const push = [made, hoa.change(made.rec, 0, { minutes: 20 + round })];
    expect(stories(await hoa.phone.sync({ push }))).toEqual([
      'held not-allowed',
      'held not-allowed',
    ]);
    const { id } = await db
      .selectFrom('account')
      .select('id')
      .where('login', '=', 'quynhphu')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('account_unit')
      .values({ account_id: id, ...rights })
      .execute();
    await many(8, () => hoa.phone.sync());
    expect(await recordOf(made.rec)).toMatchObject({ v: 2, scope: foreign });
    const held = await db
      .selectFrom('held')
      .select(['op', 'later'])
      .where('rec', '=', made.rec)
      .where('later_at', 'is not', null)
      .execute();
    expect(held).toHaveLength(2);
    await db
      .deleteFrom('account_unit')
      .where('account_id', '=', id)
      .where('unit_code', '=', kienXuong.code)
      .execute();
  }
  const head = await db
    .selectFrom('scope_head')
    .selectAll()
    .where('scope', '=', foreign)
    .executeTakeFirst();
  expect(head).toMatchObject({ n: 10, q: 20 });
});

test('[V14] [V15] an edit, a check and an approval at once: approved is only what was checked as it is', async () => {
  const hoa = penOf(server, await server.signIn('quynhphu'));
  const binh = penOf(server, await server.signIn('kv.quynhphu'));
  const tinh = penOf(server, await server.signIn('tinh'));
  const accounts = server.deps.db.selectFrom('account').select('id').where('login', '=', 'tinh');
  const by = { account: (await accounts.executeTakeFirstOrThrow()).id, at: '2026-11-01T00:00:00Z' };
  const two = { name: 'review', since: '2026-11-01', value: { steps: 2 }, seen: 0 } as const;
  await addSetting(server.deps.db, two, by);
  for (let turn = 0; turn < 12; turn += 1) {
    const { rec, ...made } = hoa.create();
    await hoa.phone.sync({ push: [{ rec, ...made }] });
    await binh.phone.sync({ push: [binh.other(rec, 'check', { sees: 1 })] });
    await Promise.all([
      hoa.phone.sync({ push: [hoa.change(rec, 1, { minutes: 30 })] }),
      tinh.phone.sync({ push: [tinh.review(rec, 1, 'approved')] }),
      tinh.phone.sync({ push: [tinh.review(rec, 3, 'approved')] }),
    ]);
    const record = await recordOf(rec);
    if (record?.state === 'approved') expect(record.cv).toBe(1);
    else expect(record?.cv).toBe(3);
  }
});
