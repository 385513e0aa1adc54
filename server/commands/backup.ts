// A backup while the server runs: one file and its manifest, whole or not there. Only when both are on disk is the
// watermark raised that lets phones call their entries safe.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Errand } from '../config.ts';
import { settle, sha256Of } from '../durable-file.ts';
import { utc } from '../instant.ts';
import type { Manifest } from '../manifest.ts';
import { writeManifest } from '../manifest.ts';
import type { World } from '../open.ts';
import { remember } from '../side-file.ts';
import type { Queries } from '../storage/database.ts';
import { epochNumberOf, epochOf, positionOf, raiseSafe } from '../storage/meta.ts';
import { isPostgresAddress, openDatabase } from '../storage/open-database.ts';
import { countOperations } from '../storage/operations.ts';
import { listArrived } from '../storage/photos.ts';
import { dumpOnline } from '../storage/postgres/backup.ts';
import { copyOnline, openCopy } from '../storage/sqlite/backup.ts';
import { countRows } from '../storage/tables.ts';
import { write } from '../storage/transaction.ts';
import { backUpPhotos } from './photos.ts';
import type { Say } from './serve.ts';

/**
 * A request reads the clock when it comes and commits later. What was received this long before the copy began has
 * been committed or given up: phones themselves wait 90 s.
 */
const marginMs = 300_000;

export async function backUp(errand: Errand, world: World, say: Say): Promise<void> {
  const { database, data, to } = errand;
  if (to === undefined)
    throw new Error('backup needs --to FOLDER, on another disk than the database');
  const onPostgres = isPostgresAddress(database);
  if (!onPostgres && !existsSync(database)) throw new Error(`${database} does not exist`);
  mkdirSync(to, { recursive: true });
  const startMs = world.clock();
  const safe = utc(startMs - marginMs);
  const name = `so-co-so-${utc(startMs).replaceAll(':', '-')}${onPostgres ? '.dump' : '.sqlite'}`;
  const file = join(to, name);
  const partial = `${file}.partial`;
  const db = await openDatabase(database);
  try {
    const facts = await (onPostgres
      ? dumpOnline(db, database, partial, (moment) => factsOf(moment, safe))
      : copyAndLook(database, partial, safe));
    // Were a late commit missing from the copy, its phone would be told that it is safe.
    if (facts.until !== (await countOperations(db, safe)))
      throw new Error('an operation came in late while the copy was made: run the backup again');
    const { until: _, photos: named, ...kept } = facts;
    const photos = await backUpPhotos(named, data, to);
    const engine = onPostgres ? 'postgres' : 'sqlite';
    const about = { made: utc(startMs), app: world.version, engine, safe } as const;
    const sha256 = await sha256Of(partial);
    settle(partial, file);
    writeManifest(file, { ...about, ...kept, sha256 });
    await write(db, (inner) => raiseSafe(inner, safe));
    await remember(db, data, true);
    const { record = 0, operation = 0 } = facts.counts;
    say(`${file}: ${record} records, ${operation} operations. Safe up to ${safe}.`);
    say(`${named.length} photos, ${photos.copied} of them new.`);
    for (const id of photos.missing) say(`photo ${id} is not on disk, or not what it was`);
  } finally {
    rmSync(partial, { force: true });
    await db.destroy();
  }
}

type Facts = Pick<Manifest, 'epoch' | 'number' | 'position' | 'counts'> & {
  /** Operations received up to the watermark. */
  readonly until: number;
  /** Photos the copy says are here. */
  readonly photos: readonly string[];
};

/** What is in the copy is asked of the copy. */
async function copyAndLook(source: string, target: string, safe: string): Promise<Facts> {
  await copyOnline(source, target);
  const copy = openCopy(target);
  try {
    return await factsOf(copy, safe);
  } finally {
    await copy.destroy();
  }
}

async function factsOf(db: Queries, safe: string): Promise<Facts> {
  const unknown = () => {
    throw new Error('the database has no epoch: nothing was ever served from it');
  };
  return {
    epoch: await epochOf(db, unknown),
    number: await epochNumberOf(db),
    position: await positionOf(db),
    counts: await countRows(db),
    until: await countOperations(db, safe),
    photos: await listArrived(db),
  };
}
