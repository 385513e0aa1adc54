// Every figure of a report beside the recount of it.
import type { Report } from '../../src/domain/report/report.ts';
import { annexKeys } from '../../src/domain/report/report.ts';
import type { Recounted } from './recount.ts';

export interface Comparison {
  readonly figures: number;
  readonly differences: readonly string[];
}

/** What nobody has counted is nought in a sum, and unknown where it is said or a share. */
export function compare(report: Report, recounted: Recounted): Comparison {
  const differences: string[] = [];
  const met = new Set<string>();
  let figures = 0;
  for (const annex of annexKeys) {
    const { rows, totals } = report.annexes[annex];
    for (const { key, figures: own } of [...rows, { key: 'total', figures: totals }])
      for (const [column, value] of Object.entries(own)) {
        if (annex === 'I' && (column === 'previous' || column === 'asked')) continue;
        // Sums of the tasks are no total: an activity has one task, but the annex says nothing over all.
        if (annex === 'II' && key === 'total') continue;
        const place = `${annex}/${key}/${column}`;
        const counted = recounted.get(place);
        met.add(place);
        figures += 1;
        const expected = counted === undefined ? (value === null ? null : 0) : counted;
        if (value !== expected) differences.push(`${place}: ${value}, recounted ${expected}`);
      }
  }
  for (const [place, value] of recounted)
    if (!met.has(place) && value !== 0) differences.push(`${place}: not in the report, ${value}`);
  return { figures, differences };
}
