// The sums of each scope against the records they are made of, and what desks are told from them.
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deriveAgain, deriveIfOld } from '../../server/storage/derived.ts';
import { sumAgain } from '../../server/storage/migrations/0021-whole-years.ts';
import { findParts } from '../../server/storage/parts.ts';
import { findRecords } from '../../server/storage/records.ts';
import { findTotals } from '../../server/storage/totals.ts';
import type { Cell } from '../../src/domain/measure.ts';
import { reportingYear, reportPeriod } from '../../src/domain/period.ts';
import type { Tally } from '../../src/domain/report/sums.ts';
import { addSums, lineSums, sumsText } from '../../src/domain/report/sums.ts';
import type { Totals } from '../../src/domain/totals.ts';
import { addTotals, entryTotals, totalsText } from '../../src/domain/totals.ts';
import { sound } from '../domain/samples.ts';
import type { TestServer } from './harness.ts';
import { home, openServer } from './harness.ts';
import type { Pen } from './operations.ts';
import { penOf } from './operations.ts';

const before = 'c:HY2025.12472:2025';
let server: TestServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server.close());

/** Added up here, from every row of the table. */
async function recounted(): Promise<ReadonlyMap<string, string>> {
  const ids = (await server.deps.db.selectFrom('record').select('id').execute()).map(
    ({ id }) => id,
  );
  const sums = new Map<string, Map<string, Cell>>();
  for (const record of (await findRecords(server.deps.db, ['', ...ids])).values()) {
    const sum = sums.get(record.scope) ?? new Map<string, Cell>();
    sums.set(record.scope, sum);
    addTotals(sum, entryTotals(record));
  }
  return textsOf(sums);
}

async function kept(): Promise<ReadonlyMap<string, string>> {
  return textsOf(await findTotals(server.deps.db, [home, before]));
}

/** What the records add to reports, by scope, part of a month and year: added up here, or as it is kept. */
async function partsRecounted(): Promise<readonly string[]> {
  const ids = await server.deps.db.selectFrom('record').select('id').execute();
  const all = await findRecords(server.deps.db, ['', ...ids.map(({ id }) => id)]);
  const parts = new Map<string, Tally>();
  for (const record of all.values()) {
    const date = String(record.values['date']);
    const sums = [...lineSums({ ...record, date })];
    const add = (part: string, more: typeof sums) => {
      const own: Tally = parts.get(`${record.scope} ${part}`) ?? new Map();
      parts.set(`${record.scope} ${part}`, own);
      addSums(own, more);
    };
    add(`${date.slice(0, 8)}${Number(date.slice(8)) > 20 ? '21' : '01'}`, sums);
    const year = reportPeriod(reportingYear(date));
    const over = sums.filter(([key]) => key.startsWith('to/') && key.slice(-10) <= year.to);
    add(
      `y${year.from}`,
      sums.filter((one) => !over.includes(one)),
    );
  }
  return [...parts].flatMap(([key, sums]) => (sums.size > 0 ? [`${key} ${sumsText(sums)}`] : []));
}

async function partsKept(): Promise<readonly string[]> {
  const span = { first: '', last: 'z' };
  const parts = await findParts(server.deps.db, [home, before], span);
  return parts
    .filter(({ sums }) => sums.length > 0)
    .map(({ scope, part, sums }) => `${scope} ${part} ${sumsText(new Map(sums))}`);
}

function textsOf(sums: ReadonlyMap<string, Totals>): ReadonlyMap<string, string> {
  const some = [...sums].filter(([, sum]) => sum.size > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(some.map(([scope, sum]) => [scope, totalsText(sum)]));
}

const deed = fc.record({
  what: fc.constantFrom(
    'new',
    'lasting',
    'edit',
    'move',
    'approve',
    'return',
    'cancel',
    'restore',
    'differ',
  ),
  which: fc.nat(3),
  minutes: fc.integer({ min: 1, max: 60 }),
  topics: fc.subarray(['III.1', 'III.2', 'III.3', 'III.4'], { minLength: 1 }),
});
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

interface Cast {
  readonly officer: Pen;
  readonly other: Pen;
  readonly reviewer: Pen;
  readonly records: string[];
}

/** One deed as it comes; what the province makes of it is its business. */
function operationOf(cast: Cast, { what, which, minutes, topics }: Deed, v: number) {
  const { officer, other, reviewer, records } = cast;
  const rec = records[which % Math.max(1, records.length)];
  if (what === 'lasting' || what === 'new' || rec === undefined) {
    // Some are over within the year, some run into the next.
    const to = minutes > 30 ? '2026-11-24' : '2026-11-12';
    const lasting = { ty: 'trien_lam', set: { ...sound.trien_lam, to } };
    const made = officer.create({ minutes, topics }, what === 'lasting' ? lasting : {});
    records.push(made.rec);
    return { pen: officer, op: made };
  }
  switch (what) {
    case 'edit':
      return { pen: officer, op: officer.change(rec, v, { minutes, topics }) };
    case 'move':
      return {
        pen: officer,
        op: officer.change(
          rec,
          v,
          { date: '2025-11-20', approvedOn: '2025-11-19' },
          { to: before },
        ),
      };
    case 'differ':
      return { pen: other, op: other.change(rec, 1, { minutes: minutes + 60 }) };
    case 'approve':
      return { pen: reviewer, op: reviewer.review(rec, v, 'approved') };
    case 'return':
      return { pen: reviewer, op: reviewer.review(rec, v, 'returned', { note: 'Xem lại' }) };
    case 'cancel':
      return { pen: officer, op: officer.cancel(rec, v) };
    case 'restore':
      return { pen: officer, op: officer.other(rec, 'restore', { base: v }) };
  }
}

async function versionOf(rec: string | undefined): Promise<number> {
  if (rec === undefined) return 0;
  return (await findRecords(server.deps.db, [rec])).get(rec)?.v ?? 0;
}

describe('[G11] sums of a scope', () => {
  test('[B13] after any deeds they are what the records add up to, and made again they are the same', async () => {
    const pens = await Promise.all(
      (['quynhphu', 'quynhphu2', 'kv.quynhphu'] as const).map(async (name) =>
        penOf(server, await server.signIn(name)),
      ),
    );
    const [officer, other, reviewer] = pens as [Pen, Pen, Pen];
    const cast: Cast = { officer, other, reviewer, records: [] };
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 10 }), async (deeds) => {
        for (const one of deeds) {
          const target = cast.records[one.which % Math.max(1, cast.records.length)];
          const { pen, op } = operationOf(cast, one, await versionOf(target));
          const answer = await pen.phone.sync({ push: [op] });
          if (answer.r?.[0]?.s === 'applied') seen.add(one.what);
        }
        expect(await kept()).toEqual(await recounted());
        expect((await partsKept()).toSorted()).toEqual((await partsRecounted()).toSorted());
      }),
      { numRuns: 12, seed: 48 },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining(['new', 'lasting', 'edit', 'move', 'approve', 'cancel']),
    );
    const incremental = await kept();
    const parts = await partsKept();
    expect(parts.length).toBeGreaterThan(1);
    await deriveAgain(server.deps.db);
    expect(await kept()).toEqual(incremental);
    expect((await partsKept()).toSorted()).toEqual(parts.toSorted());
  });

  test('[B13] sums of a database of before there were years become what they are now, and no record is read', async () => {
    const pen = penOf(server, await server.signIn('quynhphu'));
    const long = { ty: 'trien_lam', set: { ...sound.trien_lam, to: '2026-11-24' } };
    await pen.phone.sync({
      push: [pen.create(), pen.create({ minutes: 7 }), pen.create({}, long)],
    });
    const { db } = server.deps;
    const [sums, parts] = [await kept(), await partsKept()];
    for (const { scope, doc } of await db.selectFrom('scope_total').selectAll().execute()) {
      const cells = Object.entries(JSON.parse(doc) as Record<string, Record<string, number>>);
      const flat = cells.flatMap(([key, cell]) =>
        Object.entries(cell).map(([measure, n]) => [`${key}/${measure}`, n]),
      );
      const old = JSON.stringify(Object.fromEntries(flat));
      await db.updateTable('scope_total').set({ doc: old }).where('scope', '=', scope).execute();
    }
    await db.deleteFrom('report_part').where('part', 'like', 'y%').execute();
    await db.deleteFrom('record').execute();
    await sumAgain(db);
    expect(await kept()).toEqual(sums);
    expect((await partsKept()).toSorted()).toEqual(parts.toSorted());
  });

  test('a database filled by an older server is summed when it is opened, once', async () => {
    const pen = penOf(server, await server.signIn('quynhphu'));
    await pen.phone.sync({ push: [pen.create(), pen.create({ minutes: 7 })] });
    const { db } = server.deps;
    const sums = await kept();
    expect(sums.size).toBe(1);
    await db.deleteFrom('scope_total').execute();
    await deriveIfOld(db);
    expect((await kept()).size).toBe(0);
    await db.deleteFrom('derived').execute();
    await deriveIfOld(db);
    expect(await kept()).toEqual(sums);
  });
});
