// What the province has set: each version is kept, the last of a name and a day holds. [C1]
import type { SetDays, SetYears } from '../../src/domain/report-year.ts';
import type { SaidSetting, SettingName, Settings } from '../../src/domain/setting.ts';
import { settingNames, settingsOn } from '../../src/domain/setting.ts';
import type { Queries } from './database.ts';
import type { SettingTable } from './setting-table.ts';

/** Days of one year have the year itself in the place of a first day. */
export const calendarName = 'calendar';

interface Last {
  readonly v: number;
  readonly value: unknown;
}
type Key = Pick<SettingTable, 'name' | 'since'>;

/** The last version of each name and day, oldest day first. */
async function lastOf(db: Queries): Promise<readonly (Key & Last)[]> {
  const rows = await db
    .selectFrom('setting')
    .select(['name', 'since', 'v', 'value'])
    .orderBy('since')
    .orderBy('v')
    .execute();
  const last = new Map(rows.map((row) => [`${row.name} ${row.since}`, row]));
  return [...last.values()].map(({ value, ...row }) => ({ ...row, value: JSON.parse(value) }));
}

/** All that was said, what has begun and what has not. */
export async function findSaid(
  db: Queries,
): Promise<readonly (SaidSetting & { readonly v: number })[]> {
  const rows = await lastOf(db);
  const named = new Set<string>(settingNames);
  // The casts of this file: `addSetting` wrote each name with its own value.
  return rows.filter(({ name }) => named.has(name)) as readonly (SaidSetting & Last)[];
}

/** @param day a local date */
export async function findSettings(db: Queries, day: string): Promise<Settings> {
  return settingsOn(await findSaid(db), day);
}

/** The days the province has set, by year, each with its version. */
export async function findYears(
  db: Queries,
): Promise<ReadonlyMap<number, { readonly v: number; readonly days: SetDays }>> {
  const rows = (await lastOf(db)).filter(({ name }) => name === calendarName);
  return new Map(rows.map(({ since, v, value }) => [Number(since), { v, days: value as SetDays }]));
}

export async function findCalendar(db: Queries): Promise<SetYears> {
  const years = [...(await findYears(db))].map(([year, { days }]) => [year, days] as const);
  return Object.fromEntries(years.filter(([, days]) => Object.keys(days).length > 0));
}

interface Writing {
  readonly name: SettingName | typeof calendarName;
  readonly since: string;
  readonly value: object;
  /** The version the writer saw; 0: none. */
  readonly seen: number;
}

/** False if somebody has written since `seen`: nothing is overwritten unseen. */
export async function addSetting(
  db: Queries,
  { name, since, value, seen }: Writing,
  by: { readonly account: string; readonly at: string },
): Promise<boolean> {
  const last = (await lastOf(db)).find((one) => one.name === name && one.since === since);
  if ((last?.v ?? 0) !== seen) return false;
  const said = { v: seen + 1, value: JSON.stringify(value), account_id: by.account, at: by.at };
  await db
    .insertInto('setting')
    .values({ name, since, ...said })
    .execute();
  return true;
}
