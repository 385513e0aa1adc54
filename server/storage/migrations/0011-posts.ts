// People come and go: invitations, posts and places with a first and a last day, phones that are revoked, sessions one can
// tell apart.
import type { Kysely } from 'kysely';

export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('invitation')
    .addColumn('code_hash', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('made_by', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .execute();
  await schema.createIndex('invitation_account').on('invitation').column('account_id').execute();
  for (const column of ['from_day', 'to_day'] as const) {
    await schema.alterTable('account').addColumn(column, 'text').execute();
    await schema.alterTable('account_unit').addColumn(column, 'text').execute();
  }
  await schema.alterTable('session').addColumn('agent', 'text').execute();
  await schema.createIndex('session_account').on('session').column('account_id').execute();
  await schema.alterTable('device').addColumn('revoked_at', 'text').execute();
}
