// The first day of a set is done once: from then on people stand where a person puts them.
import type { Kysely } from 'kysely';

export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('unit_set').addColumn('carried_at', 'text').execute();
}
