// An annex as rows of figures. Every figure is the sum of what single records add to it, so each can name its records;
// a total is the same sum over all rows. [B2]
import type { Measured, ReportLine } from './line.ts';

/** A column. `undefined`: the record has nothing to do with it. */
export interface Measure {
  readonly key: string;
  readonly of: (line: Measured) => number | undefined;
  /** The column is a share in percent: all of `of` over all of this. */
  readonly per?: (line: Measured) => number | undefined;
  /** It is said, not counted: without a word it is "chưa có số liệu", and never nought. [B4] */
  readonly said?: true;
  /** Heads in a small group may point at persons. [B3] */
  readonly heads?: true;
}

/** null: nobody has said it, or a share of nothing. */
export type Figure = number | null;

export interface GridRow {
  readonly key: string;
  readonly figures: Readonly<Record<string, Figure>>;
}

export interface Grid {
  readonly rows: readonly GridRow[];
  readonly totals: Readonly<Record<string, Figure>>;
}

/** Of which rows a record is part; most have one, "" is none. */
export type RowOf = (line: ReportLine) => string;

/** @param keys rows in their order; those without a record are shown too */
export function tabulate(
  lines: readonly ReportLine[],
  keys: readonly string[],
  measures: readonly Measure[],
  rowOf: RowOf,
): Grid {
  const byRow = grouped(lines, rowOf);
  const inRows = keys.flatMap((key) => byRow.get(key) ?? []);
  const figuresOf = (of: readonly ReportLine[]) =>
    Object.fromEntries(measures.map((measure) => [measure.key, figureOf(of, measure)]));
  return {
    rows: keys.map((key) => ({ key, figures: figuresOf(byRow.get(key) ?? []) })),
    totals: figuresOf(inRows),
  };
}

export function figureOf(lines: readonly ReportLine[], { of, per, said }: Measure): Figure {
  let [part, whole] = [0, 0];
  let silent = true;
  for (const line of lines) {
    const own = of(line);
    if (own !== undefined) silent = false;
    part += own ?? 0;
    whole += per?.(line) ?? 0;
  }
  if (!per) return said && silent ? null : exactly(part);
  return whole === 0 ? null : Math.round((1000 * part) / whole) / 10;
}

/** The records a figure is made of. [B2] */
export function behind(
  lines: readonly ReportLine[],
  { of, per, said }: Measure,
): readonly ReportLine[] {
  return lines.filter((line) => {
    const part = of(line);
    return said ? part !== undefined : Boolean(part) || Boolean(per?.(line));
  });
}

/** `Map.groupBy`, which the phones' oldest browsers lack. */
export function grouped<T>(of: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of of) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** Tenths are the finest that is counted (m², m): what binary arithmetic adds behind them is cut off. */
function exactly(value: number): number {
  return Math.round(value * 10) / 10;
}
