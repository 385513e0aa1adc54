// The line of each entry in the book of the whole province, and the counts by week: what follows from a record alone.
import type { RecordType } from '../../src/domain/activity/type.ts';
import { isActivity } from '../../src/domain/activity/type.ts';
import type { Values } from '../../src/domain/field.ts';
import { weekOf } from '../../src/domain/period.ts';
import { parseScope } from '../../src/domain/scope.ts';
import { markedKey, searchKey } from '../../src/domain/search.ts';
import { searchText, writtenText } from '../../src/domain/search-text.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import type { Queries } from './database.ts';
import type { BookLineTable } from './derived-tables.ts';

/** What of a record its line is made of. */
export interface Lined {
  readonly id: string;
  readonly scope: string;
  readonly type: RecordType;
  readonly state: string;
  /** Nought once it is buried: no desk is shown it any more. */
  readonly q: number;
  readonly values: Values;
}

export type BookLine = Omit<BookLineTable, 'no'>;

export function unitKey({ set, code }: UnitRef): string {
  return `${set}.${code}`;
}

export function refOf(key: string): UnitRef {
  const [set = '', code = ''] = key.split('.');
  return { set, code };
}

/** Undefined for what is no entry of the book: cards and declarations, and what is buried. */
export function lineOf({ id, scope, type, state, q, values }: Lined): BookLine | undefined {
  const unit = parseScope(scope)?.unit;
  if (!unit || q === 0 || !isActivity(type)) return undefined;
  const [date, start] = [values['date'], values['start']].map((part) =>
    typeof part === 'string' ? part : '',
  );
  return {
    rec: id,
    ord: `${date} ${start} ${id}`,
    unit: unitKey(unit),
    type,
    state,
    key: searchKey(searchText(type, values)),
    marked: markedKey(writtenText(values)),
  };
}

/** The day a line stands under. */
export function dayOf({ ord }: Pick<BookLine, 'ord'>): string {
  return ord.slice(0, 10);
}

/** How often a line of this kind is one more (+1) or one less (-1), by week. Cancelled ones do not count. */
export class WeekCount {
  readonly #counts = new Map<string, { readonly n: number; readonly line: BookLine }>();

  add(line: BookLine | undefined, by: 1 | -1): void {
    if (!line || line.state === 'cancelled') return;
    const key = [weekOf(dayOf(line)), line.unit, line.type, line.state].join(' ');
    this.#counts.set(key, { line, n: (this.#counts.get(key)?.n ?? 0) + by });
  }

  /** In one order everywhere, so that two writers cannot wait for each other. */
  rows() {
    return [...this.#counts]
      .filter(([, { n }]) => n !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { line, n }]) => {
        const { unit, type, state } = line;
        return { week: weekOf(dayOf(line)), unit, type, state, n };
      });
  }
}

/** Far below what one statement may carry on either database. */
const statementRows = 500;

export async function addWeeks(db: Queries, count: WeekCount): Promise<void> {
  const rows = count.rows();
  for (let from = 0; from < rows.length; from += statementRows)
    await addSome(db, rows.slice(from, from + statementRows));
}

async function addSome(db: Queries, rows: ReturnType<WeekCount['rows']>): Promise<void> {
  await db
    .insertInto('week_total')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['week', 'unit', 'type', 'state']).doUpdateSet((set) => ({
        n: set.eb('week_total.n', '+', set.ref('excluded.n')),
      })),
    )
    .execute();
  const weeks = rows.filter(({ n }) => n < 0).map(({ week }) => week);
  if (weeks.length === 0) return;
  await db.deleteFrom('week_total').where('week', 'in', weeks).where('n', '=', 0).execute();
}

export async function putLines(db: Queries, lines: readonly BookLine[]): Promise<void> {
  for (let from = 0; from < lines.length; from += statementRows)
    await putSome(db, lines.slice(from, from + statementRows));
}

async function putSome(db: Queries, lines: readonly BookLine[]): Promise<void> {
  await db
    .insertInto('book_line')
    .values(lines)
    .onConflict((conflict) =>
      conflict.column('rec').doUpdateSet((set) => ({
        ord: set.ref('excluded.ord'),
        unit: set.ref('excluded.unit'),
        type: set.ref('excluded.type'),
        state: set.ref('excluded.state'),
        key: set.ref('excluded.key'),
        marked: set.ref('excluded.marked'),
      })),
    )
    .execute();
}

export async function dropLines(db: Queries, recs: readonly string[]): Promise<void> {
  if (recs.length === 0) return;
  await db.deleteFrom('book_line').where('rec', 'in', recs).execute();
}
