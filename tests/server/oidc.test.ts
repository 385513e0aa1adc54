// Signing in by the province's own service, against a real provider: the whole way, and every way it must not work.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Passage } from '../../server/oidc/passage.ts';
import { openPassage, sealPassage } from '../../server/oidc/passage.ts';
import { oneAccountSchema } from '../../src/protocol/account.ts';
import { invitationSchema } from '../../src/protocol/invitation.ts';
import { begunOidcSchema } from '../../src/protocol/oidc.ts';
import { accountsSchema, sessionSchema } from '../../src/protocol/session.ts';
import type { SignInProvider } from '../world/sign-in-provider.ts';
import { clientId, clientSecret, openProvider, passes } from '../world/sign-in-provider.ts';
import type { Name, Phone, TestServer } from './harness.ts';
import { openServer, password } from './harness.ts';

const redirect = 'http://localhost/dang-nhap';
const label = 'tài khoản công vụ';

let provider: SignInProvider;
let server: TestServer;
let admin: Phone;
beforeAll(async () => {
  provider = await openProvider(redirect);
});
afterAll(() => provider.close());
beforeEach(async () => {
  const oidc = { issuer: provider.issuer, clientId, clientSecret, label, redirect };
  server = await openServer({ oidc });
  admin = await server.signIn('quantri');
});
afterEach(() => server.close());

async function said(answer: Response): Promise<string> {
  const { type = '' } = answer.status === 204 ? {} : ((await answer.json()) as { type?: string });
  return [answer.status, type.replace('urn:so-co-so:', '')].filter(Boolean).join(' ');
}

async function begins(phone: Phone, body: object = {}): Promise<string> {
  const answer = await phone.send('POST', '/session/oidc', body);
  expect(answer.status).toBe(200);
  return begunOidcSchema.parse(await answer.json()).to;
}

const finishes = (phone: Phone, answer: string) =>
  phone.send('POST', '/session/oidc/finish', { answer });

/** The whole way of one person. */
async function enters(phone: Phone, subject: string, body: object = {}): Promise<Response> {
  return finishes(phone, await passes(await begins(phone, body), subject, redirect));
}

async function idOf(login: Name): Promise<string> {
  const { accounts } = accountsSchema.parse(await (await admin.send('GET', '/accounts')).json());
  return accounts.find((one) => one.login === login)?.id ?? '';
}

async function invites(login: Name): Promise<string> {
  const answer = await admin.send('POST', `/accounts/${await idOf(login)}/invitation`);
  return invitationSchema.parse(await answer.json()).code;
}

/** `login`'s slip, opened by somebody of the service. */
async function opens(login: Name, subject: string): Promise<Phone> {
  const phone = server.stranger();
  expect((await enters(phone, subject, { invitation: await invites(login) })).status).toBe(201);
  return phone;
}

/** A stranger's phone with this passage in its cookie, whatever was in it before. */
function phoneWith(passage: string): Phone {
  const phone = server.stranger();
  const fetch: Phone['fetch'] = (request) => {
    request.headers.set('cookie', `passage=${passage}`);
    return phone.fetch(request);
  };
  const send: Phone['send'] = (_method, path, body) =>
    fetch(
      new Request(new URL(path, 'http://localhost'), {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    );
  return { ...phone, fetch, send };
}

/** A passage that has begun: its cookie as it is, what is in it, and where it goes. */
async function begun(): Promise<{ cookie: string; passage: Passage; to: string }> {
  const answer = await server.app.inject({ method: 'POST', url: '/session/oidc', payload: {} });
  const [cookie] = answer.cookies;
  expect(cookie).toMatchObject({
    name: 'passage',
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: 600,
  });
  const key = server.deps.oidc?.key ?? new Uint8Array();
  const passage = openPassage(key, cookie?.value, server.clock.now());
  if (!cookie || !passage) throw new Error('no passage has begun');
  return { cookie: cookie.value, passage, to: begunOidcSchema.parse(answer.json()).to };
}

const sealed = (passage: Passage) =>
  sealPassage(server.deps.oidc?.key ?? new Uint8Array(), passage);

describe('the way', () => {
  test('[I8] a slip is opened by the service, and from then on the service signs in', async () => {
    const first = await opens('quynhphu', 'hoa@hungyen.gov.vn');
    const told = sessionSchema.parse(await (await first.send('GET', '/session')).json());
    expect(told).toMatchObject({ login: 'quynhphu', role: 'officer', place: 'Xã Quỳnh Phụ' });
    const later = server.stranger();
    const answer = await enters(later, 'hoa@hungyen.gov.vn');
    expect([answer.status, sessionSchema.parse(await answer.json())]).toEqual([200, told]);
    expect((await later.sync()).r ?? []).toEqual([]);
    const one = await admin.send('GET', `/accounts/${told.id}`);
    expect(oneAccountSchema.parse(await one.json()).sessions).toMatchObject([
      { way: 'oidc' },
      { way: 'oidc' },
    ]);
  });

  test('[I8] the cookie is that of a password, and the way back cannot be chosen by who asks', async () => {
    await opens('quynhphu', 'hoa');
    const { cookie, to } = await begun();
    const asked = new URL(to);
    expect(asked.origin).toBe(provider.issuer);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      redirect_uri: redirect,
      scope: 'openid',
      code_challenge_method: 'S256',
      prompt: 'login',
    });
    const answer = await server.app.inject({
      method: 'POST',
      url: '/session/oidc/finish',
      headers: { cookie: `passage=${cookie}` },
      payload: { answer: await passes(to, 'hoa', redirect) },
    });
    expect(answer.headers['location']).toBeUndefined();
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^session=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Strict$/,
      ),
      expect.stringMatching(/^passage=;/),
    ]);
  });

  test('[I8] neither the subject nor the code of the slip is in the database', async () => {
    const code = await invites('quynhphu');
    await enters(server.stranger(), 'ma-dinh-danh-034', { invitation: code });
    for (const table of ['account', 'session', 'invitation', 'audit'] as const) {
      const rows = JSON.stringify(await server.deps.db.selectFrom(table).selectAll().execute());
      expect(rows).not.toContain('ma-dinh-danh-034');
      expect(rows).not.toContain(code);
    }
  });

  test('[I8] [I1] each slip ends every other way in: password, service, sessions', async () => {
    const before = await server.signIn('quynhphu');
    const byService = await opens('quynhphu', 'hoa');
    expect((await before.send('GET', '/session')).status).toBe(401);
    const old = { login: 'quynhphu', password };
    expect(await said(await server.stranger().send('POST', '/session', old))).toBe(
      '401 wrong-password',
    );
    const given = { code: await invites('quynhphu'), password: 'con trâu đi trước' };
    expect((await server.stranger().send('POST', '/invitations/accept', given)).status).toBe(201);
    expect((await byService.send('GET', '/session')).status).toBe(401);
    expect(await said(await enters(server.stranger(), 'hoa'))).toBe('403 unknown-subject');
  });

  test('[I8] the screen is told what the button says, or that there is none', async () => {
    const ask = (from: TestServer) => from.stranger().send('GET', '/session/oidc');
    expect(await (await ask(server)).json()).toEqual({ label });
    const plain = await openServer();
    expect(await (await ask(plain)).json()).toEqual({ label: null });
    await plain.close();
  });
});

describe('no way', () => {
  test('[I8] whom no slip named is nobody, and nothing is made of him', async () => {
    const log = () => server.deps.db.selectFrom('audit').selectAll().execute();
    const accounts = () => server.deps.db.selectFrom('account').selectAll().execute();
    const before = [await log(), await accounts()];
    // The name of an account is not a claim to it.
    const phone = server.stranger();
    expect(await said(await enters(phone, 'quynhphu'))).toBe('403 unknown-subject');
    expect((await phone.send('GET', '/session')).status).toBe(401);
    expect([await log(), await accounts()]).toEqual(before);
  });

  test('[I8] [I3] an account that is closed, or not of this day, lets nobody in', async () => {
    await opens('quynhphu', 'hoa');
    const { db } = server.deps;
    await db
      .updateTable('account')
      .set({ to_day: '2026-11-09' })
      .where('login', '=', 'quynhphu')
      .execute();
    expect(await said(await enters(server.stranger(), 'hoa'))).toBe('403 unknown-subject');
    const closed = { to_day: null, disabled_at: '2026-11-10T00:00:00Z' };
    await db.updateTable('account').set(closed).where('login', '=', 'quynhphu').execute();
    expect(await said(await enters(server.stranger(), 'hoa'))).toBe('403 unknown-subject');
  });

  test('[I8] what came back for another passage opens nothing', async () => {
    await opens('quynhphu', 'hoa');
    const [own, other] = [await begun(), await begun()];
    const answer = await passes(other.to, 'hoa', redirect);
    expect(await said(await finishes(phoneWith(own.cookie), answer))).toBe('403 oidc-refused');
    expect(await said(await finishes(server.stranger(), answer))).toBe('403 oidc-refused');
  });

  test.each(['nonce', 'verifier', 'state'] as const)(
    '[I8] another %s than was sent opens nothing',
    async (part) => {
      await opens('quynhphu', 'hoa');
      const { passage, to } = await begun();
      const answer = await passes(to, 'hoa', redirect);
      const changed = sealed({ ...passage, [part]: (await begun()).passage[part] });
      expect(await said(await finishes(phoneWith(changed), answer))).toBe('403 oidc-refused');
    },
  );

  test('[I8] a code opens once', async () => {
    await opens('quynhphu', 'hoa');
    const { cookie, to } = await begun();
    const answer = await passes(to, 'hoa', redirect);
    expect((await finishes(phoneWith(cookie), answer)).status).toBe(200);
    expect(await said(await finishes(phoneWith(cookie), answer))).toBe('403 oidc-refused');
  });

  test('[I8] a passage that was changed, made elsewhere, or is over is none', async () => {
    await opens('quynhphu', 'hoa');
    const { cookie, passage, to } = await begun();
    const answer = await passes(to, 'hoa', redirect);
    const [body = ''] = cookie.split('.');
    const foreign = sealPassage(new Uint8Array(32), passage);
    for (const bad of [`${body}.`, body, `x${cookie}`, foreign, ''])
      expect(await said(await finishes(phoneWith(bad), answer))).toBe('403 oidc-refused');
    server.clock.advance(600_000);
    expect(await said(await finishes(phoneWith(cookie), answer))).toBe('403 oidc-refused');
  });

  test('[I8] who says no at the service, or brings nothing, is back at the screen', async () => {
    const { cookie, passage } = await begun();
    const no = `?error=access_denied&state=${passage.state}&iss=${encodeURIComponent(provider.issuer)}`;
    for (const answer of [no, '', '?code=x', `?code=x&state=${passage.state}`])
      expect(await said(await finishes(phoneWith(cookie), answer))).toBe('403 oidc-refused');
  });

  test('[I8] one person of the service has one account; the slip stays good for a password', async () => {
    await opens('quynhphu', 'hoa');
    const code = await invites('kienxuong');
    const phone = server.stranger();
    expect(await said(await enters(phone, 'hoa', { invitation: code }))).toBe('409 subject-taken');
    const given = { code, password: 'con trâu đi trước' };
    expect((await phone.send('POST', '/invitations/accept', given)).status).toBe(201);
  });

  test('[I8] a slip opens once, also by service and password at once', async () => {
    const code = await invites('quynhphu');
    const phone = server.stranger();
    const answer = await passes(await begins(phone, { invitation: code }), 'hoa', redirect);
    const given = { code, password: 'con trâu đi trước' };
    const answers = await Promise.all([
      finishes(phone, answer),
      server.stranger().send('POST', '/invitations/accept', given),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([201, 403]));
    expect(await said(await phone.send('POST', '/session/oidc', { invitation: code }))).toBe(
      '403 bad-invitation',
    );
  });

  test('[I8] another site sends nobody on this way', async () => {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/session/oidc',
      headers: { 'sec-fetch-site': 'cross-site' },
      payload: {},
    });
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([403, undefined]);
  });

  test('[I8] a service that is down is said to be; when it is back, so is the way', async () => {
    const gone = await openProvider(redirect);
    const oidc = { issuer: gone.issuer, clientId, clientSecret, label, redirect };
    const own = await openServer({ oidc });
    await gone.close();
    const begin = () => own.stranger().send('POST', '/session/oidc', {});
    expect(await said(await begin())).toBe('503 oidc-silent');
    expect((await own.signIn('quynhphu')).id).not.toBe('');
    const back = await openProvider(redirect, { port: Number(new URL(gone.issuer).port) });
    expect((await begin()).status).toBe(200);
    await Promise.all([back.close(), own.close()]);
  });
});
