// What a phone has lost is noticed, and a receipt tells what the province has. sync.md §2.2, §2.12
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Devices, Receipts } from '../../src/protocol/province.ts';
import type { ParsedResponse } from '../../src/protocol/sync.ts';
import { syncResponseSchema } from '../../src/protocol/sync.ts';
import { protocolVersion } from '../../src/protocol/version.ts';
import type { Phone, TestServer } from './harness.ts';
import { openServer } from './harness.ts';
import type { Pen } from './operations.ts';
import { penOf, stories } from './operations.ts';

let server: TestServer;
let hoa: Pen;

beforeEach(async () => {
  server = await openServer();
  hoa = penOf(server, await server.signIn('quynhphu'));
});
afterEach(() => server.close());

interface Said {
  readonly push?: readonly (object | undefined)[];
  readonly left?: number;
  readonly rest?: number;
  readonly dev?: string;
  readonly now?: string;
}

let said = 0;
/** By then no copy of a request is under way any more. */
const halfHour = 1_800_000;

async function contact(given: Said): Promise<ParsedResponse> {
  const { push = [], left = 0, rest, dev = hoa.phone.id, now = `${(said += 1)}` } = given;
  const envelope = { p: 1, app: 't', now, dev, pull: {} };
  const told = rest === undefined ? {} : { rest };
  const known = { ops: left, ...told, ...(left > 0 ? { old: '2026-11-08' } : {}) };
  const answer = await hoa.phone.send('POST', '/sync/v1', { ...envelope, left: known, push });
  return syncResponseSchema.parse(await answer.json());
}

async function commune(name: string, who: Phone): Promise<Devices['communes'][number] | undefined> {
  const { communes } = (await (await who.send('GET', '/devices')).json()) as Devices;
  return communes.find((one) => one.name === name);
}

const lostRow = () => server.deps.db.selectFrom('device').selectAll().executeTakeFirst();

describe('unsent entries', () => {
  test('[S22] a phone that held three and comes back empty is told, and the province sees it', async () => {
    await contact({ push: [hoa.create()], left: 3 });
    const province = await server.signIn('tinh');
    expect(await commune('Xã Quỳnh Phụ', province)).toMatchObject({
      seen: '2026-11-10T02:00:00Z',
      devices: 1,
      unsent: 3,
      oldest: '2026-11-08',
      lost: 0,
    });
    // It may be a late copy: nobody is frightened before it has lasted.
    expect((await contact({})).loss).toBeUndefined();
    server.clock.advance(halfHour);
    expect((await contact({})).loss).toEqual({ unsent: 3 });
    // The answer that said so may have been lost on its way.
    expect((await contact({})).loss).toEqual({ unsent: 3 });
    expect(await commune('Xã Quỳnh Phụ', province)).toMatchObject({ unsent: 0, lost: 3 });
    expect(await commune('Xã Kiến Xương', province)).toMatchObject({ seen: null, devices: 0 });
  });

  test('[S22] of a phone that turns out to have a copy nothing is called lost, and what was is taken back', async () => {
    await contact({ push: [hoa.create()], left: 3 });
    await contact({});
    server.clock.advance(halfHour);
    expect((await contact({})).loss).toEqual({ unsent: 3 });
    // It was the copy that asked: here is the first again, with one of the three, and then the copy with its own.
    const mine = hoa.create();
    await contact({ push: [mine], left: 2 });
    expect((await contact({ push: [{ ...hoa.create(), n: mine.n }] })).loss).toBeUndefined();
    expect(await lostRow()).toMatchObject({ lost: 0, lost_at: null, missing: 0 });
  });

  test('[S22] answers that were lost, halved batches and late copies are no loss', async () => {
    const ops = Array.from({ length: 5 }, () => hoa.create());
    const said: readonly Said[] = [
      { push: ops.slice(0, 3), left: 2 },
      { push: ops.slice(0, 2), left: 3 },
      { push: [], left: 5 },
      { push: ops.slice(2), left: 0 },
      { push: ops.slice(0, 3), left: 2 },
      { push: [], left: 0 },
    ];
    for (const one of said) expect((await contact(one)).loss).toBeUndefined();
    expect(await server.deps.db.selectFrom('device').selectAll().execute()).toMatchObject([
      { promised: 5, lost: 0, suspect: 0, missing: 0 },
    ]);
  });

  test('[S22] two late empty requests, one after the other, are no loss', async () => {
    const [one, two] = [hoa.create(), hoa.create()];
    await contact({ push: [one], left: 1, now: 'third' });
    expect(await lostRow()).toMatchObject({ promised: 2, suspect: 0 });
    for (const now of ['first', 'second']) await contact({ now });
    server.clock.advance(halfHour);
    await contact({ left: 1, now: 'fourth' });
    await contact({ push: [two], now: 'fifth' });
    expect(await lostRow()).toMatchObject({ promised: 2, lost: 0, suspect: 0 });
  });

  test('[S22] what a phone holds back is not lost, and is not counted twice when it comes', async () => {
    const ops = Array.from({ length: 4 }, () => hoa.create());
    const [first, resting, third, fourth] = ops;
    const early = await contact({ push: [first, third], left: 2, rest: 1 });
    expect(early.loss).toBeUndefined();
    expect(await lostRow()).toMatchObject({ promised: 4 });
    expect((await contact({ push: [fourth ?? {}], left: 1, rest: 1 })).loss).toBeUndefined();
    expect((await contact({ left: 1 })).loss).toBeUndefined();
    expect((await contact({ push: [resting ?? {}] })).loss).toBeUndefined();
    for (const _ of [1, 2]) {
      server.clock.advance(halfHour);
      expect((await contact({})).loss).toBeUndefined();
    }
    expect(await lostRow()).toMatchObject({ promised: 4, lost: 0, missing: 0 });
  });

  test('[S22] whatever the network does, only a loss is called one, and it is counted right', {
    timeout: 60_000,
  }, async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('save' as const), count: fc.integer({ min: 1, max: 4 }) }),
      fc.record({
        do: fc.constant('send' as const),
        count: fc.integer({ min: 0, max: 4 }),
        answered: fc.boolean(),
        /** Late copies of an earlier request that arrive after it. */
        copies: fc.integer({ min: 0, max: 2 }),
        of: fc.nat(20),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        await server.deps.db.deleteFrom('device').execute();
        const dev = server.uuid();
        const pen = penOf(server, hoa.phone);
        const spoken: Said[] = [];
        let outbox: { readonly n: number }[] = [];
        let received = 0;
        const send = (count: number) => {
          const push = outbox.slice(0, count);
          const request = { push, left: outbox.length - push.length, dev, now: `${(said += 1)}` };
          spoken.push(request);
          received = Math.max(received, ...push.map((op) => op.n));
          return contact(request);
        };
        for (const one of steps) {
          if (one.do === 'save') {
            for (let time = 0; time < one.count; time += 1)
              outbox.push(pen.cancel(server.uuid(), 0));
            continue;
          }
          expect((await send(one.count)).loss).toBeUndefined();
          if (one.answered) outbox = outbox.slice(one.count);
          const late = spoken[one.of % spoken.length];
          for (let time = 0; late && time < one.copies; time += 1)
            expect((await contact(late)).loss).toBeUndefined();
        }
        // One more arrives and tells how many there are; then the phone is emptied.
        const unsent = outbox.filter((op) => op.n > received).length;
        await send(outbox.length - Math.max(0, unsent - 1));
        const gone = Math.max(0, unsent - 1);
        outbox = [];
        await send(0);
        server.clock.advance(halfHour);
        const last = await send(0);
        const row = await server.deps.db.selectFrom('device').select('lost').executeTakeFirst();
        expect(row?.lost).toBe(gone);
        expect(last.loss).toEqual(gone > 0 ? { unsent: gone } : undefined);
      }),
      { numRuns: 25, interruptAfterTimeLimit: 20_000 },
    );
  });

  test('[S22] an emptied browser has another device and the same cookie', async () => {
    await contact({ push: [hoa.create()], left: 4 });
    const dev = server.uuid();
    const fresh = penOf(server, hoa.phone);
    expect((await contact({ dev, push: [fresh.create()] })).loss).toEqual({ unsent: 3 });
    // The answer that said so may have been lost on its way.
    expect((await contact({ dev })).loss).toEqual({ unsent: 3 });
    const reviewer = await server.signIn('kv.quynhphu');
    expect(await commune('Xã Quỳnh Phụ', reviewer)).toMatchObject({
      devices: 2,
      unsent: 0,
      lost: 3,
    });
    expect(await commune('Xã Kiến Xương', reviewer)).toBeUndefined();
  });

  test('[S22] a phone that took a new id because it is a copy has lost nothing', async () => {
    await contact({ push: [hoa.create()], left: 2 });
    const dev = server.uuid();
    const fresh = penOf(server, hoa.phone);
    const answer = await contact({ dev, push: [fresh.create(), fresh.create()] });
    expect(answer.loss).toBeUndefined();
  });

  test('[S22] numbers that never came are said once that has lasted', async () => {
    const [one, , , four] = Array.from({ length: 4 }, () => hoa.create());
    expect((await contact({ push: [one ?? {}, four ?? {}] })).loss).toBeUndefined();
    expect((await contact({})).loss).toBeUndefined();
    server.clock.advance(halfHour);
    expect((await contact({})).loss).toEqual({ missing: 2 });
    const province = await server.signIn('tinh');
    expect(await commune('Xã Quỳnh Phụ', province)).toMatchObject({ missing: 2 });
  });
});

describe('receipts', () => {
  test('[S21] every operation has one, the same for each repeat, and it is found by it', async () => {
    const ops = [hoa.create(), hoa.create({ minutes: 0 })];
    const answer = await contact({ push: ops });
    const codes = answer.r?.map((result) => result.rc ?? '') ?? [];
    expect(codes).toHaveLength(2);
    for (const rc of codes) expect(rc).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect((await contact({ push: ops })).r).toEqual(answer.r);
    const reviewer = await server.signIn('kv.quynhphu');
    const spoken = `${codes[0]?.slice(0, 4)}-${codes[0]?.slice(4)}`.toLowerCase().replace('0', 'o');
    const found = (await (await reviewer.send('GET', `/receipt/${spoken}`)).json()) as Receipts;
    expect(found.receipts).toMatchObject([
      { op: ops[0]?.op, rec: ops[0]?.rec, kind: 'new', s: 'applied', by: { login: 'quynhphu' } },
    ]);
    const refused = (await (await reviewer.send('GET', `/receipt/${codes[1]}`)).json()) as Receipts;
    expect(refused.receipts).toMatchObject([{ s: 'rejected', why: 'invalid' }]);
  });

  test('[S21] [R1] nobody finds what lies out of his sight, or was never given', async () => {
    const [result] = (await contact({ push: [hoa.create()] })).r ?? [];
    const far = await server.signIn('kv.kienxuong');
    expect((await far.send('GET', `/receipt/${result?.rc}`)).status).toBe(404);
    const near = await server.signIn('kv.quynhphu');
    expect((await near.send('GET', '/receipt/00000000')).status).toBe(404);
  });

  test('[S21] another body under a used id has a receipt of its own', async () => {
    const op = hoa.create();
    await contact({ push: [op] });
    const altered = { ...op, at: '2026-11-09T16:40:03+07:00' };
    const answer = await contact({ push: [altered, op] });
    expect(stories(answer)).toEqual(['rejected op-reused', 'applied']);
    expect(new Set(answer.r?.map((one) => one.rc)).size).toBe(2);
  });
});

describe('other versions', () => {
  async function foreign(p: number, more: object = {}) {
    const op = hoa.create();
    const body = { p, dev: hoa.phone.id, push: [op], ...more };
    const answer = await hoa.phone.send('POST', '/sync/v1', body);
    return answer.status === 200 ? syncResponseSchema.parse(await answer.json()) : answer.status;
  }

  test('[S24] [inv 20] a version from the future is taken in and told what we read; it is given no rows', async () => {
    const answer = await foreign(9, { left: { ops: 0, blobs: 3 }, later: true, pull: 'all' });
    expect(answer).toMatchObject({
      p: protocolVersion,
      pv: [1, protocolVersion],
      r: [{ s: 'applied' }],
    });
    expect(answer).not.toHaveProperty('rows');
    expect(answer).not.toHaveProperty('next');
  });

  test('[S24] what the present version may not say is still malformed', async () => {
    expect(await foreign(1, { later: true })).toBe(400);
    expect(await foreign(9, { dev: 'me' })).toBe(400);
  });
});
