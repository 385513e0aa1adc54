// Địa bàn as the province counts it: what phones sent, what they said they hold, what was declared. On both databases.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { singletonId } from '../../src/domain/singleton.ts';
import type { Matrix } from '../../src/protocol/matrix.ts';
import { matrixSchema } from '../../src/protocol/matrix.ts';
import { protocolVersion } from '../../src/protocol/version.ts';
import type { Name, TestServer } from './harness.ts';
import { foreign, home, openServer } from './harness.ts';
import type { Pen } from './operations.ts';
import { penOf } from './operations.ts';

let server: TestServer;
let hoa: Pen;
beforeEach(async () => {
  server = await openServer();
  hoa = penOf(server, await server.signIn('quynhphu'));
});
afterEach(() => server.close());

async function matrixFor(name: Name, query = ''): Promise<Matrix> {
  const answer = await (await server.signIn(name)).send('GET', `/matrix${query}`);
  expect(answer.status).toBe(200);
  return matrixSchema.parse(await answer.json());
}

const lineOf = (matrix: Matrix, unit: string) => matrix.lines.find((line) => line.unit === unit);
const sumOf = (matrix: Matrix) =>
  matrix.lines.flatMap((line) => line.cells).reduce((sum, n) => sum + n, 0);

const on = (date: string) => ({ date, approvedOn: date });

test('[H1] [R3] a reviewer counts his communes and nothing else; the cancelled do not count', async () => {
  const lan = penOf(server, await server.signIn('kienxuong'), foreign);
  const gone = hoa.create();
  await hoa.phone.sync({ push: [hoa.create(), hoa.create(on('2026-11-02')), gone] });
  await hoa.phone.sync({ push: [hoa.cancel(gone.rec, 1)] });
  await lan.phone.sync({ push: [lan.create()] });
  const matrix = await matrixFor('kv.quynhphu');
  expect(matrix.days.slice(-2)).toEqual(['2026-11-02', '2026-11-09']);
  expect(lineOf(matrix, 'HY2025.12472')).toMatchObject({
    name: 'Xã Quỳnh Phụ',
    present: true,
    submitted: 2,
    returned: 0,
  });
  expect(lineOf(matrix, 'HY2025.12472')?.cells.slice(-3)).toEqual([0, 1, 1]);
  expect(lineOf(matrix, 'HY2025.13075')).toBeUndefined();
  expect(sumOf(matrix)).toBe(2);
  expect(sumOf(await matrixFor('tinh'))).toBe(3);
  const byDay = await matrixFor('kv.quynhphu', '?by=day');
  expect(byDay.days).toHaveLength(14);
  expect(lineOf(byDay, 'HY2025.12472')?.cells[6 - 1]).toBe(1);
  expect(sumOf(byDay)).toBe(2);
});

test('[U5] [H1] entries of a unit that is gone stand with its heir now, and by themselves then', async () => {
  const old = penOf(server, hoa.phone, 'c:TB2024.12472:2026');
  await hoa.phone.sync({ push: [hoa.create()] });
  await hoa.phone.sync({ push: [{ ...old.create(), n: 50 }] });
  const now = await matrixFor('kv.quynhphu');
  expect(lineOf(now, 'HY2025.12472')).toMatchObject({ submitted: 2 });
  expect(lineOf(now, 'HY2025.12472')?.cells.at(-1)).toBe(2);
  expect(lineOf(now, 'TB2024.12472')).toBeUndefined();
  const then = await matrixFor('kv.quynhphu', '?as=then');
  expect(lineOf(then, 'HY2025.12472')?.cells.at(-1)).toBe(1);
  expect(lineOf(then, 'TB2024.12472')).toMatchObject({ submitted: 1, present: false });
  expect(lineOf(then, 'TB2024.12472')?.name).toBe('Thị trấn Quỳnh Côi, Huyện Quỳnh Phụ');
  expect(sumOf(then)).toBe(sumOf(now));
});

test('[H3] phones as they said; declarations by their parts', async () => {
  const before = lineOf(await matrixFor('kv.quynhphu'), 'HY2025.12472');
  expect(before).toMatchObject({ seen: null, devices: 0, undeclared: ['k1', 'k2', 'k3', 'k4'] });
  const rec = singletonId('khai_bao', home);
  const set = { planNumber: '12/KH-UBND', planDate: '2026-02-10' };
  const body = { rec, ty: 'khai_bao', set };
  await hoa.phone.send('POST', '/sync/v1', {
    p: protocolVersion,
    app: 't',
    dev: hoa.phone.id,
    now: 'x',
    left: { ops: 3, old: '2026-11-04' },
    push: [{ ...hoa.create(), ...body }],
    pull: {},
  });
  const after = lineOf(await matrixFor('kv.quynhphu'), 'HY2025.12472');
  expect(after).toMatchObject({
    devices: 1,
    seen: '2026-11-10T02:00:00Z',
    unsent: 3,
    oldest: '2026-11-04',
    undeclared: ['k1', 'k2', 'k4'],
  });
  expect(after?.submitted).toBe(0);
});

test('[R1] what is no question is refused', async () => {
  const tinh = await server.signIn('tinh');
  for (const query of ['by=month', 'as=x', 'until=2026-02-30', 'unit=HY2025.12472'])
    expect((await tinh.send('GET', `/matrix?${query}`)).status, query).toBe(400);
});
