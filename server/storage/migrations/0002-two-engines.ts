// What PostgreSQL understands otherwise than SQLite: an integer there has 32 bits, and text sorts by the customs of a
// country. Positions and versions need more room, and the order in which scopes are locked must be the same everywhere.
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { isPostgres } from '../dialect.ts';

const wide = {
  scope_head: ['q'],
  record: ['v', 'q', 'cv'],
  operation: ['n'],
};

const bytewise = {
  scope_head: ['scope'],
  record: ['scope'],
  account: ['login'],
  account_unit: ['unit_code'],
  review_area_unit: ['unit_code'],
};

export async function up(db: Kysely<unknown>): Promise<void> {
  if (!isPostgres(db)) return;
  await alter(db, wide, 'bigint');
  await alter(db, bytewise, 'text collate "C"');
}

async function alter(
  db: Kysely<unknown>,
  tables: Readonly<Record<string, readonly string[]>>,
  type: string,
): Promise<void> {
  for (const [table, columns] of Object.entries(tables)) {
    for (const column of columns) {
      await db.schema
        .alterTable(table)
        .alterColumn(column, (c) => c.setDataType(sql.raw(type)))
        .execute();
    }
  }
}
