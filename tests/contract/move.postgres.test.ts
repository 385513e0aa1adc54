// A province changes its engine, and no phone notices; and PostgreSQL's own backup and restore.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backUp } from '../../server/commands/backup.ts';
import { move } from '../../server/commands/move.ts';
import { restore } from '../../server/commands/restore.ts';
import type { Queries } from '../../server/storage/database.ts';
import { epochOf, positionOf, readSafe, versionFloor } from '../../server/storage/meta.ts';
import { countRows, sumOf, tables } from '../../server/storage/tables.ts';
import { snapshot } from '../../server/storage/transaction.ts';
import type { Folder } from '../world/province.ts';
import { filled, listener, looking, newFolder, worldAt } from '../world/province.ts';
import type { Place } from '../world/storage.ts';
import { newPostgresPlace } from '../world/storage.ts';

let folder: Folder;
let place: Place;
beforeEach(async () => {
  folder = newFolder();
  mkdirSync(folder.data);
  place = await newPostgresPlace();
});
afterEach(async () => {
  await place.clear();
  folder.clear();
});

const { say } = listener();
const nobody = () => '';
const errand = (more: object) => ({
  data: folder.data,
  database: place.address,
  older: false,
  ...more,
});

const sums = (db: Queries) =>
  snapshot(db, async (moment) => {
    const all: Record<string, unknown> = {};
    for (const table of tables) all[table] = await sumOf(moment, table);
    return all;
  });

test('[S3] [S8] a province moves with every row, its epoch, versions and positions', async () => {
  await filled(folder.file);
  await move(errand({ to: place.address }), worldAt(0), say);
  const before = await looking(folder.file, sums);
  expect(await looking(place.address, sums)).toEqual(before);
  const facts = async (db: Queries) => [await epochOf(db, nobody), await positionOf(db)];
  expect(await looking(place.address, facts)).toEqual(await looking(folder.file, facts));
});

test('a target that holds anything is refused and stays as it was', async () => {
  await filled(folder.file);
  await looking(place.address, (db) => epochOf(db, () => 'theirs'));
  await expect(move(errand({ to: place.address }), worldAt(0), say)).rejects.toThrow('meta');
  const counts = await looking(place.address, countRows);
  expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(1);
});

test('a move needs a PostgreSQL to go to and a file to come from', async () => {
  await expect(move(errand({ database: 'x.sqlite' }), worldAt(0), say)).rejects.toThrow('--to');
  await expect(move(errand({}), worldAt(0), say)).rejects.toThrow('does not exist');
});

test('[S3] a dump is counted in its own snapshot, and its restore begins a new history', async () => {
  await filled(place.address);
  const epoch = await looking(place.address, (db) => epochOf(db, nobody));
  await backUp(errand({ to: folder.backups }), worldAt(0), say);
  expect(await looking(place.address, readSafe)).toBe('2026-11-22T01:55:00Z');
  const counts = await looking(place.address, countRows);
  await looking(place.address, (db) => db.deleteFrom('operation').execute());
  const name = readdirSync(folder.backups).find((one) => one.endsWith('.dump')) ?? '';
  const from = join(folder.backups, name);
  await looking(place.address, async (db) => {
    await countRows(db);
    await expect(restore(errand({ from }), worldAt(1), say)).rejects.toThrow('connected');
  });
  await restore(errand({ from }), worldAt(1), say);
  await looking(place.address, async (db) => {
    expect(await countRows(db)).toEqual({ ...counts, meta: 4, audit: 1 });
    expect(await epochOf(db, nobody)).not.toBe(epoch);
    expect(await versionFloor(db)).toBe((worldAt(1).clock() / 1000) * 2 ** 20);
  });
});
