// What "nothing is ever lost" needs: the count of a scope and its floor, tombstones, the tray of held operations, what
// is known of each device, receipts. bigint is wide enough on PostgreSQL and an integer on SQLite.
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await scopes(db);
  await tray(db);
  await devices(db);
  await db.schema.alterTable('operation').addColumn('rc', 'text').execute();
  await db.schema.createIndex('operation_rc').on('operation').column('rc').execute();
}

async function scopes(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  for (const column of ['n', 'floor']) {
    await schema
      .alterTable('scope_head')
      .addColumn(column, 'bigint', (c) => c.notNull().defaultTo(0))
      .execute();
  }
  await sql`update scope_head set n = (select count(*) from record where record.scope = scope_head.scope)`.execute(
    db,
  );
  await schema
    .createTable('tombstone')
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('v', 'bigint', (c) => c.notNull())
    .addColumn('q', 'bigint', (c) => c.notNull())
    .addColumn('x', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('tombstone_pk', ['scope', 'id'])
    .execute();
  await schema.createIndex('tombstone_scope_q').on('tombstone').columns(['scope', 'q']).execute();
  await schema.createIndex('tombstone_at').on('tombstone').column('at').execute();
}

async function tray({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('held')
    .addColumn('op', 'text', (c) => c.primaryKey().references('operation.op'))
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('n', 'bigint')
    .addColumn('rec', 'text', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('why', 'text', (c) => c.notNull())
    .addColumn('received', 'text', (c) => c.notNull())
    .addColumn('assigned', 'text')
    .addColumn('later', 'text')
    .addColumn('later_at', 'text')
    .execute();
  await schema.createIndex('held_account').on('held').columns(['account_id', 'later_at']).execute();
}

async function devices({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('device')
    .addColumn('device', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('session', 'text', (c) => c.notNull())
    .addColumn('epoch', 'text', (c) => c.notNull())
    .addColumn('app', 'text', (c) => c.notNull())
    .addColumn('last_seen', 'text', (c) => c.notNull())
    .addColumn('promised', 'bigint', (c) => c.notNull())
    .addColumn('left_ops', 'bigint', (c) => c.notNull())
    .addColumn('left_old', 'text')
    .addColumn('missing', 'bigint', (c) => c.notNull())
    .addColumn('suspect', 'bigint', (c) => c.notNull())
    .addColumn('lost', 'bigint', (c) => c.notNull())
    .addColumn('lost_at', 'text')
    .execute();
  await schema.createIndex('device_session').on('device').column('session').execute();
}
