// The province's own sign-in service: which of its people an account is, and how each session was begun.
import type { Kysely } from 'kysely';

export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('account').addColumn('subject_hash', 'text').execute();
  await schema
    .createIndex('account_subject')
    .unique()
    .on('account')
    .column('subject_hash')
    .execute();
  await schema.alterTable('session').addColumn('way', 'text').execute();
}
