// Nhật ký: a table that only grows. The database itself refuses to change or delete a line, whoever asks.
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { isPostgres } from '../dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('audit')
    .addColumn('n', 'bigint', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.references('account.id'))
    .addColumn('deed', 'text', (c) => c.notNull())
    .addColumn('whom', 'text', (c) => c.references('account.id'))
    .addColumn('what', 'text')
    .addColumn('unit_set', 'text')
    .addColumn('unit_code', 'text')
    .addColumn('detail', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('audit_at').on('audit').columns(['at', 'n']).execute();
  await schema.createIndex('operation_received').on('operation').column('received').execute();
  for (const statement of isPostgres(db) ? onPostgres : onSqlite) await statement.execute(db);
}

const onSqlite = ['update', 'delete'].map(
  (deed) =>
    sql`create trigger ${sql.ref(`audit_no_${deed}`)} before ${sql.raw(deed)} on audit
      begin select raise(abort, 'the audit log only grows'); end`,
);

const onPostgres = [
  sql`create function audit_only_grows() returns trigger language plpgsql as
    $$ begin raise exception 'the audit log only grows'; end $$`,
  sql`create trigger audit_only_grows before update or delete or truncate on audit
    for each statement execute function audit_only_grows()`,
];
