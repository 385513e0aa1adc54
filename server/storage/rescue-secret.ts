// What opens rescue files and proves whose they are. Made once and kept in the database, so that a backup, a restore
// and a move carry it: a file may lie in somebody's Zalo for months. [N3]
import type { Queries } from './database.ts';

export interface RescueSecret {
  /** Private key on P-256, 32 bytes. */
  readonly privateKey: Buffer;
  /** Tickets of accounts are made with it. */
  readonly tickets: string;
}

/** @param fresh 32 random bytes, base64url */
export async function rescueSecret(db: Queries, fresh: () => string): Promise<RescueSecret> {
  const key = await keptOnce(db, 'rescue-key', fresh);
  const tickets = await keptOnce(db, 'rescue-tickets', fresh);
  return { privateKey: Buffer.from(key, 'base64url'), tickets };
}

async function keptOnce(db: Queries, key: string, fresh: () => string): Promise<string> {
  const find = () =>
    db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
  const known = await find();
  if (known) return known.value;
  await db
    .insertInto('meta')
    .values({ key, value: fresh() })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  return (await find())?.value ?? '';
}
