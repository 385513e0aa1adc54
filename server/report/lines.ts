// The lines of a report out of the database: every record of a commune, for what is frozen and for the records behind a
// figure. The figures themselves come of kept sums. facts.ts
import type { RecordType } from '../../src/domain/activity/type.ts';
import { activityTypes, isActivity, singletonTypes } from '../../src/domain/activity/type.ts';
import { addDays, reportingYear } from '../../src/domain/period.ts';
import type { ReportDays, ReportLine } from '../../src/domain/report/line.ts';
import { reportLineOf } from '../../src/domain/report/line.ts';
import { parseScope, scopeId } from '../../src/domain/scope.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import type { Queries } from '../storage/database.ts';
import { findRecordsOf } from '../storage/records.ts';
import { withPredecessors } from '../units.ts';

/** An activity lasts at most so many days: what began before that does not run into a report. [A7] */
export const longest = 366;

/**
 * The scopes of these units and of what went into them: the years of the days, and the year before for declarations, for
 * cards, and for what began then.
 */
export function scopesOfReport(
  units: readonly UnitRef[],
  { from, to }: ReportDays,
): readonly string[] {
  return withPredecessors(units).flatMap((unit) => scopesOfUnit(unit, { from, to }));
}

function scopesOfUnit(unit: UnitRef, { from, to }: ReportDays): readonly string[] {
  const [first, last] = [reportingYear(from) - 1, reportingYear(to)];
  return Array.from({ length: last - first + 1 }, (_, index) => scopeId(unit, first + index));
}

/** Records of some types as lines, by id. @param days when activities began; of others no day is asked */
export async function readLines(
  db: Queries,
  scopes: readonly string[],
  types: readonly RecordType[],
  days?: readonly [string, string],
): Promise<readonly ReportLine[]> {
  const records = await findRecordsOf(db, { scopes, types, ...(days ? { days } : {}) });
  return records.flatMap((record) => {
    const scope = parseScope(record.scope);
    return scope ? [reportLineOf(record, scope.unit, scope.year)] : [];
  });
}

/** Everything a report over these days says of a commune and of what went into it. */
export async function readReportLines(
  db: Queries,
  unit: UnitRef,
  days: ReportDays,
): Promise<readonly ReportLine[]> {
  const { from, to } = days;
  const scopes = scopesOfReport([unit], days);
  const said = await readLines(db, scopes, singletonTypes);
  const done = await readLines(db, scopes, activityTypes, [addDays(from, -longest), to]);
  return [...said, ...done].filter(({ type, date, values }) => {
    const { to: last } = values;
    return !isActivity(type) || date >= from || (typeof last === 'string' && last >= from);
  });
}

/** Activities of these days that stand under one unit. */
export function readOwnLines(
  db: Queries,
  unit: UnitRef,
  days: ReportDays,
): Promise<readonly ReportLine[]> {
  return readLines(db, scopesOfUnit(unit, days), activityTypes, [days.from, days.to]);
}
