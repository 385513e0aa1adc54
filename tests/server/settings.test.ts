// Thiết lập báo cáo over the wire, on both databases.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BuildState, ReportPlaces } from '../../src/protocol/report.ts';
import { buildStateSchema, placesSchema } from '../../src/protocol/report.ts';
import { settingsSchema } from '../../src/protocol/setting.ts';
import type { Phone, TestServer } from './harness.ts';
import { openServer } from './harness.ts';
import { penOf } from './operations.ts';

let server: TestServer;
let province: Phone;
beforeEach(async () => {
  server = await openServer();
  province = await server.signIn('tinh');
});
afterEach(() => server.close());

const told = async () =>
  settingsSchema.parse(await (await province.send('GET', '/settings')).json());
const say = (body: object) => province.send('POST', '/settings', body);
const levels = (one: string) => ({ 1: one, 2: 'Huyện', 3: 'Xã, phường' });
const days = (year: number, value: object, seen = 0) => ({ name: 'calendar', year, value, seen });

test('[C1] who has not seen the last version overwrites nothing; each version is kept, and the log says who', async () => {
  const since = '2026-11-10';
  expect((await say({ name: 'levels', since, value: levels('a'), seen: 0 })).status).toBe(201);
  const late = await say({ name: 'levels', since, value: levels('b'), seen: 0 });
  expect([late.status, ((await late.json()) as { type: string }).type]).toEqual([
    409,
    expect.stringContaining('setting-moved'),
  ]);
  expect((await say({ name: 'levels', since, value: levels('c'), seen: 1 })).status).toBe(201);
  const { now, said } = await told();
  expect(now.levels[1]).toBe('c');
  expect(said).toEqual([{ name: 'levels', since, value: levels('c'), v: 2 }]);
  const kept = await server.deps.db.selectFrom('setting').select(['v', 'value']).execute();
  expect(kept.map(({ v }) => v).toSorted((a, b) => a - b)).toEqual([1, 2]);
  const log = await server.deps.db
    .selectFrom('audit')
    .select(['what', 'detail'])
    .where('deed', '=', 'setting.changed')
    .execute();
  expect(log).toEqual(Array(2).fill({ what: 'levels', detail: JSON.stringify({ since }) }));
});

test('[C2] a year’s days are set for that year alone; days out of order are refused', async () => {
  expect((await say(days(2026, { cutOff: '2026-11-10' }))).status).toBe(400);
  expect((await say(days(2026, { cutOff: '2026-11-24' }))).status).toBe(201);
  const { years } = await told();
  expect(years.map(({ year, v }) => [year, v])).toEqual([
    [2025, 0],
    [2026, 1],
    [2027, 0],
  ]);
  const cutOffs = years.map((one) => one.days.find(({ step }) => step === 'cutOff')?.date);
  expect(cutOffs).toEqual(['2025-11-20', '2026-11-24', '2027-11-20']);
  const readiness = await province.send('GET', '/goals/2026/readiness');
  expect(await readiness.json()).toMatchObject({ calendar: years[1]?.days });
});

test('[C4] a frozen report keeps its days and the cut-off before it', async () => {
  const first_day = '2025-11-21';
  const row = { place: 'tinh', name: 'Tỉnh', first_day, last_day: '2026-11-20', amends: null };
  const at = '2026-11-27T02:00:00Z';
  const { id: account_id } = await server.deps.db
    .selectFrom('account')
    .select('id')
    .executeTakeFirstOrThrow();
  await server.deps.db
    .insertInto('report_version')
    .values({
      n: 1,
      ...row,
      read_at: at,
      frozen_at: at,
      account_id,
      figures: 0,
      records: 0,
      ask: '{}',
      paper: '{}',
    })
    .execute();
  const refused = [
    await say(days(2026, { cutOff: '2026-11-24' })),
    await say(days(2026, { declare: '2026-09-30' })),
    await say(days(2025, { cutOff: '2025-11-18' })),
  ];
  for (const answer of refused)
    expect([answer.status, ((await answer.json()) as { type: string }).type]).toEqual([
      409,
      expect.stringContaining('report-frozen'),
    ]);
  // What does not move the first day of it, and what comes after it, is free.
  expect((await say(days(2025, { declare: '2025-09-30' }))).status).toBe(201);
  expect((await say(days(2027, { cutOff: '2027-11-15' }))).status).toBe(201);
  expect((await told()).years.map(({ frozen }) => frozen)).toEqual([false, true, false]);
});

async function buildOf({ from, to }: { from: string; to: string }): Promise<BuildState> {
  const asked = { place: 'tinh', yearly: true, from, to, basis: 'sent', as: 'now' };
  const { id } = (await (await province.send('POST', '/reports/builds', asked)).json()) as {
    id: string;
  };
  for (;;) {
    const answer = await province.send('GET', `/reports/builds/${id}`);
    const state = buildStateSchema.parse(await answer.json());
    if (state.state !== 'running') return state;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function airingsOf(year: ReportPlaces['years'][number]) {
  const { paper } = await buildOf(year);
  const annex = paper?.annexes.find(({ key }) => key === 'III');
  const at = annex?.columns.findIndex(({ key }) => key === 'airings') ?? -1;
  return [paper?.head.subject.slice(-8), annex?.total?.[at]?.n];
}

test('[C3] [C5] a cut-off moves the period of the report: no figure is in two, and none in none', async () => {
  server.clock.set(Date.parse('2026-12-05T02:00:00Z'));
  const pen = penOf(server, await server.signIn('quynhphu'), 'c:HY2025.12472:2027');
  const of = (date: string) => pen.create({ date, approvedOn: date, airings: 1 });
  const push = [of('2026-11-21'), of('2026-11-24'), of('2026-11-25')];
  const { r } = await pen.phone.sync({ push });
  expect(r?.map(({ s }) => s)).toEqual(['applied', 'applied', 'applied']);
  const cutOff = '2026-11-24';
  expect((await say(days(2026, { cutOff }))).status).toBe(201);
  const { years } = placesSchema.parse(
    await (await province.send('GET', '/reports/places')).json(),
  );
  expect(years.slice(0, 2)).toEqual([
    { year: 2027, from: '2026-11-25', to: '2027-11-20' },
    { year: 2026, from: '2025-11-21', to: cutOff },
  ]);
  const counted = [];
  // One after the other: a person has one build at a time.
  for (const year of years.slice(0, 2)) counted.push(await airingsOf(year));
  expect(counted).toEqual([
    ['năm 2027', 1],
    ['năm 2026', 2],
  ]);
  const session = await pen.phone.send('GET', '/session');
  expect(await session.json()).toMatchObject({ calendar: { 2026: { cutOff } } });
});

test('[B11] [C3] words written for a year’s report go along with its days; a build of the old days is not frozen', async () => {
  const old = { from: '2025-11-21', to: '2026-11-20' };
  const text = { place: 'tinh', part: 'results', text: 'Phát thanh đều.', seen: 0 };
  expect((await province.send('POST', '/reports/texts', { ...text, ...old })).status).toBe(201);
  const stale = await buildOf(old);
  const now = { from: '2025-11-21', to: '2026-11-24' };
  expect((await say(days(2026, { cutOff: now.to }))).status).toBe(201);
  const refused = await province.send('POST', '/reports/versions', { build: stale.id });
  expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'D14' }]);
  const { id, paper, texts } = await buildOf(now);
  expect(paper?.body).toContainEqual(expect.objectContaining({ text: 'Phát thanh đều.' }));
  expect(texts).toEqual({ results: 1 });
  expect((await province.send('POST', '/reports/versions', { build: id })).status).toBe(201);
  // Back again is refused now: the report is frozen. [C4]
  expect((await say(days(2026, {}, 1))).status).toBe(409);
});

test('[C4] a freeze and a cut-off that meet: one of them is refused', async () => {
  const { id } = await buildOf({ from: '2025-11-21', to: '2026-11-20' });
  const both = await Promise.all([
    province.send('POST', '/reports/versions', { build: id }),
    say(days(2026, { cutOff: '2026-11-24' })),
  ]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
});
