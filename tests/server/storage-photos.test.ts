// Photos in a backup and out of it: nothing the database counts on is missing, and what is missing is waited for again.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backUp } from '../../server/commands/backup.ts';
import { restore } from '../../server/commands/restore.ts';
import { photoHash, photoPath, place } from '../../server/photo-files.ts';
import { insertAccount } from '../../server/storage/accounts.ts';
import { epochOf } from '../../server/storage/meta.ts';
import { insertNaming, listArrived } from '../../server/storage/photos.ts';
import { jpeg } from '../world/pictures.ts';
import type { Folder } from '../world/province.ts';
import { listener, looking, newFolder, worldAt } from '../world/province.ts';

let folder: Folder;
const errand = (more: object) => ({
  data: folder.data,
  database: folder.file,
  older: false,
  ...more,
});
const pictures = [1, 2, 3].map((seed) => jpeg(640, 480, { seed }));
const ids = pictures.map(photoHash);
const [first = '', second = '', third = ''] = ids;
const blobs = (of: string) => join(of, 'blobs');

beforeEach(async () => {
  folder = newFolder();
  mkdirSync(folder.data);
  for (const [index, bytes] of pictures.entries()) {
    const partial = join(folder.data, 'new');
    writeFileSync(partial, bytes);
    place(blobs(folder.data), ids[index] ?? '', partial);
  }
  await looking(folder.file, async (db) => {
    await epochOf(db, () => 'first');
    const who = { id: 'a1', login: 'hoa', role: 'officer' as const, areaId: null, units: [] };
    await insertAccount(db, { ...who, passwordHash: null, createdAt: '2026-01-01T00:00:00Z' });
    for (const id of [first, second])
      await insertNaming(db, id, { rec: 'r1', accountId: 'a1', arrived: '2026-11-20T00:00:00Z' });
    await insertNaming(db, third, { rec: 'r1', accountId: 'a1', arrived: null });
  });
});
afterEach(() => folder.clear());

async function backedUp(hours: number) {
  const { lines, say } = listener();
  await backUp(errand({ to: folder.backups }), worldAt(hours), say);
  const files = readdirSync(folder.backups).filter((name) => name.endsWith('.sqlite'));
  return { file: join(folder.backups, files.sort().at(-1) ?? ''), lines };
}
const held = (of: string) => ids.map((id) => existsSync(photoPath(blobs(of), id)));

test('[F4] a backup holds every photo that has arrived, and copies each only once', async () => {
  expect((await backedUp(0)).lines).toContain('2 photos, 2 of them new.');
  expect(held(folder.backups)).toEqual([true, true, false]);
  expect((await backedUp(1)).lines).toContain('2 photos, 0 of them new.');
});

test('[F4] a backup says which photo is not what it was, and does not keep it for one', async () => {
  writeFileSync(photoPath(blobs(folder.data), second), 'something else');
  const { lines } = await backedUp(0);
  expect(lines).toContain(`photo ${second} is not on disk, or not what it was`);
  expect(held(folder.backups)).toEqual([true, false, false]);
});

test('[F4] a restore brings the photos back; what is nowhere is waited for again', async () => {
  const { file } = await backedUp(0);
  rmSync(blobs(folder.data), { recursive: true });
  rmSync(photoPath(blobs(folder.backups), second));
  const { lines, say } = listener();
  await restore(errand({ from: file }), worldAt(2), say);
  expect(lines).toContain('1 photos brought back, 1 missing.');
  expect(held(folder.data)).toEqual([true, false, false]);
  expect(await looking(folder.file, listArrived)).toEqual([first]);
});
