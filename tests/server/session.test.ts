// Signing in and out, the first administrator, accounts.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newPrintedCode } from '../../server/printed-code.ts';
import { openSetupCode } from '../../server/storage/setup-code.ts';
import { accountsSchema, sessionSchema } from '../../src/protocol/session.ts';
import type { Phone, TestServer } from './harness.ts';
import { names, openServer, password, quynhPhu } from './harness.ts';

let server: TestServer;

beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server.close());

async function typeOf(answer: Response): Promise<string> {
  const { type } = (await answer.json()) as { type: string };
  return `${answer.status} ${type.replace('urn:so-co-so:', '')}`;
}

function signIn(phone: Phone, login: string, given = password) {
  return phone.send('POST', '/session', { login, password: given });
}

function inject(from: TestServer, login: string) {
  return from.app.inject({ method: 'POST', url: '/session', payload: { login, password } });
}

describe('signing in', () => {
  test('the cookie cannot be read by a page, sent by another site, or found in the database', async () => {
    const answer = await inject(server, 'quynhphu');
    const header = String(answer.headers['set-cookie']);
    expect(header).toMatch(
      /^session=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const [row] = await server.deps.db.selectFrom('session').selectAll().execute();
    expect(row?.token_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(header).not.toContain(row?.token_hash);
  });

  test('served as https, the cookie is Secure and of this host alone, and HSTS is promised', async () => {
    const behindProxy = await openServer({ origin: 'https://so.hungyen.gov.vn' });
    const answer = await inject(behindProxy, 'quynhphu');
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-session=.*; Secure/);
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
    await behindProxy.close();
  });

  test.each([
    ['quynhphu', 'officer', 'Xã Quỳnh Phụ', 1],
    ['kv.quynhphu', 'reviewer', 'Khu vực Quỳnh Phụ', 9],
    ['tinh', 'province', 'Tỉnh Hưng Yên', 65],
    ['quantri', 'admin', 'Tỉnh Hưng Yên', 0],
  ] as const)('[R2] %s is told role, place and communes', async (login, role, place, communes) => {
    const phone = server.stranger();
    const told = sessionSchema.parse(await (await signIn(phone, login)).json());
    expect(told).toMatchObject({ login, role, place });
    expect(told.units).toHaveLength(communes);
    expect(await (await phone.send('GET', '/session')).json()).toEqual(told);
  });

  test('capitals and spaces around a login are no mistake', async () => {
    expect((await signIn(server.stranger(), ' QuynhPhu ')).status).toBe(200);
  });

  test.each([
    ['a wrong password', 'quynhphu', 'khong-dung'],
    ['an unknown login', 'khong.co', password],
    ['a login that cannot exist', 'a b', password],
  ])('%s is answered alike', async (_name, login, given) => {
    expect(await typeOf(await signIn(server.stranger(), login, given))).toBe('401 wrong-password');
  });

  test.each([
    [{}],
    [{ login: 1, password: 2 }],
    [{ login: 'quynhphu', password, role: 'admin' }],
    [[]],
  ])('a body that is no sign-in is malformed: %j', async (body) => {
    expect(await typeOf(await server.stranger().send('POST', '/session', body))).toBe(
      '400 malformed',
    );
  });

  test('a post without a password signs nobody in', async () => {
    await server.deps.db.updateTable('account').set({ password_hash: null }).execute();
    const answer = await signIn(server.stranger(), 'quynhphu', 'no account has this password');
    expect(await typeOf(answer)).toBe('401 wrong-password');
  });

  test('signing out ends the session on the server, not only the cookie', async () => {
    const signedIn = await inject(server, 'quynhphu');
    const cookie = `session=${signedIn.cookies[0]?.value}`;
    const out = await server.app.inject({ method: 'DELETE', url: '/session', headers: { cookie } });
    expect(out.statusCode).toBe(204);
    expect(String(out.headers['set-cookie'])).toMatch(/^session=;/);
    const after = await server.app.inject({ method: 'GET', url: '/session', headers: { cookie } });
    expect(after.statusCode).toBe(401);
  });

  test('ended sessions are swept when someone signs in', async () => {
    await signIn(server.stranger(), 'quynhphu');
    server.clock.advance(91 * 86_400_000);
    await signIn(server.stranger(), 'tinh');
    expect(await server.deps.db.selectFrom('session').selectAll().execute()).toHaveLength(1);
  });

  test('tries are counted by address and login, and then slowed down', async () => {
    const strict = await openServer({ tries: { perLogin: 3, perAddress: 6 } });
    const tryOnce = async (login: string) => (await signIn(strict.stranger(), login, 'sai')).status;
    const statuses = [];
    for (let time = 0; time < 4; time += 1) statuses.push(await tryOnce('quynhphu'));
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect(await tryOnce(' QUYNHPHU')).toBe(429);
    const slow = await signIn(strict.stranger(), 'quynhphu');
    expect(Number(slow.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await typeOf(slow)).toBe('429 slow-down');
    expect((await signIn(strict.stranger(), 'tinh')).status).toBe(200);
    for (const login of ['aaa', 'bbb']) await tryOnce(login);
    expect(await tryOnce('ccc')).toBe(429);
    await strict.close();
  });
});

describe('the first administrator', () => {
  async function fresh() {
    const empty = await openServer({ accounts: [] });
    const make = () =>
      openSetupCode(empty.deps.db, () => newPrintedCode(empty.deps.random), '2026-11-10T00:00:00Z');
    const setUp = (code: string, login = 'quantri') =>
      empty.stranger().send('POST', '/setup', { code, login, password: 'mat-khau-dai' });
    return { empty, make, setUp };
  }

  test('the printed code makes one administrator, who is signed in, and then never again', async () => {
    const { empty, make, setUp } = await fresh();
    const code = await make();
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(await make()).toBe(code);
    expect(await typeOf(await setUp('AAAA-AAAA-AAAA'))).toBe('403 wrong-setup-code');
    const made = await setUp(code.toLowerCase().replaceAll('-', ' '));
    expect(made.status).toBe(201);
    expect(sessionSchema.parse(await made.json())).toMatchObject({
      login: 'quantri',
      role: 'admin',
    });
    expect(await typeOf(await setUp(code, 'hai'))).toBe('403 wrong-setup-code');
    expect(await typeOf(await setUp(await make(), 'hai'))).toBe('403 wrong-setup-code');
    await empty.close();
  });

  test('a short password leaves the code usable', async () => {
    const { empty, make, setUp } = await fresh();
    const code = await make();
    const short = await empty
      .stranger()
      .send('POST', '/setup', { code, login: 'quantri', password: 'ngan' });
    expect(await typeOf(short)).toBe('422 bad-account');
    expect((await setUp(code)).status).toBe(201);
    await empty.close();
  });
});

describe('accounts', () => {
  const officer = {
    login: 'Moi.QuynhPhu',
    password: 'mat-khau-moi',
    role: 'officer',
    units: [quynhPhu],
  };

  test('[R5] an administrator makes an account that can sign in', async () => {
    const admin = await server.signIn('quantri');
    const made = await admin.send('POST', '/accounts', officer);
    expect(made.status).toBe(201);
    expect(await made.json()).toMatchObject({ login: 'moi.quynhphu', place: 'Xã Quỳnh Phụ' });
    expect((await signIn(server.stranger(), 'moi.quynhphu', 'mat-khau-moi')).status).toBe(200);
    expect(await typeOf(await admin.send('POST', '/accounts', officer))).toBe('409 login-taken');
  });

  test('[R5] the list names accounts, areas and communes, and no password', async () => {
    const answer = await (await server.signIn('quantri')).send('GET', '/accounts');
    const text = await answer.clone().text();
    expect(text).not.toMatch(/argon2|hash/);
    const { accounts, areas, communes } = accountsSchema.parse(await answer.json());
    expect(accounts.map((account) => account.login).sort()).toEqual([...names].sort());
    expect([areas.length, communes.length]).toEqual([8, 65]);
  });

  test.each([
    ['an officer without a commune', { units: [] }],
    ['an officer with an area', { area: 'kv-338' }],
    ['a commune that is none', { units: [{ set: 'HY2025', code: '99999' }] }],
    ['the province as a commune', { units: [{ set: 'HY2025', code: '33' }] }],
    ['the same commune twice', { units: [quynhPhu, quynhPhu] }],
    ['a reviewer of nothing', { role: 'reviewer', units: [] }],
    ['a reviewer of an unknown area', { role: 'reviewer', area: 'kv-0', units: [] }],
    ['a province account with communes', { role: 'province' }],
    ['an unknown role', { role: 'root' }],
    ['a short password', { password: 'ngan' }],
    ['an unknown member', { admin: true }],
  ])('[R2] %s is refused', async (_name, part) => {
    const admin = await server.signIn('quantri');
    expect(await typeOf(await admin.send('POST', '/accounts', { ...officer, ...part }))).toBe(
      '422 bad-account',
    );
  });
});

test('[R1] operations made under one account are not taken under another’s session', async () => {
  const server = await openServer();
  const phone = await server.signIn('quynhphu');
  const me = await (await phone.send('GET', '/session')).json();
  const envelope = {
    p: 1,
    app: 'test',
    dev: phone.id,
    now: '',
    left: { ops: 0 },
    push: [],
    pull: {},
  };
  const answer = (acc: string) => phone.send('POST', '/sync/v1', { ...envelope, acc });
  expect((await answer(me.id)).status).toBe(200);
  expect((await answer('01a09da2-0000-7000-8000-000000000000')).status).toBe(401);
  await server.close();
});
