// kill -9 of the real server on a SQLite file, and a restore with real phones. sync.md §4.6, invariants 16 and 23.
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { epochNumberOf } from '../../server/storage/meta.ts';
import { findRecords } from '../../server/storage/records.ts';
import { startMs } from '../world/phone.ts';
import type { Folder } from '../world/province.ts';
import { looking, newFolder } from '../world/province.ts';
import { villagerAt } from '../world/village.ts';
import { faultsIn, killUnderLoad } from './load.ts';
import { hire, scope, values } from './people.ts';
import { runCommand, startServer } from './process.ts';

const kills = Number(process.env['KILLS'] ?? 6);
vi.setConfig({ testTimeout: 60_000 + kills * 5000 });

let folder: Folder;
beforeEach(() => {
  folder = newFolder();
  mkdirSync(folder.data);
});
afterEach(() => folder.clear());

test('[S3] [S11] [inv 23] kill -9 under load: what was acknowledged is there, and once', async () => {
  const cookies = await hire(folder.file, ['a', 'b', 'c', 'd']);
  const ledger = await killUnderLoad({ DATA: folder.data }, cookies, kills);
  const faults = await looking(folder.file, (db) => faultsIn(db, ledger));
  const { acknowledged, cut } = ledger;
  process.stdout.write(
    `kill: SQLite: ${ledger.kills} kills, ${cut} requests cut, ${acknowledged.size} acknowledged, ${faults.length} lost\n`,
  );
  expect(faults).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(kills * 10);
  expect(cut).toBeGreaterThan(0);
  const verdict = await looking(folder.file, (db) =>
    sql<{ integrity_check: string }>`pragma integrity_check`.execute(db),
  );
  expect(verdict.rows).toEqual([{ integrity_check: 'ok' }]);
});

/** The network of a phone that holds a cookie, to whatever address the server has now. */
const line = (server: { address: string }, cookie: string) => ({
  fetch: async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    const body = request.method === 'GET' ? null : await request.arrayBuffer();
    const headers = { ...Object.fromEntries(request.headers), cookie };
    return fetch(server.address + pathname + search, { method: request.method, headers, body });
  },
});

test('[S2] [inv 16] after a restore the phones bring back what the backup lacks', async () => {
  const settings = { DATA: folder.data };
  const [one = '', two = ''] = await hire(folder.file, ['a', 'b']);
  let server = await startServer(settings);
  const where = { address: server.address };
  const hoa = villagerAt(line(where, one), 'hoa', 1);
  const lan = villagerAt(line(where, two), 'lan', 2);
  for (const { store } of [hoa, lan]) store.clock.pass(Date.now() - startMs);

  const shared = await hoa.logs(values, scope);
  await hoa.syncs();
  await lan.syncs();
  await runCommand(['backup', '--to', folder.backups], settings);
  const file = readdirSync(folder.backups).find((name) => name.endsWith('.sqlite')) ?? '';

  const later = await hoa.logs({ ...values, title: 'Sau bản sao lưu' }, scope);
  await hoa.edits(shared, { minutes: 33 });
  await lan.syncs();
  await lan.edits(shared, { title: 'Lan sửa sau bản sao lưu' });
  for (const who of [hoa, lan, hoa]) expect((await who.syncs()).state).toBe('level');
  await server.kill();

  const said = await runCommand(['restore', '--from', join(folder.backups, file)], settings);
  expect(said).toContain('new history');
  server = await startServer(settings);
  where.address = server.address;
  for (const who of [hoa, lan, hoa, lan]) expect((await who.syncs()).state).toBe('level');
  await server.stop();

  await looking(folder.file, async (db) => {
    const history = await epochNumberOf(db);
    expect(history).toBeGreaterThan(0);
    const records = await findRecords(db, [shared, later]);
    expect(records.get(shared)?.values).toMatchObject({
      minutes: 33,
      title: 'Lan sửa sau bản sao lưu',
    });
    expect(records.get(shared)?.v).toBeGreaterThan(history * 2 ** 20);
    expect(records.get(later)?.values).toMatchObject({ title: 'Sau bản sao lưu' });
    const log = await db.selectFrom('operation').select('op').execute();
    expect(log).toHaveLength(4);
  });
  for (const who of [hoa, lan]) {
    expect((await who.sees(shared)).shown?.values).toMatchObject({ minutes: 33 });
    expect(await who.store.db.outbox.count()).toBe(0);
  }
});

test('[S8] [inv 16] a database that was put back by hand is noticed, and the phones bring back what it lacks', async () => {
  const settings = { DATA: folder.data };
  const [one = ''] = await hire(folder.file, ['a']);
  let server = await startServer(settings);
  const where = { address: server.address };
  const hoa = villagerAt(line(where, one), 'hoa', 1);
  hoa.store.clock.pass(Date.now() - startMs);
  await runCommand(['backup', '--to', folder.backups], settings);
  const file = readdirSync(folder.backups).find((name) => name.endsWith('.sqlite')) ?? '';
  const rec = await hoa.logs(values, scope);
  await hoa.syncs();
  await server.stop();

  for (const tail of ['', '-wal', '-shm']) rmSync(folder.file + tail, { force: true });
  copyFileSync(join(folder.backups, file), folder.file);
  server = await startServer(settings);
  expect(server.said.join('\n')).toContain('older than what was served here');
  where.address = server.address;
  expect((await hoa.syncs()).state).toBe('level');
  await server.stop();
  const kept = await looking(folder.file, (db) => findRecords(db, [rec]));
  expect(kept.get(rec)?.values).toEqual(values);
});
