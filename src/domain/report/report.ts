// The report: seven annexes from sums and from the records that are rows of their own. Pure; who reads them is the
// server, and which records stand behind a figure is asked of behind.ts.
// domain.md §3.3–3.4 [B1]–[B6]
import type { Cell } from '../measure.ts';
import { codesOf, plan } from '../plan.ts';
import type { UnitView } from '../roll-up.ts';
import type { Succession } from '../succession.ts';
import type { TargetLine } from '../target.ts';
import type { TaskLine } from '../task.ts';
import { taskLines } from '../task.ts';
import { addTotals } from '../totals.ts';
import type { UnitRef } from '../unit.ts';
import { sameUnit } from '../unit.ts';
import type { Facts } from './facts.ts';
import type { Grid } from './grid.ts';
import { grouped, tabulate } from './grid.ts';
import type { ReportBasis, ReportDays, ReportLine } from './line.ts';
import { sift, unitKey, unitOf } from './line.ts';
import { trainingMeasures } from './measures.ts';
import type { SummedAnnex, Sums, Tally } from './sums.ts';
import {
  addedIn,
  addSums,
  countedHeaps,
  lineSums,
  summedAnnexes,
  summedFigure,
  taskTotals,
  waitingHeaps,
} from './sums.ts';
import type { Standing } from './targets.ts';
import { targetGrid, targetsOf } from './targets.ts';

export const annexKeys = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'] as const;
export type AnnexKey = (typeof annexKeys)[number];

export interface ReportAsk {
  readonly days: ReportDays;
  /** Whose declarations and cards are meant: the reporting year of the last day. */
  readonly year: number;
  readonly basis: ReportBasis;
  /** The communes of the place, in the order of its lists. */
  readonly units: readonly UnitRef[];
  readonly view: UnitView;
  readonly now: Standing;
  readonly before: Standing;
  /** Local date of whoever asks. */
  readonly today: string;
}

/** Where a figure stands. Row "total" is the sum of the annex. */
export interface FigureAddress {
  readonly annex: AnnexKey;
  readonly row: string;
  readonly column: string;
}

export interface Report {
  readonly ask: ReportAsk;
  readonly facts: Facts;
  readonly annexes: Readonly<Record<AnnexKey, Grid>>;
  readonly targets: readonly TargetLine[];
  readonly targetsBefore: readonly TargetLine[];
  readonly tasks: readonly TaskLine[];
  /** Those that count, by day: the rows of annex V. */
  readonly trainings: readonly ReportLine[];
  /** The card of each commune that counts. */
  readonly cards: readonly ReportLine[];
  /** Under which row what stands under a unit is shown. */
  readonly rowOf: ReadonlyMap<string, string>;
  /** Rows of communes that were divided since. */
  readonly divided: ReadonlySet<string>;
  /** Which commune of the place answers for a unit on the last day of the view. */
  readonly heirKey: (unit: UnitRef) => string;
}

/** The maps in force: `successionOf`. */
export type HeirOf = (unit: UnitRef, date: string) => Succession;

export function buildReport(ask: ReportAsk, facts: Facts, heirOf: HeirOf): Report {
  const cards = cardsOf(facts.said, ask, heirOf);
  const heirs = heirsOf([...facts.added.keys(), ...cards.map(cardUnit)], ask.view, heirOf);
  const rowOf = new Map([...heirs].map(([unit, { key }]) => [unit, key]));
  const divided = new Set([...heirs.values()].flatMap((heir) => (heir.divided ? [heir.key] : [])));
  const keys = [...new Set([...ask.units.map(unitKey), ...[...rowOf.values()].sort()])];
  const trainings = [...sift(facts.trainings, ask.days, ask.basis).counted].sort(byDay);
  const rows = rowSums(facts, cards, rowOf);
  const whole = wholeOf(rows.values());
  const targets = targetsOf(facts.said, ask.year, ask.now);
  const targetsBefore = targetsOf(facts.said, ask.year - 1, ask.before);
  const heirKey = (unit: UnitRef) => {
    const heir = heirOf(unit, ask.days.to);
    return unitKey(heir.kind === 'whole' ? heir.unit : unit);
  };
  const byUnit = (annex: SummedAnnex) => unitGrid(annex, keys, rows, whole, ask.basis);
  return {
    ask,
    facts,
    annexes: {
      I: targetGrid(targets, targetsBefore),
      II: taskGrid(whole, ask.basis),
      III: byUnit('III'),
      IV: byUnit('IV'),
      V: tabulate(
        trainings,
        trainings.map(({ id }) => id),
        trainingMeasures,
        ({ id }) => id,
      ),
      VI: byUnit('VI'),
      VII: standingGrid(keys, rows, whole, ask.basis),
    },
    targets,
    targetsBefore,
    tasks: tasksOf(ask, facts, heirKey),
    trainings,
    cards,
    rowOf,
    divided,
    heirKey,
  };
}

type Rows = ReadonlyMap<string, Sums>;
const nothing: Sums = new Map();

/** What is shown under each row, of all units that stand there. */
function rowSums(
  { added }: Facts,
  cards: readonly ReportLine[],
  rowOf: ReadonlyMap<string, string>,
): Rows {
  const rows = new Map<string, Tally>();
  const put = (unit: string, sums: Sums) => {
    const row = rowOf.get(unit) ?? '';
    const own: Tally = rows.get(row) ?? new Map();
    rows.set(row, own);
    addSums(own, sums);
  };
  for (const [unit, sums] of added) put(unit, sums);
  for (const card of cards) put(cardUnit(card), lineSums(card));
  return rows;
}

function wholeOf(rows: Iterable<Sums>): Sums {
  const whole: Tally = new Map();
  for (const sums of rows) addSums(whole, sums);
  return whole;
}

function unitGrid(
  annex: SummedAnnex,
  keys: readonly string[],
  rows: Rows,
  whole: Sums,
  basis: ReportBasis,
): Grid {
  const heaps = countedHeaps(basis);
  const figuresOf = (sums: Sums) =>
    Object.fromEntries(
      summedAnnexes[annex].map((one) => [one.key, summedFigure(sums, heaps, annex, '', one)]),
    );
  return {
    rows: keys.map((key) => ({ key, figures: figuresOf(rows.get(key) ?? nothing) })),
    totals: figuresOf(whole),
  };
}

/** A row a task of the plan; the last is their sum. */
function taskGrid(whole: Sums, basis: ReportBasis): Grid {
  const heaps = countedHeaps(basis);
  const rows = codesOf(plan.tasks).map((key) => ({
    key,
    figures: Object.fromEntries(
      summedAnnexes.II.map((one) => [one.key, summedFigure(whole, heaps, 'II', key, one)]),
    ),
  }));
  const sumOf = (column: string) =>
    rows.reduce((sum, { figures }) => sum + Number(figures[column]), 0);
  const totals = Object.fromEntries(summedAnnexes.II.map(({ key }) => [key, sumOf(key)]));
  return { rows, totals };
}

/** Columns of annex VII: what counts, what waits, what differs. */
export const standingColumns = ['counted', 'waiting', 'differing'] as const;

export function standingHeaps(column: string, basis: ReportBasis) {
  if (column === 'counted') return countedHeaps(basis);
  return column === 'waiting' ? waitingHeaps(basis) : (['differing'] as const);
}

function standingGrid(keys: readonly string[], rows: Rows, whole: Sums, basis: ReportBasis): Grid {
  const cell = { annex: 'all', row: '', column: 'n' } as const;
  const figuresOf = (sums: Sums) =>
    Object.fromEntries(
      standingColumns.map((key) => [key, addedIn(sums, standingHeaps(key, basis), cell)[1]]),
    );
  return {
    rows: keys.map((key) => ({ key, figures: figuresOf(rows.get(key) ?? nothing) })),
    totals: figuresOf(whole),
  };
}

/** How far each task is, as Nhiệm vụ says it: of the communes of the last day, in every view. [G8] [B5] */
function tasksOf(
  { now, today }: ReportAsk,
  { added }: Facts,
  heirKey: Report['heirKey'],
): readonly TaskLine[] {
  const totals = new Map<string, Map<string, Cell>>();
  for (const [unit, sums] of added) {
    const home = heirKey(unitOf(unit));
    const own = totals.get(home) ?? new Map<string, Cell>();
    addTotals(own, taskTotals(sums));
    if (own.size > 0) totals.set(home, own);
  }
  return taskLines({ ...now, totals, today });
}

function cardUnit({ unit }: ReportLine): string {
  return unitKey(unit);
}

/**
 * A commune's card of the year, or its last before: that counts until this year's is saved. Where several went into one,
 * theirs count until it has a card of its own: the same loudspeakers are not counted twice. [D4] [U4]
 */
function cardsOf(
  lines: readonly ReportLine[],
  { year, today }: ReportAsk,
  heirOf: HeirOf,
): readonly ReportLine[] {
  const cards = lines.filter((line) => line.type === 'the_dai' && line.year <= year);
  const latest = grouped(cards, cardUnit);
  const spokenFor = ({ unit }: ReportLine) => {
    const heir = heirOf(unit, today);
    return heir.kind === 'whole' && !sameUnit(heir.unit, unit) && latest.has(unitKey(heir.unit));
  };
  return [...latest.values()]
    .flatMap((own) => own.sort((a, b) => a.year - b.year || (a.id < b.id ? -1 : 1)).at(-1) ?? [])
    .filter((card) => !spokenFor(card));
}

/** Under which row each commune's records stand; what was divided stays under its own name. [B5] [U5] */
function heirsOf(keys: readonly string[], view: UnitView, heirOf: HeirOf) {
  return new Map(
    [...new Set(keys)].map((key) => {
      const unit = unitOf(key);
      const heir = view.as === 'on' ? heirOf(unit, view.date) : { kind: 'whole' as const, unit };
      const divided = heir.kind !== 'whole';
      return [key, { key: divided ? key : unitKey(heir.unit), divided }];
    }),
  );
}

function byDay(a: ReportLine, b: ReportLine): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1;
}
