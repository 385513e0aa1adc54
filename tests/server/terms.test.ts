// Posts and places with days: in force from the first to the last of them, also for what was sent before.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accountsSchema } from '../../src/protocol/session.ts';
import type { Phone, TestServer } from './harness.ts';
import { foreign, home, kienXuong, openServer, password, quynhPhu } from './harness.ts';
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

async function places(login: string, units: readonly object[]): Promise<number> {
  return (await admin.send('POST', `/accounts/${await idOf(login)}/places`, { units })).status;
}

test('[I3] a substitute answers from his first day to his last, and what he sent too early comes in by itself', async () => {
  const lan = penOf(server, await server.signIn('quynhphu'), foreign);
  const leave = { ...kienXuong, from: '2026-11-12', to: '2026-11-13' };
  expect(await places('quynhphu', [quynhPhu, leave])).toBe(200);
  const early = lan.create();
  expect(stories(await lan.phone.sync({ push: [early] }))).toEqual(['held not-allowed']);
  expect((await lan.phone.sync()).rows?.[foreign]).toBeUndefined();
  server.clock.advance(2 * dayMs);
  expect((await lan.phone.sync()).rows?.[foreign]).toMatchObject([{ id: early.rec }]);
  expect(stories(await lan.phone.sync({ push: [lan.create()] }))).toEqual(['applied']);
  server.clock.advance(2 * dayMs);
  const late = await lan.phone.sync({ push: [lan.create()], pull: { [foreign]: 0, [home]: 0 } });
  expect(stories(late)).toEqual(['held not-allowed']);
  expect(late.lost).toEqual([foreign]);
});

test('[I3] a place that ends before it begins is refused', async () => {
  const never = { ...kienXuong, from: '2026-11-13', to: '2026-11-12' };
  expect(await places('quynhphu', [never])).toBe(422);
});

test('[I3] a post that is over signs nobody in, ends his session, and keeps what he wrote', async () => {
  const hoa = penOf(server, await server.signIn('quynhphu'));
  const made = hoa.create();
  await hoa.phone.sync({ push: [made] });
  const id = await idOf('quynhphu');
  const term = (body: object) => admin.send('POST', `/accounts/${id}/term`, body);
  expect((await term({ from: '2026-12-01', to: '2026-11-01' })).status).toBe(422);
  expect((await term({ to: '2026-11-10' })).status).toBe(200);
  expect((await hoa.phone.send('GET', '/session')).status).toBe(200);
  server.clock.advance(dayMs);
  expect((await hoa.phone.send('GET', '/session')).status).toBe(401);
  const signIn = { login: 'quynhphu', password };
  expect((await server.stranger().send('POST', '/session', signIn)).status).toBe(401);
  const { rows } = await (await server.signIn('tinh')).sync();
  expect(rows?.[home]).toMatchObject([{ id: made.rec }]);
  expect((await term({})).status).toBe(200);
  expect((await server.stranger().send('POST', '/session', signIn)).status).toBe(200);
});
