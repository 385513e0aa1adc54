// The counter of each scope. Positions are taken under a lock held to commit, so within a scope the order of q is the
// order of commits and a reader who has seen q has seen everything before it. sync.md §2.8 [S8]
import { emptyChecksum } from '../../src/domain/checksum.ts';
import type { Queries, ScopeHeadTable } from './database.ts';
import { isPostgres } from './dialect.ts';

export interface Head {
  readonly q: number;
  readonly chk: string;
  /** Live records. */
  readonly n: number;
  /** Tombstones up to here are gone: whoever stands below has missed some, and downloads again. */
  readonly floor: number;
}

export const emptyHead: Head = { q: 0, chk: emptyChecksum, n: 0, floor: 0 };

/** One query for any number of scopes; a scope without rows has no head. */
export async function findHeads(
  db: Queries,
  scopes: readonly string[],
): Promise<Map<string, Head>> {
  if (scopes.length === 0) return new Map();
  const rows = await db.selectFrom('scope_head').selectAll().where('scope', 'in', scopes).execute();
  return headsOf(rows);
}

/**
 * Makes missing heads and locks all of them, in ascending order so that two writers cannot wait for each other.
 * Call it before any read of records. On SQLite the transaction is BEGIN IMMEDIATE and holds the only write lock
 * already; PostgreSQL locks the rows, to commit.
 */
export async function lockScopes(
  db: Queries,
  scopes: readonly string[],
): Promise<Map<string, Head>> {
  const ordered = [...new Set(scopes)].sort();
  if (ordered.length === 0) return new Map();
  await db
    .insertInto('scope_head')
    .values(ordered.map((scope) => ({ scope, ...emptyHead })))
    .onConflict((conflict) => conflict.column('scope').doNothing())
    .execute();
  const rows = await db
    .selectFrom('scope_head')
    .selectAll()
    .where('scope', 'in', ordered)
    .orderBy('scope')
    .$if(isPostgres(db), (query) => query.forUpdate())
    .execute();
  return headsOf(rows);
}

export async function saveHead(db: Queries, scope: string, head: Partial<Head>): Promise<void> {
  await db.updateTable('scope_head').set(head).where('scope', '=', scope).execute();
}

function headsOf(rows: readonly ScopeHeadTable[]): Map<string, Head> {
  return new Map(rows.map(({ scope, ...head }) => [scope, head]));
}
