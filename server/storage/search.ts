// Searching the lines of the whole province, newest first, the same answer as the phone's own book gives. A question is
// tried on the newest lines first: what is common is found there at once. What is not is rare, and one index of words,
// units, types and states finds nearly only what fits; every line is compared again with what was typed. [L9]
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Query } from '../../src/domain/search.ts';
import { fold } from '../../src/domain/text.ts';
import type { Queries } from './database.ts';
import type { BookLineTable } from './derived-tables.ts';
import { isPostgres } from './dialect.ts';

/** Lines looked at before an index is asked: a hundredth of five years, read in some milliseconds. */
const newestLines = 10_000;

export interface LineQuestion {
  readonly query: Query;
  /** Undefined: everywhere. Empty: nowhere. */
  readonly units: readonly string[] | undefined;
  readonly type?: string | undefined;
  readonly state?: string | undefined;
  /** First and last day. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface PlacedLine extends Pick<BookLineTable, 'rec' | 'ord'> {
  readonly exact: boolean;
}

export interface Cursor {
  readonly exact: boolean;
  /** The last line of the page before. */
  readonly ord: string;
}

export interface Page {
  readonly most: number;
  /** The last line of the page before. */
  readonly after?: Cursor | undefined;
  /** Only tests look at fewer. */
  readonly newest?: number;
}

/**
 * First the lines with just the marks that were typed, then those with the letters alone. [L1]
 */
export async function findLines(
  db: Queries,
  question: LineQuestion,
  { most, after, newest = newestLines }: Page,
): Promise<readonly PlacedLine[]> {
  if (question.units?.length === 0) return [];
  const page: PlacedLine[] = [];
  for (const exact of question.query.marked.length > 0 ? [true, false] : [true]) {
    if (exact && after?.exact === false) continue;
    const below = after?.exact === exact ? after.ord : undefined;
    const found = await findPart(db, { ...question, exact, newest }, most - page.length, below);
    page.push(...found.map((line) => ({ ...line, exact })));
    if (page.length >= most) break;
  }
  return page;
}

interface Part extends LineQuestion {
  /** With the marks as typed; else the others. */
  readonly exact: boolean;
  readonly newest: number;
}

type Line = Pick<BookLineTable, 'rec' | 'ord'>;
type Condition = RawBuilder<unknown>;

async function findPart(
  db: Queries,
  part: Part,
  most: number,
  below: string | undefined,
): Promise<readonly Line[]> {
  const floor = await floorOf(db, part.newest, within(part, below));
  const fits = [...words(part), ...place(part), ...kind(part, 'type'), ...kind(part, 'state')];
  const time = [...within(part, below), ...(floor === undefined ? [] : [sql`ord >= ${floor}`])];
  const { rows } = await sql<Line>`
    select rec, ord from book_line where ${all([...time, ...fits])}
    order by ord desc limit ${sql.lit(most)}`.execute(db);
  if (rows.length >= most || floor === undefined) return rows;
  return [...rows, ...(await findByIndex(db, part, most - rows.length, floor))];
}

/** The last of the newest lines; undefined when there are no more than those. */
async function floorOf(
  db: Queries,
  newest: number,
  time: readonly Condition[],
): Promise<string | undefined> {
  const { rows } = await sql<Pick<Line, 'ord'>>`
    select ord from book_line where ${all(time)}
    order by ord desc limit 1 offset ${sql.lit(newest)}`.execute(db);
  return rows[0]?.ord;
}

async function findByIndex(
  db: Queries,
  part: Part,
  most: number,
  below: string,
): Promise<readonly Line[]> {
  const tokens = tokensOf(db, part);
  const fits = [
    ...words(part),
    ...place(part),
    ...kind(part, 'type'),
    ...kind(part, 'state'),
    ...(tokens.length > 0 ? [indexed(db, tokens)] : []),
    ...within(part, below),
  ];
  const { rows } = await sql<Line>`
    with fitting as materialized (select rec, ord from book_line where ${all(fits)})
    select rec, ord from fitting order by ord desc limit ${sql.lit(most)}`.execute(db);
  return rows;
}

function all(conditions: readonly Condition[]): Condition {
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`1 = 1`;
}

function within({ from, to }: Part, below: string | undefined): readonly Condition[] {
  return [
    ...(below === undefined ? [] : [sql`ord < ${below}`]),
    ...(to === undefined ? [] : [sql`ord < ${`${to}~`}`]),
    ...(from === undefined ? [] : [sql`ord >= ${from}`]),
  ];
}

function place({ units }: Part): readonly Condition[] {
  return units ? [sql`unit in (${sql.join(units)})`] : [];
}

function kind(part: Part, column: 'type' | 'state'): readonly Condition[] {
  const value = part[column];
  return value === undefined ? [] : [sql`${sql.ref(column)} = ${value}`];
}

/** Words hold letters and digits only, so none of them is a sign of LIKE. [A4] */
function words({ query, exact }: Part): readonly Condition[] {
  const meant = query.words.map((word) => sql`key like ${`%${word}%`}`);
  if (query.marked.length === 0) return meant;
  const spelled = query.marked.map(
    (forms) =>
      sql`(${sql.join(
        forms.map((form) => sql`marked like ${`%${form}%`}`),
        sql` or `,
      )})`,
  );
  return [...meant, exact ? all(spelled) : sql`not (${all(spelled)})`];
}

/** One of these must be among a line's words and tags. */
interface Token {
  readonly any: readonly string[];
  /** Words begin so; tags are so. */
  readonly begins: boolean;
}

/** A letter alone, or two that have no vowel yet, begin a word in nearly every line: looking them up narrows nothing. */
function narrows(word: string): boolean {
  return word.length > 2 || /.[aeiouy]$/.test(fold(word));
}

/** A commune and what went into it: so many units. */
const fewUnits = 8;

/** What every line that fits must have. Approved is nearly everything, and so are broadcasts: neither narrows. */
function tokensOf(db: Queries, { query, exact, units, type, state }: Part): readonly Token[] {
  const kinds = [
    ...(type === undefined || type === 'phat_thanh' ? [] : [`zt${type}`]),
    ...(state === undefined || state === 'approved' ? [] : [`zs${state}`]),
  ].map((tag) => ({ any: [tag], begins: false }));
  // PostgreSQL has an index of units and puts two together by itself; it gathers all that a common word begins, which
  // costs more than to compare the lines of a commune, or the few of a kind.
  if (isPostgres(db) && units && (kinds.length > 0 || units.length <= fewUnits)) return kinds;
  const tags = units ? [{ any: units.map((unit) => `zu${unit}`), begins: false }, ...kinds] : kinds;
  const marked = exact ? query.marked.map((forms) => forms.map((form) => form.trim())) : [];
  // Who has the word with its marks has its letters.
  const said = new Set(marked.flatMap((forms) => forms.map(fold)));
  const letters = query.words.map((word) => word.trim()).filter((word) => !said.has(word));
  const typed = [...letters.map((word) => [word]), ...marked].map((any) => ({ any, begins: true }));
  const narrow = [...typed.filter(({ any }) => any.some(narrows)), ...tags];
  return narrow.length > 0 ? narrow : typed;
}

/** Words, units, types and states are letters and digits, dots and lower lines: none can end a quotation. */
function indexed(db: Queries, tokens: readonly Token[]): Condition {
  if (isPostgres(db)) {
    const one = ({ any, begins }: Token) => any.map((word) => `'${word}'${begins ? ':*' : ''}`);
    const asked = tokens.map((token) => `(${one(token).join(' | ')})`).join(' & ');
    return sql`array_to_tsvector(array_remove(string_to_array(key || marked, ' '), '')
      || array['zu' || unit, 'zt' || type, 'zs' || state]) @@ ${asked}::tsquery`;
  }
  const one = ({ any, begins }: Token) =>
    any.map((word) => `"${word.replaceAll(/[._]/g, '')}"${begins ? ' *' : ''}`);
  const asked = tokens.map((token) => `(${one(token).join(' OR ')})`).join(' AND ');
  return sql`no in (select rowid from book_word where book_word match ${asked})`;
}
