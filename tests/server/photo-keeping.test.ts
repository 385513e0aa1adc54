// What becomes of a photo at the province when its entry names it no more. On both databases. [F11]
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { photoPath } from '../../server/photo-files.ts';
import { keepHouse } from '../../server/sync/housekeeping.ts';
import type { TestServer } from './harness.ts';
import { openServer } from './harness.ts';
import type { Pen } from './operations.ts';
import { penOf, stories } from './operations.ts';
import { id, look, named, picture, rowOf, send, stateOf } from './photo-wire.ts';

let server: TestServer;
let hoa: Pen;
beforeEach(async () => {
  server = await openServer();
  hoa = penOf(server, await server.signIn('quynhphu'));
});
afterEach(() => server.close());

const isThere = () => existsSync(photoPath(join(server.data, 'blobs'), id));

async function housekeepingAfter(days: number): Promise<void> {
  await keepHouse(server.deps.db, server.clock.now() + days * 86_400_000, server.deps.photos);
}

async function sent(): Promise<string> {
  const rec = await named(hoa);
  expect(stateOf(await send(hoa.phone, picture))).toBe('204 1000 ?1');
  return rec;
}

async function takesOff(rec: string): Promise<void> {
  const off = hoa.change(rec, 1, {}, { set: undefined, del: { photos: [id] } });
  expect(stories(await hoa.phone.sync({ push: [off] }))).toEqual(['applied']);
}

test('[F11] taken off its entry it goes after ninety days, row and file, and nobody is told of it', async () => {
  const rec = await sent();
  await takesOff(rec);
  await housekeepingAfter(89);
  expect(isThere()).toBe(true);
  await housekeepingAfter(91);
  expect(isThere()).toBe(false);
  expect((await look(hoa.phone)).status).toBe(404);
  expect((await rowOf(hoa.phone, rec)).ph).toBeUndefined();
  // Named again it is asked for again, bytes and all. [F9]
  const again = hoa.create({ photos: [id] });
  expect((await hoa.phone.sync({ push: [again] })).r).toMatchObject([{ need: [id] }]);
  expect(stateOf(await send(hoa.phone, picture))).toBe('204 1000 ?1');
  expect(isThere()).toBe(true);
});

test('[F11] a file that is not there holds up nothing', async () => {
  await takesOff(await sent());
  rmSync(photoPath(join(server.data, 'blobs'), id));
  await housekeepingAfter(91);
  expect((await look(hoa.phone)).status).toBe(404);
});

test('[F11] named by its entry, or by another, it stays', async () => {
  const rec = await sent();
  await housekeepingAfter(4000);
  expect(isThere()).toBe(true);
  await named(hoa);
  await takesOff(rec);
  await housekeepingAfter(4000);
  expect(isThere()).toBe(true);
});

test('[F11] a cancelled entry, buried on the phones, keeps its photos', async () => {
  const rec = await sent();
  await hoa.phone.sync({ push: [hoa.cancel(rec, 1)] });
  await housekeepingAfter(31);
  await housekeepingAfter(500);
  expect(isThere()).toBe(true);
  expect(stateOf(await look(hoa.phone))).toBe('204 1000 ?1');
});

test('[F11] what waits to be decided holds the photo it names', async () => {
  const rec = await sent();
  await takesOff(rec);
  const binh = penOf(server, await server.signIn('kv.quynhphu'));
  await binh.phone.sync({ push: [binh.review(rec, 2, 'approved')] });
  const request = hoa.change(rec, 3, {}, { set: undefined, add: { photos: [id] } });
  expect(stories(await hoa.phone.sync({ push: [request] }))[0]).toMatch(/^held/);
  await housekeepingAfter(4000);
  expect(isThere()).toBe(true);
});

test('[F11] a request stands in its record’s story, also when nothing of it waits in the tray', async () => {
  const rec = await sent();
  await takesOff(rec);
  const binh = penOf(server, await server.signIn('kv.quynhphu'));
  await binh.phone.sync({ push: [binh.review(rec, 2, 'approved')] });
  const request = hoa.change(rec, 3, {}, { set: undefined, add: { photos: [id] } });
  await hoa.phone.sync({ push: [request] });
  // As when it was held first for another reason, and decided later.
  await server.deps.db.deleteFrom('held').execute();
  await housekeepingAfter(4000);
  expect(isThere()).toBe(true);
});

test('[F11] what is parked in a conflict stays, until somebody has settled it', async () => {
  const rec = await sent();
  await takesOff(rec);
  const { db } = server.deps;
  const { doc } = await db
    .selectFrom('record')
    .select('doc')
    .where('id', '=', rec)
    .executeTakeFirstOrThrow();
  const said = { by: { id: 'x', role: 'officer' }, device: 'd', at: '2026-11-10T02:00:00Z' };
  const parked = { ...said, value: [id] };
  const conflict = {
    id: 'c',
    field: 'photos',
    v: 2,
    base: null,
    current: { ...said, value: null },
  };
  const whole = { ...JSON.parse(doc), conflicts: [{ ...conflict, alternatives: [parked] }] };
  await db
    .updateTable('record')
    .set({ doc: JSON.stringify(whole) })
    .where('id', '=', rec)
    .execute();
  await housekeepingAfter(4000);
  expect(isThere()).toBe(true);
});
