// Everything a stranger, an old phone or a broken network may send. The server refuses plainly and loses nothing.
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Raced } from '../../server/storage/transaction.ts';
import { limits } from '../../src/protocol/version.ts';
import type { Phone, TestServer } from './harness.ts';
import { home, openServer, password } from './harness.ts';
import type { Pen } from './operations.ts';
import { broadcast, penOf, stories } from './operations.ts';

let server: TestServer;
let hoa: Pen;

beforeEach(async () => {
  server = await openServer();
  hoa = penOf(server, await server.signIn('quynhphu'));
});
afterEach(() => server.close());

const json = { 'content-type': 'application/json' };

function post(
  phone: Phone,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = json,
) {
  return phone.fetch(new Request('http://localhost/sync/v1', { method: 'POST', body, headers }));
}

function envelope(...push: readonly object[]): string {
  return JSON.stringify(envelopeOf(...push));
}

function envelopeOf(...push: readonly object[]) {
  return { p: 1, app: 't', dev: hoa.phone.id, now: 'x', left: { ops: 0 }, push, pull: {} };
}

async function problemOf(answer: Response): Promise<string> {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const { type, status } = (await answer.json()) as { type: string; status: number };
  expect(status).toBe(answer.status);
  return `${answer.status} ${type.replace('urn:so-co-so:', '')}`;
}

describe('the whole request', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const malformed: readonly (readonly [string, string | Uint8Array<ArrayBuffer>])[] = [
    ['cut JSON', '{"p":1,'],
    ['no JSON', 'xin chào'],
    ['nothing', ''],
    ['a number', '7'],
    ['bytes that are no UTF-8', Uint8Array.of(0x22, 0xc3, 0x28, 0x22)],
    ['a tower of brackets', deep],
    ['__proto__', '{"__proto__":{"p":1}}'],
    ['__proto__ in escapes', '{"\\u005f_proto__":{"p":1}}'],
    ['constructor.prototype', '{"constructor":{"prototype":{"p":1}}}'],
  ];
  test.each(malformed)('[S7] %s is malformed', async (_name, body) => {
    expect(await problemOf(await post(hoa.phone, body))).toBe('400 malformed');
  });

  test.each([
    ['wrong type', { p: 'one' }],
    ['an unknown member', { extra: 1 }],
    ['a device that is no uuid', { dev: 'me' }],
    ['a cursor below nought', { pull: { [home]: -1 } }],
    ['too many operations', { push: Array.from({ length: limits.operations + 1 }, () => ({})) }],
  ])('an envelope with %s is malformed', async (_name, part) => {
    const body = JSON.stringify({ ...envelopeOf(), ...part });
    expect(await problemOf(await post(hoa.phone, body))).toBe('400 malformed');
  });

  test('[inv 25] __proto__ inside an operation changes no prototype', async () => {
    const body = envelope(hoa.create()).replace('"minutes":10', '"__proto__":{"polluted":1}');
    expect(await problemOf(await post(hoa.phone, body))).toBe('400 malformed');
    expect({}).not.toHaveProperty('polluted');
  });

  test('[inv 25] a tower inside one field is met before anything walks down it', async () => {
    const body = envelope(hoa.create()).replace(
      '"minutes":10',
      `"minutes":${'['.repeat(900)}${']'.repeat(900)}`,
    );
    expect(await problemOf(await post(hoa.phone, body))).toBe('400 malformed');
  });

  test('[inv 25] a body over the limit is too large, said in advance or not', async () => {
    const body = JSON.stringify({ p: 'x'.repeat(limits.bodyBytes) });
    expect(await problemOf(await post(hoa.phone, body))).toBe('413 too-large');
  });

  test('[inv 25] gzip is read; a bomb, broken gzip and other encodings are refused', async () => {
    const gzip = { ...json, 'content-encoding': 'gzip' };
    const good = new Uint8Array(gzipSync(envelope(hoa.create())));
    expect((await post(hoa.phone, good, gzip)).status).toBe(200);
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(50 * 1024 * 1024, 32)));
    expect(bomb.length).toBeLessThan(limits.bodyBytes);
    expect(await problemOf(await post(hoa.phone, bomb, gzip))).toBe('413 too-large');
    expect(await problemOf(await post(hoa.phone, good.slice(0, 60), gzip))).toBe('400 malformed');
    const brotli = { ...json, 'content-encoding': 'br' };
    expect(await problemOf(await post(hoa.phone, good, brotli))).toBe('415 wrong-media');
  });

  test('only JSON is taken', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const answer = await post(hoa.phone, envelope(), { 'content-type': type });
      expect(await problemOf(answer)).toBe('415 wrong-media');
    }
  });

  test('another epoch is said before anything is taken in', async () => {
    const answer = await hoa.phone.send('POST', '/sync/v1', {
      ...envelopeOf(hoa.create()),
      ep: 'older',
    });
    expect(await answer.clone().json()).toMatchObject({ ep: server.deps.epoch });
    expect(await problemOf(answer)).toBe('409 epoch-changed');
    expect(await server.deps.db.selectFrom('operation').selectAll().execute()).toEqual([]);
    expect(stories(await hoa.phone.sync({ push: [hoa.create()], ep: server.deps.epoch }))).toEqual([
      'applied',
    ]);
  });

  test('a server that is only busy says when to come back', async () => {
    const handle = () => Promise.reject(new Raced('again and again'));
    const busy = await openServer({
      table: [{ method: 'GET', path: '/busy', policy: 'public', handle }],
    });
    const answer = await busy.stranger().send('GET', '/busy');
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await problemOf(answer)).toBe('503 busy');
    await busy.close();
  });

  test('a fault of ours is an internal problem that quotes nothing', async () => {
    await server.deps.db.schema.dropTable('record').execute();
    const answer = await post(hoa.phone, envelope(hoa.create()));
    expect(await answer.clone().text()).not.toContain('record');
    expect(await problemOf(answer)).toBe('500 internal');
  });
});

describe('where it comes from', () => {
  test.each([
    ['another site', { origin: 'https://example.com' }],
    ['another port', { origin: 'http://localhost:9999' }],
    ['no site at all', { origin: 'null' }],
    ['a form of another site', { 'sec-fetch-site': 'cross-site' }],
  ])('a change asked for by %s is refused', async (_name, headers) => {
    const answer = await post(hoa.phone, envelope(), { ...json, ...headers });
    expect(await problemOf(answer)).toBe('403 foreign-origin');
    const signOut = new Request('http://localhost/session', { method: 'DELETE', headers });
    expect(await problemOf(await hoa.phone.fetch(signOut))).toBe('403 foreign-origin');
  });

  test('our own page may ask', async () => {
    const own = { ...json, origin: 'http://localhost', 'sec-fetch-site': 'same-origin' };
    expect((await post(hoa.phone, envelope(), own)).status).toBe(200);
  });

  test('nobody without a session, with a made-up one, or with one that has ended gets in', async () => {
    expect(await problemOf(await post(server.stranger(), envelope()))).toBe('401 unauthorized');
    const made = { ...json, cookie: 'session=bWFkZSB1cA' };
    expect(await problemOf(await post(server.stranger(), envelope(), made))).toBe(
      '401 unauthorized',
    );
    server.clock.advance(90 * 86_400_000 - 1000);
    expect((await post(hoa.phone, envelope())).status).toBe(200);
    server.clock.advance(1000);
    expect(await problemOf(await post(hoa.phone, envelope()))).toBe('401 unauthorized');
  });

  test('a closed account is out at once', async () => {
    await server.deps.db
      .updateTable('account')
      .set({ disabled_at: '2026-11-10T00:00:00Z' })
      .execute();
    expect(await problemOf(await post(hoa.phone, envelope()))).toBe('401 unauthorized');
    const again = await server.stranger().send('POST', '/session', { login: 'quynhphu', password });
    expect(await problemOf(again)).toBe('401 wrong-password');
  });
});

// SQLite stores NUL and PostgreSQL does not: the one answers, the other refuses, and neither breaks.
test('[S7] NUL where a text is looked for or kept breaks no request', async () => {
  const nul = '\u0000';
  const answers = [
    await hoa.phone.send('POST', '/sync/v1', { ...envelopeOf(), app: nul }),
    await hoa.phone.send('POST', '/session', { login: nul, password }),
    await hoa.phone.send('GET', '/receipt/%00'),
  ];
  expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
});

describe('one operation', () => {
  async function findings(op: object) {
    const answer = await hoa.phone.sync({ push: [op, hoa.create()] });
    expect(stories(answer)).toEqual(['rejected invalid', 'applied']);
    const [kept] = await server.deps.db
      .selectFrom('operation')
      .select('body')
      .where('n', '=', 1)
      .execute();
    expect(JSON.parse(kept?.body ?? '')).toEqual(op);
    return answer.r?.[0]?.why?.fields?.map(({ field, code }) => `${field} ${code}`);
  }

  test('[A3] NUL and halves of surrogate pairs are bad text, wherever they stand', async () => {
    expect(await findings(hoa.create({ title: 'a\u0000bcd' }))).toEqual(['title bad_text']);
  });
  test('[A3] half a surrogate pair is bad text', async () => {
    expect(await findings(hoa.create({ place: 'Thôn \ud83d' }))).toEqual(['place bad_text']);
  });
  test('[A3] a bad sign in a note is bad text too', async () => {
    expect(await findings(hoa.other(server.uuid(), 'del', { base: 1, note: '\u0007' }))).toEqual([
      'note bad_text',
    ]);
  });
  test('[A3] a key is text as well', async () => {
    expect(await findings(hoa.create({ 'mi\u0000nutes': 1 }))).toEqual(['set bad_text']);
  });
  test('[A2] an unknown field is a finding, not ignored', async () => {
    expect(await findings(hoa.create({ phone: '0912' }))).toEqual(['phone unknown_field']);
  });
  test('[S3] an unknown member of a known kind is a finding', async () => {
    expect(await findings({ ...hoa.create(), base: 1 })).toEqual(['base unknown_field']);
  });
  test('[S3] a member of the wrong type is named', async () => {
    expect(await findings(hoa.change(server.uuid(), 1, {}, { base: 'one' }))).toEqual([
      'base bad_value',
    ]);
  });
  test('[A2] required fields of the activity are asked for by the server too', async () => {
    const { title: _, ...rest } = broadcast;
    expect(await findings({ ...hoa.create(), set: rest })).toEqual(['title required']);
  });

  test('[A3] text written apart (NFD) is stored together (NFC), in values and notes', async () => {
    const title = 'Tuyên truyền quyền trẻ em ở Quỳnh Phụ';
    const made = hoa.create({ title: title.normalize('NFD') });
    const binh = penOf(server, await server.signIn('kv.quynhphu'));
    await hoa.phone.sync({ push: [made] });
    const note = 'Thiếu số nữ';
    const back = binh.review(made.rec, 1, 'returned', { note: note.normalize('NFD') });
    const row = (await binh.phone.sync({ push: [back] })).rows?.[home]?.[0];
    expect(row).toMatchObject({ values: { title }, story: [{}, { note }] });
    expect(stories(await hoa.phone.sync({ push: [made] }))).toEqual(['applied']);
  });
});

describe('an operation that cannot be read', () => {
  test.each([
    ['a scope that is none', { sc: 'c:nowhere' }, 'held'],
    ['a time that is none', { at: 'yesterday' }, 'rejected'],
    ['a record id that is none', { rec: 7 }, 'rejected'],
    ['no kind at all', { k: undefined }, 'held'],
    ['NUL for a scope', { sc: '\u0000' }, 'held'],
    ['NUL for a time', { at: '\u0000' }, 'rejected'],
    ['NUL for a record id', { rec: '\u0000' }, 'rejected'],
    ['NUL for a kind', { k: '\u0000' }, 'held'],
  ])('[S7] with %s has its own result, and the one behind it goes on', async (_, wrong, result) => {
    const { r } = await hoa.phone.sync({ push: [{ ...hoa.create(), ...wrong }, hoa.create()] });
    expect(r?.map((one) => one.s)).toEqual([result, 'applied']);
  });

  test('[V5] a note cannot be pinned to a field the activity does not have', async () => {
    const created = hoa.create();
    await hoa.phone.sync({ push: [created] });
    const desk = await server.signIn('kv.quynhphu');
    const back = penOf(server, desk).review(created.rec, 1, 'returned', { pins: { khongCo: 'x' } });
    const { r } = await desk.sync({ push: [back] });
    expect(r?.[0]).toMatchObject({ s: 'rejected', why: { fields: [{ field: 'khongCo' }] } });
  });

  test('[R1] a device id counts only with its account: claiming another’s hides no clash', async () => {
    const created = hoa.create();
    await hoa.phone.sync({ push: [created] });
    const other = await server.signIn('quynhphu2');
    const impostor: typeof other = { ...other, id: hoa.phone.id };
    const envelope = { p: 1, app: 'test', dev: impostor.id, now: '', left: { ops: 0 }, pull: {} };
    const change = penOf(server, impostor).change(created.rec, 0, { minutes: 33 });
    const answer = await other.send('POST', '/sync/v1', { ...envelope, push: [change] });
    expect(await answer.json()).toMatchObject({ r: [{ s: 'conflict' }] });
  });
});
