// The book in short: one line an entry, kept in memory for searching, filtering and counting. Nothing is read here.
import type { Figures } from './activity/figures.ts';
import { addFigures, figuresOf, noFigures } from './activity/figures.ts';
import type { ActivityType } from './activity/type.ts';
import type { EntryWord } from './claim.ts';
import type { Value, Values } from './field.ts';
import { removalDue } from './hanging.ts';
import type { ReviewState } from './record.ts';
import type { Query } from './search.ts';
import { isExact, isMeant, markedKey, searchKey } from './search.ts';

/** What a line is made of. */
export interface LineSource {
  readonly id: string;
  readonly scope: string;
  readonly type: ActivityType;
  readonly date: string;
  readonly state: ReviewState;
  readonly word: EntryWord;
  readonly conflicts: number;
  readonly values: Values;
  /** Folded search text. */
  readonly fold: string;
}

export interface BookLine {
  readonly id: string;
  readonly scope: string;
  readonly type: ActivityType;
  readonly date: string;
  readonly start: string;
  readonly state: ReviewState;
  readonly word: EntryWord;
  readonly conflicts: number;
  readonly task: string;
  readonly topics: readonly string[];
  readonly audiences: readonly string[];
  /** Posters that hang: the day they are to come down. Absent on everything else. [T6] */
  readonly removal?: string;
  readonly figures: Figures;
  readonly key: string;
  readonly marked: string;
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

function codesOf(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((code) => typeof code === 'string') : [];
}

/** @param marked the texts that `fold` was made of, as written */
export function lineOf(entry: LineSource, marked: string): BookLine {
  const { id, scope, type, date, state, word, conflicts, values, fold } = entry;
  const removal = type === 'co_dong' ? removalDue(values) : undefined;
  return {
    id,
    scope,
    type,
    date,
    start: textOf(values.start),
    state,
    word,
    conflicts,
    task: textOf(values.task),
    topics: codesOf(values.topics),
    audiences: codesOf(values.audiences),
    ...(removal ? { removal } : {}),
    figures: figuresOf(values),
    key: searchKey(fold),
    marked: markedKey(marked),
  };
}

/** Newest day first, then the later hour, then the later written: ids begin with their time. */
export function newestFirst(a: BookLine, b: BookLine): number {
  return descending(a.date, b.date) || descending(a.start, b.start) || descending(a.id, b.id);
}

function descending(a: string, b: string): number {
  return a < b ? 1 : a > b ? -1 : 0;
}

export interface Filter {
  readonly word: EntryWord | null;
  readonly type: ActivityType | null;
  /** "2026-11". */
  readonly month: string | null;
}

export interface Found {
  /** In the order of the book. */
  readonly all: readonly BookLine[];
  /** Of them, those with just the marks that were typed; all of them if none was typed with marks. */
  readonly exact: readonly BookLine[];
  /** The others: found by their letters alone. */
  readonly near: readonly BookLine[];
  /** False when the looking stopped because there were enough: there may be more. */
  readonly whole: boolean;
}

/** @param enough exact ones; nobody reads the thousandth while the next letter is already on its way */
export function findLines(
  lines: readonly BookLine[],
  query: Query,
  filter: Filter,
  enough = Number.POSITIVE_INFINITY,
): Found {
  const { word, type, month } = filter;
  const idle = word === null && type === null && month === null && query.words.length === 0;
  if (idle) return { all: lines, exact: lines, near: [], whole: true };
  const all: BookLine[] = [];
  const exact: BookLine[] = [];
  const near: BookLine[] = [];
  for (const line of lines) {
    if (word !== null && line.word !== word) continue;
    if (type !== null && line.type !== type) continue;
    if (month !== null && !line.date.startsWith(month)) continue;
    if (!isMeant(query, line.key)) continue;
    if (exact.length >= enough) return { all, exact, near: [], whole: false };
    all.push(line);
    (isExact(query, line.marked) ? exact : near).push(line);
  }
  return { all, exact, near, whole: true };
}

export interface Tally {
  readonly entries: number;
  readonly figures: Figures;
}

/** By type, what counts: cancelled entries do not. [L4] */
export function tally(lines: readonly BookLine[]): ReadonlyMap<ActivityType, Tally> {
  const totals = new Map<ActivityType, Tally>();
  for (const { type, state, figures } of lines) {
    if (state === 'cancelled') continue;
    const sum = totals.get(type) ?? { entries: 0, figures: noFigures };
    totals.set(type, { entries: sum.entries + 1, figures: addFigures(sum.figures, figures) });
  }
  return totals;
}

/** The months that have entries, newest first: "2026-11". Lines stand newest first. */
export function monthsOf(lines: readonly BookLine[]): readonly string[] {
  return [...new Set(lines.map((line) => line.date.slice(0, 7)))].filter(Boolean);
}
