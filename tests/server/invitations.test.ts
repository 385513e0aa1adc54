// From a slip of paper into an account: once, until its day, and by nobody who has only read the database.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { invitationSchema, invitedSchema, slipsSchema } from '../../src/protocol/invitation.ts';
import { accountsSchema, sessionSchema } from '../../src/protocol/session.ts';
import type { Phone, TestServer } from './harness.ts';
import { openServer, password, quynhPhu } from './harness.ts';

const sentence = 'con trâu đi trước';
const dayMs = 86_400_000;

let server: TestServer;
let admin: Phone;
beforeEach(async () => {
  server = await openServer();
  admin = await server.signIn('quantri');
});
afterEach(() => server.close());

async function account(login: string) {
  const answer = await admin.send('GET', '/accounts');
  const found = accountsSchema
    .parse(await answer.json())
    .accounts.find((one) => one.login === login);
  if (!found) throw new Error(`no account ${login}`);
  return found;
}

async function invite(login: string): Promise<string> {
  const { id } = await account(login);
  const answer = await admin.send('POST', `/accounts/${id}/invitation`);
  expect(answer.status).toBe(201);
  return invitationSchema.parse(await answer.json()).code;
}

async function accept(code: string, given = sentence, phone = server.stranger()): Promise<string> {
  const answer = await phone.send('POST', '/invitations/accept', { code, password: given });
  const body = (await answer.json()) as { readonly type?: string };
  return [answer.status, body.type?.replace('urn:so-co-so:', '')].filter(Boolean).join(' ');
}

const signIn = async (login: string, given: string) =>
  (await server.stranger().send('POST', '/session', { login, password: given })).status;

test('[I1] an account made without a password is opened by its slip, and its holder is in', async () => {
  const fresh = { login: 'lan', role: 'officer', units: [quynhPhu] };
  expect((await admin.send('POST', '/accounts', fresh)).status).toBe(201);
  expect(await account('lan')).toMatchObject({ signsIn: false });
  expect(await signIn('lan', '')).toBe(401);
  const code = await invite('lan');
  expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  expect((await account('lan')).invited).toBe('2026-11-24T02:00:00Z');
  const phone = server.stranger();
  const look = await phone.send('POST', '/invitations/look', { code });
  expect(invitedSchema.parse(await look.json())).toEqual({
    login: 'lan',
    role: 'officer',
    place: 'Xã Quỳnh Phụ',
  });
  // As a person types it.
  expect(await accept(code.toLowerCase().replaceAll('-', ' '), sentence, phone)).toBe('201');
  const told = sessionSchema.parse(await (await phone.send('GET', '/session')).json());
  expect(told).toMatchObject({ login: 'lan', role: 'officer' });
  expect(await account('lan')).toMatchObject({ signsIn: true });
  expect((await account('lan')).invited).toBeUndefined();
  expect(await signIn('lan', sentence)).toBe(200);
});

test('[I1] it opens once, also for many at once', async () => {
  const code = await invite('quynhphu');
  const answers = await Promise.all([1, 2, 3].map((n) => accept(code, `${sentence} ${n}`)));
  expect(answers.sort()).toEqual(['201', '403 bad-invitation', '403 bad-invitation']);
  expect(await accept(code)).toBe('403 bad-invitation');
});

test('[I1] it opens nothing after its day, and not when a newer one is out', async () => {
  const first = await invite('quynhphu');
  const second = await invite('quynhphu');
  expect(await accept(first)).toBe('403 bad-invitation');
  server.clock.advance(14 * dayMs);
  expect(await accept(second)).toBe('403 bad-invitation');
  expect((await server.stranger().send('POST', '/invitations/look', { code: second })).status).toBe(
    403,
  );
  expect(await signIn('quynhphu', password)).toBe(200);
});

test('[I1] the database knows only the hash of the code', async () => {
  const code = await invite('quynhphu');
  const rows = await server.deps.db.selectFrom('invitation').selectAll().execute();
  expect(rows).toMatchObject([{ code_hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  const log = await server.deps.db.selectFrom('audit').selectAll().execute();
  expect(JSON.stringify([rows, log])).not.toContain(code);
});

test('[I1] whoever was in with the old password is out', async () => {
  const old = await server.signIn('quynhphu');
  expect(await accept(await invite('quynhphu'))).toBe('201');
  expect((await old.send('GET', '/session')).status).toBe(401);
  expect(await signIn('quynhphu', password)).toBe(401);
  expect(await signIn('quynhphu', sentence)).toBe(200);
});

test('[I2] a weak password spends nothing', async () => {
  const code = await invite('quynhphu');
  for (const weak of ['ngắn', 'quynhphu123', '1234567890'])
    expect(await accept(code, weak)).toBe('422 weak-password');
  expect(await accept(code)).toBe('201');
});

test('[I2] nor does the administrator give one', async () => {
  const fresh = { login: 'lan', password: 'matkhau123', role: 'officer', units: [quynhPhu] };
  expect((await admin.send('POST', '/accounts', fresh)).status).toBe(422);
});

test('[I1] a closed account is not invited, and its slip opens nothing', async () => {
  const code = await invite('quynhphu');
  const { id } = await account('quynhphu');
  await server.deps.db
    .updateTable('account')
    .set({ disabled_at: '2026-11-10T00:00:00Z' })
    .where('id', '=', id)
    .execute();
  expect(await accept(code)).toBe('403 bad-invitation');
  expect((await admin.send('POST', `/accounts/${id}/invitation`)).status).toBe(404);
});

test('[I1] [J1] making and opening stand in the log', async () => {
  await accept(await invite('quynhphu'));
  const answer = await admin.send('GET', '/audit');
  const { lines } = (await answer.json()) as { lines: { deed: string }[] };
  expect(lines.map((line) => line.deed).slice(0, 3)).toEqual([
    'session.begun',
    'invitation.used',
    'invitation.made',
  ]);
});

test('[I1] slips for many at once: each is the only one of its account, or none is made', async () => {
  const before = await invite('quynhphu');
  const ids = [(await account('quynhphu')).id, (await account('kienxuong')).id];
  const gone = await admin.send('POST', '/invitations', { accounts: [...ids, server.uuid()] });
  expect(gone.status).toBe(404);
  const made = await admin.send('POST', '/invitations', { accounts: [...ids, ...ids] });
  expect(made.status).toBe(201);
  const { invitations } = slipsSchema.parse(await made.json());
  expect(invitations.map(({ login, place }) => `${login} ${place}`)).toEqual([
    'quynhphu Xã Quỳnh Phụ',
    'kienxuong Xã Kiến Xương',
  ]);
  expect(await accept(before)).toBe('403 bad-invitation');
  for (const { code } of invitations) expect(await accept(code)).toBe('201');
});
