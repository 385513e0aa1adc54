// The lines of a report out of the database, a commune at a time: no phone waits for a province to be read. Each line is
// a version that was committed; of two communes one may be read a moment later than the other.
import { addDays, reportingYear } from '../../src/domain/period.ts';
import type { ReportDays, ReportLine } from '../../src/domain/report/line.ts';
import { reportLineOf } from '../../src/domain/report/line.ts';
import { parseScope, scopeId } from '../../src/domain/scope.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import type { Queries } from '../storage/database.ts';
import { findRecordsIn } from '../storage/records.ts';
import { withPredecessors } from '../units.ts';

/**
 * What a report over these days needs of a commune and of what went into it: the years of the days, and the year before
 * for its declarations and its card.
 */
export async function readReportLines(
  db: Queries,
  unit: UnitRef,
  { from, to }: ReportDays,
): Promise<readonly ReportLine[]> {
  const [first, last] = [reportingYear(from) - 1, reportingYear(to)];
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const scopes = withPredecessors([unit]).flatMap((one) => years.map((year) => scopeId(one, year)));
  // An activity lasts at most 366 days: what began before that does not run into these. [A7]
  const records = await findRecordsIn(db, scopes, [addDays(from, -366), to]);
  return records.flatMap((record) => {
    const scope = parseScope(record.scope);
    if (!scope) return [];
    const line = reportLineOf(record, scope.unit, scope.year);
    const { to: last } = line.values;
    const touches =
      line.date === '' || line.date >= from || (typeof last === 'string' && last >= from);
    return touches ? [line] : [];
  });
}
