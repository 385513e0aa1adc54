// A database ready to serve: tables, default review areas, epoch.
import { defaultReviewAreas } from '../src/domain/unit-catalogue.ts';
import type { Clock, Random } from './instant.ts';
import type { Deps } from './route.ts';
import { newShelf } from './snapshots.ts';
import { seedAreas } from './storage/areas.ts';
import type { Queries } from './storage/database.ts';
import { epochOf } from './storage/meta.ts';
import { openDatabase } from './storage/open-database.ts';
import { write } from './storage/transaction.ts';

export interface World {
  readonly clock: Clock;
  readonly random: Random;
  readonly version: string;
}

/** @param address "postgres://…", the path of a SQLite file, or ":memory:" */
export async function openDeps(address: string, world: World): Promise<Deps> {
  return depsOf(await openDatabase(address), world);
}

/** @param db at the present tables */
export async function depsOf(db: Queries, world: World): Promise<Deps> {
  await write(db, (transaction) => seedAreas(transaction, defaultReviewAreas()));
  const epoch = await epochOf(db, () => newEpoch(world.random));
  return { db, epoch, shelf: newShelf(), ...world };
}

/** A name for a history of data: two restores in two provinces never bear the same. */
export function newEpoch(random: Random): string {
  return Buffer.from(random(8)).toString('base64url');
}
