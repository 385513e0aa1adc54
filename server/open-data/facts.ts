// Activities as others read them, page by page: within a scope by position, scopes by name. A row that changes while
// somebody reads moves to the end of its scope, and is met there. [O6] [S8]
import { isActivity } from '../../src/domain/activity/type.ts';
import type { Fact } from '../../src/domain/open/fact.ts';
import { factColumns, factOf } from '../../src/domain/open/fact.ts';
import type { Row } from '../../src/domain/record.ts';
import { parseScope } from '../../src/domain/scope.ts';
import type { Queries } from '../storage/database.ts';
import { findHeads } from '../storage/heads.ts';
import { findRowsAfter } from '../storage/records.ts';
import { findTombstonesAfter } from '../storage/tombstones.ts';
import { findUnit } from '../units.ts';

export interface Changes {
  /** What has changed, in the order of positions; what is gone is a row with nothing but its id and "gone". */
  readonly rows: readonly Fact[];
  /** Ask from here next. */
  readonly cursor: number;
  readonly more: boolean;
}

const nothing: Fact = Object.fromEntries(factColumns.map(({ name }) => [name, null]));

export async function changesAfter(
  db: Queries,
  scope: string,
  asked: number,
  limit: number,
): Promise<Changes> {
  // A province put back to a backup counts from there: who had read further begins again, as a phone does.
  const head = (await findHeads(db, [scope])).get(scope)?.q ?? 0;
  const after = asked > head ? 0 : asked;
  const { rows } = await findRowsAfter(db, scope, after, limit);
  const stones = await findTombstonesAfter(db, scope, after, limit);
  const all = [
    ...rows.map((row) => ({ q: row.q, fact: factIn(scope, row) })),
    ...stones.map(({ id, q }) => ({ q, fact: { ...nothing, id, state: 'gone' } })),
  ].sort((a, b) => a.q - b.q);
  const some = all.slice(0, limit);
  return {
    rows: some.map(({ fact }) => fact).filter((fact) => fact !== undefined),
    cursor: some.at(-1)?.q ?? after,
    more: all.length > limit || rows.length === limit || stones.length === limit,
  };
}

/** Undefined for what is no activity: cards and declarations are read as sums. */
export function factIn(scope: string, row: Row): Fact | undefined {
  const place = parseScope(scope);
  const { type } = row;
  if (!place || !isActivity(type)) return undefined;
  return factOf({ ...row, type }, place, findUnit(place.unit)?.name ?? place.unit.code);
}

export interface ScopeLine {
  readonly scope: string;
  /** Its counter: a cursor there has met everything. */
  readonly q: number;
}

export async function scopesAfter(db: Queries, from: string): Promise<readonly ScopeLine[]> {
  return db
    .selectFrom('scope_head')
    .select(['scope', 'q'])
    .where('scope', '>=', from)
    .orderBy('scope')
    .execute();
}
