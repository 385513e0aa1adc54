// Who may see a photo of the province, and what its arrival brings to other phones. On both databases. [F9] [F10]
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { photoPath } from '../../server/photo-files.ts';
import type { Name, TestServer } from './harness.ts';
import { foreign, home, openServer } from './harness.ts';
import type { Pen } from './operations.ts';
import { penOf } from './operations.ts';
import { get, id, look, named, picture, rowOf, send, stateOf } from './photo-wire.ts';

let server: TestServer;
let hoa: Pen;
beforeEach(async () => {
  server = await openServer();
  hoa = penOf(server, await server.signIn('quynhphu'));
});
afterEach(() => server.close());

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
    await named(hoa);
    await send(hoa.phone, picture);
    for (const [name, status] of readers) {
      const answer = await get(await server.signIn(name));
      expect([name, answer.status]).toEqual([name, status]);
    }
    expect((await get(server.stranger())).status).toBe(401);
  });

  test('[F9] the picture may be kept by whoever asked, runs nothing, and is what it was', async () => {
    await named(hoa);
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
    await named(hoa);
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
    await named(hoa);
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
    await named(hoa);
    const lan = penOf(server, await server.signIn('quynhphu2'));
    await named(lan);
    await send(hoa.phone, picture.slice(0, 300));
    expect(stateOf(await look(lan.phone))).toBe('204 0 ?0');
  });

  test('[F9] a photo that was taken off its entry is shown no more; what is asked for an approved one is', async () => {
    const rec = await named(hoa);
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
    const rec = await named(hoa);
    const before = await rowOf(hoa.phone, rec);
    await send(hoa.phone, picture);
    const after = await rowOf(hoa.phone, rec);
    expect(after).toMatchObject({ v: before.v, ph: [id], q: Number(before.q) + 1 });
    expect(after.mark).toMatchObject({ chk: before.mark?.chk, n: 1, head: 2 });
    const page = await hoa.phone.sync({ pull: { [home]: 1 } });
    expect(page.rows?.[home]).toMatchObject([{ id: rec, ph: [id] }]);
  });

  test('[F10] moves the row once, whoever else asks for it on the same entry and sends it too', async () => {
    const rec = await named(hoa);
    await send(hoa.phone, picture);
    const before = await rowOf(hoa.phone, rec);
    const stranger = penOf(server, await server.signIn('kienxuong'), home);
    const wish = stranger.change(rec, 1, {}, { add: { photos: [id] } });
    expect((await stranger.phone.sync({ push: [wish] })).r).toMatchObject([{ s: 'held' }]);
    expect(stateOf(await send(stranger.phone, picture))).toBe('204 1000 ?1');
    expect(await rowOf(hoa.phone, rec)).toEqual(before);
  });

  test('[F10] [V3] an approval holds although a photo came while the reviewer looked', async () => {
    const rec = await named(hoa);
    const binh = penOf(server, await server.signIn('kv.quynhphu'));
    await send(hoa.phone, picture);
    const answer = await binh.phone.sync({ push: [binh.review(rec, 1, 'approved')] });
    expect(answer.r).toMatchObject([{ s: 'applied' }]);
    expect(answer.rows?.[home]).toMatchObject([{ state: 'approved', ph: [id] }]);
  });

  test('[F2] [F9] the same photo under two entries of a commune is sent once', async () => {
    await named(hoa);
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
    await named(hoa);
    await send(hoa.phone, picture);
    rmSync(photoPath(join(server.data, 'blobs'), id));
    expect((await get(hoa.phone)).status).toBe(404);
  });
});
