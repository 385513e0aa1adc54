// One server to a folder. The lock is the operating system's, held through SQLite: it falls with the process however
// that ends, so no stale lock ever has to be cleared by hand.
import Database from 'better-sqlite3';

/** Throws if another process holds it. @returns releases */
export function hold(path: string): () => void {
  const lock = new Database(path, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (fault) {
    lock.close();
    throw new Error(`${path} is held: a server is running here. Stop it first.`, { cause: fault });
  }
  return () => {
    lock.close();
  };
}
