// SQLite as kysely knows it, but a transaction that may write takes the write lock at once.
import type Database from 'better-sqlite3';
import type { DatabaseConnection, SqliteDatabase, TransactionSettings } from 'kysely';
import { CompiledQuery, SqliteDialect, SqliteDriver } from 'kysely';

/** Read-then-write can then never fail half-way with "busy". A snapshot takes no lock and stands in nobody's way. [S8] */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }
}

export class ImmediateDialect extends SqliteDialect {
  readonly #config: { readonly database: SqliteDatabase };

  constructor(config: { readonly database: SqliteDatabase }) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#config);
  }
}

/** Lists in a query make a text each for every length; beyond this many the memory is begun again. */
const mostStatements = 500;

/**
 * Parsing a statement costs more than running it, and the server asks the same few hundred. kysely runs one at a time,
 * so none is asked for while it still gives rows. Not for a database whose tables change: a statement keeps its columns.
 */
export function rememberingStatements(database: Database.Database): SqliteDatabase {
  const known = new Map<string, Database.Statement>();
  return {
    close: () => {
      database.close();
    },
    prepare: (sql) => {
      const found = known.get(sql);
      if (found) return found;
      const made = database.prepare(sql);
      if (known.size >= mostStatements) known.clear();
      known.set(sql, made);
      return made;
    },
  };
}
