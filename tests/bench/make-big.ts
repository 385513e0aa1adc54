// npm run make:big -- --records 1300000 [--to FILE or postgres://…] [--from 2026-11-21] [--until 2027-11-20] [--seed 48]
// A province of five reporting years, or from a day on, the same for the same seed; serve it with DATABASE_URL, or as DATA/so-co-so.sqlite.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isPostgresAddress, openDatabase } from '../../server/storage/open-database.ts';
import { fillBig } from './big-province.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '130000' },
    to: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string', default: '2027-11-20' },
    seed: { type: 'string', default: '48' },
  },
});
const records = Number(values.records);
const to = values.to ?? `big-${records}.sqlite`;
if (!isPostgresAddress(to) && existsSync(to)) throw new Error(`${to} exists already`);
const db = await openDatabase(to);
const started = performance.now();
const say = (done: number) => {
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(`\r${done} of ${records} records, ${seconds} s`);
};
const { from, until, seed } = values;
await fillBig(db, { records, until, seed: Number(seed), ...(from ? { from } : {}) }, say);
await db.destroy();
process.stdout.write(`\n${to}\n`);
