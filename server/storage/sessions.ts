// Sessions by the hash of their token. An expired one is as if it were not there.
import type { Account } from './accounts.ts';
import { findAccount } from './accounts.ts';
import type { Queries } from './database.ts';

export interface SessionRow {
  readonly tokenHash: string;
  readonly accountId: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** Also sweeps what has expired, so that the table needs no keeper. */
export async function insertSession(db: Queries, session: SessionRow): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<=', session.createdAt).execute();
  const { tokenHash, accountId, createdAt, expiresAt } = session;
  const row = {
    token_hash: tokenHash,
    account_id: accountId,
    created_at: createdAt,
    expires_at: expiresAt,
  };
  await db.insertInto('session').values(row).execute();
}

/** The enabled account whose session this is, at a time. */
export async function accountOfSession(
  db: Queries,
  tokenHash: string,
  now: string,
): Promise<Account | undefined> {
  const session = await db
    .selectFrom('session')
    .select('account_id')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return session && findAccount(db, session.account_id);
}

export async function deleteSession(db: Queries, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}
