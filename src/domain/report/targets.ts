// Annex I: the plan's targets, as Mục tiêu computes them, with the declarations behind each figure. domain.md §1.2 [B4]
import type { Agency } from '../agency.ts';
import type { Declared, Quoted, TargetLine } from '../target.ts';
import { spokesLacks, targetLines } from '../target.ts';
import type { TaskWord } from '../task.ts';
import type { Grid } from './grid.ts';
import type { ReportLine } from './line.ts';
import { unitKey } from './line.ts';

/** What the province knows of its agencies in one year, beside what their logbooks say. */
export interface Standing {
  readonly cutOff: string;
  /** All it knows, also those that are gone. */
  readonly agencies: readonly Agency[];
  /** Those of the place that exist on the cut-off. */
  readonly register: readonly Agency[];
  /** Declarations of agencies without a logbook. */
  readonly declared: readonly Declared[];
  readonly quoted: readonly Quoted[];
  readonly words: readonly TaskWord[];
}

/** The declarations of one reporting year. */
export function declarationsOf(lines: readonly ReportLine[], year: number): readonly ReportLine[] {
  return lines.filter((line) => line.type === 'khai_bao' && line.year === year);
}

export function targetsOf(
  lines: readonly ReportLine[],
  year: number,
  standing: Standing,
): readonly TargetLine[] {
  const own = declarationsOf(lines, year).map(({ unit, values, conflicts }) => ({
    agency: unitKey(unit),
    values,
    differ: conflicts,
  }));
  return targetLines({ ...standing, declared: [...own, ...standing.declared] });
}

export function targetGrid(now: readonly TargetLine[], before: readonly TargetLine[]): Grid {
  const rows = now.map(({ code, numerator, denominator, percent, asked, silent, doubts }, row) => ({
    key: code,
    figures: {
      previous: before[row]?.percent ?? null,
      numerator,
      denominator,
      rate: percent,
      declared: asked - silent.length - doubts.filter(({ why }) => why !== 'merged').length,
      asked,
    },
  }));
  return { rows, totals: {} };
}

/** The declarations behind a figure of annex I: those that count in it. [B2] */
export function behindTarget(
  lines: readonly ReportLine[],
  { code, silent, doubts }: TargetLine,
  column: string,
  cutOff: string,
): readonly ReportLine[] {
  const out = new Set([...silent, ...doubts.map(({ agency }) => agency)]);
  const fulfils = ({ values }: ReportLine) => spokesLacks(values, cutOff)?.length === 0;
  return lines.filter(
    (line) =>
      !out.has(unitKey(line.unit)) && (code !== 'I.2.1' || column !== 'numerator' || fulfils(line)),
  );
}
