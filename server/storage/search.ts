// Searching the lines of the whole province, newest first, the same answer as the phone's own book gives. A question is
// tried on the newest lines first: what is common is found there at once. What is not is narrowed by the one index that
// fits it – words, units, type or state – and every line is compared again with what was typed. [L9]
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Query } from '../../src/domain/search.ts';
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
  const by = narrowest(part);
  const fits = [
    ...words(part),
    ...place(part, by === 'unit'),
    ...kind(part, 'type', by === 'type'),
    ...kind(part, 'state', by === 'state'),
    ...(by === 'words' ? [indexed(db, part)] : []),
    ...within(part, below),
  ];
  const { rows } = await sql<Line>`
    with fitting as materialized (select rec, ord from book_line where ${all(fits)})
    select rec, ord from fitting order by ord desc limit ${sql.lit(most)}`.execute(db);
  return rows;
}

/**
 * Approved is nearly everything, and so are broadcasts; a few units are few lines; of the rest, words are the rarest.
 */
function narrowest({
  units,
  state,
  type,
  query,
}: Part): 'unit' | 'state' | 'words' | 'type' | null {
  if (units && units.length <= 20) return 'unit';
  if (state !== undefined && state !== 'approved') return 'state';
  if (type !== undefined && type !== 'phat_thanh') return 'type';
  if (query.words.length > 0) return 'words';
  if (type !== undefined) return 'type';
  return null;
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

/** Compared, not looked up: a column in an expression is no invitation to its index. */
function hidden(column: 'unit' | 'type' | 'state'): Condition {
  return sql`(${sql.ref(column)} || '')`;
}

function place({ units }: Part, byIndex = false): readonly Condition[] {
  if (!units) return [];
  return [sql`${byIndex ? sql.ref('unit') : hidden('unit')} in (${sql.join(units)})`];
}

function kind(part: Part, column: 'type' | 'state', byIndex = false): readonly Condition[] {
  const value = part[column];
  if (value === undefined) return [];
  return [sql`${byIndex ? sql.ref(column) : hidden(column)} = ${value}`];
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

/** At least the lines that fit: those whose words begin so. */
function indexed(db: Queries, { query, exact }: Part): Condition {
  const marked = exact ? query.marked : [];
  if (isPostgres(db)) {
    const starts = (word: string) => `'${word.trim()}':*`;
    const parts = [
      ...query.words.map(starts),
      ...marked.map((forms) => `(${forms.map(starts).join(' | ')})`),
    ];
    return sql`array_to_tsvector(array_remove(string_to_array(key || marked, ' '), ''))
      @@ ${parts.join(' & ')}::tsquery`;
  }
  const starts = (word: string) => `"${word.trim()}" *`;
  const parts = [
    ...query.words.map(starts),
    ...marked.map((forms) => `(${forms.map(starts).join(' OR ')})`),
  ];
  return sql`no in (select rowid from book_word where book_word match ${parts.join(' AND ')})`;
}
