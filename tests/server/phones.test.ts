// A phone that is revoked, a session that is ended, a commune that changes hands: nothing written is lost by it, and
// nothing comes in unlooked-at.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { oneAccountSchema } from '../../src/protocol/account.ts';
import type { Tray } from '../../src/protocol/province.ts';
import { accountsSchema } from '../../src/protocol/session.ts';
import type { Phone, TestServer } from './harness.ts';
import { home, openServer, password, quynhPhu } from './harness.ts';
import { penOf, stories } from './operations.ts';

const dayMs = 86_400_000;
let server: TestServer;
let admin: Phone;
beforeEach(async () => {
  server = await openServer();
  admin = await server.signIn('quantri');
});
afterEach(() => server.close());

async function idOf(login: string): Promise<string> {
  const { accounts } = accountsSchema.parse(await (await admin.send('GET', '/accounts')).json());
  return accounts.find((one) => one.login === login)?.id ?? '';
}

async function account(login: string) {
  const answer = await admin.send('GET', `/accounts/${await idOf(login)}`);
  return oneAccountSchema.parse(await answer.json());
}

async function onFirstDevice(login: string, deed: 'revoke' | 'readmit'): Promise<number> {
  const { id, devices } = await account(login);
  return (await admin.send('POST', `/accounts/${id}/devices/${devices[0]?.id}/${deed}`)).status;
}

async function trayOf(): Promise<Tray['held']> {
  const answer = await (await server.signIn('tinh')).send('GET', '/tray');
  return ((await answer.json()) as Tray).held;
}

const signInAgain = (phone: Phone, login: string) =>
  phone.send('POST', '/session', { login, password });

test('[I5] a revoked phone is out, gets nothing, and what it sends is held until it is let in', async () => {
  const hoa = penOf(server, await server.signIn('quynhphu'));
  const other = await server.signIn('quynhphu');
  await hoa.phone.sync({ push: [hoa.create()] });
  expect(await onFirstDevice('quynhphu', 'revoke')).toBe(200);
  expect((await hoa.phone.send('GET', '/session')).status).toBe(401);
  expect((await other.send('GET', '/session')).status).toBe(200);
  // The password is still known on it.
  await signInAgain(hoa.phone, 'quynhphu');
  const made = hoa.create();
  const edit = hoa.change(made.rec, 0, { minutes: 11 });
  const answer = await hoa.phone.sync({ push: [made, edit], pull: { [home]: 1 } });
  expect(stories(answer)).toEqual(['held device-revoked', 'held device-revoked']);
  expect(answer.lost).toEqual([home]);
  expect(answer.rows).toBeUndefined();
  expect((await trayOf()).map((held) => held.op)).toEqual([made.op, edit.op]);
  // Another phone of the same person goes on, and its requests let nothing of it in.
  await other.sync();
  expect(await trayOf()).toHaveLength(2);
  expect(await onFirstDevice('quynhphu', 'readmit')).toBe(200);
  expect(await trayOf()).toEqual([]);
  const { rows } = await hoa.phone.sync();
  expect(rows?.[home]).toHaveLength(2);
  expect(rows?.[home]?.find((row) => row.id === made.rec)).toMatchObject({
    values: { minutes: 11 },
    story: [{ by: { id: await idOf('quynhphu') } }, {}],
  });
});

test('[I5] the province lets in one record of a revoked phone, and only that', async () => {
  const hoa = penOf(server, await server.signIn('quynhphu'));
  await hoa.phone.sync();
  await onFirstDevice('quynhphu', 'revoke');
  await signInAgain(hoa.phone, 'quynhphu');
  const [good, bad] = [hoa.create(), hoa.create()];
  await hoa.phone.sync({ push: [good, bad] });
  const tinh = await server.signIn('tinh');
  const done = await tinh.send('POST', '/tray/accept', { op: good.op });
  expect(await done.json()).toMatchObject({ results: [{ s: 'applied' }] });
  expect((await trayOf()).map((held) => held.op)).toEqual([bad.op]);
  expect((await tinh.send('POST', '/tray/accept', { op: good.op })).status).toBe(404);
});

test('[I5] one session is ended, the others stay; another account’s is not found', async () => {
  const [first, second] = [await server.signIn('quynhphu'), await server.signIn('quynhphu')];
  const { id, sessions } = await account('quynhphu');
  expect(sessions).toHaveLength(2);
  const end = (whose: string, session = '') =>
    admin.send('DELETE', `/accounts/${whose}/sessions/${session}`);
  expect((await end(await idOf('kienxuong'), sessions[0]?.id)).status).toBe(404);
  expect((await end(id, sessions[0]?.id)).status).toBe(204);
  const left = await Promise.all([first, second].map((one) => one.send('GET', '/session')));
  expect(new Set(left.map((answer) => answer.status))).toEqual(new Set([200, 401]));
});

test('[I5] a phone is found only under its own account', async () => {
  const hoa = await server.signIn('quynhphu');
  await hoa.sync();
  const { devices } = await account('quynhphu');
  const foreign = await idOf('kienxuong');
  const answer = await admin.send('POST', `/accounts/${foreign}/devices/${devices[0]?.id}/revoke`);
  expect(answer.status).toBe(404);
});

test('[I4] a commune changes hands: authors stay, the new officer has it, the old phone’s rest waits', async () => {
  const hoa = penOf(server, await server.signIn('quynhphu'));
  const made = hoa.create();
  await hoa.phone.sync({ push: [made] });
  const fresh = { login: 'moi', password: 'mat-khau-cho-moi', role: 'officer', units: [quynhPhu] };
  await admin.send('POST', '/accounts', fresh);
  const [from, to] = [await idOf('quynhphu'), await idOf('moi')];
  await admin.send('POST', `/accounts/${to}/places`, { units: [] });
  const hand = (body: object) => admin.send('POST', `/accounts/${from}/handover`, body);
  expect((await hand({ to, day: '2026-11-09' })).status).toBe(422);
  expect((await hand({ to: await idOf('tinh'), day: '2026-11-11' })).status).toBe(422);
  expect((await hand({ to: from, day: '2026-11-11' })).status).toBe(422);
  expect((await hand({ to, day: '2026-11-11' })).status).toBe(200);
  // Until the day it is still hers.
  expect(stories(await hoa.phone.sync({ push: [hoa.create()] }))).toEqual(['applied']);
  server.clock.advance(dayMs);
  const lan = server.stranger();
  await lan.send('POST', '/session', { login: 'moi', password: 'mat-khau-cho-moi' });
  const seen = (await lan.sync()).rows?.[home];
  expect(seen).toHaveLength(2);
  expect(seen?.[0]).toMatchObject({ story: [{ by: { id: from } }] });
  const rest = hoa.create();
  const answer = await hoa.phone.sync({ push: [rest], pull: { [home]: 0 } });
  expect([stories(answer), answer.lost]).toEqual([['held not-allowed'], [home]]);
  const tinh = await server.signIn('tinh');
  expect((await tinh.send('POST', '/tray/accept', { op: rest.op })).status).toBe(200);
  const late = (await lan.sync()).rows?.[home]?.find((row) => row.id === rest.rec);
  expect(late).toMatchObject({ story: [{ by: { id: from } }] });
});
