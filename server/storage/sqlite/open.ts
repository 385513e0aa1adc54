// The embedded database. "Đã gửi về máy chủ" is said on the strength of a commit here, so a commit must survive the
// loss of power: WAL with synchronous=FULL, asserted, because better-sqlite3 turns WAL to NORMAL by itself.
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Queries, Tables } from '../database.ts';
import { migrate } from '../migrate.ts';
import { ImmediateDialect, rememberingStatements } from './dialect.ts';

/** The value `PRAGMA synchronous` reads when it is FULL. */
const full = 2;

/** Pages kept in memory: the inner ones of every index of five years. SQLite's own measure is 2 MB. */
const cacheKiB = 64 * 1024;

/** Opens (or makes) the database at a path, at the present tables. ":memory:" serves tests. */
export async function openSqlite(path: string): Promise<Queries> {
  const database = new Database(path);
  database.pragma('busy_timeout = 5000');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma(`cache_size = -${cacheKiB}`);
  assertDurable(database);
  await migrate(new Kysely<Tables>({ dialect: new ImmediateDialect({ database }) }));
  const remembered = rememberingStatements(database);
  return new Kysely<Tables>({ dialect: new ImmediateDialect({ database: remembered }) });
}

/** Throws unless a commit waits for the disk. */
export function assertDurable(database: Database.Database): void {
  const level = database.pragma('synchronous', { simple: true });
  if (level !== full)
    throw new Error(`synchronous is ${String(level)}, not FULL: refusing to start`);
}
