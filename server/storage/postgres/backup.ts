// A copy of a PostgreSQL database while its server goes on writing: pg_dump and pg_restore, as every administrator
// knows them, of one snapshot that can be counted in the same breath.
import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import type { Queries } from '../database.ts';
import { snapshot } from '../transaction.ts';
import { openAsItIs } from './open.ts';

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

/**
 * Replaces everything in the database by the dump, in one transaction. Throws if anybody else is connected. The database
 * stays at the tables it has: they may be newer than the program that is to read the dump.
 */
export async function restoreDump(address: string, file: string): Promise<void> {
  const db = await openAsItIs(address);
  try {
    await demandSolitude(db);
  } finally {
    await db.destroy();
  }
  await pour(address, file);
}

/**
 * What a later migration made the dump does not know, so "--clean" leaves it, and it would hold what is to be dropped or
 * stand where that migration wants to build again. Hence our schema is emptied first: what is in it, not the schema, which
 * may belong to another role; and not what an extension brought. An identity's sequence goes with its table only.
 */
const empty = `
set client_min_messages = error;
begin;
with found (catalog, id, within) as (
  select tableoid, oid, relnamespace from pg_class where relkind in ('r', 'p', 'v', 'm', 'f', 'S')
  union all
  select tableoid, oid, pronamespace from pg_proc
  union all
  select t.tableoid, t.oid, typnamespace from pg_type t left join pg_class c on c.oid = typrelid
  where typtype in ('e', 'd', 'r') or c.relkind = 'c'
)
select format('drop %s if exists %s cascade', type, identity)
from found, pg_identify_object(catalog, id, 0)
where within = to_regnamespace(quote_ident(current_schema()))
  and not exists (select from pg_depend where classid = catalog and objid = id and deptype = 'e')
order by type = 'sequence' \\gexec
`;

/**
 * Danger: psql takes a torn script for a whole one, so it must not be the one that commits. pg_restore says COMMIT, as its
 * last word.
 */
async function pour(address: string, file: string): Promise<void> {
  const how = ['--clean', '--if-exists', '--no-owner', '--single-transaction', '--file=-'];
  const archive = spawn('pg_restore', [...how, file], { stdio: ['ignore', 'pipe', 'pipe'] });
  const into = ['--no-psqlrc', '--no-password', '--quiet', '--set=ON_ERROR_STOP=1', '--file=-'];
  const target = spawn('psql', [...into, `--dbname=${address}`], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  try {
    await Promise.all([once(archive, 'spawn'), once(target, 'spawn')]);
  } catch (cause) {
    for (const child of [archive, target]) child.kill();
    throw new Error('restore needs pg_restore and psql: install postgresql-client', { cause });
  }
  const script = async function* () {
    yield empty;
    yield* archive.stdout;
  };
  const [written, read, torn] = await Promise.all([
    complaintOf(target, target.stderr),
    complaintOf(archive, archive.stderr),
    pipeline(script, target.stdin).catch(String),
  ]);
  const complaints = [written, read].filter((one) => one !== undefined);
  if (complaints.length === 0 && torn !== undefined) complaints.push(torn);
  if (complaints.length > 0) throw new Error(`the restore failed: ${complaints.join('\n')}`);
}

async function complaintOf(child: ChildProcess, stderr: Readable): Promise<string | undefined> {
  const said = text(stderr);
  await once(child, 'close');
  if (child.exitCode === 0) return undefined;
  return `${child.spawnfile} ended with ${child.exitCode ?? child.signalCode}. ${await said}`;
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
