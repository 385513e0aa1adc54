// Where an account answers: given and taken by the administrator, in force at once, and nothing written is lost by it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Tray } from '../../src/protocol/province.ts';
import { accountsSchema } from '../../src/protocol/session.ts';
import type { Phone, TestServer } from './harness.ts';
import { foreign, home, kienXuong, openServer, quynhPhu } from './harness.ts';
import type { Pen } from './operations.ts';
import { penOf, stories } from './operations.ts';

let server: TestServer;
let admin: Phone;
let hoa: Pen;

beforeEach(async () => {
  server = await openServer();
  admin = await server.signIn('quantri');
  hoa = penOf(server, await server.signIn('quynhphu'));
});
afterEach(() => server.close());

async function account(login: string) {
  const answer = await admin.send('GET', '/accounts');
  const { accounts } = accountsSchema.parse(await answer.json());
  const found = accounts.find((one) => one.login === login);
  if (!found) throw new Error(`no account ${login}`);
  return found;
}

async function places(login: string, body: object): Promise<number> {
  const { id } = await account(login);
  return (await admin.send('POST', `/accounts/${id}/places`, body)).status;
}

async function trayOf(): Promise<Tray['held']> {
  const answer = await (await server.signIn('tinh')).send('GET', '/tray');
  return ((await answer.json()) as Tray).held;
}

test('[R7] what was held for want of a commune is applied when it is given, without its author', async () => {
  const pen = penOf(server, hoa.phone, foreign);
  const made = pen.create();
  expect(stories(await hoa.phone.sync({ push: [made] }))).toEqual(['held not-allowed']);
  expect(await places('quynhphu', { units: [quynhPhu, kienXuong] })).toBe(200);
  expect(await trayOf()).toEqual([]);
  const neighbour = await (await server.signIn('kienxuong')).sync();
  expect(neighbour.rows?.[foreign]).toMatchObject([{ id: made.rec }]);
  expect((await account('quynhphu')).units?.map(({ code }) => code)).toEqual(['12472', '13075']);
});

test('[R7] what is taken away is hidden at once, and what is still sent for it is held', async () => {
  await hoa.phone.sync({ push: [hoa.create()] });
  expect(await places('quynhphu', { units: [] })).toBe(200);
  const answer = await hoa.phone.sync({ push: [hoa.create()], pull: { [home]: 0 } });
  expect(stories(answer)).toEqual(['held not-allowed']);
  expect(answer.lost).toEqual([home]);
  expect(answer.rows).toBeUndefined();
});

test('[R7] a reviewer goes to another area', async () => {
  const made = hoa.create();
  await hoa.phone.sync({ push: [made] });
  const binh = penOf(server, await server.signIn('kv.quynhphu'));
  expect(await places('kv.quynhphu', { area: 'kv-343', units: [] })).toBe(200);
  const answer = await binh.phone.sync({ push: [binh.review(made.rec, 1, 'approved')] });
  expect(stories(answer)).toEqual(['held not-allowed']);
  expect(answer.rows?.[home]).toBeUndefined();
  expect(await account('kv.quynhphu')).toMatchObject({ area: 'kv-343', units: [] });
});

test.each([
  ['an officer to an area', 'quynhphu', { area: 'kv-338', units: [] }],
  ['an officer to a commune twice', 'quynhphu', { units: [quynhPhu, quynhPhu] }],
  ['an officer to no commune of ours', 'quynhphu', { units: [{ set: 'HY2025', code: '1' }] }],
  ['a reviewer to an area that is not', 'kv.quynhphu', { area: 'kv-1', units: [] }],
  ['the province to a commune', 'tinh', { units: [quynhPhu] }],
] as const)('[R7] %s is refused, and nothing changes', async (_, login, body) => {
  const before = await account(login);
  expect(await places(login, body)).toBe(422);
  expect(await account(login)).toEqual(before);
});

test('[R7] an account that is not is not found', async () => {
  const answer = await admin.send('POST', `/accounts/${server.uuid()}/places`, { units: [] });
  expect(answer.status).toBe(404);
});

test('[R7] [S20] what a closed account wrote goes on when the province says where it belongs', async () => {
  const pen = penOf(server, hoa.phone, 'c:XX2030.00123:2026');
  const made = pen.create();
  expect(stories(await hoa.phone.sync({ push: [made] }))).toEqual(['held unit-unknown']);
  await server.deps.db
    .updateTable('account')
    .set({ disabled_at: '2026-11-10T00:00:00Z' })
    .where('login', '=', 'quynhphu')
    .execute();
  const province = await server.signIn('tinh');
  const done = await province.send('POST', '/tray/assign', { op: made.op, unit: quynhPhu });
  expect(await done.json()).toMatchObject({ results: [{ s: 'applied' }] });
  expect((await province.sync()).rows?.[home]).toMatchObject([{ id: made.rec }]);
});

test('[S20] [V7] a request about an approved record leaves the tray when the record is opened again', async () => {
  const made = hoa.create();
  await hoa.phone.sync({ push: [made] });
  const binh = penOf(server, await server.signIn('kv.quynhphu'));
  await binh.phone.sync({ push: [binh.review(made.rec, 1, 'approved')] });
  const wish = hoa.change(made.rec, 2, { minutes: 12 });
  expect(stories(await hoa.phone.sync({ push: [wish] }))).toEqual(['held locked']);
  expect(await trayOf()).toMatchObject([{ op: wish.op, why: 'locked' }]);
  const back = binh.review(made.rec, 1, 'returned', { note: 'Sửa số phút' });
  expect(stories(await binh.phone.sync({ push: [back] }))).toEqual(['applied']);
  expect(await trayOf()).toEqual([]);
  const held = await server.deps.db.selectFrom('held').select(['op', 'later']).execute();
  expect(held).toMatchObject([{ op: wish.op, later: expect.stringContaining('locked') }]);
});

test('[I4] [S20] what was held is let in on its record, wherever that was carried since', async () => {
  const made = hoa.create();
  await hoa.phone.sync({ push: [made] });
  expect(await places('quynhphu', { units: [] })).toBe(200);
  const edit = hoa.change(made.rec, 1, { minutes: 12 });
  expect(stories(await hoa.phone.sync({ push: [edit] }))).toEqual(['held not-allowed']);
  const other = await server.signIn('kienxuong');
  expect(await places('kienxuong', { units: [quynhPhu, kienXuong] })).toBe(200);
  const move = penOf(server, other).change(made.rec, 1, { title: 'Tin' }, { to: foreign });
  expect(stories(await other.sync({ push: [move] }))).toEqual(['applied']);
  const tinh = await server.signIn('tinh');
  const done = await tinh.send('POST', '/tray/accept', { op: edit.op });
  expect(await done.json()).toMatchObject({ results: [{ s: 'merged', v: 3 }] });
  expect((await tinh.sync()).rows?.[foreign]).toMatchObject([{ values: { minutes: 12 } }]);
  expect(await trayOf()).toEqual([]);
});

test('[R1] [S20] an edit of a record out of his sight waits for the province; of none that is, for the record', async () => {
  const lan = penOf(server, await server.signIn('kienxuong'), foreign);
  const made = lan.create();
  await lan.phone.sync({ push: [made] });
  // He names his own commune, and hears what he would hear of any id.
  const edits = [hoa.change(made.rec, 1, { minutes: 12 }), hoa.change(server.uuid(), 1, {})];
  const heard = ['held no-record', 'held no-record'];
  expect(stories(await hoa.phone.sync({ push: edits }))).toEqual(heard);
  expect((await trayOf()).map(({ why }) => why)).toEqual(['not-allowed', 'no-record']);
  const tinh = await server.signIn('tinh');
  const status = async (op = '') => (await tinh.send('POST', '/tray/accept', { op })).status;
  expect(await status(edits[1]?.op)).toBe(404);
  expect(await status(edits[0]?.op)).toBe(200);
  expect((await trayOf()).map(({ op }) => op)).toEqual([edits[1]?.op]);
});
