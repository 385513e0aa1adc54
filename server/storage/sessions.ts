// Sessions by the hash of their token. An expired one is as if it were not there.
import { localDate } from '../../src/domain/period.ts';
import type { Account } from './accounts.ts';
import { findAccount } from './accounts.ts';
import type { Queries } from './database.ts';

export interface SessionRow {
  readonly tokenHash: string;
  readonly accountId: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly agent?: string;
  readonly way?: Way;
}

export type Way = 'password' | 'oidc';

/** Also sweeps what has expired, so that the table needs no keeper. */
export async function insertSession(db: Queries, session: SessionRow): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<=', session.createdAt).execute();
  const { tokenHash, accountId, createdAt, expiresAt, agent, way } = session;
  const row = {
    token_hash: tokenHash,
    account_id: accountId,
    created_at: createdAt,
    expires_at: expiresAt,
    agent: agent ?? null,
    way: way ?? null,
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
  return session && findAccount(db, session.account_id, localDate(Date.parse(now)));
}

export async function deleteSession(db: Queries, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** Every session of an account: it has to sign in again. */
export async function endSessionsOf(db: Queries, accountId: string): Promise<void> {
  await db.deleteFrom('session').where('account_id', '=', accountId).execute();
}

interface ListedSession {
  readonly id: string;
  readonly hash: string;
  readonly begun: string;
  readonly agent: string | null;
  readonly way: string | null;
}

/** Sessions in force, newest first. Their name in lists is the beginning of the hash: it opens nothing. */
export async function listSessions(
  db: Queries,
  accountId: string,
  now: string,
): Promise<readonly ListedSession[]> {
  const rows = await db
    .selectFrom('session')
    .select(['token_hash', 'created_at', 'agent', 'way'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(({ token_hash: hash, created_at: begun, agent, way }) => ({
    id: hash.slice(0, 16),
    hash,
    begun,
    agent,
    way,
  }));
}
