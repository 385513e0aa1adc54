// The code that makes the first administrator.
import type { Queries } from './database.ts';

/** The open setup code, made if there is none. Readable on purpose: it is printed at each start until used. */
export async function openSetupCode(
  db: Queries,
  fresh: () => string,
  now: string,
): Promise<string> {
  const row = await db
    .selectFrom('setup_code')
    .select('code')
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (row) return row.code;
  const code = fresh();
  await db.insertInto('setup_code').values({ code, created_at: now, used_at: null }).execute();
  return code;
}

/** True if the code was open and is used now: one statement, so that it serves one time only. */
export async function spendSetupCode(db: Queries, code: string, now: string): Promise<boolean> {
  const used = await db
    .updateTable('setup_code')
    .set({ used_at: now })
    .where('code', '=', code)
    .where('used_at', 'is', null)
    .returning('code')
    .executeTakeFirst();
  return used !== undefined;
}
