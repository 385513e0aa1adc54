// Annex I: the plan's targets from the yearly declarations. Who has not declared is missing, never nought; who
// contradicts himself counts nowhere and is named. domain.md §1.2 [B4] [D3]
import { headGroups, missingIn } from '../activity/declaration.ts';
import { isEmpty } from '../field.ts';
import type { Figure, Grid, Measure } from './grid.ts';
import { behind, figureOf } from './grid.ts';
import type { ReportLine } from './line.ts';
import { numberOf } from './line.ts';

/** The rows of annex I, as the plan names them. */
export const targetCodes = [
  'I.2.1',
  'I.2.2a',
  'I.2.2b',
  'I.2.2c',
  'I.2.2d',
  'I.2.3a',
  'I.2.3b',
] as const;
type TargetCode = (typeof targetCodes)[number];

const groupOf: Readonly<Partial<Record<TargetCode, string>>> = Object.fromEntries(
  headGroups.map((group, index) => [`I.2.2${'abcd'[index]}`, group]),
);

/** A spokesperson by decision, a regulation, and information given at least once. domain.md §1.2 */
function speaks({ values }: ReportLine): number | undefined {
  if (missingIn('k1', values).length > 0) return undefined;
  return numberOf(values['informings']) > 0 ? 1 : 0;
}

/** Trained > in post, or this year's > trained: a merge may leave that, no form does. [A15] */
export function contradicts({ values }: ReportLine, group: string): boolean {
  const [posts, trained, recent] = ['inPost', 'trained', 'trainedThisYear'].map((of) =>
    numberOf(values[`${of}.${group}`]),
  );
  return Number(trained) > Number(posts) || Number(recent) > Number(trained);
}

function heads(part: 'inPost' | 'trained', group: string): Measure['of'] {
  return (line) => {
    const parts = ['inPost', 'trained', 'trainedThisYear'].map((of) => `${of}.${group}`);
    const clear = !line.conflicts.some((field) => parts.includes(field));
    const said =
      !isEmpty(line.values[`inPost.${group}`]) && !isEmpty(line.values[`trained.${group}`]);
    return said && clear && !contradicts(line, group)
      ? numberOf(line.values[`${part}.${group}`])
      : undefined;
  };
}

/** Columns of a target that are made of declarations; null for a quoted one. */
export function targetMeasures(
  code: string,
): Readonly<Record<'numerator' | 'denominator' | 'declared', Measure>> | null {
  const group = groupOf[code as TargetCode];
  if (code !== 'I.2.1' && !group) return null;
  const numerator = group ? heads('trained', group) : speaks;
  const denominator = group ? heads('inPost', group) : speaks;
  const declared = (line: ReportLine) => (denominator(line) === undefined ? undefined : 1);
  return {
    numerator: { key: 'numerator', said: true, of: numerator },
    denominator: { key: 'denominator', said: true, of: denominator },
    declared: { key: 'declared', of: declared },
  };
}

/** The declarations of one reporting year. */
export function declarationsOf(lines: readonly ReportLine[], year: number): readonly ReportLine[] {
  return lines.filter((line) => line.type === 'khai_bao' && line.year === year);
}

/** @param units how many there are to declare: of I.2.1 they are the denominator, declared or not */
export function targetGrid(lines: readonly ReportLine[], year: number, units: number): Grid {
  const rows = targetCodes.map((code) => {
    const now = targetFigures(declarationsOf(lines, year), code, units);
    const before = targetFigures(declarationsOf(lines, year - 1), code, units);
    return { key: code, figures: { ...now, previous: before['rate'] ?? null, units } };
  });
  return { rows, totals: {} };
}

function targetFigures(
  declarations: readonly ReportLine[],
  code: string,
  units: number,
): Readonly<Record<string, Figure>> {
  const measures = targetMeasures(code);
  if (!measures) return { numerator: null, denominator: null, rate: null, declared: null };
  const numerator = figureOf(declarations, measures.numerator);
  const said = figureOf(declarations, measures.denominator);
  const denominator = code === 'I.2.1' && said !== null ? units : said;
  const rate =
    numerator === null || !denominator ? null : Math.round((1000 * numerator) / denominator) / 10;
  const declared = figureOf(declarations, measures.declared);
  return { numerator, denominator, rate, declared };
}

/** The declarations behind a figure of annex I. [B2] */
export function behindTarget(
  lines: readonly ReportLine[],
  year: number,
  { row, column }: { readonly row: string; readonly column: string },
): readonly ReportLine[] {
  const measures = targetMeasures(row);
  if (!measures) return [];
  const earlier = column === 'previous';
  const key = column === 'numerator' || column === 'declared' ? column : 'denominator';
  return behind(declarationsOf(lines, earlier ? year - 1 : year), measures[key]);
}
