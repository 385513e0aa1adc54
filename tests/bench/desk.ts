// The desk's questions at the whole province, through the real server on a socket: p50 and p95 on SQLite and PostgreSQL,
// at 130,000 and 1,300,000 records of five years, and how the cost grows; and 260,000 of the last year alone, as dense as
// the 1,300,000 but without their history. `npm run bench:desk`; SIZES=130000 ENGINES=sqlite make it shorter, ROUNDS=n
// longer, BIG=folder keeps the databases of make:big (big-N.sqlite), PG=postgres://… those of a PostgreSQL that runs.
// Exits 1 when a budget is missed. Every question is drawn anew; before the first that counts, other questions of the
// same kinds have been asked (WARM of each), so code is compiled and some of the disk is in memory, as in a server that
// has been up since the morning. First questions of a server just started are told apart.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { drawFrom } from '../../server/demo/draw.ts';
import { openDatabase } from '../../server/storage/open-database.ts';
import { databaseAt, startPostgres } from '../tools/postgres.ts';
import { fillBig } from './big-province.ts';
import type { Asked } from './desk-kinds.ts';
import { kinds } from './desk-kinds.ts';
import { today } from './desk-questions.ts';
import { openDesks } from './desk-server.ts';
import { growthTable, sizeTable } from './desk-table.ts';
import { quantile } from './figures.ts';

const sizes = (process.env['SIZES'] ?? '130000,1300000,260000').split(',').map(Number);
const engines = (process.env['ENGINES'] ?? 'sqlite,postgres').split(',');
const rounds = Number(process.env['ROUNDS'] ?? 60);
const warm = Number(process.env['WARM'] ?? 8);
/** These are of the last year alone. */
const lastYear = { records: 260_000, from: '2026-11-21' };

async function measure(engine: string, records: number, address: string): Promise<Asked[]> {
  const desks = await openDesks(address);
  const asked: Asked[] = [];
  for (const login of ['tinh', 'kv.quynhphu']) {
    const desk = await desks.signIn(login);
    for (const { kind, budget, share = 1, ask } of kinds) {
      const draw = drawFrom(1000 + asked.length);
      const times: number[] = [];
      const of = Math.max(3, Math.round(rounds * share));
      let first = 0;
      let [worst, slowest] = ['', 0];
      for (let round = -Math.round(warm * share) - 1; round < of; round += 1)
        for (const { what, ms } of await ask(desk, draw, login)) {
          if (times.length === 0 && first === 0) first = ms;
          if (round < 0) continue;
          times.push(ms);
          if (ms > slowest) [worst, slowest] = [what, ms];
        }
      const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
      asked.push({ engine, records, login, kind, n: times.length, first, p50, p95, budget, worst });
      process.stderr.write(
        `${engine} ${records} ${login} ${kind}: ${p50.toFixed(0)} ms, ${worst}\n`,
      );
    }
  }
  await desks.close();
  return asked;
}

async function made(address: string, records: number): Promise<void> {
  const db = await openDatabase(address);
  const present = await db.selectFrom('record').select('id').limit(1).execute();
  if (present.length === 0) {
    const started = performance.now();
    const { from } = records === lastYear.records ? lastYear : {};
    await fillBig(db, { records, until: today, seed: 48, ...(from ? { from } : {}) });
    if (address.startsWith('postgres')) await sql`vacuum analyze`.execute(db);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    process.stderr.write(`made ${records} records in ${seconds} s\n`);
  }
  await db.destroy();
}

async function databaseOf(server: string, name: string): Promise<string> {
  const admin = await openDatabase(server);
  const { rows } = await sql`select 1 from pg_database where datname = ${name}`.execute(admin);
  if (rows.length === 0) await sql`create database ${sql.id(name)}`.execute(admin);
  await admin.destroy();
  return databaseAt(server, name);
}

const kept = process.env['BIG'];
const folder = kept ?? mkdtempSync(join(tmpdir(), 'so-big-'));
const running = process.env['PG'];
const own = engines.includes('postgres') && !running ? await startPostgres() : undefined;
const server = running ?? own?.address ?? '';
const asked: Asked[] = [];
try {
  for (const engine of engines)
    for (const records of sizes) {
      const file = join(folder, `big-${records}.sqlite`);
      const address = engine === 'sqlite' ? file : await databaseOf(server, `big${records}`);
      await made(address, records);
      asked.push(...(await measure(engine, records, address)));
    }
} finally {
  await own?.stop();
  if (!kept && existsSync(folder)) rmSync(folder, { recursive: true, force: true });
}
const [table, growth] = [sizeTable(asked), growthTable(asked)];
process.stdout.write(`${table.text}\n${growth.text}`);
if (!table.kept || !growth.kept) process.exitCode = 1;
