// A database ready to serve: tables, default review areas, epoch.
import { join } from 'node:path';
import { defaultReviewAreas } from '../src/domain/unit-catalogue.ts';
import { newEvents } from './events.ts';
import type { Clock, Random } from './instant.ts';
import { photoFiles } from './photo-files.ts';
import { newReportDesk } from './report/desk.ts';
import type { Deps } from './route.ts';
import { newShelf } from './snapshots.ts';
import { seedAreas } from './storage/areas.ts';
import type { Queries } from './storage/database.ts';
import { epochOf } from './storage/meta.ts';
import { openDatabase } from './storage/open-database.ts';
import { write } from './storage/transaction.ts';
import { readUnits } from './storage/unit-sets.ts';
import { comeIntoForce } from './sync/unit-keeping.ts';
import { units, useUnits } from './units.ts';

/** Where photos lie in the folder of the data, and in a backup. */
export const photoFolder = 'blobs';

export interface World {
  readonly clock: Clock;
  readonly random: Random;
  readonly version: string;
}

/**
 * @param address "postgres://…", the path of a SQLite file, or ":memory:"
 * @param data the folder of what is no database: photos
 */
export async function openDeps(address: string, world: World, data: string): Promise<Deps> {
  return depsOf(await openDatabase(address), world, data);
}

/** @param db at the present tables */
export async function depsOf(db: Queries, world: World, data: string): Promise<Deps> {
  await write(db, (transaction) => seedAreas(transaction, defaultReviewAreas()));
  useUnits(await readUnits(db));
  await write(db, (transaction) => comeIntoForce(transaction, units(), world.clock()));
  const epoch = await epochOf(db, () => newEpoch(world.random));
  return {
    db,
    epoch,
    shelf: newShelf(),
    photos: photoFiles(join(data, photoFolder)),
    reports: newReportDesk(world.clock),
    events: newEvents(db, world.clock),
    ...world,
  };
}

/** A name for a history of data: two restores in two provinces never bear the same. */
export function newEpoch(random: Random): string {
  return Buffer.from(random(8)).toString('base64url');
}
