// What came back to the officer: the number on the app's icon. The same in page and worker. [N5]
import type { Store } from './database.ts';
import { readFact } from './meta.ts';

const words: ReadonlySet<string> = new Set(['returned', 'conflict', 'attention']);

/** Entries that ask for a look; those of a lost scope are hidden and do not count. [S26] */
export async function countCameBack({ db }: Store): Promise<number> {
  return db.transaction('r', [db.view, db.meta], async () => {
    const scopes = (await readFact(db, 'scopes')) ?? {};
    return db.view
      .filter((entry) => words.has(entry.word) && scopes[entry.scope]?.lost !== true)
      .count();
  });
}
