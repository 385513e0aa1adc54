// A copy of a SQLite database while its server goes on writing.
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Queries, Tables } from '../database.ts';
import { ImmediateDialect } from './dialect.ts';

/** All pages in one step: readers do not stop writers in WAL, and a copy in many steps would start over at each write. */
const everyPage = 0x7fff_ffff;

/** One moment of the database, as one file without a journal beside it. Throws unless the copy is sound. */
export async function copyOnline(source: string, target: string): Promise<void> {
  const live = new Database(source, { fileMustExist: true, timeout: 5000 });
  try {
    await live.backup(target, { progress: () => everyPage });
  } finally {
    live.close();
  }
  const copy = new Database(target);
  try {
    copy.pragma('journal_mode = DELETE');
    const verdict = copy.pragma('integrity_check', { simple: true });
    if (verdict !== 'ok') throw new Error(`the copy is not sound: ${String(verdict)}`);
  } finally {
    copy.close();
  }
}

/** A copy as it lies there: nothing is migrated, nothing written. */
export function openCopy(path: string): Queries {
  const database = new Database(path, { readonly: true, fileMustExist: true });
  return new Kysely<Tables>({ dialect: new ImmediateDialect({ database }) });
}
