// A set of units is brought in: from its first day on everything that asks for units meets it, and nothing that was
// written is rewritten. On both databases.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRecords } from '../../server/storage/records.ts';
import { readUnits } from '../../server/storage/unit-sets.ts';
import { comeIntoForce } from '../../server/sync/unit-keeping.ts';
import { units, useUnits } from '../../server/units.ts';
import { shippedUnits } from '../../src/domain/unit-catalogue.ts';
import { matrixSchema } from '../../src/protocol/matrix.ts';
import type { Tray } from '../../src/protocol/province.ts';
import { foundSchema } from '../../src/protocol/search.ts';
import { unitSetSchema, unitsSchema } from '../../src/protocol/units.ts';
import type { Name, Phone, TestServer } from './harness.ts';
import { foreign, home, kienXuong, openServer, quynhPhu } from './harness.ts';
import { penOf, stories } from './operations.ts';
import { reformFiles } from './reform-files.ts';

/** Kiến Xương goes into Quỳnh Phụ from 1 December on. */
const merged = reformFiles({
  set: 'HY2026',
  validFrom: '2026-12-01',
  into: { [kienXuong.code]: quynhPhu.code },
});
const december = Date.parse('2026-12-02T02:00:00Z');
const fresh = { set: 'HY2026', code: quynhPhu.code };

let server: TestServer;
let province: Phone;
beforeEach(async () => {
  server = await openServer();
  province = await server.signIn('tinh');
});
afterEach(() => server.close());

async function bring(files: object = merged): Promise<number> {
  return (await province.send('POST', '/units', files)).status;
}

async function dayComes(): Promise<void> {
  server.clock.set(december);
  await server.deps.db
    .transaction()
    .execute((inner) => comeIntoForce(inner, units(), server.clock.now()));
}

async function placesOf(name: Name): Promise<readonly string[]> {
  const answer = await (await server.signIn(name)).send('GET', '/session');
  const { units: own } = (await answer.json()) as { units: { set: string; code: string }[] };
  return own.map(({ set, code }) => `${set}.${code}`);
}

async function sums(as: 'now' | 'then'): Promise<Readonly<Record<string, number>>> {
  const answer = await (await server.signIn('tinh')).send('GET', `/matrix?as=${as}`);
  const { lines } = matrixSchema.parse(await answer.json());
  const pairs = lines.map((line) => [line.unit, line.cells.reduce((a, b) => a + b, 0)] as const);
  return Object.fromEntries(pairs.filter(([, n]) => n > 0));
}

test('[U7] what was brought in outlives the process, and is in force from its day on', async () => {
  expect(await bring()).toBe(201);
  const read = async () =>
    unitsSchema.parse(await (await province.send('GET', '/units')).json()).sets.slice(-2);
  const told = [
    { set: 'HY2025', validTo: '2026-11-30', communes: 104 },
    { set: 'HY2026', validFrom: '2026-12-01', validTo: null, communes: 103 },
  ];
  expect(await read()).toMatchObject(told);
  useUnits(shippedUnits);
  useUnits(await readUnits(server.deps.db));
  expect(await read()).toMatchObject(told);
  const answer = await province.send('GET', '/units/HY2026');
  const set = unitSetSchema.parse(await answer.json());
  expect(set).toMatchObject({ brought: true, legal: 'Nghị quyết 1/NQ-UBTVQH16' });
  expect(set.edges).toHaveLength(104);
  expect(units().setOn('2026-11-30')?.set).toBe('HY2025');
  expect(units().setOn('2026-12-01')?.set).toBe('HY2026');
});

test('[U7] [U4] [U5] what two phones hold over the reform arrives under the old units, and the totals are the same in both views', async () => {
  const hoa = penOf(server, await server.signIn('quynhphu'));
  const lan = penOf(server, await server.signIn('kienxuong'), foreign);
  const sent = hoa.create();
  expect(stories(await hoa.phone.sync({ push: [sent] }))).toEqual(['applied']);
  const held = { hoa: [hoa.create(), hoa.change(sent.rec, 1, { minutes: 14 })], lan: lan.create() };
  expect(await bring()).toBe(201);
  await dayComes();
  expect(stories(await hoa.phone.sync({ push: held.hoa }))).toEqual(['applied', 'applied']);
  expect(stories(await lan.phone.sync({ push: [held.lan] }))).toEqual(['applied']);
  const now = penOf(server, lan.phone, `c:${fresh.set}.${fresh.code}:2027`);
  const later = { date: '2026-12-02', approvedOn: '2026-12-01' };
  expect(stories(await lan.phone.sync({ push: [{ ...now.create(later), n: 90 }] }))).toEqual([
    'applied',
  ]);
  expect(await sums('then')).toEqual({
    'HY2025.12472': 2,
    'HY2025.13075': 1,
    'HY2026.12472': 1,
  });
  expect(await sums('now')).toEqual({ 'HY2026.12472': 4 });
  const stored = await server.deps.db.selectFrom('record').select('scope').execute();
  expect(stored.map(({ scope }) => scope).sort()).toEqual([
    home,
    home,
    foreign,
    'c:HY2026.12472:2027',
  ]);
  const found = await (await server.signIn('kv.quynhphu')).send('GET', '/search');
  expect(foundSchema.parse(await found.json()).lines).toHaveLength(4);
});

test('[U8] people and areas go along on the day itself, and the log says so', async () => {
  await bring();
  expect(await placesOf('kienxuong')).toEqual(['HY2025.13075']);
  expect(await placesOf('tinh')).toContain('HY2025.13075');
  await dayComes();
  expect(await placesOf('kienxuong')).toEqual(['HY2026.12472']);
  expect(await placesOf('quynhphu')).toEqual(['HY2026.12472']);
  const seen = await placesOf('tinh');
  expect(seen).toHaveLength(64);
  expect(seen.every((unit) => unit.startsWith('HY2026.'))).toBe(true);
  // Both areas had one of the two: the first keeps the commune, and nobody has it twice.
  expect(await placesOf('kv.quynhphu')).toContain('HY2026.12472');
  expect(await placesOf('kv.kienxuong')).not.toContain('HY2026.12472');
  const lines = await server.deps.db.selectFrom('audit').select(['deed', 'what']).execute();
  const deeds = lines.map(({ deed }) => deed);
  expect(lines).toContainEqual({ deed: 'units.brought', what: 'HY2026' });
  expect(lines).toContainEqual({ deed: 'areas.carried', what: 'HY2026' });
  expect(deeds.filter((deed) => deed === 'place.taken')).toHaveLength(3);
  expect(deeds.filter((deed) => deed === 'place.given')).toHaveLength(6);
});

test('[U4] [U8] of a commune that was divided nobody has the parts: its entries wait, and the province places them', async () => {
  const other = '12511';
  const divided = reformFiles({
    set: 'HY2026',
    validFrom: '2026-12-01',
    parts: { [kienXuong.code]: [quynhPhu.code, other] },
  });
  const lan = penOf(server, await server.signIn('kienxuong'), foreign);
  const held = lan.create();
  expect(await bring(divided)).toBe(201);
  await dayComes();
  expect(await placesOf('kienxuong')).toEqual([]);
  expect(stories(await lan.phone.sync({ push: [held] }))).toEqual(['held unit-unknown']);
  const tray = (await (await province.send('GET', '/tray')).json()) as Tray;
  expect(tray.held[0]?.heirs.map(({ set, code }) => `${set}.${code}`)).toEqual([
    'HY2026.12472',
    `HY2026.${other}`,
  ]);
  const placed = await province.send('POST', '/tray/assign', { op: held.op, unit: fresh });
  expect(await placed.json()).toMatchObject({ results: [{ s: 'applied' }] });
  expect(await sums('now')).toEqual({ 'HY2026.12472': 1 });
});

test('[U4] [S20] what was still to be said of a record of a divided commune is let in where the record lies', async () => {
  const lan = penOf(server, await server.signIn('kienxuong'), foreign);
  const sent = lan.create();
  expect(stories(await lan.phone.sync({ push: [sent] }))).toEqual(['applied']);
  const edit = lan.change(sent.rec, 1, { minutes: 14 });
  const parts = { [kienXuong.code]: [quynhPhu.code, '12511'] };
  expect(await bring(reformFiles({ set: 'HY2026', validFrom: '2026-12-01', parts }))).toBe(201);
  await dayComes();
  expect(stories(await lan.phone.sync({ push: [edit] }))).toEqual(['held unit-unknown']);
  const placed = await province.send('POST', '/tray/assign', { op: edit.op, unit: fresh });
  expect(await placed.json()).toMatchObject({ results: [{ s: 'applied', v: 2 }] });
  const stored = await findRecords(server.deps.db, [sent.rec]);
  expect(stored.get(sent.rec)).toMatchObject({ scope: foreign, v: 2, values: { minutes: 14 } });
  expect(await (await province.send('GET', '/tray')).json()).toMatchObject({ held: [] });
});

test('[U6] [U7] whatever has a fault is refused whole, and a set is brought in once', async () => {
  const { set, map } = merged;
  expect(await bring({ set, map: { ...map, edges: map.edges.slice(1) } })).toBe(400);
  expect(await bring()).toBe(201);
  expect(await bring()).toBe(400);
  expect(await server.deps.db.selectFrom('unit_set').selectAll().execute()).toHaveLength(1);
  const admin = await server.signIn('quantri');
  expect((await admin.send('POST', '/units', merged)).status).toBe(403);
});

test('[U7] before its first day a set is withdrawn without a trace but in the log; from then on it stays', async () => {
  await bring();
  const gone = await province.send('DELETE', '/units/HY2026');
  expect(gone.status).toBe(204);
  expect(units().sets).toEqual(shippedUnits.sets);
  await dayComes();
  expect(await placesOf('kienxuong')).toEqual(['HY2025.13075']);
  const now = reformFiles({ set: 'HY2026', validFrom: '2026-12-02' });
  expect(await bring(now)).toBe(201);
  expect((await province.send('DELETE', '/units/HY2026')).status).toBe(404);
  expect((await province.send('DELETE', '/units/HY2025')).status).toBe(404);
  expect(await placesOf('kienxuong')).toEqual(['HY2026.13075']);
  const lines = await server.deps.db.selectFrom('audit').select(['deed', 'what']).execute();
  expect(lines).toContainEqual({ deed: 'units.withdrawn', what: 'HY2026' });
});

test('[U8] [I3] the day is done once: whom a person then places stays there', async () => {
  await bring();
  await dayComes();
  const admin = await server.signIn('quantri');
  const { accounts } = (await (await admin.send('GET', '/accounts')).json()) as {
    accounts: { id: string; login: string }[];
  };
  const id = accounts.find(({ login }) => login === 'kienxuong')?.id ?? '';
  await admin.send('POST', `/accounts/${id}/places`, { units: [kienXuong] });
  await dayComes();
  expect(await placesOf('kienxuong')).toEqual(['HY2025.13075']);
});
