// Changed rows of the scopes in sight, in order of q, with the counter and checksum of the same snapshot. sync.md §2.8
import type { Row } from '../../src/domain/record.ts';
import type { ScopeMark, SyncResponse } from '../../src/protocol/sync.ts';
import { limits } from '../../src/protocol/version.ts';
import type { Queries } from '../storage/database.ts';
import { emptyHead, findHeads } from '../storage/heads.ts';
import { findRowsAfter } from '../storage/records.ts';

/**
 * @param scopes what this person may see now; a scope asked for and not among them is not answered [R1]
 * @param cursors last q the phone holds by scope; absent means from the start, and so does one above the counter
 */
export async function pull(
  db: Queries,
  scopes: readonly string[],
  cursors: Readonly<Record<string, number>>,
): Promise<Pick<SyncResponse, 'rows' | 'next'>> {
  const heads = await findHeads(db, scopes);
  const rows: Record<string, readonly Row[]> = {};
  const next: Record<string, ScopeMark> = {};
  let left: number = limits.rows;
  for (const scope of scopes) {
    const head = heads.get(scope) ?? emptyHead;
    const cursor = cursors[scope];
    if (cursor === head.q) continue;
    const from = cursor === undefined || cursor > head.q ? 0 : cursor;
    const page = left > 0 && from < head.q ? await findRowsAfter(db, scope, from, left) : [];
    left -= page.length;
    if (page.length > 0) rows[scope] = page;
    // A scope the page had no room for is marked too: its cursor stands below its head, so the phone asks again.
    next[scope] = { next: page.at(-1)?.q ?? from, head: head.q, chk: head.chk, n: 0 };
  }
  return {
    ...(Object.keys(rows).length > 0 ? { rows } : {}),
    ...(Object.keys(next).length > 0 ? { next } : {}),
  };
}
