// Which years' reports are frozen: a version has the very days of the year. [C4] [B10]
import type { SetYears } from '../../src/domain/report-year.ts';
import { reportDays } from '../../src/domain/report-year.ts';
import type { Queries } from '../storage/database.ts';
import { listVersions } from '../storage/reports.ts';

/** @param place whose report; absent: of any place */
export async function frozenYears(
  db: Queries,
  set: SetYears,
  place?: string,
): Promise<(year: number) => boolean> {
  const versions = (await listVersions(db)).filter(
    (one) => place === undefined || one.place === place,
  );
  return (year) => {
    const { from, to } = reportDays(year, set);
    return versions.some(({ first_day, last_day }) => first_day === from && last_day === to);
  };
}
