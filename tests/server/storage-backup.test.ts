// Backup and restore of a SQLite province, and the memory outside the database that notices an older one.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { backUp } from '../../server/commands/backup.ts';
import { restore } from '../../server/commands/restore.ts';
import { lockOf, serve } from '../../server/commands/serve.ts';
import { announceRestore, noticeOlder, readSide, remember } from '../../server/side-file.ts';
import {
  epochNumberOf,
  epochOf,
  raiseSafe,
  readSafe,
  rotateEpoch,
  versionFloor,
} from '../../server/storage/meta.ts';
import { openCopy } from '../../server/storage/sqlite/backup.ts';
import { hold } from '../../server/storage/sqlite/lock.ts';
import { countRows } from '../../server/storage/tables.ts';
import type { Folder } from '../world/province.ts';
import { filled, listener, looking, newFolder, worldAt } from '../world/province.ts';

/** Files are synced and a province is invented; a busy machine may need long. */
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let folder: Folder;
let fresh: (more?: object) => Parameters<typeof backUp>[0];
beforeEach(() => {
  folder = newFolder();
  mkdirSync(folder.data);
  fresh = (more = {}) => ({ data: folder.data, database: folder.file, older: false, ...more });
});
afterEach(() => folder.clear());

/** The province is invented once, and copied for each test. */
let template: Folder;
beforeAll(async () => {
  template = newFolder();
  mkdirSync(template.data);
  await filled(template.file);
});
afterAll(() => template.clear());
const fill = () => copyFileSync(template.file, folder.file);

const { say } = listener();
const nobody = () => '';
/** The number of a history begun at that time. */
const secondsAt = (hours: number) => worldAt(hours).clock() / 1000;

async function backedUp(hours: number): Promise<string> {
  const before = new Set(readdirSync(folder.backups, { recursive: true }).map(String));
  await backUp(fresh({ to: folder.backups }), worldAt(hours), say);
  const made = readdirSync(folder.backups).find(
    (name) => name.endsWith('.sqlite') && !before.has(name),
  );
  return join(folder.backups, made ?? '');
}

/** A backup is looked at without a trace: opened for writing, it would not be its manifest's file any more. */
async function inside(file: string) {
  const copy = openCopy(file);
  const counts = await countRows(copy);
  await copy.destroy();
  return counts;
}

/** What an entry after the backup changes, as far as these tests care. */
const writeMore = () =>
  looking(folder.file, (db) =>
    db
      .updateTable('scope_head')
      .set((eb) => ({ q: eb('q', '+', 1) }))
      .execute(),
  );

test('[S3] a backup is whole: counts and sum in its manifest, the watermark raised after it', async () => {
  mkdirSync(folder.backups);
  fill();
  const file = await backedUp(0);
  const manifest = JSON.parse(readFileSync(`${file}.json`, 'utf8'));
  const counts = await inside(file);
  expect(manifest.counts).toEqual({ ...counts });
  expect(counts['operation']).toBeGreaterThan(100);
  // Five minutes before the copy began: what was acknowledged until then is in it.
  expect(manifest.safe).toBe('2026-11-22T01:55:00Z');
  expect(await looking(folder.file, readSafe)).toBe('2026-11-22T01:55:00Z');
  expect(readSide(folder.data)).toMatchObject({ safe: manifest.safe, position: manifest.position });
  expect(readdirSync(folder.backups).filter((name) => name.includes('partial'))).toEqual([]);
});

test('[S3] [inv 16] a restore brings everything back under a new epoch, with versions above all that were', async () => {
  mkdirSync(folder.backups);
  fill();
  const file = await backedUp(0);
  const epoch = await looking(folder.file, (db) => epochOf(db, nobody));
  const counts = await inside(file);
  await writeMore();
  await restore(fresh({ from: file }), worldAt(2), say);
  await looking(folder.file, async (db) => {
    expect(await countRows(db)).toEqual({ ...counts, meta: 4, audit: 1 });
    expect(await epochOf(db, nobody)).not.toBe(epoch);
    expect(await versionFloor(db)).toBe(secondsAt(2) * 2 ** 20);
    // The restored database's own backup is its own business: it does not say "older" at the next start.
    expect(await noticeOlder(db, folder.data, nobody, 0)).toBeUndefined();
  });
  const aside = readdirSync(folder.data).filter((name) => name.includes('.before-'));
  expect(aside).toContain('so-co-so.sqlite.before-2026-11-22T04-00-00Z');
});

test('[S17] [inv 16] the same backup restored again on a machine that remembers nothing gives no version twice', async () => {
  mkdirSync(folder.backups);
  fill();
  const file = await backedUp(0);
  await restore(fresh({ from: file }), worldAt(2), say);
  const first = await looking(folder.file, versionFloor);
  rmSync(folder.data, { recursive: true });
  await restore(fresh({ from: file }), worldAt(3), say);
  // An hour's worth of histories lies between: whatever the first gave out is below.
  expect(await looking(folder.file, versionFloor)).toBe(first + 3600 * 2 ** 20);
});

test('a damaged or unfinished backup is refused before anything is touched', async () => {
  mkdirSync(folder.backups);
  fill();
  const file = await backedUp(0);
  const before = await looking(folder.file, countRows);
  const half = `${file}.half.sqlite`;
  copyFileSync(file, half);
  await expect(restore(fresh({ from: half }), worldAt(1), say)).rejects.toThrow(
    'no finished backup',
  );
  const bytes = readFileSync(file);
  bytes[bytes.length - 100] = 7 + (bytes[bytes.length - 100] ?? 0);
  writeFileSync(file, bytes);
  await expect(restore(fresh({ from: file }), worldAt(1), say)).rejects.toThrow('damaged');
  expect(await looking(folder.file, countRows)).toEqual(before);
});

test('an older backup than phones were told of is restored only on demand', async () => {
  mkdirSync(folder.backups);
  fill();
  const first = await backedUp(0);
  await backedUp(24);
  await expect(restore(fresh({ from: first }), worldAt(25), say)).rejects.toThrow('newer backup');
  await restore(fresh({ from: first, older: true }), worldAt(25), say);
  expect(await looking(folder.file, epochNumberOf)).toBe(secondsAt(25));
});

test('nothing is restored under a running server, and no two servers serve one folder', async () => {
  const config = { data: folder.data, database: folder.file, demo: false, port: 0 };
  const end = await serve({ ...config, host: '127.0.0.1' }, worldAt(0), '/nowhere', say);
  await expect(restore(fresh({ from: 'x' }), worldAt(0), say)).rejects.toThrow('server is running');
  expect(() => hold(lockOf(config))).toThrow('server is running');
  await end();
  hold(lockOf(config))();
});

test('[S8] a database older than the memory outside it begins a new history by itself', async () => {
  fill();
  const old = join(folder.data, 'old.sqlite');
  await looking(folder.file, (db) => remember(db, folder.data, true));
  copyFileSync(folder.file, old);
  const epoch = await looking(folder.file, (db) => epochOf(db, nobody));
  expect(
    await looking(folder.file, (db) => noticeOlder(db, folder.data, nobody, 0)),
  ).toBeUndefined();
  await writeMore();
  await looking(folder.file, (db) => remember(db, folder.data, false));
  for (const tail of ['', '-wal', '-shm']) rmSync(folder.file + tail, { force: true });
  copyFileSync(old, folder.file);
  const heard = listener();
  const config = { data: folder.data, database: folder.file, demo: false, port: 0 };
  const end = await serve({ ...config, host: '127.0.0.1' }, worldAt(1), '/nowhere', heard.say);
  await end();
  expect(heard.lines[0]).toContain('older than what was served here');
  expect(await looking(folder.file, (db) => epochOf(db, nobody))).not.toBe(epoch);
  expect(readSide(folder.data)).toMatchObject({ number: secondsAt(1) });
});

test('[S8] an operation that moved no counter is missed too, and so is a copy from another history', async () => {
  fill();
  await looking(folder.file, async (db) => {
    await remember(db, folder.data, true);
    await db.deleteFrom('operation').where('kind', '=', 'review').execute();
    expect(await noticeOlder(db, folder.data, () => 'second', 0)).toContain('operations were kept');
    await db.updateTable('meta').set({ value: 'foreign' }).where('key', '=', 'epoch').execute();
    expect(await noticeOlder(db, folder.data, () => 'third', 0)).toContain('history second');
    await rotateEpoch(db, () => 'fourth', 0);
    expect(await noticeOlder(db, folder.data, nobody, 0)).toBeUndefined();
    expect(readSide(folder.data)).toMatchObject({ epoch: 'fourth', number: 3 });
  });
});

test('[S17] a restore that ended before its history began gets one at the next start, on any machine', async () => {
  fill();
  const epoch = await looking(folder.file, (db) => epochOf(db, nobody));
  const undo = announceRestore(folder.data, worldAt(1).clock());
  undo();
  expect(readSide(folder.data)).toBeUndefined();
  announceRestore(folder.data, worldAt(1).clock());
  await looking(folder.file, async (db) => {
    expect(await noticeOlder(db, folder.data, () => 'new', worldAt(1).clock())).toContain(
      'restored',
    );
    expect(await epochOf(db, nobody)).not.toBe(epoch);
    expect(await epochNumberOf(db)).toBe(secondsAt(1) + 1);
  });
});

test('[S17] a restore that is announced forgets no newer backup, and undone it forgets nothing', async () => {
  fill();
  const safe = '2026-11-09T00:00:00.000Z';
  await looking(folder.file, async (db) => {
    await raiseSafe(db, safe);
    await remember(db, folder.data, true);
  });
  const before = readSide(folder.data);
  const undo = announceRestore(folder.data, worldAt(1).clock());
  expect(readSide(folder.data)).toMatchObject({ safe, epoch: 'being restored' });
  undo();
  expect(readSide(folder.data)).toEqual(before);
});

test('a lost database is not replaced by an empty one', async () => {
  const config = { data: folder.data, database: folder.file, demo: false, port: 0 };
  const start = () => serve({ ...config, host: '127.0.0.1' }, worldAt(0), '/nowhere', say);
  const end = await start();
  await end();
  rmSync(folder.file);
  await expect(start()).rejects.toThrow('Restore it first');
});

test('a clock that was put back lowers no watermark', async () => {
  fill();
  await looking(folder.file, async (db) => {
    await raiseSafe(db, '2026-11-01T00:00:00Z');
    await backUp(fresh({ to: folder.backups }), worldAt(-24 * 90), say);
    expect(await readSafe(db)).toBe('2026-11-01T00:00:00Z');
  });
});
