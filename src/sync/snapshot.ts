// A first download in one piece: GET /snap/v1/{scope}/{q}, compressed once for all phones. It is judged whole — count
// and checksum — before its first row is used, then taken in pages, each with its own cursor, so that a phone that
// dies in the middle goes on from there by the ordinary pull. sync.md §2.9 [S4] [S10]
import { snapshotSchema } from '../protocol/sync.ts';
import type { ScopePage } from '../store/scope-page.ts';
import { tally } from '../store/scope-page.ts';
import { pulledRow } from './pull.ts';
import type { Fetch } from './transport.ts';
import { timeLimit } from './transport.ts';

/** The snapshot's document, or null: no network, or not what it should be. */
export type SnapshotTransport = (scope: string, q: number) => Promise<unknown>;

const pageRows = 500;

export function httpSnapshots(fetch: Fetch): SnapshotTransport {
  return async (scope, q) => {
    try {
      const path = `/snap/v1/${encodeURIComponent(scope)}/${q}`;
      const kept = { credentials: 'same-origin', cache: 'no-cache' } as const;
      const response = await fetch(path, { ...kept, ...timeLimit() });
      return response.ok ? await response.json() : null;
    } catch {
      // As with every exchange: the network's reasons are nothing we could act on. [S14]
      return null;
    }
  };
}

/** What the scope's mark said of the moment after the snapshot. */
interface Mark {
  readonly head: number;
  readonly chk: string;
  readonly n: number;
}

/** The snapshot as pages to take one after the other; null if it does not hold what it says. */
export function pagesOf(
  document: unknown,
  scope: string,
  q: number,
  mark: Mark,
): readonly ScopePage[] | null {
  const parsed = snapshotSchema.safeParse(document);
  if (!parsed.success) return null;
  const { rows, ...said } = parsed.data;
  const found = tally(rows);
  if (said.scope !== scope || said.q !== q) return null;
  if (found.n !== said.n || found.check !== said.chk) return null;
  const pages: ScopePage[] = [];
  let from = 0;
  for (let start = 0; start === 0 || start < rows.length; start += pageRows) {
    const some = rows.slice(start, start + pageRows);
    const last = start + pageRows >= rows.length;
    const next = last ? q : (some.at(-1)?.q ?? q);
    const { head, chk: check, n } = mark;
    pages.push({ rows: some.map(pulledRow), from, next, head, check, n });
    from = next;
  }
  return pages;
}
