// An address → a database at the present tables. The only place that chooses between the two.
import type { Queries } from './database.ts';
import { openPostgres } from './postgres/open.ts';
import { openSqlite } from './sqlite/open.ts';

export function isPostgresAddress(address: string): boolean {
  return /^postgres(ql)?:\/\//.test(address);
}

/** @param address "postgres://…", the path of a SQLite file, or ":memory:" */
export function openDatabase(address: string): Promise<Queries> {
  return isPostgresAddress(address) ? openPostgres(address) : openSqlite(address);
}
