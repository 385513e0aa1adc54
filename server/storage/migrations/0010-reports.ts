// Frozen reports and the lines they were made of: both only grow, and the database itself refuses anything else. The
// words a person typed for a report are kept in every version.
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { isPostgres } from '../dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('report_version')
    .addColumn('n', 'bigint', (c) => c.primaryKey())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('first_day', 'text', (c) => c.notNull())
    .addColumn('last_day', 'text', (c) => c.notNull())
    .addColumn('amends', 'bigint', (c) => c.references('report_version.n'))
    .addColumn('read_at', 'text', (c) => c.notNull())
    .addColumn('frozen_at', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('figures', 'bigint', (c) => c.notNull())
    .addColumn('records', 'bigint', (c) => c.notNull())
    .addColumn('ask', 'text', (c) => c.notNull())
    .addColumn('paper', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('report_line')
    .addColumn('version', 'bigint', (c) => c.notNull().references('report_version.n'))
    .addColumn('rec', 'text', (c) => c.notNull())
    .addColumn('v', 'bigint', (c) => c.notNull())
    .addColumn('line', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('report_line_pk', ['version', 'rec'])
    .execute();
  await schema
    .createTable('report_text')
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('first_day', 'text', (c) => c.notNull())
    .addColumn('last_day', 'text', (c) => c.notNull())
    .addColumn('part', 'text', (c) => c.notNull())
    .addColumn('v', 'bigint', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addPrimaryKeyConstraint('report_text_pk', ['place', 'first_day', 'last_day', 'part', 'v'])
    .execute();
  for (const statement of isPostgres(db) ? onPostgres : onSqlite) await statement.execute(db);
}

const frozen = ['report_version', 'report_line'];

const onSqlite = frozen.flatMap((table) =>
  ['update', 'delete'].map(
    (deed) =>
      sql`create trigger ${sql.ref(`${table}_no_${deed}`)} before ${sql.raw(deed)} on ${sql.table(table)}
        begin select raise(abort, 'a frozen report does not move'); end`,
  ),
);

const onPostgres = [
  sql`create function report_is_frozen() returns trigger language plpgsql as
    $$ begin raise exception 'a frozen report does not move'; end $$`,
  ...frozen.map(
    (table) =>
      sql`create trigger ${sql.ref(`${table}_is_frozen`)} before update or delete or truncate
        on ${sql.table(table)} for each statement execute function report_is_frozen()`,
  ),
];
