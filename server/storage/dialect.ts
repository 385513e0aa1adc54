// Which of the two databases stands behind a set of queries. Asked only where they truly differ: DDL and row locks.

import type { Kysely } from 'kysely';
import { PostgresAdapter } from 'kysely';

export function isPostgres<T>(db: Kysely<T>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}
