// One page of a scope onto the phone, and the end of a download. Called inside the transaction of its answer. [S10]
//
//   row ──────────▶ base, counted                        count and checksum are kept row by row, never recounted
//   row, lived in another scope ▶ moves here, counted there no more
//   tombstone ────▶ dropped; kept uncounted while an operation or an open answer of ours hangs on it [S25]
//   last page, all agrees ▶ rows of an earlier download are dropped the same way
//   last page, disagrees ─▶ download again; nothing is dropped until that one agrees [S4]
import { emptyChecksum, moveChecksum } from '../domain/checksum.ts';
import { isLevel } from '../domain/claim.ts';
import type { Row, Tombstone } from '../domain/record.ts';
import type { BaseRow, Database } from './database.ts';
import type { ScopeState } from './meta.ts';
import { emptyScope, restarted } from './meta.ts';

/** A row as it came, and parsed if this build can read it; or what is left of a record that is gone. */
export interface PulledRow {
  readonly id: string;
  readonly v: number;
  readonly q: number;
  readonly raw: unknown;
  readonly row?: Row;
  readonly x?: Tombstone['x'];
}

export interface ScopePage {
  readonly rows: readonly PulledRow[];
  /** The cursor this page was asked with; 0 for the start. */
  readonly from?: number;
  readonly next: number;
  readonly head: number;
  readonly check: string;
  /** Live records at the province, of the same moment as `check`. */
  readonly n?: number;
}

export type Scopes = Record<string, ScopeState>;

/** @returns true when the page ended a download that did not agree: it begins again */
export async function takePage(
  db: Database,
  scopes: Scopes,
  scope: string,
  page: ScopePage,
  touched: Set<string>,
): Promise<boolean> {
  const from = page.from ?? 0;
  let state = scopes[scope] ?? emptyScope;
  // Given back to this account, or the province's counter stands below ours: from the start, on top of what is here.
  if (from === 0 && state.lost) state = restarted(state);
  if (page.head < from && state.cursor === from) state = restarted(state);
  scopes[scope] = state;
  // Another flight has begun this scope again since this page was asked for: its middle is no use yet. [S11]
  if (from > state.cursor) return false;
  await takeRows(db, scopes, scope, page, touched);
  return settleScope(db, scopes, scope, page, touched);
}

async function takeRows(
  db: Database,
  scopes: Scopes,
  scope: string,
  page: ScopePage,
  touched: Set<string>,
): Promise<void> {
  // What lies below the cursor has been here, and may have been overtaken since. [S11]
  const cursor = scopes[scope]?.cursor ?? 0;
  const fresh = page.rows.filter((row) => row.q > cursor);
  const known = await db.base.bulkGet(fresh.map((row) => row.id));
  const puts: BaseRow[] = [];
  for (const [index, pulled] of fresh.entries()) {
    const before = known[index];
    if (pulled.x) {
      if (before && before.scope !== scope) continue;
      uncount(scopes, before);
      await leave(db, pulled, before, pulled.x);
    } else {
      const counted = before && isCounted(scopes, before);
      if (counted && before.scope !== scope && before.v > pulled.v) continue;
      if (counted) uncount(scopes, before);
      count(scopes, scope, pulled.id, pulled.v);
      puts.push(baseRow(scope, scopes[scope]?.gen ?? 0, pulled));
    }
    touched.add(pulled.id);
  }
  await db.base.bulkPut(puts);
}

function baseRow(scope: string, gen: number, { id, v, q, raw, row }: PulledRow): BaseRow {
  const read = row ? ({ row, unread: 0 } as const) : ({ unread: 1 } as const);
  return { id, scope, v, q, raw, ...read, ...(gen > 0 ? { gen } : {}) };
}

/** Does this row stand in its scope's count and checksum? */
function isCounted(scopes: Scopes, row: BaseRow): boolean {
  return !row.left && (row.gen ?? 0) === scopes[row.scope]?.gen;
}

function count(scopes: Scopes, scope: string, id: string, v: number): void {
  const state = scopes[scope] ?? emptyScope;
  scopes[scope] = {
    ...state,
    sum: moveChecksum(state.sum, id, null, v),
    count: state.count + 1,
  };
}

function uncount(scopes: Scopes, row: BaseRow | undefined): void {
  const state = row && scopes[row.scope];
  if (!state || !isCounted(scopes, row)) return;
  scopes[row.scope] = {
    ...state,
    sum: moveChecksum(state.sum, row.id, row.v, null),
    count: state.count - 1,
  };
}

/** The record is gone from its scope, up to this version. What we sent about it is shown from here no more. [S25] */
async function leave(
  db: Database,
  { id, v }: { readonly id: string; readonly v: number },
  before: BaseRow | undefined,
  how: Tombstone['x'],
): Promise<void> {
  await db.sent
    .where('rec')
    .equals(id)
    .filter((sent) => (sent.result.v ?? 0) <= v && sent.open === 0)
    .modify({ over: 1 });
  if (!before) {
    // Its answer is still on its way: when it says that this version holds it, it is over too.
    await db.outbox.where('rec').equals(id).modify({ gone: v });
    return;
  }
  if (await isHeld(db, id)) await db.base.put({ ...before, left: how });
  else await db.base.delete(id);
}

/** Does something of ours hang on this record: unanswered, or answered and asking to be looked at? */
async function isHeld(db: Database, id: string): Promise<boolean> {
  if ((await db.outbox.where('rec').equals(id).count()) > 0) return true;
  const open = db.sent
    .where('rec')
    .equals(id)
    .filter((sent) => sent.open === 1);
  return (await open.count()) > 0;
}

/** Records that had left are let go as soon as nothing of ours hangs on them any more. [S25] */
export async function dropLeft(db: Database, ids: readonly string[]): Promise<void> {
  for (const row of await db.base.bulkGet([...ids])) {
    if (!row?.left || (await isHeld(db, row.id))) continue;
    await db.sent.where('rec').equals(row.id).modify({ over: 1 });
    await db.base.delete(row.id);
  }
}

async function settleScope(
  db: Database,
  scopes: Scopes,
  scope: string,
  page: ScopePage,
  touched: Set<string>,
): Promise<boolean> {
  const counted = scopes[scope] ?? emptyScope;
  // Of two flights' marks the later moment counts: marks only move forward, like cursors. [S11]
  const newer = page.head >= counted.head;
  const state: ScopeState = {
    ...counted,
    cursor: Math.max(counted.cursor, page.next),
    ...(newer ? { head: page.head, check: page.check, n: page.n ?? counted.count } : {}),
  };
  scopes[scope] = state;
  if (state.cursor < state.head || state.freed) return false;
  if (!isLevel(state)) {
    scopes[scope] = restarted(state);
    return true;
  }
  if (!state.full && state.gen > 0) await sweep(db, scope, state.gen, touched);
  // From the start no tombstones are told, and a scope without records stands at its start for good.
  if (!state.full || page.from === 0) await sweepOwn(db, scope, touched);
  scopes[scope] = { ...state, full: true };
  return false;
}

/** The new download is complete: what it did not meet is gone at the province. */
async function sweep(
  db: Database,
  scope: string,
  gen: number,
  touched: Set<string>,
): Promise<void> {
  const stale = await db.base
    .where('scope')
    .equals(scope)
    .filter((row) => (row.gen ?? 0) !== gen)
    .toArray();
  for (const row of stale) {
    await leave(db, row, row, row.left ?? 'del');
    touched.add(row.id);
  }
}

/**
 * Nor has it what only our own taken operations show here: the record left before this download began, and from the start
 * tombstones are not told. [S25]
 */
async function sweepOwn(db: Database, scope: string, touched: Set<string>): Promise<void> {
  const taken = await db.sent
    .filter(({ over, open, result }) => over !== 1 && open === 0 && result.v !== undefined)
    .toArray();
  const recs = [...new Set(taken.map(({ rec }) => rec))];
  const [rows, entries] = [await db.base.bulkGet(recs), await db.view.bulkGet(recs)];
  const gone = recs.filter((_, at) => !rows[at] && entries[at]?.scope === scope);
  await db.sent
    .where('rec')
    .anyOf(gone)
    .filter(({ open }) => open === 0)
    .modify({ over: 1 });
  for (const rec of gone) touched.add(rec);
}

/** The sum and count of rows that have not been taken yet: a snapshot is judged before it is used. */
export function tally(rows: readonly { readonly id: string; readonly v: number }[]): {
  readonly n: number;
  readonly check: string;
} {
  const check = rows.reduce((sum, { id, v }) => moveChecksum(sum, id, null, v), emptyChecksum);
  return { n: rows.length, check };
}
