// Changed rows of the scopes in sight, in order of q, with counter, count and checksum of the same snapshot. What is
// gone from a scope stands among them as a tombstone. sync.md §2.8–2.9 [S8] [S18] [S19]
import type { Row, Tombstone } from '../../src/domain/record.ts';
import type { ScopeMark, SyncResponse } from '../../src/protocol/sync.ts';
import { limits } from '../../src/protocol/version.ts';
import type { Queries } from '../storage/database.ts';
import type { Head } from '../storage/heads.ts';
import { emptyHead, findHeads } from '../storage/heads.ts';
import { findRowsAfter, findRowsUpTo } from '../storage/records.ts';
import { findTombstonesAfter } from '../storage/tombstones.ts';

type Rows = readonly (Row | Tombstone)[];

/**
 * Characters of stored JSON in a response: about 32 KB when packed, which is six seconds of a poor line and what is lost
 * when it breaks. sync.md §2.8
 */
const roomOfResponse = 350_000;

/** The position of a snapshot that can be had instead of pages, if there is one. */
export type Offer = (scope: string, head: Head) => number | undefined;

/**
 * @param scopes what this person may see now; a scope asked for and not among them is lost to him [R1]
 * @param cursors last q the phone holds by scope; absent means from the start, and so does one above the counter
 */
export async function pull(
  db: Queries,
  scopes: readonly string[],
  cursors: Readonly<Record<string, number>>,
  offer: Offer = () => undefined,
): Promise<Pick<SyncResponse, 'rows' | 'next' | 'lost' | 'gone'>> {
  const heads = await findHeads(db, scopes);
  const rows: Record<string, Rows> = {};
  const next: Record<string, ScopeMark> = {};
  const gone: string[] = [];
  let left: Room = { rows: limits.rows, chars: roomOfResponse };
  for (const scope of scopes) {
    const head = heads.get(scope) ?? emptyHead;
    const cursor = cursors[scope];
    if (cursor === head.q) continue;
    const missed = cursor !== undefined && cursor > 0 && cursor < head.floor;
    if (missed) gone.push(scope);
    const from = cursor === undefined || missed || cursor > head.q ? 0 : cursor;
    const snap = cursor === undefined || missed ? offer(scope, head) : undefined;
    const page = snap === undefined ? await pageAfter(db, scope, head, from, left) : nothing(from);
    left = { rows: left.rows - page.rows.length, chars: left.chars - page.chars };
    if (page.rows.length > 0) rows[scope] = page.rows;
    // A scope the page had no room for is marked too: its cursor stands below its head, so the phone asks again.
    const { q, chk, n } = head;
    next[scope] = { next: page.next, head: q, chk, n, ...(snap === undefined ? {} : { snap }) };
  }
  const lost = Object.keys(cursors).filter((scope) => !scopes.includes(scope));
  return {
    ...(Object.keys(rows).length > 0 ? { rows } : {}),
    ...(Object.keys(next).length > 0 ? { next } : {}),
    ...(lost.length > 0 ? { lost } : {}),
    ...(gone.length > 0 ? { gone } : {}),
  };
}

interface Room {
  readonly rows: number;
  readonly chars: number;
}

interface Page {
  readonly rows: Rows;
  readonly next: number;
  readonly chars: number;
}

function nothing(from: number): Page {
  return { rows: [], next: from, chars: 0 };
}

async function pageAfter(
  db: Queries,
  scope: string,
  head: Head,
  from: number,
  room: Room,
): Promise<Page> {
  if (room.rows <= 0 || room.chars <= 0 || from >= head.q) return nothing(from);
  const found = await findRowsAfter(db, scope, from, room.rows, room.chars);
  const { chars } = found;
  // What comes after a cut must wait for what was cut off.
  const upTo = found.cut ? (found.rows.at(-1)?.q ?? from) : head.q;
  // From the start there is nothing to take away. A row of this page that goes later has its tombstone above it.
  const stones = from === 0 ? [] : await findTombstonesAfter(db, scope, from, room.rows);
  const page = [...found.rows, ...stones.filter((stone) => stone.q <= upTo)]
    .sort((a, b) => a.q - b.q)
    .slice(0, room.rows);
  if (!found.cut && page.length < room.rows) return { rows: page, next: head.q, chars };
  const end = page.at(-1)?.q ?? from;
  if (end >= head.floor) return { rows: page, next: end, chars };
  // A cursor below the floor would begin again for ever: the first page goes up to it, however long it gets.
  const all = await findRowsUpTo(db, scope, head.floor);
  return { rows: all, next: head.floor, chars: roomOfResponse };
}
