// Airings that loudspeaker platforms say they made: proposals to the officers, no records.
import type { Kysely } from 'kysely';

export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('airing')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('unit_set', 'text', (c) => c.notNull())
    .addColumn('unit_code', 'text', (c) => c.notNull())
    .addColumn('date', 'text', (c) => c.notNull())
    .addColumn('doc', 'text', (c) => c.notNull())
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('refused_by', 'text', (c) => c.references('account.id'))
    .addColumn('refused_at', 'text')
    .execute();
  await schema
    .createIndex('airing_of')
    .on('airing')
    .columns(['unit_set', 'unit_code', 'date'])
    .execute();
}
