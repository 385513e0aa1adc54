// The days of a reporting year and what each reminds of once it has come. Dates are the province's settings. No clock is
// read here. domain.md §3.5 [G13]
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

/** "MM-DD"; the cut-off and the last working day are the period's own. [P1] [P2] */
export interface CalendarDays {
  readonly declare: string;
  readonly remind: string;
  readonly review: string;
  readonly communes: string;
}
export const defaultCalendar: CalendarDays = {
  declare: '10-01',
  remind: '11-10',
  review: '11-15',
  communes: '11-25',
};

export interface CalendarDay {
  readonly step: CalendarStep;
  readonly date: string;
}

export function calendarOf(
  year: number,
  days: CalendarDays = defaultCalendar,
): readonly CalendarDay[] {
  const dates: Readonly<Record<CalendarStep, string>> = {
    declare: `${year}-${days.declare}`,
    remind: `${year}-${days.remind}`,
    review: `${year}-${days.review}`,
    cutOff: reportPeriod(year).to,
    communes: `${year}-${days.communes}`,
    leave: reportDeadline(year),
  };
  return calendarSteps.map((step) => ({ step, date: dates[step] }));
}

/** What is still open in the places of whoever asks. */
export interface OpenWork {
  /** Communes that have declared nothing, or not all. */
  readonly undeclared: number;
  /** Records that wait for a reviewer or went back. */
  readonly unreviewed: number;
  readonly unsent: number;
}

export interface Reminder extends CalendarDay {
  readonly n: number;
  /** Days until its last day; below nought it is over. */
  readonly left: number;
}

const opens: Readonly<Partial<Record<CalendarStep, keyof OpenWork>>> = {
  remind: 'undeclared',
  review: 'unreviewed',
  communes: 'unsent',
};

/** Days before its own that a step begins to remind. */
const ahead: Readonly<Partial<Record<CalendarStep, number>>> = { review: 5, communes: 5 };

/** [G13] */
export function remindersOn(
  today: string,
  calendar: readonly CalendarDay[],
  open: OpenWork,
): readonly Reminder[] {
  return calendar.flatMap(({ step, date }) => {
    const work = opens[step];
    const begins = addDays(date, -(ahead[step] ?? 0));
    if (!work || today < begins || open[work] === 0) return [];
    return [{ step, date, n: open[work], left: daysBetween(today, date) }];
  });
}
