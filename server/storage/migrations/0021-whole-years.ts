// Sums of whole years come to stand beside those of parts of months, and the sums of a scope become cells. Made of the sums
// that are there, so that no record is read again: what they add up to has not changed.
import type { Kysely } from 'kysely';
import type { Tally } from '../../../src/domain/report/sums.ts';
import { addSums, sumsFrom, sumsText } from '../../../src/domain/report/sums.ts';
import type { Queries } from '../database.ts';
import { addParts, inYear, yearOf } from '../parts.ts';

/** The one cast of this file: its two tables are as they were made in 0009 and 0015. */
export function up(db: Kysely<unknown>): Promise<void> {
  return sumAgain(db as Queries);
}

export async function sumAgain(db: Queries): Promise<void> {
  for (const { scope } of await db.selectFrom('scope_total').select('scope').execute())
    await cellsOf(db, scope);
  const scopes = await db.selectFrom('report_part').select('scope').distinct().execute();
  for (const { scope } of scopes) await yearsOf(db, scope);
}

/** "approved/task/IV.2/people": 480 → "approved/task/IV.2": { "people": 480 } */
async function cellsOf(db: Queries, scope: string): Promise<void> {
  const one = db.selectFrom('scope_total').select('doc').where('scope', '=', scope);
  const flat = JSON.parse((await one.executeTakeFirstOrThrow()).doc) as Record<string, number>;
  const cells: Record<string, Record<string, number>> = {};
  for (const [key, n] of Object.entries(flat)) {
    const [, cell = '', measure = ''] = /^(.+)\/(\w+)$/.exec(key) ?? ['', key, 'n'];
    cells[cell] = { ...cells[cell], [measure]: n };
  }
  const doc = JSON.stringify(cells);
  await db.updateTable('scope_total').set({ doc }).where('scope', '=', scope).execute();
}

/** Of tasks only the number of entries stays: no more was ever read. */
async function yearsOf(db: Queries, scope: string): Promise<void> {
  const all = db.selectFrom('report_part').selectAll().where('scope', '=', scope);
  const years = new Map<string, Tally>();
  for (const { part, ...row } of await all.execute()) {
    const kept = sumsFrom(row.doc).filter(
      ([key]) => !key.startsWith('task/') || key.endsWith('/n'),
    );
    const doc = sumsText(new Map(kept));
    const of = db.updateTable('report_part').set({ doc });
    await of.where('scope', '=', scope).where('part', '=', part).execute();
    const year: Tally = years.get(yearOf(part)) ?? new Map();
    years.set(yearOf(part), year);
    addSums(year, inYear([...kept, ...sumsFrom(row.lasting)], part));
  }
  await addParts(db, scope, years);
}
