// A database ready to serve: tables, default review areas, epoch.
import { defaultReviewAreas } from '../src/domain/unit-catalogue.ts';
import type { Clock, Random } from './instant.ts';
import type { Deps } from './route.ts';
import { seedAreas } from './storage/areas.ts';
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
  const db = await openDatabase(address);
  await write(db, (transaction) => seedAreas(transaction, defaultReviewAreas()));
  const epoch = await epochOf(db, () => Buffer.from(world.random(8)).toString('base64url'));
  return { db, epoch, ...world };
}
