// What records add to the figures of a report, as sums that can be kept and moved: a report over any days is then added
// up from parts of months, and grows with communes and not with records. Whole numbers of tenths, so that what goes in
// can be taken out, in any order. [B2] [B13]
import { isActivity } from '../activity/type.ts';
import type { Cell } from '../measure.ts';
import { isDate } from '../period.ts';
import type { ReviewState } from '../record.ts';
import type { Totals } from '../totals.ts';
import type { Figure, Measure } from './grid.ts';
import type { Measured, ReportBasis } from './line.ts';
import { textOf } from './line.ts';
import { broadcastMeasures, displayMeasures, productMeasures, taskMeasures } from './measures.ts';

/** One sum: tenths, and how many records stand behind it. */
export type Added = readonly [tenths: number, records: number];

/** "approved/III//airings" → [120, 4]: heap, annex, task or nothing, column. No key has nought twice. */
export type Sums = ReadonlyMap<string, Added>;

export interface Summable extends Measured {
  readonly state: ReviewState;
  readonly conflicts: readonly unknown[];
}

/** Annexes of sums; of annex V each training is a row, and annex I is declared. */
export const summedAnnexes = {
  II: taskMeasures,
  III: broadcastMeasures,
  IV: displayMeasures,
  VI: productMeasures,
} as const satisfies Readonly<Record<string, readonly Measure[]>>;
export type SummedAnnex = keyof typeof summedAnnexes;

type Heap = 'approved' | 'open' | 'differing' | 'card';

/** Which heaps count; what the narrower basis leaves out waits. [B1] */
export function countedHeaps(basis: ReportBasis): readonly Heap[] {
  return basis === 'sent' ? ['approved', 'open', 'card'] : ['approved', 'card'];
}

export function waitingHeaps(basis: ReportBasis): readonly Heap[] {
  return basis === 'sent' ? [] : ['open'];
}

/** Nothing of what is cancelled, of a declaration, or of what has no day. */
export function lineSums(line: Summable): Sums {
  const { type, date, state, conflicts, values } = line;
  const sums = new Map<string, Added>();
  if (type === 'the_dai') addAnnex(sums, 'card', 'III', '', line);
  if (!isActivity(type) || state === 'cancelled' || !isDate(date)) return sums;
  const clear = state === 'approved' ? 'approved' : 'open';
  const heap: Heap = conflicts.length > 0 ? 'differing' : clear;
  sums.set(`${heap}/all//n`, [10, 1]);
  const task = textOf(values['task']);
  if (task !== '') sums.set(`${tasks}${state}/task/${task}/n`, [10, 0]);
  const last = textOf(values['to']);
  if (isDate(last) && last > date) sums.set(`${spans}${heap}/${last}`, [10, 1]);
  if (heap === 'differing') return sums;
  if (task === '') sums.set(`${heap}/all//no_task`, [10, 1]);
  else addAnnex(sums, heap, 'II', task, line);
  if (values['visitorsMethod'] === 'uoc_tinh') sums.set(`${heap}/all//estimated`, [10, 1]);
  for (const annex of ['III', 'IV', 'VI'] as const) addAnnex(sums, heap, annex, '', line);
  return sums;
}

function addAnnex(
  sums: Map<string, Added>,
  heap: Heap,
  annex: SummedAnnex,
  row: string,
  line: Summable,
): void {
  for (const { key, of, per, said } of summedAnnexes[annex]) {
    const [part, whole] = [of(line), per?.(line)];
    const behind = said ? part !== undefined : Boolean(part) || Boolean(whole);
    if (!behind) continue;
    sums.set(keyOf(heap, annex, row, key), [tenths(part), 1]);
    if (whole) sums.set(keyOf(heap, annex, row, `${key}.per`), [tenths(whole), 0]);
  }
}

const tasks = 'task/';
/** Sums of what lasts beyond its day, by its last day. */
export const spans = 'to/';

/** Whether a key tells of what is over by a day: of days that end with it, it says nothing any more. */
export function isOver(key: string, day: string): boolean {
  return key.startsWith(spans) && key.slice(-day.length) <= day;
}

function keyOf(heap: Heap, annex: SummedAnnex | 'all', row: string, column: string): string {
  return `${heap}/${annex}/${row}/${column}`;
}

/** Tenths are the finest that is counted (m², m). */
function tenths(value: number | undefined): number {
  return Math.round((value ?? 0) * 10);
}

/** Sums while they are added up. */
export type Tally = Map<string, [tenths: number, records: number]>;

/** Adds, or with -1 takes out. Changes `into`. */
export function addSums(
  into: Tally,
  more: Iterable<readonly [string, Added]>,
  sign: 1 | -1 = 1,
): void {
  for (const [key, [value, records]] of more) {
    const own = into.get(key);
    if (!own) {
      into.set(key, [sign * value, sign * records]);
      continue;
    }
    own[0] += sign * value;
    own[1] += sign * records;
    if (own[0] === 0 && own[1] === 0) into.delete(key);
  }
}

/** The sums as text; equal sums are equal text. */
export function sumsText(sums: Sums): string {
  return JSON.stringify(Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1))));
}

export function sumsFrom(text: string): readonly (readonly [string, Added])[] {
  // The one cast of this file: `sumsText` wrote it.
  return Object.entries(JSON.parse(text) as Record<string, Added>);
}

export interface CellOf {
  readonly annex: SummedAnnex | 'all';
  /** A task in annex II, else ''. */
  readonly row: string;
  readonly column: string;
}

/** One cell over some heaps. */
export function addedIn(sums: Sums, heaps: readonly Heap[], { annex, row, column }: CellOf): Added {
  let [value, records] = [0, 0];
  for (const heap of heaps) {
    const added = sums.get(keyOf(heap, annex, row, column));
    value += added?.[0] ?? 0;
    records += added?.[1] ?? 0;
  }
  return [value, records];
}

/** The figure of a column as it is printed. */
export function summedFigure(
  sums: Sums,
  heaps: readonly Heap[],
  annex: SummedAnnex,
  row: string,
  { key, per, said }: Measure,
): Figure {
  const [part, records] = addedIn(sums, heaps, { annex, row, column: key });
  if (!per) return said && records === 0 ? null : part / 10;
  const [whole] = addedIn(sums, heaps, { annex, row, column: `${key}.per` });
  return whole === 0 ? null : Math.round((1000 * part) / whole) / 10;
}

/** How many by task and state, whatever two people differ about: how far a task is, as Nhiệm vụ says it. [G8] */
export function taskTotals(sums: Sums): Totals {
  const totals = new Map<string, Cell>();
  for (const [key, [value]] of sums)
    if (key.startsWith(tasks)) totals.set(key.slice(tasks.length, -2), { n: value / 10 });
  return totals;
}

/** How many last beyond a day. @param heaps undefined: whoever they are */
export function lastingBeyond(
  sums: Iterable<readonly [string, Added]>,
  day: string,
  heaps?: readonly Heap[],
): number {
  let n = 0;
  for (const [key, [, records]] of sums) {
    if (!key.startsWith(spans)) continue;
    const [heap = '', last = ''] = key.slice(spans.length).split('/');
    if (last > day && (!heaps || heaps.some((one) => one === heap))) n += records;
  }
  return n;
}
