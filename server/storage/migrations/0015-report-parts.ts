// What records add to reports, by scope and part of a month: made from the records and made again when it is lost. And
// the records of a scope by type and day, for those a report reads one by one.
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { isPostgres } from '../dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  const text = isPostgres(db) ? sql`text collate "C"` : sql`text`;
  await db.schema
    .createTable('report_part')
    .addColumn('scope', text, (c) => c.notNull())
    .addColumn('part', text, (c) => c.notNull())
    .addColumn('lasting', 'text', (c) => c.notNull())
    .addColumn('doc', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('report_part_pk', ['scope', 'part'])
    .execute();
  await db.schema
    .createIndex('record_scope_type')
    .on('record')
    .columns(['scope', 'type', 'date'])
    .execute();
}
