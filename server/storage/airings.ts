// Airings that platforms told of, until an officer confirms or refuses them. They are in no sum, no report, no scope. [Q1]
import type { Airing } from '../../src/domain/airing-log/airing.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import type { Queries } from './database.ts';

interface Source {
  readonly platform: string;
  readonly account: string;
  readonly at: string;
}

/** One that is known stays as it is. */
export async function insertAirings(
  db: Queries,
  airings: readonly Airing[],
  { platform, account, at }: Source,
): Promise<void> {
  if (airings.length === 0) return;
  const rows = airings.map(({ id, unit, date, ...doc }) => ({
    id,
    unit_set: unit.set,
    unit_code: unit.code,
    date,
    doc: JSON.stringify(doc),
    platform,
    account_id: account,
    at,
    refused_by: null,
    refused_at: null,
  }));
  await db
    .insertInto('airing')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Those of these ids that are known, and whether they were refused. */
export async function findAirings(
  db: Queries,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly refused: boolean; readonly unit: UnitRef }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('airing')
    .select(['id', 'unit_set', 'unit_code', 'refused_at'])
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, unit_set: set, unit_code: code, refused_at: at }) => [
      id,
      { refused: at !== null, unit: { set, code } },
    ]),
  );
}

/** What an officer of these communes is still asked about, the newest first. */
export async function findOpenAirings(
  db: Queries,
  units: readonly UnitRef[],
  since: string,
  most: number,
): Promise<readonly Airing[]> {
  if (units.length === 0) return [];
  const rows = await db
    .selectFrom('airing')
    .leftJoin('record', 'record.id', 'airing.id')
    .select(['airing.id', 'airing.unit_set', 'airing.unit_code', 'airing.date', 'airing.doc'])
    .where((is) =>
      is.or(
        units.map(({ set, code }) => is.and({ 'airing.unit_set': set, 'airing.unit_code': code })),
      ),
    )
    .where('airing.date', '>=', since)
    .where('airing.refused_at', 'is', null)
    .where('record.id', 'is', null)
    .orderBy('airing.date', 'desc')
    .orderBy('airing.id')
    .limit(most)
    .execute();
  return rows.map(({ id, unit_set: set, unit_code: code, date, doc }) => ({
    // The one cast of this file: documents are written by `insertAirings` only.
    ...(JSON.parse(doc) as Pick<Airing, 'start' | 'minutes' | 'clusters' | 'title'>),
    id,
    unit: { set, code },
    date,
  }));
}

/** "Không phải". What was refused stays refused. */
export async function refuseAirings(
  db: Queries,
  ids: readonly string[],
  by: string,
  at: string,
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('airing')
    .set({ refused_by: by, refused_at: at })
    .where('id', 'in', ids)
    .where('refused_at', 'is', null)
    .execute();
}
