// The report: seven annexes from records, each figure traceable. Pure; who reads the records is the server.
// domain.md §3.3–3.4 [B1]–[B6]
import { isActivity } from '../activity/type.ts';
import { codesOf, plan } from '../plan.ts';
import type { UnitView } from '../roll-up.ts';
import type { Succession } from '../succession.ts';
import type { TargetLine } from '../target.ts';
import type { TaskLine } from '../task.ts';
import { taskLines } from '../task.ts';
import { addTotals, entryTotals } from '../totals.ts';
import type { UnitRef } from '../unit.ts';
import type { Grid, Measure, RowOf } from './grid.ts';
import { behind, grouped, tabulate } from './grid.ts';
import type { ReportBasis, ReportDays, ReportLine, Sifted } from './line.ts';
import { sift, textOf, unitKey } from './line.ts';
import {
  broadcastMeasures,
  displayMeasures,
  productMeasures,
  taskMeasures,
  trainingMeasures,
} from './measures.ts';
import type { Standing } from './targets.ts';
import { behindTarget, declarationsOf, targetGrid, targetsOf } from './targets.ts';

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
  readonly annexes: Readonly<Record<AnnexKey, Grid>>;
  readonly targets: readonly TargetLine[];
  readonly tasks: readonly TaskLine[];
  readonly sifted: Sifted;
  /** Lines of the place: activities of the days, cards and declarations. */
  readonly lines: readonly ReportLine[];
  readonly records: (address: FigureAddress) => readonly ReportLine[];
  /** Rows of communes that were divided since. */
  readonly divided: ReadonlySet<string>;
  /** Which commune of the place answers for a unit on the last day of the view. */
  readonly heirKey: (unit: UnitRef) => string;
}

/** The maps in force: `successionOf`. */
export type HeirOf = (unit: UnitRef, date: string) => Succession;

interface Annex {
  readonly lines: readonly ReportLine[];
  readonly keys: readonly string[];
  readonly measures: readonly Measure[];
  readonly rowOf: RowOf;
}
type Annexes = Readonly<Record<Exclude<AnnexKey, 'I'>, Annex>>;

/** @param all lines of the place: its communes' and their predecessors', each once */
export function buildReport(ask: ReportAsk, all: readonly ReportLine[], heirOf: HeirOf): Report {
  const sifted = sift(all, ask.days, ask.basis);
  const cards = cardsOf(all, ask.year);
  const shown = [...sifted.counted, ...sifted.waiting, ...sifted.differing, ...cards];
  const heirs = heirsOf(shown, ask.view, heirOf);
  const divided = new Set([...heirs.values()].flatMap((heir) => (heir.divided ? [heir.key] : [])));
  const others = [...heirs.values()].map(({ key }) => key).sort();
  const keys = [...new Set([...ask.units.map(unitKey), ...others])];
  const annexes = annexesOf(sifted, cards, {
    keys,
    rowOf: ({ unit }) => heirs.get(unitKey(unit))?.key ?? '',
  });
  const targets = targetsOf(all, ask.year, ask.now);
  const before = targetsOf(all, ask.year - 1, ask.before);
  return {
    ask,
    annexes: {
      I: targetGrid(targets, before),
      II: gridOf(annexes.II),
      III: gridOf(annexes.III),
      IV: gridOf(annexes.IV),
      V: gridOf(annexes.V),
      VI: gridOf(annexes.VI),
      VII: gridOf(annexes.VII),
    },
    targets,
    tasks: tasksOf(ask, sifted, heirs),
    sifted,
    lines: all,
    records: ({ annex, row, column }) => {
      if (annex !== 'I') return behindCell(annexes[annex], row, column);
      const [of, year, { cutOff }] =
        column === 'previous'
          ? ([before, ask.year - 1, ask.before] as const)
          : ([targets, ask.year, ask.now] as const);
      const target = of.find(({ code }) => code === row);
      return target ? behindTarget(declarationsOf(all, year), target, column, cutOff) : [];
    },
    divided,
    heirKey: (unit) => {
      const heir = heirOf(unit, ask.days.to);
      return unitKey(heir.kind === 'whole' ? heir.unit : unit);
    },
  };
}

function annexesOf(
  { counted, waiting, differing }: Sifted,
  cards: readonly ReportLine[],
  units: Pick<Annex, 'keys' | 'rowOf'>,
): Annexes {
  const trainings = counted.filter((line) => line.type === 'tap_huan').sort(byDay);
  return {
    II: { lines: counted, keys: codesOf(plan.tasks), measures: taskMeasures, rowOf: taskOf },
    III: { lines: [...counted, ...cards], measures: broadcastMeasures, ...units },
    IV: { lines: counted, measures: displayMeasures, ...units },
    V: {
      lines: trainings,
      keys: trainings.map(({ id }) => id),
      measures: trainingMeasures,
      rowOf: ({ id }) => id,
    },
    VI: { lines: counted, measures: productMeasures, ...units },
    VII: {
      lines: [...counted, ...waiting, ...differing],
      measures: [
        standing('counted', counted),
        standing('waiting', waiting),
        standing('differing', differing),
      ],
      ...units,
    },
  };
}

function gridOf({ lines, keys, measures, rowOf }: Annex): Grid {
  return tabulate(lines, keys, measures, rowOf);
}

/** How far each task is, as Nhiệm vụ says it. [G8] */
function tasksOf(
  { now, today }: ReportAsk,
  { counted, waiting, differing }: Sifted,
  heirs: ReadonlyMap<string, { readonly key: string }>,
): readonly TaskLine[] {
  const totals = new Map<string, Map<string, number>>();
  for (const line of [...counted, ...waiting, ...differing]) {
    const home = heirs.get(unitKey(line.unit))?.key ?? '';
    const sums = totals.get(home) ?? new Map<string, number>();
    addTotals(sums, entryTotals(line));
    totals.set(home, sums);
  }
  return taskLines({ ...now, totals, today });
}

/** One for each record of a heap. */
function standing(key: string, heap: readonly ReportLine[]): Measure {
  const ids = new Set(heap.map(({ id }) => id));
  return { key, of: ({ id }) => (ids.has(id) ? 1 : undefined) };
}

function behindCell({ lines, keys, measures, rowOf }: Annex, row: string, column: string) {
  const measure = measures.find(({ key }) => key === column);
  const shown = new Set(row === 'total' ? keys : [row]);
  return measure
    ? behind(
        lines.filter((line) => shown.has(rowOf(line))),
        measure,
      )
    : [];
}

/** A commune's card of the year, or its last before: that counts until this year's is saved. [D4] */
function cardsOf(lines: readonly ReportLine[], year: number): readonly ReportLine[] {
  const cards = lines.filter((line) => line.type === 'the_dai' && line.year <= year);
  const latest = grouped(cards, ({ unit }) => unitKey(unit));
  return [...latest.values()].flatMap(
    (own) => own.sort((a, b) => a.year - b.year || (a.id < b.id ? -1 : 1)).at(-1) ?? [],
  );
}

/** Under which row each commune's records stand; what was divided stays under its own name. [B5] [U5] */
function heirsOf(lines: readonly ReportLine[], view: UnitView, heirOf: HeirOf) {
  const units = new Map(lines.map(({ unit }) => [unitKey(unit), unit]));
  return new Map(
    [...units].map(([key, unit]) => {
      const heir = view.as === 'on' ? heirOf(unit, view.date) : { kind: 'whole' as const, unit };
      const divided = heir.kind !== 'whole';
      return [key, { key: divided ? key : unitKey(heir.unit), divided }];
    }),
  );
}

function taskOf({ type, values }: ReportLine): string {
  return isActivity(type) ? textOf(values['task']) : '';
}

function byDay(a: ReportLine, b: ReportLine): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1;
}
