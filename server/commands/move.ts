// Moves a province from its SQLite file to an empty PostgreSQL: every row as it is, so that versions, positions, epoch
// and sessions stay and no phone notices. All in one transaction, and committed only if both sides sum up to the same.
import { existsSync } from 'node:fs';
import type { Errand } from '../config.ts';
import { fileIn } from '../config.ts';
import type { World } from '../open.ts';
import type { Queries } from '../storage/database.ts';
import { deriveAgain } from '../storage/derived.ts';
import { isPostgresAddress } from '../storage/open-database.ts';
import { openPostgres } from '../storage/postgres/open.ts';
import { hold } from '../storage/sqlite/lock.ts';
import { openSqlite } from '../storage/sqlite/open.ts';
import { countRows, insertRows, rowsOf, sumOf, tables } from '../storage/tables.ts';
import { snapshot, write } from '../storage/transaction.ts';
import type { Say } from './serve.ts';
import { lockOf } from './serve.ts';

export async function move(errand: Errand, _world: World, say: Say): Promise<void> {
  const { data, from = fileIn(data), to = errand.database } = errand;
  if (!isPostgresAddress(to)) throw new Error('move needs --to postgres://… or DATABASE_URL');
  if (!existsSync(from)) throw new Error(`${from} does not exist`);
  const release = hold(lockOf({ data }));
  try {
    const source = await openSqlite(from);
    const target = await openPostgres(to);
    try {
      await snapshot(source, (old) => write(target, (fresh) => copyAll(old, fresh, say)));
      await deriveAgain(target);
    } finally {
      await Promise.all([source.destroy(), target.destroy()]);
    }
  } finally {
    release();
  }
  say(`Moved. Serve it with DATABASE_URL and the same DATA; ${from} is not used any more.`);
}

async function copyAll(old: Queries, fresh: Queries, say: Say): Promise<void> {
  const present = Object.entries(await countRows(fresh)).filter(([, count]) => count > 0);
  if (present.length > 0)
    throw new Error(`the target is not empty: ${present.map(([table]) => table).join(', ')}`);
  for (const table of tables) {
    for await (const rows of rowsOf(old, table)) await insertRows(fresh, table, rows);
    const [before, after] = [await sumOf(old, table), await sumOf(fresh, table)];
    if (before.rows !== after.rows || before.sha256 !== after.sha256)
      throw new Error(`${table} differs after the move: nothing was kept`);
    say(`${table.padEnd(18)}${String(after.rows).padStart(9)}  ${after.sha256.slice(0, 16)}`);
  }
}
