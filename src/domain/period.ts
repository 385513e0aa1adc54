// Local dates, the reporting year and its deadline. All arithmetic on "YYYY-MM-DD"; no clock is read here.
// domain.md §0.5, §3.5, §5.3

const dayMs = 86_400_000;
/** Việt Nam is UTC+7 all year (Asia/Ho_Chi_Minh, no summer time). */
const offsetMs = 7 * 3_600_000;

/** First day an activity of the plan can have. */
export const planStart = '2023-01-01';

/** Last day of a year's book. It cuts the scopes, so nothing moves it; what a report counts may be set. [P1] [C3] */
const bookEnd = '11-20';

function toMs(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function toDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** True for a day that exists: 2026-02-30 does not. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = toMs(text);
  return !Number.isNaN(ms) && toDate(ms) === text;
}

/** The local date in Việt Nam of an instant in milliseconds. */
export function localDate(nowMs: number): string {
  return toDate(nowMs + offsetMs);
}

/** The local time "HH:mm" in Việt Nam of an instant in milliseconds. */
export function localTime(nowMs: number): string {
  return new Date(nowMs + offsetMs).toISOString().slice(11, 16);
}

/** The instant as the phone claims it, with the zone: "2026-11-20T16:40:02+07:00". Shown, never compared. [S6] */
export function localStamp(nowMs: number): string {
  return `${new Date(nowMs + offsetMs).toISOString().slice(0, 19)}+07:00`;
}

export function addDays(date: string, days: number): string {
  return toDate(toMs(date) + days * dayMs);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((toMs(to) - toMs(from)) / dayMs);
}

/** 0 Sunday … 6 Saturday. */
export function weekday(date: string): number {
  return new Date(toMs(date)).getUTCDay();
}

/** The Monday of a day's week. domain.md §5.3 */
export function weekOf(date: string): string {
  return addDays(date, -((weekday(date) + 6) % 7));
}

/** The year whose book has this day: 21/11/2026 belongs to 2027. [P1] */
export function reportingYear(date: string): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5) > bookEnd ? year + 1 : year;
}

/** The last working day before 30 November of the year: "trước ngày 30/11". 2026 → Friday 27. [P2] */
export function reportDeadline(year: number): string {
  let date = `${year}-11-29`;
  while (weekday(date) === 0 || weekday(date) === 6) date = addDays(date, -1);
  return date;
}

/** The days one yearly report counts, both included. [P1] */
export interface ReportPeriod {
  readonly year: number;
  readonly from: string;
  /** The cut-off. */
  readonly to: string;
}

/** A year's book, and its report where the province has set nothing else. [P1] */
export function reportPeriod(year: number): ReportPeriod {
  return { year, from: addDays(`${year - 1}-${bookEnd}`, 1), to: `${year}-${bookEnd}` };
}
