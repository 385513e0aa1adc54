// The days of a reporting year and what each reminds of once it has come. Dates are the province's settings, year by year.
// No clock is read here. domain.md §3.5 [G13] [C2]
import { addDays, daysBetween, isDate } from './period.ts';
import type { CalendarStep, SetDays, SetYears } from './report-year.ts';
import { calendarSteps, cutOffOf, leaveOf } from './report-year.ts';

export interface CalendarDay {
  readonly step: CalendarStep;
  readonly date: string;
}

/** As it ships, unless the province has set other days for this year. [C2] */
export function calendarOf(year: number, set: SetYears = {}): readonly CalendarDay[] {
  const dates: Readonly<Record<CalendarStep, string>> = {
    declare: `${year}-10-01`,
    remind: `${year}-11-10`,
    review: `${year}-11-15`,
    cutOff: cutOffOf(year, set),
    communes: `${year}-11-25`,
    leave: leaveOf(year, set),
    ...set[year],
  };
  return calendarSteps.map((step) => ({ step, date: dates[step] }));
}

/** What is wrong with a year's days: each lies in the year, none before the one it follows. Null: nothing. [C2] */
export function calendarFault(year: number, set: SetDays): CalendarStep | null {
  const days = calendarOf(year, { [year]: set });
  const wrong = days.find(
    ({ date }, at) =>
      !isDate(date) || Number(date.slice(0, 4)) !== year || date < (days[at - 1]?.date ?? date),
  );
  return wrong?.step ?? null;
}

/** What is still open in the places of whoever asks. */
export interface OpenWork {
  /** Communes that have declared nothing, or not all. */
  readonly undeclared: number;
  /** Records that wait for a reviewer or went back. */
  readonly unreviewed: number;
  readonly unsent: number;
  /** One until the province's report of the year is frozen, for whoever may freeze it. */
  readonly unfrozen: number;
}

export interface Reminder extends CalendarDay {
  readonly n: number;
  /** Days until its last day; below nought it is over. */
  readonly left: number;
}

const opens: Readonly<Record<CalendarStep, keyof OpenWork>> = {
  declare: 'undeclared',
  remind: 'undeclared',
  review: 'unreviewed',
  cutOff: 'unreviewed',
  communes: 'unsent',
  leave: 'unfrozen',
};

/** Days before its own that a step begins to remind. */
const ahead: Readonly<Partial<Record<CalendarStep, number>>> = { review: 5, communes: 5 };

/** Of one work the last day that has come speaks for those before it. [G13] */
export function remindersOn(
  today: string,
  calendar: readonly CalendarDay[],
  open: OpenWork,
): readonly Reminder[] {
  const begun = calendar.filter(({ step, date }) => today >= addDays(date, -(ahead[step] ?? 0)));
  return begun.flatMap(({ step, date }, at) => {
    const n = open[opens[step]];
    const later = begun.slice(at + 1).some((next) => opens[next.step] === opens[step]);
    return n === 0 || later ? [] : [{ step, date, n, left: daysBetween(today, date) }];
  });
}
