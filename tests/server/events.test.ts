// The stream of positions: told after the commit, to readers only, and to nobody any more whose rights have ended.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventLimits, newsSchema } from '../../src/protocol/events.ts';
import type { Name, Phone, TestServer } from './harness.ts';
import { foreign, home, openServer } from './harness.ts';
import { penOf } from './operations.ts';

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server.close());

interface Ear {
  readonly phone: Phone;
  readonly status: number;
  /** The next piece of the stream; undefined when it has ended. */
  readonly next: () => Promise<string | undefined>;
}

async function listens(who: Name, phone?: Phone): Promise<Ear> {
  const own = phone ?? (await server.signIn(who));
  const answer = await own.send('GET', '/events/v1');
  const reader = answer.body?.getReader();
  const next = async () => {
    const piece = await reader?.read();
    return piece?.done === false ? new TextDecoder().decode(piece.value) : undefined;
  };
  return { phone: own, status: answer.status, next };
}

const newsOf = (piece: string | undefined) =>
  newsSchema.parse(JSON.parse(piece?.replace(/^data: /, '').trim() ?? 'null'));

async function writes(who: Name, scope: string, count = 1): Promise<void> {
  const pen = penOf(server, await server.signIn(who), scope);
  await pen.phone.sync({ push: Array.from({ length: count }, () => pen.create()) });
}

test('[R8] a reviewer is told which of his scopes has come to which position, and not a word more', async () => {
  await writes('quynhphu', home);
  const binh = await listens('kv.quynhphu');
  expect(await binh.next()).toBe(`retry: ${eventLimits.retryS * 1000}\n\n`);
  await server.deps.events.look();
  await writes('quynhphu', home, 3);
  await writes('kienxuong', foreign);
  await server.deps.events.look();
  expect(newsOf(await binh.next())).toEqual({ [home]: 4 });
});

test('[R8] what was committed between his coming and the first look is told', async () => {
  const binh = await listens('kv.quynhphu');
  await binh.next();
  await writes('quynhphu', home);
  await server.deps.events.look();
  expect(newsOf(await binh.next())).toEqual({ [home]: 1 });
});

test('[R8] another reviewer hears of his own area alone; the province of all', async () => {
  const [far, tinh] = [await listens('kv.kienxuong'), await listens('tinh')];
  await far.next();
  await tinh.next();
  await writes('quynhphu', home);
  await server.deps.events.look();
  await writes('kienxuong', foreign);
  await server.deps.events.look();
  expect(newsOf(await far.next())).toEqual({ [foreign]: 1 });
  expect(newsOf(await tinh.next())).toEqual({ [home]: 1 });
  expect(newsOf(await tinh.next())).toEqual({ [foreign]: 1 });
});

test('[R8] nothing happens: a sign of life, no look at anything else', async () => {
  const binh = await listens('kv.quynhphu');
  await binh.next();
  server.clock.advance(eventLimits.heartbeatS * 1000);
  await server.deps.events.look();
  expect(await binh.next()).toBe(': \n\n');
});

test('[R8] signed out, he is told nothing of what comes after', async () => {
  const binh = await listens('kv.quynhphu');
  await binh.next();
  await binh.phone.send('DELETE', '/session');
  await writes('quynhphu', home);
  await server.deps.events.look();
  expect(await binh.next()).toBeUndefined();
});

test('[R8] [R7] answering elsewhere now, he is sent away and comes again for what is his', async () => {
  const binh = await listens('kv.quynhphu');
  await binh.next();
  const { id } = (await (await binh.phone.send('GET', '/session')).json()) as { id: string };
  const admin = await server.signIn('quantri');
  await admin.send('POST', `/accounts/${id}/places`, { area: 'kv-343', units: [] });
  await writes('quynhphu', home);
  await server.deps.events.look();
  expect(await binh.next()).toBeUndefined();
  const again = await listens('kv.quynhphu', binh.phone);
  await again.next();
  await writes('quynhphu', home);
  await writes('kienxuong', foreign);
  await server.deps.events.look();
  expect(newsOf(await again.next())).toEqual({ [foreign]: 1 });
});

test('[R8] an account holds some streams and no more; one that ends makes room', async () => {
  const phone = await server.signIn('kv.quynhphu');
  const ears: Ear[] = [];
  for (let i = 0; i < eventLimits.perAccount; i += 1)
    ears.push(await listens('kv.quynhphu', phone));
  expect(new Set(ears.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await listens('kv.quynhphu', phone)).status).toBe(429);
  expect((await listens('kv.kienxuong')).status).toBe(200);
});

test('[R8] HEAD opens no stream', async () => {
  const phone = await server.signIn('kv.quynhphu');
  for (let i = 0; i <= eventLimits.perAccount; i += 1)
    expect((await phone.send('HEAD', '/events/v1')).status).toBe(200);
  expect((await listens('kv.quynhphu', phone)).status).toBe(200);
});
