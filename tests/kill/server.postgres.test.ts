import { mkdirSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { databaseAt, startPostgres } from '../tools/postgres.ts';
import { looking, newFolder } from '../world/province.ts';
import { newPostgresPlace } from '../world/storage.ts';
import { faultsIn, killUnderLoad } from './load.ts';
import { hire } from './people.ts';

const kills = Number(process.env['KILLS'] ?? 5);
vi.setConfig({ testTimeout: 60_000 + kills * 15_000 });

test('[S3] [S11] [inv 23] kill -9 of the server on PostgreSQL: what was acknowledged is there, and once', async () => {
  const folder = newFolder();
  mkdirSync(folder.data);
  const place = await newPostgresPlace();
  const cookies = await hire(place.address, ['a', 'b', 'c', 'd']);
  const settings = { DATA: folder.data, DATABASE_URL: place.address };
  const ledger = await killUnderLoad(settings, cookies, kills);
  const faults = await looking(place.address, (db) => faultsIn(db, ledger));
  process.stdout.write(
    `kill: PostgreSQL: ${ledger.kills} kills, ${ledger.cut} requests cut, ${ledger.acknowledged.size} acknowledged, ${faults.length} lost\n`,
  );
  expect(faults).toEqual([]);
  expect(ledger.acknowledged.size).toBeGreaterThan(kills * 10);
  await place.clear();
  folder.clear();
});

test('[S3] [S11] [inv 23] kill -9 of PostgreSQL itself: what was acknowledged is there, and once', async () => {
  const folder = newFolder();
  mkdirSync(folder.data);
  const postgres = await startPostgres();
  try {
    const address = databaseAt(postgres.address, 'template');
    const cookies = await hire(address, ['a', 'b', 'c', 'd']);
    const settings = { DATA: folder.data, DATABASE_URL: address };
    const ledger = await killUnderLoad(settings, cookies, kills, async (server) => {
      await postgres.crash();
      return server;
    });
    const faults = await looking(address, (db) => faultsIn(db, ledger));
    process.stdout.write(
      `kill: postmaster: ${ledger.kills} kills, ${ledger.cut} requests cut, ${ledger.acknowledged.size} acknowledged, ${faults.length} lost\n`,
    );
    expect(faults).toEqual([]);
    expect(ledger.acknowledged.size).toBeGreaterThan(kills * 10);
    expect(ledger.cut).toBeGreaterThan(0);
  } finally {
    await postgres.stop();
    folder.clear();
  }
});
