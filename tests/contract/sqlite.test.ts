import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../server/storage/sqlite/open.ts';
import { storageContract } from './storage.ts';

storageContract('SQLite in memory', async () => {
  const db = await openSqlite(':memory:');
  return { db, close: () => db.destroy() };
});

storageContract('a SQLite file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'so-'));
  const db = await openSqlite(join(folder, 'a.sqlite'));
  return {
    db,
    close: async () => {
      await db.destroy();
      rmSync(folder, { recursive: true });
    },
  };
});
