// Receipts: what the province has, in eight signs that can be read out over the telephone. Made from the operation's
// id and a secret of this database, so that none can be guessed; kept with the operation, so that it can be found. [S21]
import { createHmac } from 'node:crypto';
import type { OperationResult } from '../../src/protocol/sync.ts';
import type { OperationTable, Queries } from './database.ts';

/** Crockford's base 32: no I, L, O, U, so nothing is misread. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export async function receiptSecret(db: Queries, fresh: () => string): Promise<string> {
  const find = () =>
    db.selectFrom('meta').select('value').where('key', '=', 'receipt-secret').executeTakeFirst();
  const known = await find();
  if (known) return known.value;
  await db
    .insertInto('meta')
    .values({ key: 'receipt-secret', value: fresh() })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  return (await find())?.value ?? '';
}

/** 40 bits, eight signs. Two operations may share one: whoever looks it up is shown both. */
export function receiptOf(secret: string, key: string): string {
  const bytes = createHmac('sha256', secret).update(key).digest();
  const bits = [...bytes.subarray(0, 5)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => signs[Number.parseInt(five, 2)]).join('');
}

/** As read out and typed → as made: small letters, dashes, O for 0 and I or L for 1 are no mistakes. */
export function asMade(typed: string): string {
  const plain = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return plain.replace(/O/g, '0').replace(/[IL]/g, '1').slice(0, 12);
}

export interface Receipted
  extends Pick<OperationTable, 'op' | 'rec' | 'scope' | 'kind' | 'at' | 'received' | 'account_id'> {
  readonly result: OperationResult;
}

export async function findReceipted(db: Queries, rc: string): Promise<readonly Receipted[]> {
  const rows = await db
    .selectFrom('operation')
    .select(['op', 'rec', 'scope', 'kind', 'at', 'received', 'account_id', 'result'])
    .where('rc', '=', rc)
    .execute();
  // The one cast of this file: results are written by `logOperation` only.
  return rows.map((row) => ({ ...row, result: JSON.parse(row.result) as OperationResult }));
}
