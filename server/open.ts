// A database ready to serve: tables, default review areas, epoch.
import { defaultReviewAreas } from '../src/domain/unit-catalogue.ts';
import type { Clock, Random } from './instant.ts';
import type { Deps } from './route.ts';
import { seedAreas } from './storage/areas.ts';
import { epochOf } from './storage/meta.ts';
import { openSqlite } from './storage/sqlite.ts';

export interface World {
  readonly clock: Clock;
  readonly random: Random;
  readonly version: string;
}

/** @param path of the SQLite file, or ":memory:" */
export async function openDeps(path: string, world: World): Promise<Deps> {
  const db = await openSqlite(path);
  await db.transaction().execute((transaction) => seedAreas(transaction, defaultReviewAreas()));
  const epoch = await epochOf(db, () => Buffer.from(world.random(8)).toString('base64url'));
  return { db, epoch, ...world };
}
