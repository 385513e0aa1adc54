// How an account is opened: a password, or somebody at the province's sign-in service; one of them at a time. [I8]
import { isInForce } from '../../src/domain/term.ts';
import { findAccount, termOf } from './accounts.ts';
import type { Queries } from './database.ts';

/** An enabled account's id and password hash, by login. */
export async function findCredentials(
  db: Queries,
  login: string,
  today: string,
): Promise<{ readonly id: string; readonly hash: string | null } | undefined> {
  const row = await db
    .selectFrom('account')
    .select(['id', 'password_hash', 'from_day', 'to_day'])
    .where('login', '=', login)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return row && isInForce(termOf(row), today) ? { id: row.id, hash: row.password_hash } : undefined;
}

/** From now on the only way in. [I8] */
export async function setPassword(db: Queries, id: string, hash: string): Promise<void> {
  const way = { password_hash: hash, subject_hash: null };
  await db.updateTable('account').set(way).where('id', '=', id).execute();
}

/** From now on the only way in. False if that person has another account. [I8] */
export async function bindSubject(db: Queries, id: string, subject: string): Promise<boolean> {
  const other = await db
    .selectFrom('account')
    .select('id')
    .where('subject_hash', '=', subject)
    .where('id', '!=', id)
    .executeTakeFirst();
  if (other) return false;
  const way = { password_hash: null, subject_hash: subject };
  await db.updateTable('account').set(way).where('id', '=', id).execute();
  return true;
}

/** The account that may sign in on this day as that person of the sign-in service. */
export async function findBySubject(
  db: Queries,
  subject: string,
  today: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('subject_hash', '=', subject)
    .executeTakeFirst();
  return row && (await findAccount(db, row.id, today))?.id;
}
