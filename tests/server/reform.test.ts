// A reform of the units, as July 2025 was: two phones hold unsent entries of the old communes while the administrator
// puts their people into the new one. Nothing is rewritten, lost or seen by a stranger. On both databases.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { matrixSchema } from '../../src/protocol/matrix.ts';
import { foundSchema } from '../../src/protocol/search.ts';
import { accountsSchema } from '../../src/protocol/session.ts';
import type { Name, TestServer } from './harness.ts';
import { openServer, quynhPhu } from './harness.ts';
import type { Pen } from './operations.ts';
import { penOf, stories } from './operations.ts';

/** Two communes that both went wholly into Xã Quỳnh Phụ: Thị trấn Quỳnh Côi, which left it its code, and Xã Quỳnh Hải. */
const coi = { set: 'TB2024', code: '12472' };
const hai = { set: 'TB2024', code: '12520' };
const scopeOf = ({ set, code }: typeof coi) => `c:${set}.${code}:2025`;

const june = { date: '2025-06-20', approvedOn: '2025-06-19', source: 'xa' };

let server: TestServer;
let hoa: Pen;
let lan: Pen;

beforeEach(async () => {
  server = await openServer();
  server.clock.set(Date.parse('2025-06-25T02:00:00Z'));
  await place('quynhphu', [coi]);
  await place('quynhphu2', [hai]);
  hoa = penOf(server, await server.signIn('quynhphu'), scopeOf(coi));
  lan = penOf(server, await server.signIn('quynhphu2'), scopeOf(hai));
});
afterEach(() => server.close());

async function place(login: Name, units: readonly (typeof coi)[]): Promise<void> {
  const admin = await server.signIn('quantri');
  const { accounts } = accountsSchema.parse(await (await admin.send('GET', '/accounts')).json());
  const { id = '' } = accounts.find((one) => one.login === login) ?? {};
  const answer = await admin.send('POST', `/accounts/${id}/places`, { units });
  expect(answer.status).toBe(200);
}

async function unitsOfTitles(name: Name): Promise<Readonly<Record<string, string>>> {
  const answer = await (await server.signIn(name)).send('GET', '/search');
  const { lines } = foundSchema.parse(await answer.json());
  return Object.fromEntries(lines.map((line) => [line.title, line.unit]));
}

test('[U4] [U5] [R3] what two phones held through a reform arrives under the old units, and the new one answers for it', async () => {
  const sent = [
    hoa.create({ ...june, title: 'Côi trước' }),
    lan.create({ ...june, title: 'Hải trước' }),
  ];
  expect(stories(await hoa.phone.sync({ push: sent.slice(0, 1) }))).toEqual(['applied']);
  expect(stories(await lan.phone.sync({ push: sent.slice(1) }))).toEqual(['applied']);
  // Written without a signal on the last days of the old communes, one of them a correction.
  const held = {
    hoa: [
      hoa.create({ ...june, title: 'Côi giữ' }),
      hoa.change(sent[0]?.rec ?? '', 1, { minutes: 14 }),
    ],
    lan: [lan.create({ ...june, title: 'Hải giữ' })],
  };
  server.clock.set(Date.parse('2025-07-03T02:00:00Z'));
  await place('quynhphu', [quynhPhu]);
  await place('quynhphu2', [quynhPhu]);
  expect(stories(await hoa.phone.sync({ push: held.hoa }))).toEqual(['applied', 'applied']);
  expect(stories(await lan.phone.sync({ push: held.lan }))).toEqual(['applied']);
  const now = penOf(server, hoa.phone, 'c:HY2025.12472:2025');
  const july = { date: '2025-07-02', approvedOn: '2025-07-01', title: 'Xã mới' };
  expect(stories(await hoa.phone.sync({ push: [{ ...now.create(july), n: 90 }] }))).toEqual([
    'applied',
  ]);

  const wanted = {
    'Côi trước': 'TB2024.12472',
    'Côi giữ': 'TB2024.12472',
    'Hải trước': 'TB2024.12520',
    'Hải giữ': 'TB2024.12520',
    'Xã mới': 'HY2025.12472',
  };
  for (const name of ['kv.quynhphu', 'tinh', 'quynhphu2'] as const)
    expect(await unitsOfTitles(name), name).toEqual(wanted);
  expect(await unitsOfTitles('kv.kienxuong')).toEqual({});

  const binh = await server.signIn('kv.quynhphu');
  const matrixOf = async (as: string) =>
    matrixSchema.parse(await (await binh.send('GET', `/matrix?as=${as}`)).json()).lines;
  const sumOf = (lines: Awaited<ReturnType<typeof matrixOf>>) =>
    Object.fromEntries(
      lines
        .map(({ unit, cells }) => [unit, cells.reduce((sum, n) => sum + n, 0)] as const)
        .filter(([, n]) => n > 0),
    );
  expect(sumOf(await matrixOf('now'))).toEqual({ 'HY2025.12472': 5 });
  expect(sumOf(await matrixOf('then'))).toEqual({
    'TB2024.12472': 2,
    'TB2024.12520': 2,
    'HY2025.12472': 1,
  });
});

test('[U4] before its people are placed anew, a phone’s old entries wait for nobody and its new ones are held, not lost', async () => {
  server.clock.set(Date.parse('2025-07-03T02:00:00Z'));
  const now = penOf(server, hoa.phone, 'c:HY2025.12472:2025');
  const old = hoa.create({ ...june, title: 'Côi giữ' });
  const fresh = { ...now.create({ date: '2025-07-02', approvedOn: '2025-07-01' }), n: 90 };
  expect(stories(await hoa.phone.sync({ push: [old, fresh] }))).toEqual([
    'applied',
    'held not-allowed',
  ]);
  await place('quynhphu', [quynhPhu]);
  expect(Object.values(await unitsOfTitles('quynhphu')).sort()).toEqual([
    'HY2025.12472',
    'TB2024.12472',
  ]);
});
