// The sums of one scope, kept beside its head and moved with every change of a record, so that a dashboard grows with
// communes and not with records. A flat book of whole numbers: what goes in can be taken out, in any order. [G11]
import type { RecordType } from './activity/type.ts';
import { isActivity } from './activity/type.ts';
import type { Value, Values } from './field.ts';
import type { Cell, Measure } from './measure.ts';
import { channelOf, isMeasure, measures, measuresOf } from './measure.ts';
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

/** "approved/task/IV.2/people" → 480. No key has nought. */
export type Totals = ReadonlyMap<string, number>;

export interface Countable {
  readonly type: RecordType;
  readonly state: ReviewState;
  readonly values: Values;
  readonly conflicts: readonly unknown[];
}

/** Records two people still differ about. */
const differing = 'differ';

/** What one record adds: nothing, if it is cancelled or no activity. [D1] [L4] */
export function entryTotals({ type, state, values, conflicts }: Countable): Totals {
  const sums = new Map<string, number>();
  if (!isActivity(type) || state === 'cancelled') return sums;
  const cell = Object.entries(measuresOf(type, values));
  const put = (dimension: Dimension, code: string) => {
    for (const [measure, value] of cell)
      sums.set(`${state}/${dimension}/${code}/${measure}`, value);
  };
  put('all', 'all');
  put('type', type);
  for (const code of texts(values['task'])) put('task', code);
  for (const code of new Set(texts(values['topics']))) put('topic', code);
  for (const code of new Set(texts(values['conventions']))) put('convention', code);
  for (const code of new Set(texts(values['audiences']))) put('audience', code);
  for (const code of texts(values['occasion'])) put('occasion', code);
  for (const code of texts(channelOf(type, values))) put('channel', code);
  for (const date of texts(values['date']).filter(isDate)) put('month', date.slice(0, 7));
  if (conflicts.length > 0) sums.set(differing, 1);
  return sums;
}

function texts(value: Value | undefined): readonly string[] {
  if (Array.isArray(value)) return value.filter((code) => typeof code === 'string');
  return typeof value === 'string' && value !== '' ? [value] : [];
}

/** Adds, or with -1 takes out. Changes `into`. */
export function addTotals(into: Map<string, number>, more: Totals, sign: 1 | -1 = 1): void {
  for (const [key, value] of more) {
    const next = (into.get(key) ?? 0) + sign * value;
    if (next === 0) into.delete(key);
    else into.set(key, next);
  }
}

/** The sums as text; equal sums are equal text. */
export function totalsText(totals: Totals): string {
  return JSON.stringify(Object.fromEntries([...totals].sort(([a], [b]) => (a < b ? -1 : 1))));
}

export function totalsFrom(text: string): Map<string, number> {
  // The one cast of this file: `totalsText` wrote it.
  return new Map(Object.entries(JSON.parse(text) as Record<string, number>));
}

/** One dimension of the sums, by code; of all states that count, or of some. */
export function cellsOf(
  totals: Totals,
  dimension: Dimension,
  states: readonly CountedState[] = countedStates,
): ReadonlyMap<string, Cell> {
  if (dimension === 'all') return wholeOf(totals, states);
  const cells = new Map<string, Partial<Record<Measure, number>>>();
  const starts = states.map((state) => `${state}/${dimension}/`);
  for (const [key, value] of totals) {
    const start = starts.find((one) => key.startsWith(one));
    if (start === undefined) continue;
    const end = key.lastIndexOf('/');
    const measure = key.slice(end + 1);
    if (!isMeasure(measure)) continue;
    const code = key.slice(start.length, end);
    const cell = cells.get(code) ?? {};
    cell[measure] = (cell[measure] ?? 0) + value;
    cells.set(code, cell);
  }
  return cells;
}

/** The one cell over everything: looked up, for desks ask for it of every commune. */
function wholeOf(totals: Totals, states: readonly CountedState[]): ReadonlyMap<string, Cell> {
  const cell: Partial<Record<Measure, number>> = {};
  for (const measure of measures)
    for (const state of states) {
      const value = totals.get(`${state}/all/all/${measure}`);
      if (value !== undefined) cell[measure] = (cell[measure] ?? 0) + value;
    }
  return new Map(Object.keys(cell).length > 0 ? [['all', cell]] : []);
}

export function differingIn(totals: Totals): number {
  return totals.get(differing) ?? 0;
}
