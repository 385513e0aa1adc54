// A copy of a PostgreSQL database while its server goes on writing: pg_dump and pg_restore, as every administrator
// knows them, of one snapshot that can be counted in the same breath.
import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import type { Queries } from '../database.ts';
import { snapshot } from '../transaction.ts';

const run = promisify(execFile);

/** @param look reads from the very snapshot that is dumped */
export function dumpOnline<T>(
  db: Queries,
  address: string,
  target: string,
  look: (db: Queries) => Promise<T>,
): Promise<T> {
  return snapshot(db, async (moment) => {
    // The pool ends transactions that idle; this one waits for pg_dump.
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(moment);
    const { rows } = await sql<{ id: string }>`select pg_export_snapshot() as id`.execute(moment);
    const seen = await look(moment);
    const what = ['--format=custom', `--snapshot=${rows[0]?.id ?? ''}`, `--file=${target}`];
    await run('pg_dump', [...what, `--dbname=${address}`]);
    return seen;
  });
}

/** Replaces everything in the database by the dump, in one transaction. Throws if anybody else is connected. */
export async function restoreDump(db: Queries, address: string, file: string): Promise<void> {
  try {
    await demandSolitude(db);
  } finally {
    await db.destroy();
  }
  const how = ['--clean', '--if-exists', '--no-owner', '--single-transaction', '--exit-on-error'];
  await run('pg_restore', [...how, `--dbname=${address}`, file]);
}

/** Waits a second for whoever is just leaving. */
async function demandSolitude(db: Queries): Promise<void> {
  for (let look = 0; look < 10; look += 1) {
    const { rows } = await sql<{ others: number }>`
      select count(*) as others from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(db);
    if (rows[0]?.others === 0) return;
    await pause(100);
  }
  throw new Error('others are connected to the database: stop the server first.');
}
