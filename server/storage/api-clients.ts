// Programs that read: made and revoked by an administrator, known by the hash of their token alone. [O1]
import type { ApiScope } from '../../src/domain/open/client.ts';
import { apiScopes } from '../../src/domain/open/client.ts';
import type { Queries } from './database.ts';

export interface ApiClient {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly createdAt: string;
  readonly revokedAt: string | null;
}

interface NewClient extends Omit<ApiClient, 'revokedAt'> {
  readonly tokenHash: string;
  readonly by: string;
}

export async function insertClient(db: Queries, client: NewClient): Promise<void> {
  const { id, name, scopes, createdAt, tokenHash, by } = client;
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
  return rows.map(({ id, name, scopes, created_at, revoked_at }) => ({
    id,
    name,
    scopes: scopesOf(scopes),
    createdAt: created_at,
    revokedAt: revoked_at,
  }));
}

/** What the bearer of this token may read; undefined when it is unknown or revoked. */
export async function scopesOfToken(
  db: Queries,
  tokenHash: string,
): Promise<readonly ApiScope[] | undefined> {
  const row = await db
    .selectFrom('api_client')
    .select('scopes')
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && scopesOf(row.scopes);
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
