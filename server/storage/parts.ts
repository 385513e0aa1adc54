// What the records of a scope add to reports, by part of a month and by whole year: moved in the transaction that changes
// the records and under the lock of the scope's head, as totals.ts does. A report over any days reads whole years and whole
// parts, and single records only at edges that are no part's. [B13] [G11]
import type { Values } from '../../src/domain/field.ts';
import { addDays, isDate } from '../../src/domain/period.ts';
import type { ReportDays } from '../../src/domain/report/line.ts';
import type { Added, Summable, Sums, Tally } from '../../src/domain/report/sums.ts';
import {
  addSums,
  isOver,
  lineSums,
  spans,
  sumsFrom,
  sumsText,
} from '../../src/domain/report/sums.ts';
import type { Queries } from './database.ts';

/** From the 1st to the 20th, and from the 21st on: months, quarters and reporting years are made of whole parts. */
export function partOf(date: string): string {
  return `${date.slice(0, 8)}${date.slice(8) > '20' ? '21' : '01'}`;
}

/** First day of the year of parts a day lies in: from 21 November, whatever the province's calendar says. */
function yearStart(date: string): string {
  return `${Number(date.slice(0, 4)) - (date.slice(5) < '11-21' ? 1 : 0)}-11-21`;
}

/** Last day of the year of parts that begins on a day. */
function yearEnd(start: string): string {
  return `${Number(start.slice(0, 4)) + 1}-11-20`;
}

/** A whole year stands among the parts under its first day, behind a letter: no range of parts meets it. */
export function yearOf(date: string): string {
  return `y${yearStart(date)}`;
}

/** The parts and the whole years that together are these days, but for edges, which are met by the part they lie in. */
export function blocksOf({ from, to }: ReportDays): readonly Span[] {
  const first = yearStart(from) === from ? from : addDays(yearEnd(yearStart(from)), 1);
  const next = yearStart(addDays(to, 1));
  if (first >= next) return [{ first: partOf(from), last: partOf(to) }];
  const last = addDays(next, -1);
  return [
    ...(from < first ? [{ first: partOf(from), last: partOf(addDays(first, -1)) }] : []),
    { first: yearOf(first), last: yearOf(last) },
    ...(last < to ? [{ first: next, last: partOf(to) }] : []),
  ];
}

interface Parted extends Omit<Summable, 'date'> {
  readonly scope: string;
  readonly values: Values;
}

/** A record before and after; null where there was none. */
interface Moved {
  readonly before: Parted | null;
  readonly after: Parted;
}

/** Heads of all these scopes are locked by the caller. */
export async function moveParts(db: Queries, moved: readonly Moved[]): Promise<void> {
  const changes = new Map<string, Map<string, Tally>>();
  const change = (record: Parted, sign: 1 | -1) => {
    const date = typeof record.values['date'] === 'string' ? record.values['date'] : '';
    // Cards and declarations are read as they are.
    if (!isDate(date)) return;
    const parts = changes.get(record.scope) ?? new Map<string, Tally>();
    changes.set(record.scope, parts);
    const add = (part: string, more: Iterable<readonly [string, Added]>) => {
      const sums: Tally = parts.get(part) ?? new Map();
      parts.set(part, sums);
      addSums(sums, more, sign);
    };
    const own = lineSums({ ...record, date });
    add(partOf(date), own);
    add(yearOf(date), inYear(own, date));
  };
  for (const { before, after } of moved) {
    if (before) change(before, -1);
    change(after, 1);
  }
  for (const [scope, parts] of [...changes].sort(([a], [b]) => (a < b ? -1 : 1)))
    await addParts(db, scope, parts);
}

/** Adds to the parts of a scope. The head of the scope is locked by the caller. */
export async function addParts(
  db: Queries,
  scope: string,
  parts: ReadonlyMap<string, Sums>,
): Promise<void> {
  const rows = await movedParts(db, scope, parts);
  for (let at = 0; at < rows.length; at += portion)
    await putParts(db, rows.slice(at, at + portion));
}

/** Who asks for a whole year asks for no day within it: what is over by its last day is not kept. */
export function inYear(
  sums: Iterable<readonly [string, Added]>,
  date: string,
): readonly (readonly [string, Added])[] {
  const last = yearEnd(yearStart(date));
  return [...sums].filter(([key]) => !isOver(key, last));
}

interface PartRow {
  readonly scope: string;
  readonly part: string;
  readonly lasting: string;
  readonly doc: string;
}

/** Rows of one statement. */
const portion = 100;

async function movedParts(
  db: Queries,
  scope: string,
  parts: ReadonlyMap<string, Sums>,
): Promise<readonly PartRow[]> {
  const changed = [...parts].filter(([, sums]) => sums.size > 0);
  if (changed.length === 0) return [];
  const names = changed.map(([part]) => part);
  const present = await db
    .selectFrom('report_part')
    .select(['part', 'lasting', 'doc'])
    .where('scope', '=', scope)
    .where('part', 'in', names)
    .execute();
  return changed.map(([part, sums]) => {
    const row = present.find((one) => one.part === part);
    const next: Tally = new Map();
    if (row) for (const text of [row.doc, row.lasting]) addSums(next, sumsFrom(text));
    addSums(next, sums);
    const [lasting, doc] = [new Map<string, Added>(), new Map<string, Added>()];
    for (const [key, added] of next) (key.startsWith(spans) ? lasting : doc).set(key, added);
    return { scope, part, lasting: sumsText(lasting), doc: sumsText(doc) };
  });
}

async function putParts(db: Queries, rows: readonly PartRow[]): Promise<void> {
  await db
    .insertInto('report_part')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['scope', 'part']).doUpdateSet((set) => ({
        lasting: set.ref('excluded.lasting'),
        doc: set.ref('excluded.doc'),
      })),
    )
    .execute();
}

/** Nothing, as text. */
const none = '{}';

export interface Part {
  readonly scope: string;
  readonly part: string;
  readonly sums: readonly (readonly [string, Added])[];
}

interface Span {
  /** First and last part, both included. */
  readonly first: string;
  readonly last: string;
}

/** Parts, or whole years, of these scopes. Reading what lasts alone is reading a tenth. */
export async function findParts(
  db: Queries,
  scopes: readonly string[],
  { first, last }: Span,
  what: 'all' | 'lasting' = 'all',
): Promise<readonly Part[]> {
  const found: Part[] = [];
  for (let at = 0; at < scopes.length; at += scopesAsked) {
    const query = db
      .selectFrom('report_part')
      .where('scope', 'in', scopes.slice(at, at + scopesAsked))
      .where('part', '>=', first)
      .where('part', '<=', last);
    if (what === 'all')
      for (const { scope, part, doc, lasting } of await query.selectAll().execute())
        found.push({ scope, part, sums: [...sumsFrom(doc), ...sumsFrom(lasting)] });
    else
      for (const { scope, part, lasting } of await query
        .select(['scope', 'part', 'lasting'])
        .where('lasting', '!=', none)
        .execute())
        found.push({ scope, part, sums: sumsFrom(lasting) });
  }
  return found;
}

/** Scopes asked for in one statement. */
const scopesAsked = 500;
