// The sums of each scope: one row, moved in the transaction that changes its records and under the lock of its head, so
// that a dashboard reads as many rows as there are communes. [G11]
import type { Cell } from '../../src/domain/measure.ts';
import type { Countable, Totals } from '../../src/domain/totals.ts';
import { addTotals, entryTotals, totalsFrom, totalsText } from '../../src/domain/totals.ts';
import type { Queries } from './database.ts';

export interface Summed extends Countable {
  readonly scope: string;
}

/** A record before and after; null where there was none. */
interface Moved {
  readonly before: Summed | null;
  readonly after: Summed;
}

export async function findTotals(
  db: Queries,
  scopes: readonly string[],
): Promise<ReadonlyMap<string, Totals>> {
  const found = new Map<string, Totals>();
  for (let at = 0; at < scopes.length; at += portion) {
    const some = scopes.slice(at, at + portion);
    const rows = await db
      .selectFrom('scope_total')
      .selectAll()
      .where('scope', 'in', some)
      .execute();
    for (const { scope, doc } of rows) found.set(scope, totalsFrom(doc));
  }
  return found;
}

/** Scopes asked for in one statement. */
const portion = 500;

/** Heads of all these scopes are locked by the caller. */
export async function moveTotals(db: Queries, moved: readonly Moved[]): Promise<void> {
  const changes = new Map<string, Map<string, Cell>>();
  const change = (record: Summed, sign: 1 | -1) => {
    const sums = changes.get(record.scope) ?? new Map<string, Cell>();
    changes.set(record.scope, sums);
    addTotals(sums, entryTotals(record), sign);
  };
  for (const { before, after } of moved) {
    if (before) change(before, -1);
    change(after, 1);
  }
  const scopes = [...changes].filter(([, sums]) => sums.size > 0).map(([scope]) => scope);
  const present = await findTotals(db, scopes);
  for (const scope of scopes.sort()) {
    const sums = new Map(present.get(scope));
    addTotals(sums, changes.get(scope) ?? new Map());
    const doc = totalsText(sums);
    await db
      .insertInto('scope_total')
      .values({ scope, doc })
      .onConflict((conflict) => conflict.column('scope').doUpdateSet({ doc }))
      .execute();
  }
}
