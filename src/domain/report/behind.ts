// The records behind a figure: how many by unit, from the sums, and which, from lines of those units. [B2]
import { codesOf, plan } from '../plan.ts';
import { behind } from './grid.ts';
import type { ReportLine, Sifted } from './line.ts';
import { sift, textOf, unitKey } from './line.ts';
import { trainingMeasures } from './measures.ts';
import type { FigureAddress, Report } from './report.ts';
import { standingColumns, standingHeaps } from './report.ts';
import type { SummedAnnex } from './sums.ts';
import { addedIn, countedHeaps, summedAnnexes } from './sums.ts';
import { behindTarget, declarationsOf } from './targets.ts';

/** Records of the report itself: declarations, trainings, cards. Undefined: they are among the lines of the units. */
export function ownBehind(
  report: Report,
  { annex, row, column }: FigureAddress,
): readonly ReportLine[] | undefined {
  const { ask, facts } = report;
  if (annex === 'I') {
    const [of, year, { cutOff }] =
      column === 'previous'
        ? ([report.targetsBefore, ask.year - 1, ask.before] as const)
        : ([report.targets, ask.year, ask.now] as const);
    const target = of.find(({ code }) => code === row);
    return target ? behindTarget(declarationsOf(facts.said, year), target, column, cutOff) : [];
  }
  if (annex === 'V') {
    const measure = trainingMeasures.find(({ key }) => key === column);
    const shown = report.trainings.filter(({ id }) => row === 'total' || id === row);
    return measure ? behind(shown, measure) : [];
  }
  if (annex === 'III' && column === 'clusters')
    return report.cards.filter(({ unit }) => isIn(report, unitKey(unit), row));
  return undefined;
}

/** How many records of each unit stand behind it: who has none need not be read. */
export function unitsBehind(report: Report, address: FigureAddress): ReadonlyMap<string, number> {
  const { annex, row, column } = address;
  const { added } = report.facts;
  const heaps = countedHeaps(report.ask.basis);
  const counts = [...added].flatMap(([unit, sums]): [string, number][] => {
    if (annex === 'VII') {
      const of = standingHeaps(column, report.ask.basis);
      const n = addedIn(sums, of, { annex: 'all', row: '', column: 'n' })[1];
      return isIn(report, unit, row) ? [[unit, n]] : [];
    }
    if (!isSummed(annex)) return [];
    if (annex !== 'II' && !isIn(report, unit, row)) return [];
    const rows = annex === 'II' ? (row === 'total' ? codesOf(plan.tasks) : [row]) : [''];
    const n = rows.map((one) => addedIn(sums, heaps, { annex, row: one, column })[1]);
    return [[unit, n.reduce((sum, one) => sum + one, 0)]];
  });
  return new Map(counts.filter(([, n]) => n > 0));
}

/** @param lines of some units, as the report reads them */
export function linesBehind(
  report: Report,
  lines: readonly ReportLine[],
  { annex, row, column }: FigureAddress,
): readonly ReportLine[] {
  const { days, basis } = report.ask;
  const sifted = sift(lines, days, basis);
  if (annex === 'VII') {
    const heap: keyof Sifted | undefined = standingColumns.find((one) => one === column);
    return (heap ? sifted[heap] : []).filter(({ unit }) => isIn(report, unitKey(unit), row));
  }
  if (!isSummed(annex)) return [];
  const measure = summedAnnexes[annex].find(({ key }) => key === column);
  if (!measure) return [];
  const tasks = new Set(row === 'total' ? codesOf(plan.tasks) : [row]);
  const shown = sifted.counted.filter(({ unit, values }) =>
    annex === 'II' ? tasks.has(textOf(values['task'])) : isIn(report, unitKey(unit), row),
  );
  return behind(shown, measure);
}

function isSummed(annex: string): annex is SummedAnnex {
  return annex in summedAnnexes;
}

function isIn({ rowOf }: Report, unit: string, row: string): boolean {
  return row === 'total' || rowOf.get(unit) === row;
}
