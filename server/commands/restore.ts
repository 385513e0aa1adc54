// Puts a backup in the place of the database and begins a new history. The phones then find another epoch, send again
// what they keep, and what was acknowledged after the backup comes back. sync.md §2.10
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import type { Errand } from '../config.ts';
import { settle } from '../durable-file.ts';
import { utc } from '../instant.ts';
import type { Manifest } from '../manifest.ts';
import { readManifest } from '../manifest.ts';
import type { World } from '../open.ts';
import { newEpoch } from '../open.ts';
import type { Side } from '../side-file.ts';
import { announceRestore, readSide, remember } from '../side-file.ts';
import { note } from '../storage/audit.ts';
import { raiseSafe, rotateEpoch } from '../storage/meta.ts';
import { isPostgresAddress, openDatabase } from '../storage/open-database.ts';
import { restoreDump } from '../storage/postgres/backup.ts';
import { hold } from '../storage/sqlite/lock.ts';
import { write } from '../storage/transaction.ts';
import type { Copied } from './photos.ts';
import { restorePhotos } from './photos.ts';
import type { Say } from './serve.ts';
import { lockOf } from './serve.ts';

/** A database in WAL is up to three files; they go together or not at all. */
const tails = ['', '-wal', '-shm'];

export async function restore(errand: Errand, world: World, say: Say): Promise<void> {
  const { data, database, from, older } = errand;
  if (from === undefined) throw new Error('restore needs --from FILE, as backup wrote it');
  mkdirSync(data, { recursive: true });
  const release = hold(lockOf({ data }));
  try {
    const manifest = await readManifest(from);
    const side = readSide(data);
    if (!older) refuseOlder(manifest, side);
    const onPostgres = isPostgresAddress(database);
    if (onPostgres !== (manifest.engine === 'postgres'))
      throw new Error(`this backup is of ${manifest.engine}, the database is not`);
    if (onPostgres) {
      const undo = announceRestore(data, world.clock());
      await restoreDump(database, from).catch((fault: unknown) => {
        undo();
        throw fault;
      });
      await beginHistory(database, manifest, side, world);
    } else {
      // Made ready beside the old one, which stays in its place until the last step.
      const place = `${database}.restoring`;
      putInPlace(from, place);
      await beginHistory(place, manifest, side, world);
      setAside(database, utc(world.clock()), say);
      settle(place, database);
    }
    const photos = await rememberRestored(database, data, from);
    say(
      `Restored from ${from}: ${manifest.counts['operation'] ?? 0} operations, made ${manifest.made}.`,
    );
    say(`${photos.copied} photos brought back, ${photos.missing.length} missing.`);
    say('A new history begins; phones will send again what it lacks. Start the server.');
  } finally {
    release();
  }
}

/** Phones let go of what the newest backup holds: an older one alone cannot bring that back. */
function refuseOlder({ safe }: Manifest, side: Side | undefined): void {
  if (side?.safe === undefined || safe >= side.safe) return;
  throw new Error(
    `a newer backup is known, safe up to ${side.safe}; this one only up to ${safe}. ` +
      'Phones may have let go of entries in between. Use the newer one, or say --older.',
  );
}

/** What was there before stays, under another name. */
function setAside(database: string, now: string, say: Say): void {
  if (!existsSync(database)) return;
  const aside = `${database}.before-${now.replaceAll(':', '-')}`;
  for (const tail of tails) {
    if (existsSync(database + tail)) renameSync(database + tail, aside + tail);
  }
  say(`The database that was here is kept as ${aside}`);
}

function putInPlace(from: string, place: string): void {
  for (const tail of tails) rmSync(place + tail, { force: true });
  copyFileSync(from, place);
}

/** Also brings an old backup to the present tables. Closing the last connection folds the WAL into the file. */
async function beginHistory(
  place: string,
  { safe }: Manifest,
  side: Side | undefined,
  world: World,
): Promise<void> {
  const db = await openDatabase(place);
  await write(db, async (inner) => {
    await rotateEpoch(inner, () => newEpoch(world.random), world.clock(), side?.number);
    // The file we come from is still a backup of what it holds.
    await raiseSafe(inner, safe);
    await note(inner, utc(world.clock()), { deed: 'server.restored', by: null, detail: { safe } });
  });
  await db.destroy();
}

async function rememberRestored(database: string, data: string, from: string): Promise<Copied> {
  const db = await openDatabase(database);
  const photos = await restorePhotos(db, data, from);
  await remember(db, data, true);
  await db.destroy();
  return photos;
}
