// All rows of all tables, taken out and put back: backups, and the first morning of every seed.
import type BetterSqlite from 'better-sqlite3';

export type Snapshot = ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>;

export function takeSnapshot(raw: BetterSqlite.Database, tables: readonly string[]): Snapshot {
  return new Map(
    tables.map((table) => [
      table,
      raw.prepare(`select rowid, * from "${table}"`).all() as Record<string, unknown>[],
    ]),
  );
}

export function restoreSnapshot(raw: BetterSqlite.Database, snapshot: Snapshot): void {
  raw.pragma('foreign_keys = OFF');
  raw.transaction(() => {
    for (const [table, rows] of snapshot) {
      raw.prepare(`delete from "${table}"`).run();
      const [first] = rows;
      if (!first) continue;
      const names = Object.keys(first);
      const places = names.map(() => '?').join(',');
      const columns = names.map((name) => `"${name}"`).join(',');
      const insert = raw.prepare(`insert into "${table}" (${columns}) values (${places})`);
      for (const row of rows) insert.run(...Object.values(row));
    }
  })();
  raw.pragma('foreign_keys = ON');
}
