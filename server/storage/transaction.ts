// The two kinds of transaction, the same on both databases: one that writes and may have to start over, and one that
// only reads and sees one moment.
import type { Queries } from './database.ts';

/** Thrown by a writer that finds the ground moved under it: what it read before its locks is not so any more. */
export class Raced extends Error {
  override readonly name = 'Raced';
}

/** Each try waits for the locks it lost to, so a second is enough in practice; the rest is for a bad day. */
const tries = 5;

/**
 * PostgreSQL's own words for "start over": serialization failure, deadlock, and a key that another transaction took
 * between our look and our insert; the next try sees that row.
 */
const retriable = new Set(['40001', '40P01', '23505']);

/**
 * Runs a deed in one transaction, again from the start if it raced. The deed must therefore change nothing outside the
 * database. Locks come before reads, so READ COMMITTED is what we want: each read sees what the lock waited for. [S8]
 */
export async function write<T>(db: Queries, deed: (db: Queries) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().setIsolationLevel('read committed').execute(deed);
    } catch (fault) {
      if (attempt >= tries || !isRace(fault)) throw fault;
    }
  }
}

/** Rows, counters and checksums of any number of scopes as they were at one moment. */
export function snapshot<T>(db: Queries, deed: (db: Queries) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(deed);
}

/**
 * Nothing is wrong but the moment: raced too often, no write lock or connection in time, or PostgreSQL is restarting.
 * Whether a commit that was cut off took place is not known; the phone asks again, and is answered by operation id.
 */
export function isBusy(fault: unknown): boolean {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  return isRace(fault) || code.startsWith('SQLITE_BUSY') || momentary.has(code) || isCutOff(fault);
}

/** PostgreSQL has no NUL in any text: whoever sends one asks for nothing that can be stored or found. */
export function isUnstorable(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === '22021';
}

/** Lock not to be had, too many connections, shut down, crashed, starting up; and what its socket says meanwhile. */
const momentary = new Set([
  '55P03',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
]);

/** The driver gives no code to a connection that ended under a query or before it. */
function isCutOff(fault: unknown): boolean {
  return (
    fault instanceof Error &&
    /^(Connection terminated|Client has encountered a connection error)/.test(fault.message)
  );
}

function isRace(fault: unknown): boolean {
  if (fault instanceof Raced) return true;
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
  return typeof code === 'string' && retriable.has(code);
}
