// Programs that read: made and revoked by an administrator, known by the hash of their token alone. [O1]
import { sql } from 'kysely';
import type { ApiScope } from '../../src/domain/open/client.ts';
import { apiScopes } from '../../src/domain/open/client.ts';
import type { Queries } from './database.ts';

export interface ApiClient {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly createdAt: string;
  readonly revokedAt: string | null;
  /** Last local day of the token; null: until it is revoked. */
  readonly untilDay: string | null;
  /** Answers it was given, and the day of the last. [O7] */
  readonly reads: number;
  readonly lastDay: string | null;
}

interface NewClient extends Omit<ApiClient, 'revokedAt' | 'reads' | 'lastDay'> {
  readonly tokenHash: string;
  readonly by: string;
}

export async function insertClient(db: Queries, client: NewClient): Promise<void> {
  const { id, name, scopes, createdAt, tokenHash, by, untilDay } = client;
  await db
    .insertInto('api_client')
    .values({
      id,
      name,
      scopes: scopes.join(' '),
      token_hash: tokenHash,
      account_id: by,
      created_at: createdAt,
      revoked_at: null,
      until_day: untilDay,
    })
    .execute();
}

/** Newest first, the revoked among them: who could read stays known. */
export async function listClients(db: Queries): Promise<readonly ApiClient[]> {
  const rows = await db
    .selectFrom('api_client')
    .selectAll()
    .orderBy('created_at', 'desc')
    .execute();
  const days = await db
    .selectFrom('api_client_day')
    .select(({ fn }) => ['client_id', fn.sum('n').as('reads'), fn.max('day').as('last')])
    .groupBy('client_id')
    .execute();
  const used = new Map(days.map((one) => [one.client_id, one]));
  return rows.map(({ id, name, scopes, created_at, revoked_at, until_day }) => ({
    id,
    name,
    scopes: scopesOf(scopes),
    createdAt: created_at,
    revokedAt: revoked_at,
    untilDay: until_day,
    reads: Number(used.get(id)?.reads ?? 0),
    lastDay: used.get(id)?.last ?? null,
  }));
}

/** Whose token this is on this day; undefined when it is unknown, revoked or over. */
export async function findClient(
  db: Queries,
  tokenHash: string,
  today: string,
): Promise<Pick<ApiClient, 'id' | 'scopes'> | undefined> {
  const row = await db
    .selectFrom('api_client')
    .select(['id', 'scopes'])
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where((is) => is.or([is('until_day', 'is', null), is('until_day', '>=', today)]))
    .executeTakeFirst();
  return row && { id: row.id, scopes: scopesOf(row.scopes) };
}

/** One more answer on this local day. [O7] */
export async function countRead(db: Queries, client: string, day: string): Promise<void> {
  await db
    .insertInto('api_client_day')
    .values({ client_id: client, day, n: 1 })
    .onConflict((conflict) =>
      conflict.columns(['client_id', 'day']).doUpdateSet({ n: sql<number>`api_client_day.n + 1` }),
    )
    .execute();
}

/** False if there is no such client, or it was revoked before. */
export async function revokeClient(db: Queries, id: string, at: string): Promise<boolean> {
  const changed = await db
    .updateTable('api_client')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

function scopesOf(text: string): readonly ApiScope[] {
  return apiScopes.filter((scope) => text.split(' ').includes(scope));
}
