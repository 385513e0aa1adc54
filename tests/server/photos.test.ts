// Photos at the province: pieces, hashes, limits, who is told what, and what arrives with them. On both databases.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
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
import type { TestServer } from './harness.ts';
import { home, openServer } from './harness.ts';
import type { Pen } from './operations.ts';
import { penOf } from './operations.ts';
import type { Piece } from './photo-wire.ts';
import { get, id, look, named, picture, rowOf, send, stateOf, whole } from './photo-wire.ts';

let server: TestServer;
let hoa: Pen;
beforeEach(async () => {
  server = await openServer();
  hoa = penOf(server, await server.signIn('quynhphu'));
});
afterEach(() => server.close());

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
    await named(hoa);
    await send(hoa.phone, picture.slice(0, 300));
    for (const offset of [0, 200, 400]) {
      const answer = await send(hoa.phone, picture.slice(offset, offset + 100), { offset });
      expect(stateOf(answer)).toBe('409 300 ');
      expect(await answer.json()).toMatchObject({ type: 'urn:so-co-so:mismatching-upload-offset' });
    }
    expect(stateOf(await look(hoa.phone))).toBe('204 300 ?0');
  });

  test('[F4] [inv 21] of two at once at one place one goes on, the other is told where', async () => {
    await named(hoa);
    const both = await Promise.all([
      send(hoa.phone, picture.slice(0, 500)),
      send(hoa.phone, picture.slice(0, 500)),
    ]);
    expect(both.map(stateOf).sort()).toEqual(['204 500 ?0', '409 500 ']);
    expect((await send(hoa.phone, picture.slice(500), { offset: 500 })).status).toBe(204);
    expect((await get(hoa.phone)).status).toBe(200);
  });

  test('[F4] [inv 21] bytes that are not what their name says count for nothing, and it begins again', async () => {
    const rec = await named(hoa);
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
    await named(hoa);
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
    await named(hoa);
    await send(hoa.phone, picture.slice(0, 600));
    const folder = join(server.data, 'blobs', 'partial');
    const [file = ''] = readdirSync(folder);
    appendFileSync(join(folder, file), picture.slice(600));
    expect(stateOf(await look(hoa.phone))).toBe('204 1000 ?0');
    const empty = new Uint8Array(0);
    expect(stateOf(await send(hoa.phone, empty, { offset: 1000 }))).toBe('204 1000 ?1');
  });

  test('[F4] [inv 21] a file in its place without its row counts for nothing', async () => {
    const rec = await named(hoa);
    const path = photoPath(join(server.data, 'blobs'), id);
    mkdirSync(join(path, '..'), { recursive: true });
    appendFileSync(path, picture);
    expect((await rowOf(hoa.phone, rec)).ph).toBeUndefined();
    expect(stateOf(await look(hoa.phone))).toBe('204 0 ?0');
    expect(stateOf(await send(hoa.phone, picture))).toBe('204 1000 ?1');
  });

  test('[F4] unfinished, it is kept thirty days from its last piece', async () => {
    await named(hoa);
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
    await named(hoa);
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
    await named(hoa);
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
