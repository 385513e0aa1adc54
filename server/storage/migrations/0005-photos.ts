// Which operation named which photo, under which account, and whether the province has it since; and what each account
// has sent on a day. The bytes themselves are files beside the database.
import type { Kysely } from 'kysely';

export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('photo')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('rec', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('arrived', 'text')
    .addPrimaryKeyConstraint('photo_pk', ['id', 'rec', 'account_id'])
    .execute();
  await schema.createIndex('photo_rec').on('photo').column('rec').execute();
  await schema
    .createTable('photo_day')
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('photo_day_pk', ['account_id', 'day'])
    .execute();
}
