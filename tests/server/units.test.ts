// Đơn vị: sets and heirs are told; a new set is tried without a trace. On both databases.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReformCheck, Units } from '../../src/protocol/units.ts';
import { reformCheckSchema, unitsSchema } from '../../src/protocol/units.ts';
import type { TestServer } from './harness.ts';
import { openServer } from './harness.ts';
import { penOf } from './operations.ts';
import { mergedTwo } from './reform-files.ts';

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server.close());

async function unitsFor(q: string): Promise<Units> {
  const answer = await (await server.signIn('tinh')).send(
    'GET',
    `/units?${new URLSearchParams({ q })}`,
  );
  expect(answer.status).toBe(200);
  return unitsSchema.parse(await answer.json());
}

test('[U2] the sets are told with their days and the resolution they stand on', async () => {
  const { sets, found } = await unitsFor('');
  expect(sets.map(({ set, validFrom, communes }) => [set, validFrom, communes])).toEqual([
    ['TB2023', '2020-03-01', 260],
    ['TB2024', '2024-11-01', 242],
    ['HY2025', '2025-07-01', 104],
  ]);
  expect(sets.every(({ legal }) => legal.includes('NQ-UBTVQH'))).toBe(true);
  expect(found).toEqual([]);
});

test('[U4] [A4] a former commune is found by its name, and what answers for it today is named', async () => {
  const { found } = await unitsFor('quynh coi');
  expect(found.map(({ unit, name, heirs }) => [unit, name, heirs.map((one) => one.name)])).toEqual([
    ['TB2023.12472', 'Thị trấn Quỳnh Côi, Huyện Quỳnh Phụ', ['Xã Quỳnh Phụ']],
    ['TB2024.12472', 'Thị trấn Quỳnh Côi, Huyện Quỳnh Phụ', ['Xã Quỳnh Phụ']],
  ]);
});

const { files: reform, first, second } = mergedTwo;

async function checked(body: object): Promise<ReformCheck> {
  const answer = await (await server.signIn('quantri')).send('POST', '/units/check', body);
  expect(answer.status).toBe(200);
  return reformCheckSchema.parse(await answer.json());
}

test('[U6] a sound reform shows what moves, and changes nothing', async () => {
  const hoa = penOf(server, await server.signIn('quynhphu'));
  await hoa.phone.sync({ push: [hoa.create()] });
  const check = await checked(reform);
  expect(check).toMatchObject({
    faults: [],
    lastDay: '2026-12-31',
    alone: 102,
    divided: [],
    accounts: 3,
    adrift: [],
    entries: 1,
  });
  expect(check.merged).toMatchObject([
    { to: { unit: `HY2027.${first.code}` }, from: [{ name: first.name }, { name: second.name }] },
  ]);
  expect((await unitsFor('')).sets).toHaveLength(3);
});

test('[U6] a map that forgets a commune is named; what is no file is refused', async () => {
  const { set, map } = reform;
  const lacking = { set, map: { ...map, edges: map.edges.slice(1) } };
  expect((await checked(lacking)).faults).toEqual([{ fault: 'no-heir', what: first.code }]);
  const admin = await server.signIn('quantri');
  expect((await admin.send('POST', '/units/check', { set })).status).toBe(400);
});
