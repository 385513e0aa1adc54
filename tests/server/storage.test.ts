// What the promise "đã gửi" stands on: durable commits, tables made once, settings that are refused when wrong.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { readConfig, readErrand } from '../../server/config.ts';
import { openDeps } from '../../server/open.ts';
import { assertDurable, openSqlite } from '../../server/storage/sqlite/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'so-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('[S3] [inv 23] a commit waits for the disk: WAL, synchronous FULL, foreign keys on', async () => {
  const db = await openSqlite(join(folder, 'a.sqlite'));
  const read = async (pragma: string) =>
    Object.values(
      (await sql.raw<Record<string, unknown>>(`pragma ${pragma}`).execute(db)).rows[0] ?? {},
    )[0];
  expect(await read('journal_mode')).toBe('wal');
  expect(await read('synchronous')).toBe(2);
  expect(await read('foreign_keys')).toBe(1);
  await db.destroy();
});

test('[S3] a database that would not wait is refused at start', () => {
  const loose = new Database(join(folder, 'b.sqlite'));
  loose.pragma('journal_mode = WAL');
  loose.pragma('synchronous = NORMAL');
  expect(() => assertDurable(loose)).toThrow('not FULL');
  loose.close();
});

test('[S8] a transaction that throws leaves nothing, and the next one runs', async () => {
  const db = await openSqlite(':memory:');
  const failing = db.transaction().execute(async (transaction) => {
    await transaction.insertInto('meta').values({ key: 'a', value: '1' }).execute();
    throw new Error('later');
  });
  await expect(failing).rejects.toThrow('later');
  expect(await db.selectFrom('meta').selectAll().execute()).toEqual([]);
  await db.destroy();
});

test('areas and epoch are made once and stay', async () => {
  let drawn = 0;
  const world = {
    clock: () => 0,
    random: (bytes: number) => new Uint8Array(bytes).fill((drawn += 1)),
    version: '1',
  };
  const path = join(folder, 'c.sqlite');
  const first = await openDeps(path, world, dirname(path));
  await first.db.deleteFrom('review_area_unit').where('area_id', '=', 'kv-344').execute();
  await first.db.destroy();
  const again = await openDeps(path, world, dirname(path));
  expect(again.epoch).toBe(first.epoch);
  const left = await again.db.selectFrom('review_area_unit').selectAll().execute();
  expect(left).toHaveLength(59);
  await again.db.destroy();
});

test('settings come from the environment, arguments over it', () => {
  expect(readConfig({}, [])).toEqual({
    port: 8048,
    host: '127.0.0.1',
    data: './data',
    database: 'data/so-co-so.sqlite',
    demo: false,
  });
  const told = readConfig({ PORT: '80', ORIGIN: 'https://so.vn', DATA: '' }, [
    '--port',
    '0',
    '--demo',
  ]);
  expect(told).toEqual({
    port: 0,
    host: '127.0.0.1',
    data: './data',
    database: 'data/demo.sqlite',
    demo: true,
    origin: 'https://so.vn',
  });
});

test('a PostgreSQL is said by DATABASE_URL, and never serves the demo', () => {
  const environment = { DATABASE_URL: 'postgres://so@db/so' };
  expect(readConfig(environment, []).database).toBe('postgres://so@db/so');
  expect(readConfig(environment, ['--demo']).database).toBe('data/demo.sqlite');
  expect(readErrand(environment, ['--to', 'x', '--data', 'd'])).toEqual({
    data: 'd',
    database: 'postgres://so@db/so',
    to: 'x',
    older: false,
  });
});

test('[I8] a sign-in service is told by its address and our name there; people come back to the public address', () => {
  const service = { OIDC_ISSUER: 'https://dn.hungyen.vn', OIDC_CLIENT_ID: 'so' };
  const told = readConfig({ ...service, ORIGIN: 'https://so.vn', OIDC_CLIENT_SECRET: 'x' }, []);
  expect(told.oidc).toEqual({
    issuer: 'https://dn.hungyen.vn',
    clientId: 'so',
    clientSecret: 'x',
    label: 'tài khoản của tỉnh',
    redirect: 'https://so.vn/dang-nhap',
  });
  const here = { ...service, OIDC_ISSUER: 'http://localhost:3000', OIDC_LABEL: 'VNeID' };
  expect(readConfig(here, []).oidc).toMatchObject({
    label: 'VNeID',
    redirect: 'http://127.0.0.1:8048/dang-nhap',
  });
});

test.each([
  [{ OIDC_ISSUER: 'http://dn.hungyen.vn', OIDC_CLIENT_ID: 'so' }, []],
  [{ OIDC_ISSUER: 'https://dn.hungyen.vn' }, []],
  [{ OIDC_ISSUER: 'https://dn.hungyen.vn', OIDC_CLIENT_ID: 'so', HOST: '0.0.0.0' }, []],
  [{ DATABASE_URL: 'mysql://db' }, []],
  [{ PORT: 'x' }, []],
  [{ PORT: '70000' }, []],
  [{ ORIGIN: 'so.vn/path' }, []],
  [{ HOST: '0.0.0.0' }, ['--demo']],
  [{}, ['--unknown']],
])('a wrong setting stops the start: %j %j', (environment, args) => {
  expect(() => readConfig(environment, args)).toThrow();
});
