// Tokens of programs that read: they end on their day, are counted by the day, and wait when they ask too often.
import { afterEach, expect, test } from 'vitest';
import type { ApiClients, MadeClient } from '../../src/protocol/api-clients.ts';
import type { TestServer } from './harness.ts';
import { openServer } from './harness.ts';

let server: TestServer;
afterEach(() => server.close());

const dayMs = 86_400_000;

async function made(until?: string): Promise<MadeClient> {
  const admin = await server.signIn('quantri');
  const body = { name: 'Kho dữ liệu tỉnh', scopes: ['api.totals'], ...(until ? { until } : {}) };
  return (await (await admin.send('POST', '/api-clients', body)).json()) as MadeClient;
}

async function read(token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  const url = '/api/v1/totals/2026';
  return (await server.app.inject({ method: 'GET', url, headers })).statusCode;
}

async function listed(): Promise<ApiClients['clients'][number] | undefined> {
  const answer = await (await server.signIn('quantri')).send('GET', '/api-clients');
  return ((await answer.json()) as ApiClients).clients[0];
}

test('[O7] a token reads on its last day, and no more on the next', async () => {
  server = await openServer();
  const { token } = await made('2026-11-11');
  expect(await read(token)).toBe(200);
  server.clock.advance(dayMs);
  expect(await read(token)).toBe(200);
  server.clock.advance(dayMs);
  expect(await read(token)).toBe(401);
});

test('[O7] its answers are counted by the day; a refusal is none', async () => {
  server = await openServer();
  const { token } = await made();
  expect(await listed()).toMatchObject({ reads: 0, lastDay: null, untilDay: null });
  await read(token);
  await read(token);
  server.clock.advance(dayMs);
  await read(token);
  expect(await read('khong-phai-ma-nay')).toBe(401);
  expect(await listed()).toMatchObject({ reads: 3, lastDay: '2026-11-11' });
  const days = await server.deps.db
    .selectFrom('api_client_day')
    .select(['day', 'n'])
    .orderBy('day')
    .execute();
  expect(days).toEqual([
    { day: '2026-11-10', n: 2 },
    { day: '2026-11-11', n: 1 },
  ]);
});

test('[O7] who asks too often waits as long as it is told, however it shows its token, and another does not', async () => {
  server = await openServer({ tries: { perLogin: 1000, perAddress: 1000, perClient: 3 } });
  const busy = await made();
  const calm = await made();
  const told = [];
  for (let turn = 0; turn < 4; turn += 1) told.push(await read(busy.token));
  expect(told).toEqual([200, 200, 200, 429]);
  const boxed = (name: string) => Buffer.from(`${name}:${busy.token}`).toString('base64');
  for (const name of ['excel', 'power-bi']) {
    const headers = { authorization: `Basic ${boxed(name)}` };
    const answer = await server.app.inject({ method: 'GET', url: '/odata/v4', headers });
    expect(answer.statusCode).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  }
  expect(await read(calm.token)).toBe(200);
});

test('[O1] making and revoking stand in the log, the token does not; a day that is over is refused', async () => {
  server = await openServer();
  const { id, token } = await made('2026-12-31');
  const admin = await server.signIn('quantri');
  await admin.send('DELETE', `/api-clients/${id}`);
  const over = { name: 'Kho dữ liệu tỉnh', scopes: ['api.totals'], until: '2026-11-09' };
  expect((await admin.send('POST', '/api-clients', over)).status).toBe(400);
  const log = await server.deps.db.selectFrom('audit').selectAll().orderBy('n').execute();
  expect(log.filter(({ what }) => what === id).map(({ deed }) => deed)).toEqual([
    'client.made',
    'client.revoked',
  ]);
  expect(JSON.stringify(log)).not.toContain(token);
});
