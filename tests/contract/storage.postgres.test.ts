import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { assertDurable, openPostgres } from '../../server/storage/postgres/open.ts';
import { newPostgresPlace } from '../world/storage.ts';
import { storageContract } from './storage.ts';

async function open() {
  const place = await newPostgresPlace();
  const db = await openPostgres(place.address);
  return {
    db,
    close: async () => {
      await db.destroy();
      await place.clear();
    },
  };
}

storageContract('PostgreSQL', open);

test('[S3] a server that would not wait for the disk is refused at start', async () => {
  const { db, close } = await open();
  await db.connection().execute(async (one) => {
    await sql`set synchronous_commit = off`.execute(one);
    await expect(assertDurable(one)).rejects.toThrow('synchronous_commit is off');
  });
  await close();
});
