// SQLite as kysely knows it, but a transaction that may write takes the write lock at once.
import type Database from 'better-sqlite3';
import type { DatabaseConnection, TransactionSettings } from 'kysely';
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
  readonly #config: { readonly database: Database.Database };

  constructor(config: { readonly database: Database.Database }) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#config);
  }
}
