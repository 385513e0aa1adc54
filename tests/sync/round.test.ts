import { describe, expect, test } from 'vitest';
import { emptyChecksum } from '../../src/domain/checksum.ts';
import { newId } from '../../src/store/database.ts';
import { readFact } from '../../src/store/meta.ts';
import { saveNew } from '../../src/store/save.ts';
import { syncRound } from '../../src/sync/round.ts';
import type { Reply, Transport } from '../../src/sync/transport.ts';
import { httpTransport } from '../../src/sync/transport.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

interface Sent {
  readonly ep?: string;
  readonly push: readonly { readonly op: string; readonly n: number }[];
}

function answered(body: string): Reply {
  const { push, ep = 'e1' }: Sent = JSON.parse(body);
  const r = push.map(({ op, n }) => ({ op, s: 'applied' as const, v: 1, q: n }));
  return { kind: 'answer', response: { p: 1, ep, t: '2026-11-22T01:00:00Z', r, poll: 60 } };
}

const tools = (transport: Transport) => ({
  transport,
  app: 'test',
  exclusively: <T>(_: string, task: () => Promise<T>): Promise<T | null> => task(),
});

async function withEntries(seed: number, count: number) {
  const store = testStore(seed);
  for (let i = 0; i < count; i += 1) {
    await saveNew(store, {
      rec: newId(store),
      scope: quynhPhu,
      type: 'phat_thanh',
      values: broadcast,
    });
  }
  return store;
}

describe('a round', () => {
  test('[inv 14] empties the outbox in batches of at most fifty, in the order of saving', async () => {
    const store = await withEntries(1, 60);
    const bodies: string[] = [];
    const end = await syncRound(
      store,
      tools(async (body) => (bodies.push(body), answered(body))),
    );
    expect(end.state).toBe('level');
    expect(await store.db.outbox.count()).toBe(0);
    const numbers = bodies.flatMap((body) => (JSON.parse(body) as Sent).push.map((op) => op.n));
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect(bodies.every((body) => (JSON.parse(body) as Sent).push.length <= 50)).toBe(true);
    expect(bodies.every((body) => new TextEncoder().encode(body).length <= 65_536)).toBe(true);
  });

  test('[S14] without an answer ends as waiting, and nothing is lost', async () => {
    const store = await withEntries(2, 2);
    const end = await syncRound(
      store,
      tools(async () => ({ kind: 'silent' })),
    );
    expect(end.state).toBe('silent');
    expect(await store.db.outbox.count()).toBe(2);
  });

  test('[S2] [inv 13] sends the same bytes at the second try as at the first', async () => {
    const store = await withEntries(3, 1);
    const bodies: string[] = [];
    const pushed = (body: string) => body.slice(body.indexOf('"push"'));
    await syncRound(
      store,
      tools(async (body) => (bodies.push(body), { kind: 'silent' })),
    );
    store.clock.pass(3_600_000);
    await syncRound(
      store,
      tools(async (body) => (bodies.push(body), answered(body))),
    );
    expect(pushed(bodies[1] ?? '')).toBe(pushed(bodies[0] ?? 'x'));
  });

  test('[S13] after the session has ended pauses sending; saving goes on', async () => {
    const store = await withEntries(4, 1);
    const refused: Reply = { kind: 'refused', problem: 'unauthorized' };
    expect(
      (
        await syncRound(
          store,
          tools(async () => refused),
        )
      ).state,
    ).toBe('signed-out');
    await saveNew(store, {
      rec: newId(store),
      scope: quynhPhu,
      type: 'phat_thanh',
      values: broadcast,
    });
    expect(await store.db.outbox.count()).toBe(2);
    expect(await readFact(store.db, 'contact')).toMatchObject({ state: 'signed-out' });
  });

  test('halves a batch that is too large and goes on', async () => {
    const store = await withEntries(5, 8);
    const sizes: number[] = [];
    const transport: Transport = async (body) => {
      const size = (JSON.parse(body) as Sent).push.length;
      sizes.push(size);
      return size > 2 ? { kind: 'refused', problem: 'too-large' } : answered(body);
    };
    expect((await syncRound(store, tools(transport))).state).toBe('level');
    expect(sizes.slice(0, 3)).toEqual([8, 4, 2]);
    expect(await store.db.outbox.count()).toBe(0);
  });

  test('[S11] leaves an operation alone that another flight has settled meanwhile', async () => {
    const store = await withEntries(6, 1);
    const other = tools(async (body) => answered(body));
    const end = await syncRound(
      store,
      tools(async (body) => {
        await syncRound(store, other);
        return answered(body);
      }),
    );
    expect(end.state).toBe('level');
    expect(await store.db.sent.count()).toBe(1);
  });

  test('stops when nothing moves, instead of asking for ever', async () => {
    const store = await withEntries(7, 1);
    let calls = 0;
    const deaf: Transport = async () => {
      calls += 1;
      return { kind: 'answer', response: { p: 1, ep: 'e1', t: '2026-11-22T01:00:00Z', poll: 60 } };
    };
    expect((await syncRound(store, tools(deaf))).state).toBe('behind');
    expect(calls).toBe(1);
  });

  test('[S12] holds no transaction while it waits for the network', async () => {
    const store = await withEntries(8, 1);
    const end = await syncRound(
      store,
      tools(async (body) => {
        // A save in the middle of the exchange must go through at once.
        await saveNew(store, {
          rec: newId(store),
          scope: quynhPhu,
          type: 'phat_thanh',
          values: broadcast,
        });
        return body.includes('"n":2') ? { kind: 'silent' } : answered(body);
      }),
    );
    expect(end.state).toBe('silent');
    expect(await store.db.sent.count()).toBe(1);
  });

  test('adopts a new epoch, offers everything again, and only once', async () => {
    const store = await withEntries(9, 1);
    await syncRound(
      store,
      tools(async (body) => answered(body)),
    );
    const seen: number[] = [];
    const restored: Transport = async (body) => {
      const request = JSON.parse(body) as Sent;
      seen.push(request.push.length);
      return request.ep === 'e1'
        ? { kind: 'refused', problem: 'epoch-changed', epoch: 'e2' }
        : answered(body);
    };
    expect((await syncRound(store, tools(restored))).state).toBe('level');
    expect(seen).toEqual([0, 1]);
  });
});

describe('the transport', () => {
  const json = (body: unknown, init: ResponseInit = {}) =>
    new Response(JSON.stringify(body), {
      headers: { 'content-type': 'application/json' },
      ...init,
    });

  test('[S14] takes a captive portal for silence', async () => {
    const portal = new Response('<html>Đăng nhập Wi-Fi</html>', {
      headers: { 'content-type': 'text/html' },
    });
    expect(await httpTransport(async () => portal)('{}')).toEqual({ kind: 'silent' });
    expect(await httpTransport(async () => json({ ok: true }))('{}')).toEqual({ kind: 'silent' });
    expect(await httpTransport(async () => Promise.reject(new TypeError()))('{}')).toEqual({
      kind: 'silent',
    });
  });

  test('packs a large body with gzip and leaves a small one alone', async () => {
    const encodings: (string | null)[] = [];
    const transport = httpTransport(async (_, init) => {
      encodings.push(new Headers(init.headers).get('content-encoding'));
      return json({
        p: 1,
        ep: 'e',
        t: '',
        poll: 1,
        next: { [quynhPhu]: { next: 0, head: 0, chk: emptyChecksum, n: 0 } },
      });
    });
    expect((await transport('{}')).kind).toBe('answer');
    expect((await transport(`"${'x'.repeat(3000)}"`)).kind).toBe('answer');
    expect(encodings).toEqual([null, 'gzip']);
  });
});
