// A program's token ends on a day, and what it reads is counted by the day.
import type { Kysely } from 'kysely';

export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('api_client').addColumn('until_day', 'text').execute();
  await schema
    .createTable('api_client_day')
    .addColumn('client_id', 'text', (c) => c.notNull().references('api_client.id'))
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('n', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('api_client_day_pk', ['client_id', 'day'])
    .execute();
}
