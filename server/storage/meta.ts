// The history of data this database tells: its name (epoch), how often it was cut and continued (number), and up to
// when it is safe in a backup. A restored backup is another history: phones compare the epoch, send again what it
// lacks, and no version of the lost one is used twice. sync.md §2.10
import type { Queries } from './database.ts';

/** A name for a new history. */
export type FreshEpoch = () => string;

/** Versions of one history; no record is changed a million times. */
const versionsPerEpoch = 2 ** 20;
/** A clock gone mad must not take versions beyond whole numbers: together these stay below 2⁵³. The year 2106. */
const latestS = 2 ** 32;

/** The name of this history of data, made once; only a restore writes another. */
export async function epochOf(db: Queries, fresh: FreshEpoch): Promise<string> {
  const present = await read(db, 'epoch');
  if (present !== undefined) return present;
  const made = fresh();
  await db
    .insertInto('meta')
    .values({ key: 'epoch', value: made })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  return (await read(db, 'epoch')) ?? made;
}

/** 0 before the first restore; after one, the second of the clock it was made in, or more. */
export async function epochNumberOf(db: Queries): Promise<number> {
  return Number((await read(db, 'epoch-number')) ?? 0);
}

/**
 * Every version written now stands above this. A phone may still hold a version of before the restore as its base: had
 * the restored server given the same number out again, that base would look as if it had seen the newer write.
 */
export async function versionFloor(db: Queries): Promise<number> {
  return (await epochNumberOf(db)) * versionsPerEpoch;
}

/**
 * Starts a new history on these data. Its number is the clock's: restored a second time from the same backup, on another
 * machine that remembers nothing, it must not give out the versions of the first time again. [S17]
 * @param above the highest number known from outside the database: a clock may go back
 */
export async function rotateEpoch(
  db: Queries,
  fresh: FreshEpoch,
  nowMs: number,
  above = 0,
): Promise<string> {
  const epoch = fresh();
  const second = Math.min(Math.floor(nowMs / 1000), latestS);
  const number = Math.max(second, (await epochNumberOf(db)) + 1, above + 1);
  await put(db, 'epoch', epoch);
  await put(db, 'epoch-number', String(number));
  return epoch;
}

/** Operations received up to this time are in a backup; undefined before the first. */
export function readSafe(db: Queries): Promise<string | undefined> {
  return read(db, 'safe');
}

/** The watermark never falls: a phone may have let go of what it stood for. */
export async function raiseSafe(db: Queries, safe: string): Promise<void> {
  const present = await readSafe(db);
  if (present === undefined || present < safe) await put(db, 'safe', safe);
}

/** The sum of all counters: it grows with every change, so of two states of one history the smaller is the older. */
export async function positionOf(db: Queries): Promise<number> {
  const row = await db
    .selectFrom('scope_head')
    .select((eb) => eb.fn.sum<number | string | null>('q').as('total'))
    .executeTakeFirst();
  return Number(row?.total ?? 0);
}

/**
 * Whoever freezes a report or moves its days waits here for whoever did before, until that one has committed; what is read
 * afterwards is what was left behind. [C4]
 */
export async function takeTurn(db: Queries): Promise<void> {
  await put(db, 'reports-turn', '');
}

async function read(db: Queries, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value;
}

async function put(db: Queries, key: string, value: string): Promise<void> {
  await db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
