// Held operations: their bodies wait in the tray, they are decided again when what stood in the way is gone, and entries
// of merged communes find their way. sync.md §2.5, §2.9
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replayAfterUpgrade } from '../../server/sync/replay.ts';
import type { Tray } from '../../src/protocol/province.ts';
import type { Phone, TestServer } from './harness.ts';
import { foreign, home, openServer, quynhPhu } from './harness.ts';
import type { Pen } from './operations.ts';
import { penOf, stories } from './operations.ts';

let server: TestServer;
let hoa: Pen;
let province: Phone;

beforeEach(async () => {
  server = await openServer();
  hoa = penOf(server, await server.signIn('quynhphu'));
  province = await server.signIn('tinh');
});
afterEach(() => server.close());

async function trayOf(): Promise<Tray['held']> {
  const answer = await province.send('GET', '/tray');
  return ((await answer.json()) as Tray).held;
}

async function heldRow(op: string) {
  return server.deps.db.selectFrom('held').selectAll().where('op', '=', op).executeTakeFirst();
}

async function takeUnit(): Promise<() => Promise<unknown>> {
  const { db } = server.deps;
  const rows = await db.selectFrom('account_unit').selectAll().execute();
  await db.deleteFrom('account_unit').execute();
  return () => db.insertInto('account_unit').values(rows).execute();
}

describe('rights that come back', () => {
  test('[S20] what was held while they were gone is applied in its order, before anything new', async () => {
    const made = hoa.create();
    await hoa.phone.sync({ push: [made] });
    const giveBack = await takeUnit();
    const held = [
      hoa.change(made.rec, 1, { minutes: 12 }),
      hoa.change(made.rec, 1, { minutes: 14 }),
      hoa.create(),
    ];
    expect(stories(await hoa.phone.sync({ push: held }))).toEqual([
      'held not-allowed',
      'held not-allowed',
      'held not-allowed',
    ]);
    expect((await trayOf()).map((one) => one.op)).toEqual(held.map((op) => op.op));
    await giveBack();
    const answer = await hoa.phone.sync({ push: [hoa.change(made.rec, 1, { minutes: 16 })] });
    expect(stories(answer)).toEqual(['applied']);
    const [row, other] = answer.rows?.[home] ?? [];
    expect([row, other].map((one) => one?.id)).toContain(held[2]?.rec);
    const whole = [row, other].find((one) => one?.id === made.rec);
    expect(whole).toMatchObject({ v: 4, values: { minutes: 16 }, conflicts: [] });
    expect(whole).toMatchObject({ story: [{}, { kind: 'set' }, { kind: 'set' }, { kind: 'set' }] });
    expect(await trayOf()).toEqual([]);
  });

  test('[S20] the phone keeps its first answer; what became of it stands beside it', async () => {
    const giveBack = await takeUnit();
    const made = hoa.create();
    const first = await hoa.phone.sync({ push: [made] });
    await giveBack();
    const again = await hoa.phone.sync({ push: [made] });
    expect(again.r).toEqual(first.r);
    const row = await heldRow(made.op);
    expect(JSON.parse(row?.later ?? '')).toMatchObject({ s: 'applied', v: 1, q: 1 });
    expect(again.rows?.[home]).toMatchObject([{ story: [{ kind: 'new', late: made.op }] }]);
    expect(row?.later_at).toBe('2026-11-10T02:00:00Z');
  });

  test('[S20] an edit whose record comes later is applied when it is there', async () => {
    const made = hoa.create();
    const early = hoa.change(made.rec, 0, { minutes: 12 });
    expect(stories(await hoa.phone.sync({ push: [early] }))).toEqual(['held no-record']);
    await hoa.phone.sync({ push: [made] });
    const answer = await hoa.phone.sync();
    expect(answer.rows?.[home]).toMatchObject([{ id: made.rec, v: 2, values: { minutes: 12 } }]);
  });

  test('[S20] an old word does not overwrite the same phone’s later one: both are kept', async () => {
    const made = hoa.create();
    await hoa.phone.sync({ push: [made] });
    const giveBack = await takeUnit();
    const old = hoa.change(made.rec, 1, { minutes: 12 });
    await hoa.phone.sync({ push: [old] });
    await server.deps.db.updateTable('held').set({ why: 'internal' }).execute();
    await giveBack();
    await hoa.phone.sync({ push: [hoa.change(made.rec, 1, { minutes: 16 })] });
    const office = {
      nowMs: server.clock.now(),
      versionFloor: 0,
      secret: '',
      onFault: () => undefined,
    };
    await replayAfterUpgrade(server.deps.db, office);
    const answer = await hoa.phone.sync();
    expect(answer.rows?.[home]?.[0]).toMatchObject({
      values: { minutes: 16 },
      conflicts: [{ field: 'minutes', alternatives: [{ value: 12 }] }],
    });
  });

  test('[S20] what is refused when it is decided again stays until a person of the province has closed it', async () => {
    const made = hoa.create();
    await hoa.phone.sync({ push: [made] });
    const giveBack = await takeUnit();
    const edit = hoa.change(made.rec, 1, { minutes: 12 });
    const other = hoa.change(server.uuid(), 0, { minutes: 12 });
    await hoa.phone.sync({ push: [edit, other] });
    await giveBack();
    const second = penOf(server, await server.signIn('quynhphu2'));
    await second.phone.sync({ push: [second.cancel(made.rec, 1)] });
    await hoa.phone.sync();
    expect(await trayOf()).toMatchObject([
      { op: edit.op, why: 'edited-after-delete', refused: true },
      { op: other.op, why: 'no-record', refused: false },
    ]);
    const close = async ({ op }: { op: string }) =>
      (await province.send('POST', '/tray/close', { op })).status;
    expect(await close(other)).toBe(404);
    expect(await close(edit)).toBe(200);
    expect(await close(edit)).toBe(404);
    expect((await trayOf()).map((one) => one.op)).toEqual([other.op]);
    const row = await heldRow(edit.op);
    expect(JSON.parse(row?.later ?? '')).toMatchObject({ s: 'conflict' });
    expect(row?.later_at).not.toBeNull();
  });

  test('[S20] closing takes away one author’s refusals of one reason, and no others nobody has read', async () => {
    const made = hoa.create();
    await hoa.phone.sync({ push: [made] });
    const giveBack = await takeUnit();
    const edits = [12, 13, 14, 15].map((minutes) => hoa.change(made.rec, 1, { minutes }));
    await hoa.phone.sync({ push: edits });
    await giveBack();
    const second = penOf(server, await server.signIn('quynhphu2'));
    await second.phone.sync({ push: [second.cancel(made.rec, 1)] });
    await hoa.phone.sync();
    const [one, , otherReason, otherAuthor] = edits.map(({ op }) => op);
    const held = server.deps.db.updateTable('held');
    await held
      .set({ why: 'invalid' })
      .where('op', '=', otherReason ?? '')
      .execute();
    const { id } = await server.deps.db
      .selectFrom('account')
      .select('id')
      .where('login', '=', 'quynhphu2')
      .executeTakeFirstOrThrow();
    await held
      .set({ account_id: id })
      .where('op', '=', otherAuthor ?? '')
      .execute();
    await province.send('POST', '/tray/close', { op: one });
    expect((await trayOf()).map(({ op }) => op)).toEqual([otherReason, otherAuthor]);
  });

  test('[S20] a request about an approved record stands in the tray and in its story', async () => {
    const made = hoa.create();
    await hoa.phone.sync({ push: [made] });
    const binh = penOf(server, await server.signIn('kv.quynhphu'));
    await binh.phone.sync({ push: [binh.review(made.rec, 1, 'approved')] });
    const wish = hoa.change(made.rec, 2, { minutes: 12 });
    await hoa.phone.sync({ push: [wish] });
    expect(await trayOf()).toMatchObject([{ op: wish.op, why: 'locked', scope: home }]);
  });
});

describe('a server that learns', () => {
  test('[S20] [inv 20] operations of a kind it did not know are applied after the upgrade', async () => {
    const made = hoa.create();
    const unknown = { ...hoa.change(made.rec, 1, { minutes: 12 }), k: 'improve' };
    expect(stories(await hoa.phone.sync({ push: [made, unknown] }))).toEqual([
      'applied',
      'held needs-upgrade',
    ]);
    const { db } = server.deps;
    const office = {
      nowMs: server.clock.now(),
      versionFloor: 0,
      secret: '',
      onFault: () => undefined,
    };
    await replayAfterUpgrade(db, office);
    expect(await trayOf()).toHaveLength(1);
    // The next build knows the kind: here its body is given a name this build knows.
    const body = JSON.stringify({ ...unknown, k: 'set' });
    await db.updateTable('operation').set({ body }).where('op', '=', unknown.op).execute();
    await replayAfterUpgrade(db, office);
    expect(await trayOf()).toEqual([]);
    const answer = await hoa.phone.sync();
    expect(answer.rows?.[home]?.[0]).toMatchObject({ v: 2, values: { minutes: 12 } });
  });
});

describe('units that merged under phones', () => {
  // Thị trấn Quỳnh Côi of 2024 went wholly into Xã Quỳnh Phụ, the commune of these accounts.
  const old = 'c:TB2024.12472:2025';
  const inItsDays = { date: '2025-05-12', approvedOn: '2025-05-11' };

  test('[U4] an entry of an old commune is taken in, kept there, and seen by its successor', async () => {
    const pen = penOf(server, hoa.phone, old);
    const made = pen.create(inItsDays);
    const answer = await hoa.phone.sync({ push: [made] });
    expect(stories(answer)).toEqual(['applied']);
    expect(answer.rows?.[old]).toMatchObject([{ id: made.rec, scope: old }]);
    const binh = penOf(server, await server.signIn('kv.quynhphu'), old);
    const seen = await binh.phone.sync({ push: [binh.review(made.rec, 1, 'approved')] });
    expect(stories(seen)).toEqual(['applied']);
    expect(seen.rows?.[old]).toMatchObject([{ id: made.rec, state: 'approved' }]);
    const all = await province.sync();
    expect(all.rows?.[old]).toHaveLength(1);
    const far = await (await server.signIn('kienxuong')).sync();
    expect(far.next?.[old]).toBeUndefined();
  });

  test('[U4] the neighbour’s old commune is the neighbour’s', async () => {
    const pen = penOf(server, await server.signIn('kienxuong'), old);
    expect(stories(await pen.phone.sync({ push: [pen.create(inItsDays)] }))).toEqual([
      'held not-allowed',
    ]);
  });

  test.each([
    ['of no list', 'c:XX2030.00123:2026'],
    ['that was divided', 'c:HY2024.12004:2026'],
  ])('[U4] a unit %s waits for the province, which says where it belongs', async (_what, lost) => {
    const pen = penOf(server, hoa.phone, lost);
    const made = pen.create();
    const edit = pen.change(made.rec, 1, { minutes: 12 });
    expect(stories(await hoa.phone.sync({ push: [made, edit] }))).toEqual([
      'held unit-unknown',
      'held unit-unknown',
    ]);
    const waiting = await trayOf();
    expect(waiting.map((one) => one.why)).toEqual(['unit-unknown', 'unit-unknown']);
    expect(waiting[0]?.heirs).toHaveLength(lost.includes('12004') ? 2 : 0);
    expect(waiting[0]?.body).toEqual(made);
    const done = await province.send('POST', '/tray/assign', { op: made.op, unit: quynhPhu });
    expect(await done.json()).toMatchObject({ results: [{ s: 'applied' }, { s: 'applied' }] });
    const answer = await hoa.phone.sync();
    expect(answer.rows?.[home]).toMatchObject([{ id: made.rec, v: 2, values: { minutes: 12 } }]);
    expect(await trayOf()).toEqual([]);
    const body = await server.deps.db.selectFrom('operation').select('body').execute();
    expect(body.map((row) => JSON.parse(row.body).sc)).toEqual([lost, lost]);
  });

  test('[U4] nothing is assigned outside the province, and nothing that has its unit', async () => {
    const pen = penOf(server, hoa.phone, 'c:XX2030.00123:2026');
    const made = pen.create();
    const there = penOf(server, hoa.phone, foreign).create();
    await hoa.phone.sync({ push: [made, { ...there, n: 2 }] });
    const old1 = { set: 'TB2024', code: '12472' };
    expect((await province.send('POST', '/tray/assign', { op: made.op, unit: old1 })).status).toBe(
      400,
    );
    const assigned = { op: there.op, unit: quynhPhu };
    expect((await province.send('POST', '/tray/assign', assigned)).status).toBe(404);
    expect(await trayOf()).toHaveLength(2);
  });
});
