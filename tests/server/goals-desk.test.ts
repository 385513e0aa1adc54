// Mục tiêu, Nhiệm vụ and readiness as desks are told: whose communes, which year, what is missing, what contradicts.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scopeId } from '../../src/domain/scope.ts';
import { singletonId } from '../../src/domain/singleton.ts';
import type { Behind, ReadinessView, Targets, Tasks } from '../../src/protocol/goals.ts';
import {
  behindSchema,
  readinessSchema,
  targetsSchema,
  tasksSchema,
} from '../../src/protocol/goals.ts';
import type { Name, Phone, TestServer } from './harness.ts';
import { foreign, home, openServer } from './harness.ts';
import { penOf } from './operations.ts';

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server.close());

async function ask(phone: Phone, path: string): Promise<unknown> {
  const answer = await phone.send('GET', path);
  expect(answer.status, path).toBe(200);
  return answer.json();
}
const targets = async (phone: Phone, year = 2026): Promise<Targets> =>
  targetsSchema.parse(await ask(phone, `/goals/${year}/targets`));
const tasks = async (phone: Phone, more = ''): Promise<Tasks> =>
  tasksSchema.parse(await ask(phone, `/goals/2026/tasks${more}`));
const readiness = async (phone: Phone): Promise<ReadinessView> =>
  readinessSchema.parse(await ask(phone, '/goals/2026/readiness'));

async function declares(name: Name, scope: string, set: object): Promise<void> {
  const pen = penOf(server, await server.signIn(name), scope);
  const more = { ty: 'khai_bao', rec: singletonId('khai_bao', scope), set };
  const answer = await pen.phone.sync({ push: [pen.create({}, more)] });
  expect(answer.r?.[0]?.s).toBe('applied');
}

const heads = (inPost: number, trained: number) => ({
  'inPost.can_bo_qcn': inPost,
  'trained.can_bo_qcn': trained,
});

function line<T extends { readonly code: string }>(lines: readonly T[], code: string): T {
  const found = lines.find((one) => one.code === code);
  if (!found) throw new Error(`no ${code}`);
  return found;
}

describe('Mục tiêu', () => {
  test('[G3] a reviewer is told of his communes, the province of all, with its own agencies', async () => {
    await declares('quynhphu', home, heads(4, 3));
    await declares('kienxuong', foreign, heads(10, 10));
    const area = await targets(await server.signIn('kv.quynhphu'));
    expect(line(area.lines, 'I.2.2a')).toMatchObject({ numerator: 3, denominator: 4, asked: 9 });
    expect(area.agencies.every(({ kept }) => !kept)).toBe(true);
    const all = await targets(await server.signIn('tinh'));
    expect(line(all.lines, 'I.2.2a')).toMatchObject({ numerator: 13, denominator: 14 });
    expect(line(all.lines, 'I.2.1').asked).toBe(65 + 3);
    expect(line(all.lines, 'I.2.1')).toMatchObject({ percent: null });
  });

  test('[G1] each year is drawn over the communes of its own cut-off', async () => {
    const province = await server.signIn('tinh');
    const { trend } = await targets(province);
    const asked = trend.map(({ year, shares }) => [year, shares['I.2.2d']?.asked]);
    expect(asked).toEqual([
      [2023, 260],
      [2024, 242],
      [2025, 65],
      [2026, 65],
    ]);
    const { agencies } = await targets(province, 2024);
    expect(agencies.filter(({ kind }) => kind === 'ubnd_huyen')).toHaveLength(8);
    expect(agencies.some(({ post }) => post === 'stttt')).toBe(true);
    expect((await province.send('GET', '/goals/2028/targets')).status).toBe(404);
    expect((await province.send('GET', '/goals/x/targets')).status).toBe(404);
  });

  test('[G5] the province quotes a document, and speaks for an agency in the words of a declaration', async () => {
    const province = await server.signIn('tinh');
    const write = (body: object) => province.send('POST', '/register', body);
    const entry = {
      code: 'I.2.3a',
      percent: 8.5,
      number: '88/BC-CAT',
      date: '2026-11-01',
      agency: 'Công an tỉnh',
    };
    expect((await write({ kind: 'quoted', year: 2026, entry })).status).toBe(200);
    const values = heads(6, 6);
    expect((await write({ kind: 'said', agency: 'so-tu-phap', year: 2026, values })).status).toBe(
      200,
    );
    const told = await targets(province);
    expect(line(told.lines, 'I.2.3a')).toMatchObject({
      percent: 8.5,
      reached: true,
      quoted: entry,
    });
    expect(line(told.lines, 'I.2.2a')).toMatchObject({ numerator: 6, denominator: 6 });
    expect(line((await targets(province, 2025)).lines, 'I.2.3a').percent).toBeNull();
  });

  test.each([
    [
      'more trained than in post',
      { kind: 'said', agency: 'so-tu-phap', year: 2026, values: heads(1, 2) },
    ],
    ['an agency nobody knows', { kind: 'said', agency: 'so-x', year: 2026, values: heads(2, 1) }],
    [
      'a field no declaration has',
      { kind: 'said', agency: 'so-tu-phap', year: 2026, values: { hoTen: 'A' } },
    ],
    ['a year that has not begun', { kind: 'said', agency: 'so-tu-phap', year: 2030, values: {} }],
    [
      'a commune by hand',
      {
        kind: 'agency',
        entry: { id: 'xa-x', name: 'Xã X', kind: 'ubnd_xa', from: '2026-01-01', to: null },
      },
    ],
    [
      'an end before the beginning',
      {
        kind: 'agency',
        entry: {
          id: 's',
          name: 'Sở S',
          kind: 'so_ban_nganh',
          from: '2026-01-01',
          to: '2025-01-01',
        },
      },
    ],
    [
      'a word on a task that is not collected',
      { kind: 'task', year: 2026, entry: { code: 'IV.1.3', state: 'done', note: 'x' } },
    ],
  ])('[G4] is refused: %s', async (_, body) => {
    const answer = await (await server.signIn('tinh')).send('POST', '/register', body);
    expect(answer.status).toBe(400);
    expect(await server.deps.db.selectFrom('register_entry').selectAll().execute()).toEqual([]);
  });
});

describe('Nhiệm vụ', () => {
  test('[G10] sums of the communes in sight, of one commune, and the records behind a number', async () => {
    const own = penOf(server, await server.signIn('quynhphu'));
    const made = own.create({ topics: ['III.1'], conventions: ['5'], minutes: 12 });
    await own.phone.sync({ push: [made, own.create({ topics: ['III.3'] })] });
    const away = penOf(server, await server.signIn('kienxuong'), foreign);
    await away.phone.sync({ push: [away.create()] });
    const reviewer = await server.signIn('kv.quynhphu');
    await reviewer.sync({ push: [penOf(server, reviewer).review(made.rec, 1, 'approved')] });
    const told = await tasks(reviewer);
    expect(line(told.lines, 'IV.3.1')).toMatchObject({
      result: { n: 2, minutes: 22, own: 4 },
      approved: 1,
      active: 1,
      communes: 9,
      state: 'underway',
    });
    const province = await server.signIn('tinh');
    expect(line((await tasks(province)).lines, 'IV.3.1').result).toMatchObject({ n: 3 });
    const one = await tasks(province, '?unit=HY2025.13075');
    expect(line(one.lines, 'IV.3.1')).toMatchObject({ result: { n: 1 }, active: 1, communes: 1 });
    expect(one.units.length).toBe(65);
    const path = '/goals/2026/records/HY2025.12472?dimension=convention&code=5';
    const behind: Behind = behindSchema.parse(await ask(province, path));
    expect(behind.records.map(({ id, state }) => [id, state])).toEqual([[made.rec, 'approved']]);
  });

  test('[G7] what a merged commune did counts under the commune that took it over', async () => {
    const { db } = server.deps;
    const doc = JSON.stringify({ 'approved/all/all': { n: 5 }, 'approved/task/IV.2': { n: 5 } });
    // Thị trấn Quỳnh Côi, until 30/6/2025 in the reporting year 2025.
    const scope = scopeId({ set: 'TB2024', code: '12472' }, 2025);
    await db.insertInto('scope_total').values({ scope, doc }).execute();
    const told = tasksSchema.parse(await ask(await server.signIn('tinh'), '/goals/2025/tasks'));
    expect(told.units.find(({ code }) => code === 'HY2025.12472')?.cell).toEqual({ n: 5 });
    expect(told.units.some(({ code }) => code === 'TB2024.12472')).toBe(false);
    expect(line(told.lines, 'IV.2')).toMatchObject({ approved: 5, active: 1 });
  });

  test('[G10] [U4] what a phone still writes for a commune that is long gone counts as well', async () => {
    const pen = penOf(server, await server.signIn('quynhphu'), 'c:TB2024.12472:2026');
    const entry = pen.create({ task: 'IV.3.1' });
    expect((await pen.phone.sync({ push: [entry] })).r?.[0]?.s).toBe('applied');
    const reviewer = await server.signIn('kv.quynhphu');
    const { units } = await tasks(reviewer);
    expect(line(units, 'HY2025.12472').cell).toMatchObject({ n: 1 });
    const ofCommune = (await readiness(reviewer)).units.find(({ id }) => id === 'HY2025.12472');
    expect(ofCommune).toMatchObject({ entries: 1, waiting: 1 });
    const path = '/goals/2026/records/HY2025.12472?dimension=task&code=IV.3.1';
    const { records } = behindSchema.parse(await ask(reviewer, path));
    expect(records.map(({ id }) => id)).toEqual([entry.rec]);
  });

  test('[G8] the province says how far a task is that no commune answers for', async () => {
    const province = await server.signIn('tinh');
    const entry = { code: 'IV.5', state: 'done', note: 'Báo cáo 12/BC-SVHTTDL' };
    await province.send('POST', '/register', { kind: 'task', year: 2026, entry });
    expect(line((await tasks(province)).lines, 'IV.5')).toMatchObject({
      state: 'done',
      word: entry,
    });
  });
});

describe('[G12] [G13] readiness', () => {
  test('who has sent, what waits, and what the day reminds of', async () => {
    const pen = penOf(server, await server.signIn('quynhphu'));
    await pen.phone.sync({ push: [pen.create(), pen.create()] });
    const told = await readiness(await server.signIn('kv.quynhphu'));
    expect(told.units).toHaveLength(9);
    expect(told.areas.map(({ id }) => id)).toEqual(['kv-338']);
    expect(told.units.find(({ id }) => id === 'HY2025.12472')).toMatchObject({
      entries: 2,
      waiting: 2,
      sentOn: null,
      punctuality: 'notYet',
    });
    expect(told.reminders.map(({ step, n, left }) => [step, n, left])).toEqual([
      ['remind', 9, 0],
      ['review', 2, 5],
    ]);
    server.clock.set(Date.parse('2026-11-26T02:00:00Z'));
    const later = await readiness(await server.signIn('kv.quynhphu'));
    expect(later.units.every(({ punctuality }) => punctuality === 'overdue')).toBe(true);
  });
});
