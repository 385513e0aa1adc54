// The tables as wholes: counted, read to the end, summed. For backups and for moving a province; nothing that serves a
// request needs this.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Queries, Tables } from './database.ts';
import type { DerivedTables } from './derived-tables.ts';
import { isPostgres } from './dialect.ts';

export type Row = Readonly<Record<string, string | number | null>>;
export type TableName = Exclude<keyof Tables, keyof DerivedTables>;

/** Every table but the derived, those that are referred to first. The compiler asks for a new one here. */
const order: Readonly<Record<TableName, number>> = {
  meta: 0,
  setup_code: 1,
  review_area: 2,
  review_area_unit: 3,
  account: 4,
  account_unit: 5,
  session: 6,
  device: 7,
  scope_head: 8,
  record: 9,
  tombstone: 10,
  operation: 11,
  held: 12,
  photo: 13,
  photo_day: 14,
  audit: 15,
  saved_view: 16,
  register_entry: 17,
  api_client: 22,
  report_version: 18,
  report_line: 19,
  report_text: 20,
  invitation: 21,
  unit_set: 23,
  airing: 24,
  api_client_day: 25,
  setting: 26,
};

/** The names alone, in order. The one cast of this file: these are the keys the compiler has just counted. */
export const tables = (Object.keys(order) as TableName[]).sort((a, b) => order[a] - order[b]);

/** Made again instead of moved. */
export const derivedTables = [
  'book_line',
  'week_total',
  'scope_total',
  'report_part',
] as const satisfies readonly (keyof DerivedTables)[];

/** Rows read and written at a time: far below what one statement may carry on either database. */
const batch = 200;

export async function countRows(db: Queries): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from ${sql.table(table)}`.execute(db);
    counts[table] = Number(rows[0]?.n);
  }
  return counts;
}

/** Every row of a table, in batches. Needs a transaction: a cursor lives in one. */
export async function* rowsOf(db: Queries, table: TableName): AsyncGenerator<readonly Row[]> {
  const all = sql<Row>`select * from ${sql.table(table)}`;
  if (!isPostgres(db)) {
    let rows: Row[] = [];
    for await (const row of db.selectFrom(table).selectAll().stream()) {
      rows.push({ ...row });
      if (rows.length < batch) continue;
      yield rows;
      rows = [];
    }
    if (rows.length > 0) yield rows;
    return;
  }
  await sql`declare everything no scroll cursor for ${all}`.execute(db);
  const fetch = sql<Row>`fetch ${sql.lit(batch)} from everything`;
  for (let { rows } = await fetch.execute(db); rows.length > 0; { rows } = await fetch.execute(db))
    yield rows;
  await sql`close everything`.execute(db);
}

export async function insertRows(
  db: Queries,
  table: TableName,
  rows: readonly Row[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = rows.map(
    (row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`,
  );
  await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}`.execute(db);
}

/** Count and sum of hashes: equal for equal rows, in whatever order they come and columns stand. */
export interface Sum {
  readonly rows: number;
  readonly sha256: string;
}

export async function sumOf(db: Queries, table: TableName): Promise<Sum> {
  let rows = 0;
  let total = 0n;
  for await (const some of rowsOf(db, table)) {
    for (const row of some) total = (total + hashOf(row)) % 2n ** 256n;
    rows += some.length;
  }
  return { rows, sha256: total.toString(16).padStart(64, '0') };
}

function hashOf(row: Row): bigint {
  const columns = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
  return BigInt(`0x${createHash('sha256').update(JSON.stringify(columns)).digest('hex')}`);
}
