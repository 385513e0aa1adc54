// The days of a yearly report, as the province has set them or as they ship. What a year's book holds, 21 November to 20
// November, is another thing and never moves. No clock is read here. domain.md §3.5 [C2] [C3]
import type { ReportPeriod } from './period.ts';
import { addDays, daysBetween, reportDeadline, reportPeriod } from './period.ts';

/** In the order of the year. */
export const calendarSteps = [
  /** Declarations are asked for. */
  'declare',
  /** Who has not declared is reminded. */
  'remind',
  /** The review queue is to be empty. */
  'review',
  'cutOff',
  /** Communes have sent theirs. */
  'communes',
  /** The report leaves the province. */
  'leave',
] as const;
export type CalendarStep = (typeof calendarSteps)[number];

/** Days the province has set, by step; what is missing is as it ships. */
export type SetDays = Readonly<Partial<Record<CalendarStep, string>>>;
/** By year; most have none. */
export type SetYears = Readonly<Record<string, SetDays>>;

/** Last day of the year's report. */
export function cutOffOf(year: number, set: SetYears = {}): string {
  return set[year]?.cutOff ?? reportPeriod(year).to;
}

/** The day it leaves the province. [P2] */
export function leaveOf(year: number, set: SetYears = {}): string {
  return set[year]?.leave ?? reportDeadline(year);
}

/** From the day after one cut-off to the next: no day is in two reports, and none in none. [C3] */
export function reportDays(year: number, set: SetYears = {}): ReportPeriod {
  return { year, from: addDays(cutOffOf(year - 1, set), 1), to: cutOffOf(year, set) };
}

/** The year whose report counts this day. [C3] */
export function reportYearOf(date: string, set: SetYears = {}): number {
  const year = Number(date.slice(0, 4));
  return date <= cutOffOf(year, set) ? year : year + 1;
}

/** The report a commune works for: until it leaves the one that is due, although its days are over. [P4] */
export function reportInHand(today: string, set: SetYears = {}): number {
  const year = Number(today.slice(0, 4));
  return today <= leaveOf(year, set) ? year : year + 1;
}

/** Days left to the next report's leaving, 0 on the day itself. [P2] */
export function daysToDeadline(today: string, set: SetYears = {}): number {
  return daysBetween(today, leaveOf(reportInHand(today, set), set));
}
