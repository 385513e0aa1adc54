// The log of operations: append-only, one row for each body ever received, with the one result it got. [S3]
import type { OperationResult } from '../../src/protocol/sync.ts';
import type { OperationTable, Queries } from './database.ts';

export interface Logged {
  readonly op: string;
  readonly hash: string;
  readonly accountId: string;
  readonly scope: string;
  readonly result: OperationResult;
}

export async function findOperations(
  db: Queries,
  ops: readonly string[],
): Promise<Map<string, Logged>> {
  const rows = await db
    .selectFrom('operation')
    .select(['op', 'body_hash', 'account_id', 'scope', 'result'])
    .where('op', 'in', ops)
    .execute();
  return new Map(
    rows.map((row) => {
      // The one cast of this file: results are written by `logOperation` only.
      const result = JSON.parse(row.result) as OperationResult;
      return [
        row.op,
        { op: row.op, hash: row.body_hash, accountId: row.account_id, scope: row.scope, result },
      ];
    }),
  );
}

/** Which of these numbers the device has used, and for which operation. [S2] */
export async function findNumbers(
  db: Queries,
  device: string,
  numbers: readonly number[],
): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('operation')
    .select(['n', 'op'])
    .where('device', '=', device)
    .where('n', 'in', numbers)
    .execute();
  return new Map(rows.flatMap(({ n, op }) => (n === null ? [] : [[n, op]])));
}

/**
 * Has one of its numbers, or another body under a used id, ever come twice? What did is logged without a number. Then
 * two phones speak under this id, for ever. [S22]
 */
export async function isForked(db: Queries, device: string): Promise<boolean> {
  const row = await db
    .selectFrom('operation')
    .select('op')
    .where('device', '=', device)
    .where('n', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps a body and its result. A row that is there already stays: the log is never rewritten. */
export async function logOperation(db: Queries, row: OperationTable): Promise<void> {
  await db
    .insertInto('operation')
    .values(row)
    .onConflict((conflict) => conflict.column('op').doNothing())
    .execute();
}

/** All of them, or those received up to a time. The log only grows. */
export async function countOperations(db: Queries, upTo?: string): Promise<number> {
  const { n } = await db
    .selectFrom('operation')
    .select((eb) => eb.fn.countAll<number | string>().as('n'))
    .$if(upTo !== undefined, (query) => query.where('received', '<=', upTo ?? ''))
    .executeTakeFirstOrThrow();
  return Number(n);
}
