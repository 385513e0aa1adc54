// Statements are parsed once and used again, and answer as if they had just been made. [S8]
import { expect, test } from 'vitest';
import { openSqlite } from '../../server/storage/sqlite/open.ts';

test('[S8] a question asked again sees what was written since, and what was rolled back is not there', async () => {
  const db = await openSqlite(':memory:');
  const count = async () => (await db.selectFrom('meta').select('key').execute()).length;
  expect(await count()).toBe(0);
  await db.insertInto('meta').values({ key: 'a', value: '1' }).execute();
  expect(await count()).toBe(1);
  const failing = db.transaction().execute(async (inner) => {
    await inner.insertInto('meta').values({ key: 'b', value: '1' }).execute();
    throw new Error('later');
  });
  await expect(failing).rejects.toThrow('later');
  expect(await count()).toBe(1);
  await expect(db.insertInto('meta').values({ key: 'a', value: '1' }).execute()).rejects.toThrow(
    'UNIQUE',
  );
  await db.insertInto('meta').values({ key: 'c', value: '1' }).execute();
  expect(await count()).toBe(2);
  await db.destroy();
});

test('[S8] lists of any length are asked, more of them than are remembered', async () => {
  const db = await openSqlite(':memory:');
  await db.insertInto('meta').values({ key: '3', value: 'x' }).execute();
  for (let length = 1; length <= 600; length += 1) {
    const keys = Array.from({ length }, (_, at) => String(at));
    const found = await db.selectFrom('meta').select('value').where('key', 'in', keys).execute();
    expect(found).toHaveLength(length > 3 ? 1 : 0);
  }
  await db.destroy();
});
