// The tray: operations that wait for a person, a right or an upgrade. Their bodies and first answers stay in the log,
// untouched; what became of them later stands here. sync.md §2.5, §2.9 [S20]
import type { OperationResult, PushedOperation } from '../../src/protocol/sync.ts';
import type { HeldTable, Queries } from './database.ts';

export interface Held {
  readonly op: string;
  readonly accountId: string;
  readonly device: string;
  readonly n: number | null;
  readonly rec: string;
  readonly scope: string;
  readonly why: string;
  readonly received: string;
  readonly assigned: string | null;
  /** Decided again, and refused: it waits for a person who has seen that. */
  readonly refused: boolean;
  readonly body: PushedOperation;
}

export async function insertHeld(
  db: Queries,
  row: Omit<HeldTable, 'assigned' | 'later' | 'later_at'>,
): Promise<void> {
  await db
    .insertInto('held')
    .values({ ...row, assigned: null, later: null, later_at: null })
    .onConflict((conflict) => conflict.column('op').doNothing())
    .execute();
}

export interface Wanted {
  readonly account?: string;
  readonly rec?: string;
  readonly op?: string;
  readonly why?: readonly string[];
  readonly limit?: number;
}

/**
 * Open ones only, in the order they came and, of one phone, in which it numbered them: as the body says, for the column
 * is empty where a number came twice. Sorted here, where both databases agree on what is empty and on letters. [S20] [S22]
 */
export async function findHeld(db: Queries, wanted: Wanted): Promise<readonly Held[]> {
  const { account, rec, op, why, limit = 1000 } = wanted;
  const open = db
    .selectFrom('held')
    .innerJoin('operation', 'operation.op', 'held.op')
    .select(['held.op', 'held.account_id', 'held.device', 'held.n', 'held.rec', 'held.scope'])
    .select(['held.why', 'held.received', 'held.assigned', 'held.later', 'operation.body'])
    .where('held.later_at', 'is', null)
    .$if(account !== undefined, (query) => query.where('held.account_id', '=', account ?? ''))
    .$if(rec !== undefined, (query) => query.where('held.rec', '=', rec ?? ''))
    .$if(op !== undefined, (query) => query.where('held.op', '=', op ?? ''))
    .$if(why !== undefined, (query) => query.where('held.why', 'in', why ?? []));
  const first = await open.orderBy('held.received').limit(limit).execute();
  const last = first.length === limit ? first.at(-1)?.received : undefined;
  // The limit may have cut through one moment, anywhere: of that one all are read before it is sorted.
  const rows = last === undefined ? first : await open.where('held.received', '<=', last).execute();
  // The one cast of this file: bodies are logged as they passed the head's schema.
  const found = rows.map(({ account_id, later, body, ...row }) => ({
    ...row,
    accountId: account_id,
    refused: later !== null,
    body: JSON.parse(body) as PushedOperation,
  }));
  return found.sort(asWritten).slice(0, limit);
}

function asWritten(a: Held, b: Held): number {
  return (
    byBytes(a.received, b.received) ||
    byBytes(a.device, b.device) ||
    a.body.n - b.body.n ||
    byBytes(a.op, b.op)
  );
}

function byBytes(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Which of these are still open: asked under the locks, because another flight may have settled them meanwhile. */
export async function stillOpen(db: Queries, ops: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('held')
    .select('op')
    .where('op', 'in', ops)
    .where('later_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.op));
}

/** Accounts with anything open that an upgrade may have settled. */
export async function accountsHeld(
  db: Queries,
  why: readonly string[],
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('held')
    .select('account_id')
    .distinct()
    .where('later_at', 'is', null)
    .where('why', 'in', why)
    .execute();
  return rows.map((row) => row.account_id);
}

export async function assignHeld(db: Queries, op: string, scope: string): Promise<void> {
  await db.updateTable('held').set({ assigned: scope }).where('op', '=', op).execute();
}

/** It waits for something else now. */
export async function renameHeld(db: Queries, op: string, why: string): Promise<void> {
  await db.updateTable('held').set({ why }).where('op', '=', op).execute();
}

/** Decided, and refused: what it was told is kept, and it waits for a person who has seen that. */
export async function refuseHeld(
  db: Queries,
  op: string,
  why: string,
  later: OperationResult,
): Promise<void> {
  const told = { why, later: JSON.stringify(later) };
  await db.updateTable('held').set(told).where('op', '=', op).execute();
}

/** What was refused of this author’s words on the record, for this reason, has been seen. @returns false: nothing was */
export async function closeRefused(
  db: Queries,
  { rec, accountId, why }: Held,
  at: string,
): Promise<boolean> {
  const closed = await db
    .updateTable('held')
    .set({ later_at: at })
    .where('rec', '=', rec)
    .where('account_id', '=', accountId)
    .where('why', '=', why)
    .where('later', 'is not', null)
    .where('later_at', 'is', null)
    .executeTakeFirst();
  return closed.numUpdatedRows > 0n;
}

export async function settleHeld(
  db: Queries,
  op: string,
  later: OperationResult,
  at: string,
): Promise<void> {
  await db
    .updateTable('held')
    .set({ later: JSON.stringify(later), later_at: at })
    .where('op', '=', op)
    .execute();
}

/** The kinds of what this device wrote on the record after this number, and so changed it with. */
export async function laterWords(
  db: Queries,
  { device, rec, n }: Held,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('operation')
    .select('kind')
    .where('rec', '=', rec)
    .where('device', '=', device)
    .where('n', '>', n ?? 0)
    .where('result', 'like', '%"v":%')
    .execute();
  return rows.map(({ kind }) => kind);
}
