// The cursor: pages, many scopes, nothing skipped, and a checksum the phone can count for itself.
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import type { Row } from '../../src/domain/record.ts';
import { defaultReviewAreas } from '../../src/domain/unit-catalogue.ts';
import { limits, protocolVersion } from '../../src/protocol/version.ts';
import { seeded } from '../world/phone.ts';
import type { Phone, TestServer } from './harness.ts';
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

async function write(pen: Pen, count: number): Promise<readonly string[]> {
  const made = Array.from({ length: count }, () => pen.create());
  for (let at = 0; at < count; at += limits.operations) {
    await pen.phone.sync({ push: made.slice(at, at + limits.operations) });
  }
  return made.map((op) => op.rec);
}

/** What a phone does: ask until level, keep rows by id, count the sum. */
async function follow(phone: Phone, between: () => Promise<unknown> = () => Promise.resolve()) {
  const cursors: Record<string, number> = {};
  const rows = new Map<string, Pick<Row, 'id' | 'v' | 'q'>>();
  const sums: Record<string, string> = {};
  let pages = 0;
  for (; pages < 30; pages += 1) {
    const answer = await phone.sync({ pull: cursors });
    const sent = Object.values(answer.rows ?? {}).flat().length;
    expect(sent).toBeLessThanOrEqual(limits.rows);
    for (const [scope, page] of Object.entries(answer.rows ?? {})) {
      for (const row of page) {
        sums[scope] = moveChecksum(
          sums[scope] ?? emptyChecksum,
          row.id,
          rows.get(row.id)?.v ?? null,
          row.v,
        );
        rows.set(row.id, row);
      }
    }
    for (const [scope, mark] of Object.entries(answer.next ?? {})) {
      cursors[scope] = mark.next;
      if (mark.next === mark.head) expect(sums[scope] ?? emptyChecksum).toBe(mark.chk);
    }
    if (!answer.next) break;
    await between();
  }
  return { rows, cursors, pages };
}

describe('pull', () => {
  test('[S8] pages end at the limit and continue where they ended, the checksum agreeing', async () => {
    const made = await write(hoa, 450);
    const { rows, cursors, pages } = await follow(hoa.phone);
    expect(new Set(rows.keys())).toEqual(new Set(made));
    expect(cursors[home]).toBe(450);
    // The first answer offers a snapshot; a phone that does not take it is given pages.
    expect(pages).toBe(3);
  });

  test('[S8] a page is about 32 KB packed, however long the entries are, and none is skipped', async () => {
    const random = seeded(5);
    const words = Array.from({ length: 300 }, () => Math.floor(random() * 1e9).toString(36));
    const prose = () =>
      Array.from({ length: 60 }, () => words[Math.floor(random() * 300)]).join(' ');
    const made: string[] = [];
    for (let push = 0; push < 20; push += 1) {
      const some = Array.from({ length: 30 }, () => hoa.create({ note: prose() }));
      const { r } = await hoa.phone.sync({ push: some });
      expect(r?.every((result) => result.s === 'applied')).toBe(true);
      made.push(...some.map((op) => op.rec));
    }
    const sizes: number[] = [];
    const ids: string[] = [];
    for (let cursor = 0; cursor < 600; ) {
      const { rows = {}, next = {} } = await hoa.phone.sync({ pull: { [home]: cursor } });
      expect(next[home]?.next).toBeGreaterThan(cursor);
      cursor = next[home]?.next ?? 600;
      ids.push(...(rows[home] ?? []).map((row) => row.id));
      if (cursor < 600) sizes.push(gzipSync(JSON.stringify(rows)).length);
    }
    expect(ids).toEqual(made);
    expect(sizes.length).toBeGreaterThan(1);
    for (const size of sizes) expect(Math.abs(size - 32_768)).toBeLessThan(8_000);
  });

  test('[S8] [inv 8] rows that change while a phone pages are met again, none is skipped', async () => {
    const made = await write(hoa, 420);
    const nam = penOf(server, await server.signIn('quynhphu2'));
    let turn = 0;
    const { rows } = await follow(await server.signIn('kv.quynhphu'), async () => {
      if ((turn += 1) > 2) return;
      const moved = made.slice(0, 10).map((rec) => nam.change(rec, turn, { minutes: 20 + turn }));
      await nam.phone.sync({ push: [...moved, nam.create()] });
    });
    expect(rows.size).toBe(422);
    expect([...rows.values()].filter((row) => row.v === 3)).toHaveLength(10);
    expect(new Set([...rows.values()].map((row) => row.q)).size).toBe(422);
  });

  test('[S8] positions within a scope have no gap, refused operations take none', async () => {
    await write(hoa, 3);
    await hoa.phone.sync({ push: [hoa.create({ minutes: 0 })] });
    await write(hoa, 1);
    const rows = await server.deps.db.selectFrom('record').select('q').orderBy('q').execute();
    expect(rows.map((row) => row.q)).toEqual([1, 2, 3, 4]);
  });

  test('[S8] a phone that is level is told nothing, not even the counter', async () => {
    await write(hoa, 2);
    const { cursors } = await follow(hoa.phone);
    const answer = await hoa.phone.sync({ pull: cursors });
    expect(answer).toEqual({
      p: protocolVersion,
      ep: server.deps.epoch,
      t: '2026-11-10T02:00:00Z',
      poll: 60,
    });
  });

  test('[S1] a first contact learns its scopes, this year and the last, empty ones too', async () => {
    const { next } = await hoa.phone.sync();
    const empty = { next: 0, head: 0, chk: emptyChecksum, n: 0 };
    expect(next).toEqual({ [home]: empty, 'c:HY2025.12472:2025': empty });
    server.clock.set(Date.parse('2026-11-20T17:00:00Z'));
    const later = await hoa.phone.sync();
    expect(Object.keys(later.next ?? {})).toEqual(['c:HY2025.12472:2027', home]);
  });

  test('[S8] only what is above the cursor is sent', async () => {
    const made = await write(hoa, 3);
    const answer = await hoa.phone.sync({ pull: { [home]: 2 } });
    expect(answer.rows?.[home]?.map((row) => row.id)).toEqual([made[2]]);
  });

  test('[S8] a cursor above the counter starts again', async () => {
    await write(hoa, 2);
    const answer = await hoa.phone.sync({ pull: { [home]: 99 } });
    expect(answer.rows?.[home]).toHaveLength(2);
    expect(answer.next?.[home]).toMatchObject({ next: 2, head: 2 });
  });

  test('[R1] [inv 17] a scope that is not in sight is not answered', async () => {
    const far = penOf(server, await server.signIn('kienxuong'), foreign);
    await write(far, 1);
    const answer = await hoa.phone.sync({ pull: { [foreign]: 0, [home]: 0 } });
    expect(answer.lost).toEqual([foreign]);
    expect(JSON.stringify({ ...answer, lost: [] })).not.toContain('13075');
  });

  test('[R3] [R4] a reviewer sees his area, the province every area, the administrator nothing', async () => {
    await write(hoa, 1);
    const sights = { 'kv.quynhphu': 9, 'kv.kienxuong': 9, tinh: 65, quantri: 0 } as const;
    for (const [name, communes] of Object.entries(sights)) {
      const answer = await (await server.signIn(name as keyof typeof sights)).sync();
      expect(Object.keys(answer.next ?? {})).toHaveLength(communes * 2);
      expect(answer.rows?.[home] ?? []).toHaveLength(
        name === 'kv.quynhphu' || name === 'tinh' ? 1 : 0,
      );
    }
  });

  test('[S8] a hundred and thirty scopes share one page, and none starves', async () => {
    const phone = await server.signIn('tinh');
    const scopes = defaultReviewAreas().flatMap((area) =>
      area.units.map((unit) => `c:${unit.set}.${unit.code}:2026`),
    );
    await scatter(scopes.slice(0, 60), 10);
    const { rows, pages } = await follow(phone);
    expect(rows.size).toBe(600);
    expect(pages).toBe(2);
  });
});

/** Rows of other communes, put where their officers would have: their content does not matter here. */
async function scatter(scopes: readonly string[], each: number): Promise<void> {
  const { db } = server.deps;
  const doc = JSON.stringify({ values: {}, stamps: {}, conflicts: [], story: [] });
  const fixed = {
    unit_set: '',
    unit_code: '',
    type: 'phat_thanh',
    date: '',
    state: 'submitted',
    v: 1,
    cv: 1,
    doc,
  };
  for (const scope of scopes) {
    let chk = emptyChecksum;
    for (let q = 1; q <= each; q += 1) {
      const id = server.uuid();
      chk = moveChecksum(chk, id, null, 1);
      await db
        .insertInto('record')
        .values({ ...fixed, id, scope, q })
        .execute();
    }
    await db.insertInto('scope_head').values({ scope, q: each, chk, n: each, floor: 0 }).execute();
  }
}

test('the answer to one entry travels compressed', async () => {
  const { id, fetch } = hoa.phone;
  const envelope = { p: protocolVersion, app: 'test', dev: id, now: '2026-11-10T09:00:00+07:00' };
  const body = JSON.stringify({ ...envelope, left: { ops: 0 }, push: [hoa.create()], pull: {} });
  const headers = { 'content-type': 'application/json', 'accept-encoding': 'gzip, br' };
  const asked = new Request('http://localhost/sync/v1', { method: 'POST', headers, body });
  expect((await fetch(asked)).headers.get('content-encoding')).toBe('br');
});
