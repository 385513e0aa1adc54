// Everything that is tied to one account, and taking its name away. What it wrote keeps its id. domain.md §6 [I6]
import { sql } from 'kysely';
import type { Queries } from './database.ts';

/** @returns undefined for an account that is not */
export async function dataOf(db: Queries, id: string): Promise<object | undefined> {
  const account = await db
    .selectFrom('account')
    .select(['id', 'login', 'role', 'area_id', 'created_at', 'disabled_at', 'from_day', 'to_day'])
    .select((eb) => eb('subject_hash', 'is not', null).as('by_sign_in_service'))
    .where('id', '=', id)
    .executeTakeFirst();
  if (!account) return undefined;
  const places = await db
    .selectFrom('account_unit')
    .select(['unit_set', 'unit_code', 'from_day', 'to_day'])
    .where('account_id', '=', id)
    .execute();
  const sessions = await db
    .selectFrom('session')
    .select(['created_at', 'expires_at', 'agent', 'way'])
    .where('account_id', '=', id)
    .execute();
  const invitations = await db
    .selectFrom('invitation')
    .select(['created_at', 'expires_at', 'ended_at'])
    .where('account_id', '=', id)
    .execute();
  const devices = await db
    .selectFrom('device')
    .select(['device', 'app', 'last_seen', 'left_ops', 'lost', 'revoked_at'])
    .where('account_id', '=', id)
    .execute();
  const log = await db
    .selectFrom('audit')
    .select(['at', 'deed', 'account_id as by', 'whom', 'unit_set', 'unit_code'])
    .where((eb) => eb.or([eb('account_id', '=', id), eb('whom', '=', id)]))
    .orderBy('n')
    .execute();
  const views = await db
    .selectFrom('saved_view')
    .select(['name', 'asked', 'created_at'])
    .where('account_id', '=', id)
    .execute();
  const [wrote, signs] = [await written(db, id), await signedBy(db, id)];
  return { account, places, sessions, invitations, devices, views, log, wrote, signed: signs };
}

/** Tables in which an account stands without being the matter of a line of its own above: who put something down. */
const signed = [
  ['airing', 'account_id'],
  ['airing', 'refused_by'],
  ['api_client', 'account_id'],
  ['held', 'account_id'],
  ['invitation', 'made_by'],
  ['photo', 'account_id'],
  ['photo_day', 'account_id'],
  ['register_entry', 'account_id'],
  ['report_text', 'account_id'],
  ['report_version', 'account_id'],
  ['setting', 'account_id'],
  ['unit_set', 'account_id'],
] as const;

/** In how many rows of each table it stands: when and where say the lines of the log. */
async function signedBy(db: Queries, id: string): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const [table, column] of signed) {
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(db);
    counts[`${table}.${column}`] = Number(rows[0]?.n ?? 0);
  }
  return counts;
}

/** How much it wrote where: whose the records are is no secret of the account, what they say is no matter of this page. */
async function written(db: Queries, id: string): Promise<readonly object[]> {
  const rows = await db
    .selectFrom('operation')
    .select(({ fn }) => ['scope', 'kind', fn.countAll().as('n')])
    .where('account_id', '=', id)
    .groupBy(['scope', 'kind'])
    .orderBy('scope')
    .orderBy('kind')
    .execute();
  return rows.map(({ scope, kind, n }) => ({ scope, kind, n: Number(n) }));
}

/** Closed for good: no name, no password, no place, no session. Its id stays, and with it who wrote what. */
export async function anonymise(db: Queries, id: string, at: string): Promise<void> {
  const nameless = { login: `an-danh-${id.slice(-12)}`, area_id: null };
  const wayless = { password_hash: null, subject_hash: null };
  await db
    .updateTable('account')
    .set({ ...nameless, ...wayless, disabled_at: at })
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('account_unit').where('account_id', '=', id).execute();
  await db.deleteFrom('session').where('account_id', '=', id).execute();
  // Questions kept under names of one's own are nobody else's work.
  await db.deleteFrom('saved_view').where('account_id', '=', id).execute();
  await db
    .updateTable('invitation')
    .set({ ended_at: at })
    .where('account_id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}
