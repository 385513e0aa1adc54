// Thiết lập báo cáo: what the province calls things, whom it reports to, the days of a year's report. [C1] [C2] [C4]
import { calendarFault, calendarOf } from '../../src/domain/calendar.ts';
import { localDate, planStart } from '../../src/domain/period.ts';
import type { ProblemType } from '../../src/domain/problem.ts';
import type { SetYears } from '../../src/domain/report-year.ts';
import { cutOffOf, reportDays, reportInHand } from '../../src/domain/report-year.ts';
import { settingsOn } from '../../src/domain/setting.ts';
import type { SettingAsk, SettingsView } from '../../src/protocol/setting.ts';
import { settingSchema } from '../../src/protocol/setting.ts';
import { utc } from '../instant.ts';
import { frozenYears } from '../report/frozen.ts';
import type { Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { note } from '../storage/audit.ts';
import type { Queries } from '../storage/database.ts';
import { takeTurn } from '../storage/meta.ts';
import { carryTexts } from '../storage/reports.ts';
import { addSetting, findCalendar, findSaid, findYears } from '../storage/settings.ts';

/** GET /settings */
export async function showSettings({ db, nowMs }: SignedCall): Promise<Reply> {
  const today = localDate(nowMs);
  const said = await findSaid(db);
  const kept = await findYears(db);
  const set = await findCalendar(db);
  const frozen = await frozenYears(db, set);
  const inHand = reportInHand(today, set);
  const body: SettingsView = {
    today,
    now: settingsOn(said, today),
    said,
    years: [inHand - 1, inHand, inHand + 1].map((year) => ({
      year,
      v: kept.get(year)?.v ?? 0,
      set: kept.get(year)?.days ?? {},
      days: calendarOf(year, set),
      frozen: frozen(year),
    })),
  };
  return { status: 200, body };
}

/** POST /settings */
export const changeSetting = reads(
  settingSchema,
  'malformed',
  async ({ db, person, nowMs }: SignedCall, asked: SettingAsk): Promise<Reply> => {
    if (asked.name === 'calendar') await takeTurn(db);
    const since = asked.name === 'calendar' ? String(asked.year) : asked.since;
    const fault = asked.name === 'calendar' ? await faultOfYear(db, asked) : faultOfDay(since);
    if (fault) return refuse(fault);
    const { name, value, seen } = asked;
    const before = await findCalendar(db);
    const by = { account: person.id, at: utc(nowMs) };
    if (!(await addSetting(db, { name, since, value, seen }, by))) return refuse('setting-moved');
    if (asked.name === 'calendar') await carryWords(db, before, asked);
    const detail = { since };
    await note(db, by.at, { deed: 'setting.changed', by: person.id, what: name, detail });
    return { status: 201, body: { v: seen + 1 } };
  },
);

type CalendarAsk = Extract<SettingAsk, { name: 'calendar' }>;

function faultOfDay(since: string): ProblemType | null {
  return since < planStart ? 'malformed' : null;
}

/** What was written for a report stays with it when its days move. [B11] */
async function carryWords(
  db: Queries,
  before: SetYears,
  { year, value }: CalendarAsk,
): Promise<void> {
  const after = { ...before, [year]: value };
  // Its cut-off is also where the next begins.
  for (const moved of [year, year + 1]) {
    const [from, to] = [reportDays(moved, before), reportDays(moved, after)];
    if (from.from !== to.from || from.to !== to.to) await carryTexts(db, from, to);
  }
}

/** A cut-off ends one report and begins the next: it stays when either is frozen. [C4] */
async function faultOfYear(db: Queries, { year, value }: CalendarAsk): Promise<ProblemType | null> {
  if (calendarFault(year, value) !== null) return 'malformed';
  const set = await findCalendar(db);
  const frozen = await frozenYears(db, set);
  if (frozen(year)) return 'report-frozen';
  const moves = cutOffOf(year, set) !== cutOffOf(year, { [year]: value });
  return moves && frozen(year + 1) ? 'report-frozen' : null;
}
