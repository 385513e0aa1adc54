// A late copy of one request must not confirm what that same request made us suspect.
import type { Kysely } from 'kysely';

export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('device').addColumn('suspect_said', 'text').execute();
}
