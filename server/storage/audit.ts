// Nhật ký: lines are added, by whoever changes something, in the same transaction. Numbers have no gap: a line that is
// missing is seen to be missing. There is nothing here that changes or deletes one, and the database refuses it. [J1]
import { sql } from 'kysely';
import type { WrittenDeed } from '../../src/domain/audit.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import type { Queries } from './database.ts';

export interface Note {
  readonly deed: WrittenDeed;
  /** The account that did it; null: the server itself, or nobody who is known. */
  readonly by: string | null;
  /** The account it was done to. */
  readonly whom?: string;
  /** The id of a photo, a record, a file. */
  readonly what?: string;
  /** Where it was done; absent: for the province as a whole, and no reviewer's business. */
  readonly unit?: UnitRef;
  /** Codes, ids and numbers, never words of a person. */
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** Call it last in the transaction: the counter stays locked to its end. @param at UTC, the server's clock */
export async function note(db: Queries, at: string, ...notes: readonly Note[]): Promise<void> {
  if (notes.length === 0) return;
  const last = await raise(db, notes.length);
  const rows = notes.map(({ deed, by, whom, what, unit, detail }, index) => ({
    n: last - notes.length + 1 + index,
    at,
    account_id: by,
    deed,
    whom: whom ?? null,
    what: what ?? null,
    unit_set: unit?.set ?? null,
    unit_code: unit?.code ?? null,
    detail: JSON.stringify(detail ?? {}),
  }));
  await db.insertInto('audit').values(rows).execute();
}

/** The row of the counter is written first, so that two writers take turns on either database. */
async function raise(db: Queries, by: number): Promise<number> {
  const { value } = await db
    .insertInto('meta')
    .values({ key: 'audit', value: String(by) })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        value: sql<string>`cast(cast(meta.value as bigint) + ${sql.lit(by)} as text)`,
      }),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(value);
}
