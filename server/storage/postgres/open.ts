// The database of a province that runs a PostgreSQL already. The same promise as on SQLite: a commit is on disk before
// it is answered, so synchronous_commit and fsync are asserted, for the connection that will be used.
import { Kysely, sql } from 'kysely';
import type { Queries, Tables } from '../database.ts';
import { migrate } from '../migrate.ts';
import { poolDialect } from './dialect.ts';

/** What must be so before anything is acknowledged. "remote_apply" waits for the disk here and for a replica's too. */
const demands: Readonly<Record<string, readonly string[]>> = {
  synchronous_commit: ['on', 'remote_apply'],
  fsync: ['on'],
  server_encoding: ['UTF8'],
};

/** Opens the database at an address, "postgres://user@host/name", and brings it to the present tables. */
export function openPostgres(address: string): Promise<Queries> {
  return opened(address, migrate);
}

/** Whatever tables are there, or none. */
export function openAsItIs(address: string): Promise<Queries> {
  return opened(address);
}

async function opened(address: string, prepare?: (db: Queries) => Promise<void>): Promise<Queries> {
  const db = new Kysely<Tables>({ dialect: poolDialect(address) });
  try {
    await assertDurable(db);
    await prepare?.(db);
  } catch (fault) {
    await db.destroy();
    throw fault;
  }
  return db;
}

/** Throws unless a commit waits for the disk. */
export async function assertDurable(db: Queries): Promise<void> {
  for (const [name, wanted] of Object.entries(demands)) {
    const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`.execute(
      db,
    );
    const value = rows[0]?.value ?? 'unknown';
    if (!wanted.includes(value))
      throw new Error(`${name} is ${value}, not ${wanted.join(' or ')}: refusing to start`);
  }
}
