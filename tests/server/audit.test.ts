// Nhật ký: every deed leaves its line, with the deed or not at all, and is read only by whom it concerns.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Audit } from '../../src/protocol/audit.ts';
import { auditPage, auditSchema } from '../../src/protocol/audit.ts';
import type { Name, Phone, TestServer } from './harness.ts';
import { foreign, home, kienXuong, openServer, password, quynhPhu } from './harness.ts';
import { penOf } from './operations.ts';

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server.close());

async function logOf(name: Name, query = ''): Promise<Audit> {
  const phone = await server.signIn(name);
  return auditSchema.parse(await (await phone.send('GET', `/audit${query}`)).json());
}

const told = ({ lines }: Audit) =>
  lines.map(({ deed, by, whom, unit }) =>
    [deed, by?.login, whom?.login, unit?.code].filter(Boolean).join(' '),
  );

async function places(admin: Phone, login: string, body: object): Promise<void> {
  const { accounts } = (await (await admin.send('GET', '/accounts')).json()) as {
    accounts: { id: string; login: string }[];
  };
  const id = accounts.find((one) => one.login === login)?.id;
  expect((await admin.send('POST', `/accounts/${id}/places`, body)).status).toBe(200);
}

test('[J1] signing in, failing to, and signing out', async () => {
  const phone = server.stranger();
  await phone.send('POST', '/session', { login: 'quynhphu', password: 'sai-mat-khau' });
  await phone.send('POST', '/session', { login: 'khong.co', password: 'sai-mat-khau' });
  await phone.send('POST', '/session', { login: 'quynhphu', password });
  await phone.send('DELETE', '/session');
  expect(told(await logOf('quantri'))).toEqual([
    'session.begun quantri',
    'session.ended quynhphu',
    'session.begun quynhphu',
    'session.refused quynhphu',
  ]);
});

test('[J1] accounts and their places, a line for each commune', async () => {
  const admin = await server.signIn('quantri');
  const lan = { login: 'lan', password: 'mat-khau-moi', role: 'officer', units: [quynhPhu] };
  await admin.send('POST', '/accounts', lan);
  await admin.send('POST', '/accounts', lan);
  await places(admin, 'lan', { units: [kienXuong] });
  await places(admin, 'kv.quynhphu', { area: 'kv-343', units: [] });
  const log = await logOf('tinh', '?group=configured');
  expect(told(log)).toEqual([
    'area.given quantri kv.quynhphu',
    'area.taken quantri kv.quynhphu',
    'place.given quantri lan 13075',
    'place.taken quantri lan 12472',
    'place.given quantri lan 12472',
    'account.made quantri lan',
  ]);
});

test('[J2] what is done to a record is read from its operations, with the word of the reviewer', async () => {
  const hoa = penOf(server, await server.signIn('quynhphu'));
  const made = hoa.create();
  await hoa.phone.sync({ push: [made] });
  const binh = penOf(server, await server.signIn('kv.quynhphu'));
  server.clock.advance(1000);
  await binh.phone.sync({ push: [binh.review(made.rec, 1, 'returned', { note: 'Thiếu số' })] });
  const { lines } = await logOf('kv.quynhphu', '?group=decided');
  expect(lines).toMatchObject([
    {
      deed: 'record.returned',
      by: { login: 'kv.quynhphu' },
      what: made.rec,
      detail: { s: 'applied' },
    },
  ]);
  expect(JSON.stringify(lines)).not.toContain('Thiếu số');
  const changed = await logOf('kv.quynhphu', '?group=changed');
  expect(told(changed)).toEqual(['record.new quynhphu 12472']);
});

test('[J2] [V11] [V12] a decision taken back and a joining are called what they are, and no return', async () => {
  const hoa = penOf(server, await server.signIn('quynhphu'));
  const [made, twin] = [hoa.create(), hoa.create()];
  await hoa.phone.sync({ push: [made, twin] });
  const binh = penOf(server, await server.signIn('kv.quynhphu'));
  await binh.phone.sync({ push: [binh.review(made.rec, 1, 'approved')] });
  await binh.phone.sync({ push: [binh.review(made.rec, 1, 'submitted')] });
  await binh.phone.sync({
    push: [
      binh.other(twin.rec, 'join', { base: 1, into: made.rec }),
      binh.other(twin.rec, 'join', { base: 2, into: null }),
    ],
  });
  const deeds = (log: Audit) => log.lines.map(({ deed }) => deed).sort();
  expect(deeds(await logOf('tinh', '?group=decided'))).toEqual([
    'record.approved',
    'record.withdrawn',
  ]);
  expect(deeds(await logOf('tinh', '?group=changed&who=kv'))).toEqual([
    'record.joined',
    'record.parted',
  ]);
});

test('[J3] a reviewer reaches no line outside his communes, whatever he asks and on whatever day', async () => {
  const kien = penOf(server, await server.signIn('kienxuong'), foreign);
  const hoa = penOf(server, await server.signIn('quynhphu'), home);
  await kien.phone.sync({ push: [kien.create()] });
  await hoa.phone.sync({ push: [hoa.create()] });
  const admin = await server.signIn('quantri');
  await places(admin, 'quynhphu2', { units: [kienXuong] });
  const queries = ['', '?unit=HY2025.13075', '?who=kien', '?from=2023-01-01&to=2026-12-31'];
  for (const query of queries) {
    const { lines, communes } = await logOf('kv.quynhphu', query);
    expect(lines.filter(({ unit }) => !communes.some((one) => one.code === unit?.code))).toEqual(
      [],
    );
    expect(JSON.stringify(lines)).not.toContain('13075');
  }
  expect(told(await logOf('kv.quynhphu'))).toEqual([
    'place.taken quantri quynhphu2 12472',
    'record.new quynhphu 12472',
  ]);
  // He moves to the other area: those lines are his now, and the old ones are not, however old.
  await places(admin, 'kv.quynhphu', { area: 'kv-343', units: [] });
  const after = told(await logOf('kv.quynhphu', '?group=changed'));
  expect(after).toEqual(['record.new kienxuong 13075']);
});

test('[J3] [R5] the administrator reads no line about a record', async () => {
  const hoa = penOf(server, await server.signIn('quynhphu'));
  const made = hoa.create();
  await hoa.phone.sync({ push: [made] });
  for (const query of ['', '?group=changed', '?group=decided', '?group=saw'])
    expect(JSON.stringify(await logOf('quantri', query))).not.toContain(made.rec);
  expect(JSON.stringify(await logOf('tinh'))).toContain(made.rec);
});

test('[J1] an export is said before it is made', async () => {
  const tinh = await server.signIn('tinh');
  const asked = { from: '2026-11-01', group: 'signed' };
  expect((await tinh.send('POST', '/audit/exports', asked)).status).toBe(201);
  const { lines } = await logOf('quantri', '?group=exported');
  expect(lines).toMatchObject([{ deed: 'audit.exported', by: { login: 'tinh' }, detail: asked }]);
});

test('[J2] a long log comes in pages, each line once', async () => {
  const hoa = penOf(server, await server.signIn('quynhphu'));
  for (let sent = 0; sent < auditPage + 30; sent += 46) {
    await hoa.phone.sync({ push: Array.from({ length: 46 }, () => hoa.create()) });
    server.clock.advance(1000);
  }
  const first = await logOf('tinh', '?group=changed');
  expect(first.lines).toHaveLength(auditPage);
  const rest = await logOf('tinh', `?group=changed&before=${encodeURIComponent(first.next ?? '')}`);
  expect(rest.next).toBeNull();
  const all = [...first.lines, ...rest.lines].map((line) => line.pos);
  expect(new Set(all).size).toBe(230);
});

test.each(['?from=2026-13-45', '?unit=x', '?group=alles', '?limit=5'])(
  '[J3] %s is not understood',
  async (query) => {
    const tinh = await server.signIn('tinh');
    expect((await tinh.send('GET', `/audit${query}`)).status).toBe(400);
  },
);
