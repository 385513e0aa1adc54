// The desk's questions at the whole province, through the real server: p50 and p95 on SQLite and PostgreSQL, at 130,000
// and at 1,300,000 records, and how the cost grows. `npm run bench:desk`; SIZES=130000 ENGINES=sqlite make it shorter,
// BIG=folder keeps the databases of make:big (big-N.sqlite) for the next run. Exits 1 when a p95 is above its limit.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { buildApp } from '../../server/app.ts';
import { demoPassword } from '../../server/demo/people.ts';
import { depsOf } from '../../server/open.ts';
import { openDatabase } from '../../server/storage/open-database.ts';
import { databaseAt, startPostgres } from '../tools/postgres.ts';
import { fillBig } from './big-province.ts';
import type { Figure } from './figures.ts';
import { figure, keeps, table } from './figures.ts';

const until = '2027-11-20';
const budget = { p95: 200 };
const sizes = (process.env['SIZES'] ?? '130000,1300000').split(',').map(Number);
const engines = (process.env['ENGINES'] ?? 'sqlite,postgres').split(',');
const rounds = Number(process.env['ROUNDS'] ?? 5);

/** What desks ask: common words, rare ones, none, with and without marks, wrong marks, with and without filters. */
const searches = [
  'q=quyen',
  'q=quyền trẻ em',
  'q=t ly',
  'q=q',
  'q=triển lãm',
  'q=trien lam luu dong le quy don',
  'q=quyên',
  'q=tre em cong uoc dong hung',
  'q=zzz khong co',
  'q=tra tan phu nu',
  'q=hoà giải',
  'q=quyen&state=returned',
  'q=duoi nuoc&from=2024-03-01&to=2024-03-31',
  'q=phu nu&unit=HY2025.12472',
  'type=cuoc_thi',
  'unit=HY2025.13075&to=2025-12-31',
  'state=cancelled&type=tap_huan',
  'q=cho&type=trien_lam&state=approved&to=2023-12-31',
];

const kinds: Readonly<Record<string, readonly string[]>> = {
  queue: ['state=submitted', 'state=returned', 'state=submitted&type=tap_huan'].map(
    (query) => `/search?${query}`,
  ),
  'matrix, 13 weeks': ['by=week', 'by=week&as=then', 'by=week&until=2025-08-01'].map(
    (query) => `/matrix?${query}`,
  ),
  'matrix, 14 days': ['by=day', 'by=day&until=2024-11-05'].map((query) => `/matrix?${query}`),
  search: searches.map((query) => `/search?${query}`),
};

async function signIn(app: FastifyInstance, login: string): Promise<string> {
  const payload = { login, password: demoPassword };
  const answer = await app.inject({ method: 'POST', url: '/session', payload });
  const [cookie] = answer.cookies;
  if (!cookie) throw new Error(`${login} cannot sign in: ${answer.statusCode}`);
  return `${cookie.name}=${cookie.value}`;
}

/** One question; every page of an answer is a question of its own, so the second is asked too. */
async function timed(app: FastifyInstance, cookie: string, url: string): Promise<number> {
  const started = performance.now();
  const answer = await app.inject({ url: encodeURI(url), headers: { cookie } });
  const ms = performance.now() - started;
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
  return ms;
}

async function measure(what: string, address: string, slowest: string[]): Promise<Figure[]> {
  const db = await openDatabase(address);
  const data = mkdtempSync(join(tmpdir(), 'so-desk-'));
  const clock = () => Date.parse(`${until}T05:00:00Z`);
  const random = (bytes: number) => randomBytes(bytes);
  const deps = await depsOf(db, { clock, random, version: 'bench' }, data);
  const app = await buildApp({ deps, pages: null });
  const figures: Figure[] = [];
  for (const login of ['tinh', 'kv.quynhphu']) {
    const cookie = await signIn(app, login);
    for (const [kind, urls] of Object.entries(kinds)) {
      const times: { ms: number; url: string }[] = [];
      for (let round = 0; round <= rounds; round += 1)
        for (const url of urls) {
          const ms = await timed(app, cookie, url);
          // The first round reads the disk: it is warmth that is measured.
          if (round > 0) times.push({ ms, url });
        }
      figures.push(
        figure(
          `${what} ${login}: ${kind}`,
          times.map(({ ms }) => ms),
          budget,
        ),
      );
      const [worst] = times.toSorted((a, b) => b.ms - a.ms);
      slowest.push(`${what} ${login} ${kind}: ${worst?.ms.toFixed(0)} ms ${worst?.url}`);
    }
  }
  await app.close();
  await db.destroy();
  rmSync(data, { recursive: true, force: true });
  return figures;
}

async function made(address: string, records: number): Promise<void> {
  const db = await openDatabase(address);
  const present = await db.selectFrom('record').select('id').limit(1).execute();
  if (present.length === 0) {
    const started = performance.now();
    await fillBig(db, { records, until, seed: 48 });
    if (address.startsWith('postgres')) await sql`vacuum analyze`.execute(db);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    process.stdout.write(`made ${records} records in ${seconds} s\n`);
  }
  await db.destroy();
}

const kept = process.env['BIG'];
const folder = kept ?? mkdtempSync(join(tmpdir(), 'so-big-'));
const figures: Figure[] = [];
const slowest: string[] = [];
const postgres = engines.includes('postgres') ? await startPostgres() : undefined;
try {
  for (const records of sizes) {
    for (const engine of engines) {
      let address = join(folder, `big-${records}.sqlite`);
      if (engine === 'postgres' && postgres) {
        address = databaseAt(postgres.address, `big${records}`);
        const admin = await openDatabase(postgres.address);
        await sql`create database ${sql.id(`big${records}`)}`.execute(admin);
        await admin.destroy();
      }
      await made(address, records);
      figures.push(...(await measure(`${engine} ${records / 1000}k`, address, slowest)));
    }
  }
} finally {
  await postgres?.stop();
  if (!kept && existsSync(folder)) rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(table(figures));
process.stdout.write(`slowest:\n${slowest.join('\n')}\n`);
if (!figures.every(keeps)) process.exitCode = 1;
