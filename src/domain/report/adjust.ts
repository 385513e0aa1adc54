// What has moved since a report was frozen: figures before and after, and the records that moved them. The frozen figures
// themselves never do. domain.md §2.4 [B10]

import { isActivity } from '../activity/type.ts';
import type { Figure, Grid } from './grid.ts';
import type { ReportLine } from './line.ts';
import { sift, textOf, unitKey } from './line.ts';
import type { FigureAddress, Report } from './report.ts';
import { annexKeys } from './report.ts';

export interface MovedFigure extends FigureAddress {
  readonly before: Figure;
  readonly after: Figure;
}

export interface MovedRecord {
  readonly id: string;
  readonly unit: string;
  readonly date: string;
  readonly title: string;
  /** It came in, it changed, or it counts no more. */
  readonly why: 'new' | 'changed' | 'gone';
}

export interface Adjustments {
  readonly figures: readonly MovedFigure[];
  readonly records: readonly MovedRecord[];
}

export interface Lined {
  readonly report: Report;
  /** Of the whole place. */
  readonly lines: readonly ReportLine[];
}

/** @param after the same question over the records of now */
export function adjustmentsOf(before: Lined, after: Lined): Adjustments {
  const figures = movedFigures(before.report, after.report);
  return { figures, records: movedRecords(before, after) };
}

/** Cells that are not the same; none: both say the same. */
export function movedFigures(before: Report, after: Report): readonly MovedFigure[] {
  return annexKeys.flatMap((annex) => {
    const [old, now] = [cellsOf(before.annexes[annex]), cellsOf(after.annexes[annex])];
    const places = [...new Set([...old.keys(), ...now.keys()])];
    return places.flatMap((place) => {
      // A row that was not there had nothing.
      const [was, is] = [old.get(place) ?? null, now.get(place) ?? null];
      const [row = '', column = ''] = place.split('|');
      return (was ?? 0) === (is ?? 0) ? [] : [{ annex, row, column, before: was, after: is }];
    });
  });
}

function cellsOf({ rows, totals }: Grid): ReadonlyMap<string, Figure> {
  const all = [...rows, { key: 'total', figures: totals }];
  return new Map(
    all.flatMap(({ key, figures }) =>
      Object.entries(figures).map(([column, value]) => [`${key}|${column}`, value] as const),
    ),
  );
}

/** Activities that counted or count, and declarations and cards. */
function movedRecords(before: Lined, after: Lined): readonly MovedRecord[] {
  const [old, now] = [standingIn(before), standingIn(after)];
  const said = (line: ReportLine, why: MovedRecord['why']): MovedRecord => ({
    id: line.id,
    unit: unitKey(line.unit),
    date: line.date,
    title: textOf(line.values['title']),
    why,
  });
  const gone = [...old.values()].filter(({ id }) => !now.has(id));
  const moved = [...now.values()].flatMap((line) => {
    const was = old.get(line.id);
    if (!was) return [said(line, 'new')];
    return JSON.stringify(was.values) === JSON.stringify(line.values)
      ? []
      : [said(line, 'changed')];
  });
  return [...gone.map((line) => said(line, 'gone')), ...moved];
}

function standingIn({ report, lines }: Lined): ReadonlyMap<string, ReportLine> {
  const own = lines.filter(({ type }) => !isActivity(type));
  const { counted } = sift(lines, report.ask.days, report.ask.basis);
  return new Map([...counted, ...own].map((line) => [line.id, line]));
}
