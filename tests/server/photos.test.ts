// Photos at the province: pieces, hashes, limits, who is told what, and what arrives with them. On both databases.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  truncateSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { photoHash, photoPath } from '../../server/photo-files.ts';
import { keepHouse } from '../../server/sync/housekeeping.ts';
import { photoLimits } from '../../src/domain/photo.ts';
import { limits } from '../../src/protocol/version.ts';
import { jpeg, webp } from '../world/pictures.ts';
import type { Name, Phone, TestServer } from './harness.ts';
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

const picture = jpeg(1280, 960, { size: 1000 });
const id = photoHash(picture);

type Bytes = Uint8Array<ArrayBuffer>;
interface Piece {
  readonly id?: string;
  readonly offset?: number;
  readonly total?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

function send(phone: Phone, bytes: Bytes, piece: Piece = {}): Promise<Response> {
  const { id: name = id, offset = 0, total = picture.length, headers = {} } = piece;
  const said = { 'upload-offset': String(offset), 'upload-length': String(total) };
  const media = { 'content-type': 'application/partial-upload' };
  const url = new URL(`/blob/v1/${name}`, 'http://localhost');
  return phone.fetch(
    new Request(url, { method: 'PATCH', body: bytes, headers: { ...media, ...said, ...headers } }),
  );
}
const whole = (phone: Phone, bytes: Bytes = picture) =>
  send(phone, bytes, { id: photoHash(bytes), total: bytes.length });
const look = (phone: Phone, name = id) => phone.send('HEAD', `/blob/v1/${name}`);
const get = (phone: Phone, name = id) => phone.send('GET', `/blob/v1/${name}`);
const stateOf = ({ status, headers }: Response) =>
  [status, headers.get('upload-offset'), headers.get('upload-complete')].join(' ');

/** An entry of Quỳnh Phụ that names the photo. */
async function named(pen = hoa, photos: readonly string[] = [id]): Promise<string> {
  const op = pen.create({ photos });
  const answer = await pen.phone.sync({ push: [op] });
  expect(answer.r).toMatchObject([{ s: 'applied' }]);
  return op.rec;
}
async function rowOf(phone: Phone, rec: string) {
  const answer = await phone.sync();
  const rows = answer.rows?.[home] ?? answer.rows?.[foreign] ?? [];
  const row = rows.find((one) => one.id === rec);
  return { ...row, ph: row?.['ph'], mark: answer.next?.[home] };
}

describe('a photo in pieces', () => {
  test('[F4] is asked for by the entry that names it, comes, and is shown with its row', async () => {
    const answer = await hoa.phone.sync({ push: [hoa.create({ photos: [id] })] });
    expect(answer.r?.[0]?.need).toEqual([id]);
    const rec = answer.rows?.[home]?.[0]?.id ?? '';
    expect(stateOf(await look(hoa.phone))).toBe('204 0 ?0');
    expect(stateOf(await send(hoa.phone, picture.slice(0, 300)))).toBe('204 300 ?0');
    expect((await rowOf(hoa.phone, rec)).ph).toBeUndefined();
    expect(stateOf(await look(hoa.phone))).toBe('204 300 ?0');
    expect(stateOf(await send(hoa.phone, picture.slice(300), { offset: 300 }))).toBe('204 1000 ?1');
    expect(stateOf(await look(hoa.phone))).toBe('204 1000 ?1');
    expect((await rowOf(hoa.phone, rec)).ph).toEqual([id]);
  });

  test('[F4] [inv 21] a wrong place is answered with the right one, and nothing is written', async () => {
    await named();
    await send(hoa.phone, picture.slice(0, 300));
    for (const offset of [0, 200, 400]) {
      const answer = await send(hoa.phone, picture.slice(offset, offset + 100), { offset });
      expect(stateOf(answer)).toBe('409 300 ');
      expect(await answer.json()).toMatchObject({ type: 'urn:so-co-so:mismatching-upload-offset' });
    }
    expect(stateOf(await look(hoa.phone))).toBe('204 300 ?0');
  });

  test('[F4] [inv 21] of two at once at one place one goes on, the other is told where', async () => {
    await named();
    const both = await Promise.all([
      send(hoa.phone, picture.slice(0, 500)),
      send(hoa.phone, picture.slice(0, 500)),
    ]);
    expect(both.map(stateOf).sort()).toEqual(['204 500 ?0', '409 500 ']);
    expect((await send(hoa.phone, picture.slice(500), { offset: 500 })).status).toBe(204);
    expect((await get(hoa.phone)).status).toBe(200);
  });

  test('[F4] [inv 21] bytes that are not what their name says count for nothing, and it begins again', async () => {
    const rec = await named();
    const wrong = picture.slice();
    wrong[700] = (wrong[700] ?? 0) ^ 1;
    const answer = await send(hoa.phone, wrong);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ type: 'urn:so-co-so:photo-damaged' });
    expect((await rowOf(hoa.phone, rec)).ph).toBeUndefined();
    expect((await get(hoa.phone)).status).toBe(404);
    expect(stateOf(await look(hoa.phone))).toBe('204 0 ?0');
    expect(stateOf(await send(hoa.phone, picture))).toBe('204 1000 ?1');
  });

  test('[F4] [inv 21] what a crash has cut off or spoilt on disk never counts', async () => {
    await named();
    await send(hoa.phone, picture.slice(0, 600));
    const folder = join(server.data, 'blobs', 'partial');
    const [file = ''] = readdirSync(folder);
    truncateSync(join(folder, file), 450);
    expect(stateOf(await send(hoa.phone, picture.slice(600), { offset: 600 }))).toBe('409 450 ');
    appendFileSync(join(folder, file), new Uint8Array(150));
    expect((await send(hoa.phone, picture.slice(600), { offset: 600 })).status).toBe(422);
    expect(stateOf(await send(hoa.phone, picture))).toBe('204 1000 ?1');
  });

  test('[F4] [inv 21] a crash between the last byte and the check is mended by an empty piece', async () => {
    await named();
    await send(hoa.phone, picture.slice(0, 600));
    const folder = join(server.data, 'blobs', 'partial');
    const [file = ''] = readdirSync(folder);
    appendFileSync(join(folder, file), picture.slice(600));
    expect(stateOf(await look(hoa.phone))).toBe('204 1000 ?0');
    const empty = new Uint8Array(0);
    expect(stateOf(await send(hoa.phone, empty, { offset: 1000 }))).toBe('204 1000 ?1');
  });

  test('[F4] [inv 21] a file in its place without its row counts for nothing', async () => {
    const rec = await named();
    const path = photoPath(join(server.data, 'blobs'), id);
    mkdirSync(join(path, '..'), { recursive: true });
    appendFileSync(path, picture);
    expect((await rowOf(hoa.phone, rec)).ph).toBeUndefined();
    expect(stateOf(await look(hoa.phone))).toBe('204 0 ?0');
    expect(stateOf(await send(hoa.phone, picture))).toBe('204 1000 ?1');
  });

  test('[F4] unfinished, it is kept thirty days from its last piece', async () => {
    await named();
    await send(hoa.phone, picture.slice(0, 300));
    const folder = join(server.data, 'blobs', 'partial');
    const [file = ''] = readdirSync(folder);
    const { deps, clock } = server;
    const days = (n: number) => clock.now() - n * 86_400_000;
    for (const [age, left] of [
      [29, 1],
      [31, 0],
    ] as const) {
      utimesSync(join(folder, file), days(age) / 1000, days(age) / 1000);
      await keepHouse(deps.db, clock.now(), deps.photos);
      expect(readdirSync(folder)).toHaveLength(left);
    }
    expect(stateOf(await look(hoa.phone))).toBe('204 0 ?0');
  });
});

describe('what is taken', () => {
  test.each([
    ['text', Uint8Array.from(Buffer.from('<svg onload="alert(1)">'))],
    ['a picture of 65,000 px', jpeg(65_000, 65_000)],
    ['a picture that carries EXIF', jpeg(640, 480, { exif: true })],
    ['a WebP that carries EXIF', webp(640, 480, 'VP8X', { exif: true })],
  ])('[F8] [inv 25] %s is refused and leaves nothing', async (_what, bytes) => {
    await named(hoa, [photoHash(bytes)]);
    const answer = await whole(hoa.phone, bytes);
    expect([answer.status, await answer.json()]).toMatchObject([
      422,
      { type: 'urn:so-co-so:photo-refused' },
    ]);
    expect((await get(hoa.phone, photoHash(bytes))).status).toBe(404);
    expect(readdirSync(join(server.data, 'blobs', 'partial'))).toEqual([]);
  });

  test('[F8] WebP is taken as well as JPEG, and comes back as what it is', async () => {
    const bytes = webp(1280, 720, 'VP8 ');
    await named(hoa, [photoHash(bytes)]);
    expect((await whole(hoa.phone, bytes)).status).toBe(204);
    expect((await get(hoa.phone, photoHash(bytes))).headers.get('content-type')).toBe('image/webp');
  });

  test('[F8] [inv 25] sizes beyond the limits, odd numbers and odd media are refused before anything is written', async () => {
    await named();
    const tries: readonly [Piece, number][] = [
      [{ total: photoLimits.bytes + 1 }, 400],
      [{ total: 10 }, 400],
      [{ offset: -1 }, 400],
      [{ headers: { 'upload-offset': '1e2' } }, 400],
      [{ headers: { 'upload-length': '' } }, 400],
      [{ headers: { 'content-type': 'application/json' } }, 415],
      [{ headers: { 'content-type': 'image/jpeg' } }, 415],
      [{ id: '../../../../etc/passwd' }, 404],
    ];
    for (const [piece, status] of tries)
      expect((await send(hoa.phone, picture, piece)).status, JSON.stringify(piece)).toBe(status);
    const large = new Uint8Array(limits.pieceBytes + 1);
    expect((await send(hoa.phone, large, { total: large.length })).status).toBe(413);
    expect((await send(hoa.phone, new Uint8Array(0))).status).toBe(400);
    const json = { method: 'POST', headers: { 'content-type': 'application/partial-upload' } };
    const url = 'http://localhost/sync/v1';
    const odd = await hoa.phone.fetch(new Request(url, { ...json, body: '{}' }));
    expect(odd.status).toBe(415);
    expect(existsSync(join(server.data, 'blobs', 'partial'))).toBe(false);
  });

  test('[F8] [inv 25] an account has a day’s worth and no more; the next day it goes on', async () => {
    await named();
    const { id: account } = await server.deps.db
      .selectFrom('account')
      .select('id')
      .where('login', '=', 'quynhphu')
      .executeTakeFirstOrThrow();
    const day = { account_id: account, day: '2026-11-10', bytes: 300 * photoLimits.bytes };
    await server.deps.db.insertInto('photo_day').values(day).execute();
    for (const refused of [await look(hoa.phone), await send(hoa.phone, picture)]) {
      expect(refused.status).toBe(429);
      expect(refused.headers.get('retry-after')).toBe('3600');
    }
    server.clock.advance(86_400_000);
    expect((await send(hoa.phone, picture)).status).toBe(204);
    await keepHouse(server.deps.db, server.clock.now(), server.deps.photos);
    const left = await server.deps.db.selectFrom('photo_day').select('bytes').execute();
    expect(left).toEqual([{ bytes: picture.length }]);
  });
});

describe('who is told', () => {
  const readers: readonly [Name, number][] = [
    ['quynhphu', 200],
    ['quynhphu2', 200],
    ['kv.quynhphu', 200],
    ['tinh', 200],
    ['kienxuong', 404],
    ['kv.kienxuong', 404],
    ['quantri', 404],
  ];

  test('[F9] [inv 17] only those who may read an entry that names it may see it', async () => {
    await named();
    await send(hoa.phone, picture);
    for (const [name, status] of readers) {
      const answer = await get(await server.signIn(name));
      expect([name, answer.status]).toEqual([name, status]);
    }
    expect((await get(server.stranger())).status).toBe(401);
  });

  test('[F9] the picture may be kept by whoever asked, runs nothing, and is what it was', async () => {
    await named();
    await send(hoa.phone, picture);
    const answer = await get(hoa.phone);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, max-age=31536000, immutable',
      vary: expect.stringContaining('cookie'),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(picture);
  });

  test('[F9] [inv 17] a photo of another commune looks exactly like one that does not exist', async () => {
    const other = await server.signIn('kienxuong');
    await named();
    const before = await Promise.all([look(other), send(other, picture), get(other)]);
    await send(hoa.phone, picture);
    const after = await Promise.all([look(other), send(other, picture), get(other)]);
    const nowhere = 'x'.repeat(43);
    const never = await Promise.all([
      look(other, nowhere),
      send(other, picture, { id: nowhere }),
      get(other, nowhere),
    ]);
    for (const answers of [before, after, never])
      expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404]);
  });

  test('[F9] [inv 17] a hash that is only known opens nothing: the bytes must be shown', async () => {
    await named();
    await send(hoa.phone, picture);
    const thief = penOf(server, await server.signIn('kienxuong'), foreign);
    const answer = await thief.phone.sync({ push: [thief.create({ photos: [id] })] });
    expect(answer.r).toMatchObject([{ s: 'applied', need: [id] }]);
    expect(answer.rows?.[foreign]?.[0]?.['ph']).toBeUndefined();
    expect((await get(thief.phone)).status).toBe(404);
    expect(stateOf(await look(thief.phone))).toBe('204 0 ?0');
    expect(stateOf(await send(thief.phone, picture))).toBe('204 1000 ?1');
    expect((await get(thief.phone)).status).toBe(200);
  });

  test('[F9] [inv 17] half a photo of one account is not told to another', async () => {
    await named();
    const lan = penOf(server, await server.signIn('quynhphu2'));
    await named(lan);
    await send(hoa.phone, picture.slice(0, 300));
    expect(stateOf(await look(lan.phone))).toBe('204 0 ?0');
  });

  test('[F9] a photo that was taken off its entry is shown no more; what is asked for an approved one is', async () => {
    const rec = await named();
    await send(hoa.phone, picture);
    const binh = penOf(server, await server.signIn('kv.quynhphu'));
    await hoa.phone.sync({ push: [hoa.change(rec, 1, {}, { del: { photos: [id] } })] });
    expect((await get(binh.phone)).status).toBe(404);
    await binh.phone.sync({ push: [binh.review(rec, 2, 'approved')] });
    const wish = hoa.change(rec, 3, {}, { add: { photos: [id] } });
    expect((await hoa.phone.sync({ push: [wish] })).r).toMatchObject([{ s: 'held' }]);
    expect((await get(binh.phone)).status).toBe(200);
  });
});

describe('what arrives', () => {
  test('[F10] moves the row to the next position; version, content and checksum stay', async () => {
    const rec = await named();
    const before = await rowOf(hoa.phone, rec);
    await send(hoa.phone, picture);
    const after = await rowOf(hoa.phone, rec);
    expect(after).toMatchObject({ v: before.v, ph: [id], q: Number(before.q) + 1 });
    expect(after.mark).toMatchObject({ chk: before.mark?.chk, n: 1, head: 2 });
    const page = await hoa.phone.sync({ pull: { [home]: 1 } });
    expect(page.rows?.[home]).toMatchObject([{ id: rec, ph: [id] }]);
  });

  test('[F10] [V3] an approval holds although a photo came while the reviewer looked', async () => {
    const rec = await named();
    const binh = penOf(server, await server.signIn('kv.quynhphu'));
    await send(hoa.phone, picture);
    const answer = await binh.phone.sync({ push: [binh.review(rec, 1, 'approved')] });
    expect(answer.r).toMatchObject([{ s: 'applied' }]);
    expect(answer.rows?.[home]).toMatchObject([{ state: 'approved', ph: [id] }]);
  });

  test('[F2] [F9] the same photo under two entries of a commune is sent once', async () => {
    await named();
    await send(hoa.phone, picture);
    const lan = penOf(server, await server.signIn('quynhphu2'));
    const second = await lan.phone.sync({ push: [lan.create({ photos: [id] })] });
    expect(second.r?.[0]?.need).toBeUndefined();
    const rows = second.rows?.[home] ?? [];
    expect(rows.map((row) => row['ph'])).toEqual([[id], [id]]);
  });

  test('[F9] comes up with a held entry, and is there when that is decided', async () => {
    const strange = { ...hoa.create({ photos: [id] }), sc: 'c:XX2030.00123:2026' };
    const held = await hoa.phone.sync({ push: [strange] });
    expect(held.r).toMatchObject([{ s: 'held', need: [id] }]);
    expect(stateOf(await send(hoa.phone, picture))).toBe('204 1000 ?1');
    const tinh = await server.signIn('tinh');
    expect((await get(tinh)).status).toBe(404);
    const unit = { set: 'HY2025', code: '12472' };
    await tinh.send('POST', '/tray/assign', { op: strange.op, unit });
    expect((await rowOf(hoa.phone, strange.rec)).ph).toEqual([id]);
    expect((await get(tinh)).status).toBe(200);
  });

  test('[F2] [F9] a rejected entry names nothing', async () => {
    const odd = hoa.create({ photos: [id], minutes: 0 });
    expect((await hoa.phone.sync({ push: [odd] })).r).toMatchObject([{ s: 'rejected' }]);
    expect((await look(hoa.phone)).status).toBe(404);
  });

  test('[F9] a photo whose file is lost is not shown, and the loss is no secret of the server', async () => {
    await named();
    await send(hoa.phone, picture);
    rmSync(photoPath(join(server.data, 'blobs'), id));
    expect((await get(hoa.phone)).status).toBe(404);
  });
});
