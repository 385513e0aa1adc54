// What communes have declared: their yearly records, found by their ids. Nothing is searched. [D1] [D3]
import type { Agency } from '../../src/domain/agency.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import { scopeId } from '../../src/domain/scope.ts';
import { singletonId } from '../../src/domain/singleton.ts';
import type { Declared } from '../../src/domain/target.ts';
import type { Queries } from '../storage/database.ts';
import { findRecords } from '../storage/records.ts';
import { findEntries } from '../storage/register.ts';
import type { GoalYear } from './year.ts';

/** Records asked for in one statement. */
const portion = 500;

/** By agency and year, "HY2025.12472:2026". */
export type Declarations = ReadonlyMap<string, StoredRecord>;

export async function findDeclarations(
  db: Queries,
  years: readonly GoalYear[],
): Promise<Declarations> {
  const keys = new Map<string, string>();
  for (const { year, communes } of years)
    for (const { id, unit } of communes)
      if (unit) keys.set(singletonId('khai_bao', scopeId(unit, year)), `${id}:${year}`);
  const ids = [...keys.keys()];
  const found = new Map<string, StoredRecord>();
  for (let at = 0; at < ids.length; at += portion) {
    const records = await findRecords(db, ['', ...ids.slice(at, at + portion)]);
    for (const [id, record] of records) found.set(keys.get(id) ?? id, record);
  }
  return found;
}

/** What everybody has said of each year: communes in their records, the others through the province. */
export async function findDeclared(
  db: Queries,
  years: readonly GoalYear[],
): Promise<(year: number) => readonly Declared[]> {
  const records = await findDeclarations(db, years);
  const kept = await findEntries(db, 'said');
  return (year) => [
    ...kept
      .filter((one) => one.year === year)
      .map(({ key, doc }): Declared => ({ agency: key, values: doc, differ: [] })),
    ...communesOf(years, year).flatMap(({ id }) => {
      const record = records.get(`${id}:${year}`);
      return record ? [declaredBy(id, record)] : [];
    }),
  ];
}

function communesOf(years: readonly GoalYear[], year: number): readonly Agency[] {
  return years.find((one) => one.year === year)?.communes ?? [];
}

function declaredBy(agency: string, { values, conflicts }: StoredRecord): Declared {
  return { agency, values, differ: conflicts.map(({ field }) => field) };
}
