// How far a commune has come with the report in hand, against the same days a year before. Computed on the phone.
import type { Figures } from './activity/figures.ts';
import { addFigures, noFigures } from './activity/figures.ts';
import type { BookLine, Tally } from './book.ts';
import { addDays, isDate } from './period.ts';
import { codesOf, collectedTasks, plan } from './plan.ts';

export interface Share {
  /** A code of the plan. */
  readonly code: string;
  readonly now: Tally;
  /** Entries of the same days a year before; null when the phone does not hold that year. */
  readonly before: number | null;
}

export interface Progress {
  readonly from: string;
  /** Today, or the cut-off when that is over. */
  readonly until: string;
  readonly all: Share;
  readonly tasks: readonly Share[];
  readonly topics: readonly Share[];
  readonly audiences: readonly Share[];
}

export interface ProgressOptions {
  /** Those of the report. [C3] */
  readonly days: { readonly from: string; readonly to: string };
  readonly today: string;
  /** The phone holds the year before. */
  readonly compared: boolean;
}

/** [L6] */
export function progressOf(
  lines: readonly BookLine[],
  { days: { from, to }, today, compared }: ProgressOptions,
): Progress {
  const until = today < to ? today : to;
  const now = within(lines, from, until);
  const before = compared ? within(lines, yearBefore(from), yearBefore(until)) : null;
  const shares = (codes: readonly string[], of: (line: BookLine) => readonly string[]) =>
    codes.map((code) => {
      const has = (line: BookLine) => of(line).includes(code);
      const earlier = before ? before.filter(has).length : null;
      return { code, now: sum(now.filter(has)), before: earlier };
    });
  return {
    from,
    until,
    all: { code: '', now: sum(now), before: before?.length ?? null },
    tasks: shares(codesOf(collectedTasks), (line) => [line.task]),
    topics: shares(codesOf(plan.topics), (line) => line.topics),
    audiences: shares(codesOf(plan.audiences), (line) => line.audiences),
  };
}

function within(lines: readonly BookLine[], from: string, until: string): readonly BookLine[] {
  return lines.filter(({ date, state }) => state !== 'cancelled' && from <= date && date <= until);
}

function sum(lines: readonly BookLine[]): Tally {
  const figures = lines.reduce<Figures>((all, line) => addFigures(all, line.figures), noFigures);
  return { entries: lines.length, figures };
}

/** The same day a year before; of 29 February the 28th. */
export function yearBefore(date: string): string {
  const same = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
  return isDate(same) ? same : addDays(`${same.slice(0, 7)}-01`, 27);
}
