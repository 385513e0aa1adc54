// The sums of one scope, kept beside its head and moved with every change of a record, so that a dashboard grows with
// communes and not with records. A book of cells of whole numbers: what goes in can be taken out, in any order. [G11]
import type { RecordType } from './activity/type.ts';
import { isActivity } from './activity/type.ts';
import type { Value, Values } from './field.ts';
import type { Cell } from './measure.ts';
import { channelOf, measures, measuresOf } from './measure.ts';
import { isDate } from './period.ts';
import type { ReviewState } from './record.ts';

export const dimensions = [
  'all',
  'type',
  'task',
  'topic',
  'convention',
  'audience',
  'channel',
  'occasion',
  'month',
] as const;
export type Dimension = (typeof dimensions)[number];

/** What is cancelled counts nowhere. */
export const countedStates = ['submitted', 'returned', 'approved'] as const;
export type CountedState = (typeof countedStates)[number];

/** "approved/task/IV.2" → { people: 480 }. No cell is empty, and none has nought. */
export type Totals = ReadonlyMap<string, Cell>;

export interface Countable {
  readonly type: RecordType;
  readonly state: ReviewState;
  readonly values: Values;
  readonly conflicts: readonly unknown[];
}

/** Records two people still differ about. */
const differing = 'differ';

function keyOf(state: string, dimension: Dimension, code: string): string {
  return `${state}/${dimension}/${code}`;
}

/** What one record adds: nothing, if it is cancelled or no activity. [D1] [L4] */
export function entryTotals({ type, state, values, conflicts }: Countable): Totals {
  const sums = new Map<string, Cell>();
  if (!isActivity(type) || state === 'cancelled') return sums;
  const cell = measuresOf(type, values);
  const put = (dimension: Dimension, code: string) => sums.set(keyOf(state, dimension, code), cell);
  put('all', 'all');
  put('type', type);
  for (const code of texts(values['task'])) put('task', code);
  for (const code of new Set(texts(values['topics']))) put('topic', code);
  for (const code of new Set(texts(values['conventions']))) put('convention', code);
  for (const code of new Set(texts(values['audiences']))) put('audience', code);
  for (const code of texts(values['occasion'])) put('occasion', code);
  for (const code of texts(channelOf(type, values))) put('channel', code);
  for (const date of texts(values['date']).filter(isDate)) put('month', date.slice(0, 7));
  if (conflicts.length > 0) sums.set(differing, { n: 1 });
  return sums;
}

function texts(value: Value | undefined): readonly string[] {
  if (Array.isArray(value)) return value.filter((code) => typeof code === 'string');
  return typeof value === 'string' && value !== '' ? [value] : [];
}

/** A cell that is being added up: nobody else's. */
type Sum = { -readonly [Key in keyof Cell]: Cell[Key] };

/** Adds, or with -1 takes out. Changes `into` and its cells. */
export function addTotals(into: Map<string, Sum>, more: Totals, sign: 1 | -1 = 1): void {
  for (const [key, cell] of more) {
    const sum = into.get(key) ?? {};
    into.set(key, sum);
    const lost = addCell(sum, cell, sign);
    if (lost && Object.keys(sum).length === 0) into.delete(key);
  }
}

/** True when some measure came to nought. */
function addCell(into: Sum, more: Cell, sign: 1 | -1): boolean {
  let lost = false;
  for (const measure of measures) {
    const value = more[measure];
    if (value === undefined) continue;
    const next = (into[measure] ?? 0) + sign * value;
    if (next === 0) lost = delete into[measure];
    else into[measure] = next;
  }
  return lost;
}

/** The sums as text; equal sums are equal text. */
export function totalsText(totals: Totals): string {
  const inOrder = (cell: Cell) =>
    measures.flatMap((measure) => {
      const value = cell[measure];
      return value === undefined ? [] : [[measure, value] as const];
    });
  const cells = [...totals].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(
    Object.fromEntries(cells.map(([key, cell]) => [key, Object.fromEntries(inOrder(cell))])),
  );
}

export function totalsFrom(text: string): Totals {
  // The one cast of this file: `totalsText` wrote it.
  return new Map(Object.entries(JSON.parse(text) as Record<string, Cell>));
}

/** One dimension of the sums, by code; of all states that count, or of some. */
export function cellsOf(
  totals: Totals,
  dimension: Dimension,
  states: readonly CountedState[] = countedStates,
): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Sum>();
  const put = (code: string, cell: Cell | undefined) => {
    if (!cell) return;
    const sum = cells.get(code) ?? {};
    cells.set(code, sum);
    addCell(sum, cell, 1);
  };
  if (dimension === 'all') {
    // Looked up, for desks ask for it of every commune.
    for (const state of states) put('all', totals.get(keyOf(state, 'all', 'all')));
    return cells;
  }
  const starts = states.map((state) => keyOf(state, dimension, ''));
  for (const [key, cell] of totals) {
    const start = starts.find((one) => key.startsWith(one));
    if (start !== undefined) put(key.slice(start.length), cell);
  }
  return cells;
}

export function differingIn(totals: Totals): number {
  return totals.get(differing)?.n ?? 0;
}
