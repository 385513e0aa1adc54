// The first tables. Never edited: a change is a new migration. Rowid tables with uuid text keys (toolchain.md §3).
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await people(db);
  await records(db);
}

async function people(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('meta')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('review_area')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('rank', 'integer', (c) => c.notNull())
    .execute();
  await schema
    .createTable('review_area_unit')
    .addColumn('area_id', 'text', (c) => c.notNull().references('review_area.id'))
    .addColumn('unit_set', 'text', (c) => c.notNull())
    .addColumn('unit_code', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('review_area_unit_pk', ['area_id', 'unit_set', 'unit_code'])
    .execute();
  await schema
    .createTable('account')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('login', 'text', (c) => c.notNull().unique())
    .addColumn('password_hash', 'text')
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('area_id', 'text', (c) => c.references('review_area.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('disabled_at', 'text')
    .execute();
  await schema
    .createTable('account_unit')
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('unit_set', 'text', (c) => c.notNull())
    .addColumn('unit_code', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('account_unit_pk', ['account_id', 'unit_set', 'unit_code'])
    .execute();
  await schema
    .createTable('session')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('setup_code')
    .addColumn('code', 'text', (c) => c.primaryKey())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .execute();
}

async function records({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('scope_head')
    .addColumn('scope', 'text', (c) => c.primaryKey())
    .addColumn('q', 'integer', (c) => c.notNull())
    .addColumn('chk', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('record')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('unit_set', 'text', (c) => c.notNull())
    .addColumn('unit_code', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('v', 'integer', (c) => c.notNull())
    .addColumn('q', 'integer', (c) => c.notNull())
    .addColumn('cv', 'integer', (c) => c.notNull())
    .addColumn('doc', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('record_scope_q').on('record').columns(['scope', 'q']).execute();
  await schema
    .createTable('operation')
    .addColumn('op', 'text', (c) => c.primaryKey())
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('n', 'integer')
    .addColumn('rec', 'text', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('received', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('body_hash', 'text', (c) => c.notNull())
    .addColumn('result', 'text', (c) => c.notNull())
    .addUniqueConstraint('operation_device_n', ['device', 'n'])
    .execute();
  await schema.createIndex('operation_rec').on('operation').column('rec').execute();
}
