// Địa bàn: what each commune has in the book, week by week or day by day, and what somebody should remind it of.
import type { DeclarationPart } from './activity/declaration.ts';
import { addDays, daysBetween, localDate, weekOf } from './period.ts';
import type { UnitTotal, UnitView } from './roll-up.ts';
import { drawTotals } from './roll-up.ts';
import type { Succession } from './succession.ts';
import type { UnitRef } from './unit.ts';

export const spans = ['week', 'day'] as const;
export type Span = (typeof spans)[number];

/** How many columns one glance takes. */
export const columnsOf: Readonly<Record<Span, number>> = { week: 13, day: 14 };

/** First days of the columns, the oldest first; the last one holds `until`. */
export function columnDays(span: Span, until: string): readonly string[] {
  const [last, days] = span === 'week' ? [weekOf(until), 7] : [until, 1];
  const count = columnsOf[span];
  return Array.from({ length: count }, (_, at) => addDays(last, (at - count + 1) * days));
}

export interface CountOn extends UnitTotal {
  /** The first day of its column. */
  readonly day: string;
}

export interface MatrixLine {
  readonly unit: UnitRef;
  readonly cells: readonly number[];
  /** Divided since, or in no list. [U5] */
  readonly undivided: boolean;
}

/**
 * A line for each commune in sight, empty ones too, and one for whatever else was counted. The sum of all cells is the
 * sum of the counts. [H1]
 */
export function matrixOf(
  counts: readonly CountOn[],
  days: readonly string[],
  inSight: readonly UnitRef[],
  view: UnitView,
  heirOf: (unit: UnitRef, date: string) => Succession,
): readonly MatrixLine[] {
  const lines = new Map<string, { unit: UnitRef; undivided: boolean; cells: number[] }>();
  const lineOf = (unit: UnitRef, undivided: boolean) => {
    const key = `${undivided}:${unit.set}.${unit.code}`;
    const known = lines.get(key) ?? { unit, undivided, cells: days.map(() => 0) };
    lines.set(key, known);
    return known.cells;
  };
  for (const unit of inSight) lineOf(unit, false);
  for (const [at, day] of days.entries()) {
    const ofDay = counts.filter((count) => count.day === day);
    for (const { unit, n, undivided } of drawTotals(ofDay, view, heirOf)) {
      const cells = lineOf(unit, undivided);
      cells[at] = (cells[at] ?? 0) + n;
    }
  }
  return [...lines.values()];
}

/** Whole columns up to the last but one without any entry: the present week or day is not over. [H2] */
export function silence(cells: readonly number[]): number {
  let silent = 0;
  for (let at = cells.length - 2; at >= 0 && cells[at] === 0; at -= 1) silent += 1;
  return (cells.at(-1) ?? 0) > 0 ? 0 : silent;
}

/** How a commune stands beside its entries. */
export interface Standing {
  readonly cells: readonly number[];
  /** Parts of the yearly declaration that are not declared. */
  readonly undeclared: readonly DeclarationPart[];
  /** When a phone of the commune was last heard, UTC; null: never. */
  readonly seen: string | null;
  /** Entries its phones have said they still hold, and the day of the oldest. */
  readonly unsent: number;
  readonly oldest: string | null;
}

export type Reminder =
  | { readonly kind: 'silent'; readonly n: number }
  | { readonly kind: 'undeclared'; readonly parts: readonly DeclarationPart[] }
  | { readonly kind: 'never' }
  | { readonly kind: 'away'; readonly since: string; readonly n: number }
  | { readonly kind: 'unsent'; readonly n: number; readonly since: string | null };

/** A phone that was not heard for so long has no network, or no officer. */
const awayDays = 7;
/**
 * What a commune should be reminded of, the gravest first. The app sends nothing: a person does. [H2] [H3] [H4]
 * @param askedFrom the day from which the declaration is asked for, of the report in hand
 */
export function remindersOf(
  standing: Standing,
  span: Span,
  nowMs: number,
  askedFrom: string,
): readonly Reminder[] {
  const { cells, undeclared, seen, unsent, oldest } = standing;
  const today = localDate(nowMs);
  const silent = silence(cells);
  const seenOn = seen === null ? null : localDate(Date.parse(seen));
  const away = seenOn === null ? 0 : daysBetween(seenOn, today);
  const reminders: Reminder[] = [];
  if (silent >= (span === 'week' ? 1 : 3)) reminders.push({ kind: 'silent', n: silent });
  if (unsent > 0) reminders.push({ kind: 'unsent', n: unsent, since: oldest });
  if (seenOn === null) reminders.push({ kind: 'never' });
  else if (away >= awayDays) reminders.push({ kind: 'away', since: seenOn, n: away });
  if (undeclared.length > 0 && today >= askedFrom)
    reminders.push({ kind: 'undeclared', parts: undeclared });
  return reminders;
}
