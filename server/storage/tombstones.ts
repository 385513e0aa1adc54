// What is left of records in scopes they are gone from, and the record that lies buried under one. sync.md §2.9
import type { StoredRecord, Tombstone } from '../../src/domain/record.ts';
import type { Queries } from './database.ts';
import { findRecords } from './records.ts';

export async function putTombstone(
  db: Queries,
  scope: string,
  stone: Tombstone,
  at: string,
): Promise<void> {
  const { id, v, q, x } = stone;
  await db
    .insertInto('tombstone')
    .values({ scope, id, v, q, x, at })
    .onConflict((conflict) => conflict.columns(['scope', 'id']).doUpdateSet({ v, q, x, at }))
    .execute();
}

/** The record is in the scope again. */
export async function dropTombstone(db: Queries, scope: string, id: string): Promise<void> {
  await db.deleteFrom('tombstone').where('scope', '=', scope).where('id', '=', id).execute();
}

export function findTombstonesAfter(
  db: Queries,
  scope: string,
  q: number,
  limit: number,
): Promise<readonly Tombstone[]> {
  return db
    .selectFrom('tombstone')
    .select(['id', 'v', 'q', 'x'])
    .where('scope', '=', scope)
    .where('q', '>', q)
    .orderBy('q')
    .limit(limit)
    .execute();
}

/** A record at position 0 is met by no page: it is kept, and no phone is shown it. */
export async function buryRecord(db: Queries, id: string): Promise<void> {
  await db.updateTable('record').set({ q: 0 }).where('id', '=', id).execute();
}

/** Cancelled records that phones still hold, a portion at a time. @param above the last id of the portion before */
export async function findCancelled(
  db: Queries,
  above: string,
  limit: number,
): Promise<readonly StoredRecord[]> {
  const rows = await db
    .selectFrom('record')
    .select('id')
    .where('state', '=', 'cancelled')
    .where('q', '>', 0)
    .where('id', '>', above)
    .orderBy('id')
    .limit(limit)
    .execute();
  const found = await findRecords(db, ['', ...rows.map((row) => row.id)]);
  return rows.flatMap((row) => found.get(row.id) ?? []);
}

/** Each scope with tombstones put before a time, and the highest position among those. */
export function findStale(
  db: Queries,
  before: string,
): Promise<readonly { readonly scope: string; readonly q: number }[]> {
  return db
    .selectFrom('tombstone')
    .select(({ fn }) => ['scope', fn.max('q').as('q')])
    .where('at', '<', before)
    .groupBy('scope')
    .execute();
}

export async function dropStale(db: Queries, scope: string, before: string): Promise<void> {
  await db.deleteFrom('tombstone').where('scope', '=', scope).where('at', '<', before).execute();
}
