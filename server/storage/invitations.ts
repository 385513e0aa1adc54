// Invitations by the hash of their code: whoever reads the database can open nothing with it. [I1]
import type { Queries } from './database.ts';

export interface InvitationRow {
  readonly codeHash: string;
  readonly accountId: string;
  readonly madeBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** The newest of an account is the only one: what was printed before opens nothing any more. */
export async function insertInvitation(db: Queries, row: InvitationRow): Promise<void> {
  await endInvitations(db, row.accountId, row.createdAt);
  await db
    .insertInto('invitation')
    .values({
      code_hash: row.codeHash,
      account_id: row.accountId,
      made_by: row.madeBy,
      created_at: row.createdAt,
      expires_at: row.expiresAt,
      ended_at: null,
    })
    .execute();
}

/** The account it opens at this time. */
export async function findInvited(
  db: Queries,
  codeHash: string,
  now: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('invitation')
    .select('account_id')
    .where('code_hash', '=', codeHash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.account_id;
}

/** @returns the account, to one of any number of askers at once */
export async function spendInvitation(
  db: Queries,
  codeHash: string,
  now: string,
): Promise<string | undefined> {
  const row = await db
    .updateTable('invitation')
    .set({ ended_at: now })
    .where('code_hash', '=', codeHash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('account_id')
    .executeTakeFirst();
  return row?.account_id;
}

export async function endInvitations(db: Queries, accountId: string, now: string): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
}

/** Until when each account can be opened with a slip that is out. */
export async function openInvitations(
  db: Queries,
  now: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('invitation')
    .select(['account_id', 'expires_at'])
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
  return new Map(rows.map((row) => [row.account_id, row.expires_at]));
}
