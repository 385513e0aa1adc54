// Two late copies of old requests, one after the other, must not look like a loss: a suspicion has to last.
import type { Kysely } from 'kysely';

export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('device').addColumn('suspect_at', 'text').execute();
}
