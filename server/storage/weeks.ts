// Counts of entries by unit: from the weekly totals, which grow with communes and not with records, or from the lines of
// a few days.
import { sql } from 'kysely';
import { addDays } from '../../src/domain/period.ts';
import type { Queries } from './database.ts';

export interface UnitCount {
  readonly unit: string;
  /** The week's Monday, or the day. */
  readonly day: string;
  readonly n: number;
}

/** @param units undefined: everywhere */
export async function countWeeks(
  db: Queries,
  first: string,
  last: string,
  units: readonly string[] | undefined,
): Promise<readonly UnitCount[]> {
  const rows = await db
    .selectFrom('week_total')
    .select((of) => ['unit', 'week as day', of.fn.sum<number>('n').as('n')])
    .where('week', '>=', first)
    .where('week', '<=', last)
    .$if(units !== undefined, (query) => query.where('unit', 'in', units ?? []))
    .groupBy(['unit', 'week'])
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

/** Cancelled entries do not count. */
export async function countDays(
  db: Queries,
  first: string,
  last: string,
  units: readonly string[] | undefined,
): Promise<readonly UnitCount[]> {
  const day = sql<string>`substr(ord, 1, 10)`;
  const rows = await db
    .selectFrom('book_line')
    .select((of) => ['unit', day.as('day'), of.fn.countAll<number>().as('n')])
    .where('ord', '>=', first)
    .where('ord', '<', addDays(last, 1))
    .where('state', '!=', 'cancelled')
    .$if(units !== undefined, (query) => query.where('unit', 'in', units ?? []))
    .groupBy(['unit', day])
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

export interface Queued {
  readonly unit: string;
  readonly state: string;
  readonly n: number;
}

/** What waits for a reviewer and what waits for a commune, whenever it was. */
export async function countQueue(
  db: Queries,
  units: readonly string[] | undefined,
): Promise<readonly Queued[]> {
  const rows = await db
    .selectFrom('week_total')
    .select((of) => ['unit', 'state', of.fn.sum<number>('n').as('n')])
    .where('state', 'in', ['submitted', 'returned'])
    .$if(units !== undefined, (query) => query.where('unit', 'in', units ?? []))
    .groupBy(['unit', 'state'])
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}
