// A province changes its engine, and no phone notices; and PostgreSQL's own backup and restore.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backUp } from '../../server/commands/backup.ts';
import { move } from '../../server/commands/move.ts';
import { restore } from '../../server/commands/restore.ts';
import { sha256Of } from '../../server/durable-file.ts';
import type { Manifest } from '../../server/manifest.ts';
import { writeManifest } from '../../server/manifest.ts';
import { depsOf } from '../../server/open.ts';
import { insertAccount } from '../../server/storage/accounts.ts';
import type { Queries } from '../../server/storage/database.ts';
import { epochOf, positionOf, readSafe, versionFloor } from '../../server/storage/meta.ts';
import { openDatabase } from '../../server/storage/open-database.ts';
import { addSetting } from '../../server/storage/settings.ts';
import { countRows, sumOf, tables } from '../../server/storage/tables.ts';
import { snapshot } from '../../server/storage/transaction.ts';
import type { Folder } from '../world/province.ts';
import { filled, listener, looking, newFolder, worldAt } from '../world/province.ts';
import type { Place } from '../world/storage.ts';
import { newPostgresPlace } from '../world/storage.ts';
import { account } from './people.ts';

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

async function backedUp(): Promise<string> {
  await backUp(errand({ to: folder.backups }), worldAt(0), say);
  return join(
    folder.backups,
    readdirSync(folder.backups).find((one) => one.endsWith('.dump')) ?? '',
  );
}

/** The dump that lies there now is the backup. */
async function sealed(from: string): Promise<void> {
  const manifest = JSON.parse(readFileSync(`${from}.json`, 'utf8')) as Manifest;
  writeManifest(from, { ...manifest, sha256: await sha256Of(from) });
}

test('[S3] a dump is counted in its own snapshot, and its restore begins a new history', async () => {
  await filled(place.address);
  const epoch = await looking(place.address, (db) => epochOf(db, nobody));
  const from = await backedUp();
  expect(await looking(place.address, readSafe)).toBe('2026-11-22T01:55:00Z');
  const counts = await looking(place.address, countRows);
  await looking(place.address, (db) => db.deleteFrom('operation').execute());
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

/** A server has begun here, and somebody may sign in. */
const served = () =>
  looking(place.address, async (db) => {
    await depsOf(db, worldAt(0), 'no-photos');
    await insertAccount(db, account);
  });

const doing = (text: string) => looking(place.address, (db) => sql.raw(text).execute(db));

test('[S17] a backup from before a migration comes back, and the migration runs again', async () => {
  await served();
  const from = await backedUp();
  // As 0019 left it: "setting", of 0020, refers to "account".
  const db = await openDatabase(place.address);
  await sql.raw(`drop table setting; delete from kysely_migration where name > '0020'`).execute(db);
  await db.destroy();
  execFileSync('pg_dump', ['--format=custom', `--file=${from}`, `--dbname=${place.address}`]);
  await sealed(from);
  const { rows } = await doing(`select to_regclass('setting') as setting`);
  expect(rows).toEqual([{ setting: 'setting' }]);
  await restore(errand({ from }), worldAt(1), say);
  const deps = await depsOf(await openDatabase(place.address), worldAt(1), 'no-photos');
  const setting = { name: 'review', since: '2026-11-01', value: { steps: 2 }, seen: 0 } as const;
  await addSetting(deps.db, setting, { account: account.id, at: '2026-11-01T00:00:00Z' });
  expect(await countRows(deps.db)).toMatchObject({ account: 1, setting: 1 });
  await deps.db.destroy();
});

/** What some later migration makes: nothing here refers to what a backup of today has. */
const later = `
  create table later (id int generated always as identity primary key);
  create view later_seen as select id from later;
  create type later_kind as enum ('a');
  create function later_deed(later_kind) returns int language sql as 'select 1';`;

test('[S17] what the backup does not know is gone after the restore, so that its migration finds the place free', async () => {
  await served();
  const from = await backedUp();
  const counts = await looking(place.address, countRows);
  await doing(later);
  await restore(errand({ from }), worldAt(1), say);
  expect(await looking(place.address, countRows)).toEqual({ ...counts, meta: 4, audit: 1 });
  await doing(later);
  await doing('drop table later cascade; drop type later_kind cascade');
});

test('[S17] a backup that breaks off leaves the database as it was, and says why', async () => {
  await filled(place.address);
  const from = await backedUp();
  const before = await looking(place.address, sums);
  const { size } = statSync(from);
  for (const length of [size - 100, size >> 1]) {
    truncateSync(from, length);
    await sealed(from);
    await expect(restore(errand({ from }), worldAt(1), say)).rejects.toThrow('pg_restore: error');
    expect(await looking(place.address, sums)).toEqual(before);
  }
});

test('[S17] a backup that the database refuses leaves it as it was, and says why', async () => {
  await served();
  await doing('create schema theirs');
  const from = await backedUp();
  await doing('create table theirs.own (id int)');
  const before = await looking(place.address, sums);
  await expect(restore(errand({ from }), worldAt(1), say)).rejects.toThrow('drop schema theirs');
  expect(await looking(place.address, sums)).toEqual(before);
  await doing('drop schema theirs cascade');
});
