// Lines and counts beside the records: changed in the transaction that changes the record, and made again from the
// records when their making has changed. Heads of the scopes are locked by the caller. [L9] [G11]
import type { Queries } from './database.ts';
import type { BookLine, Lined } from './lines.ts';
import { addWeeks, dropLines, lineOf, putLines, WeekCount } from './lines.ts';
import { moveParts } from './parts.ts';
import { findRecordsAfter } from './records.ts';
import type { Summed } from './totals.ts';
import { moveTotals } from './totals.ts';
import { write } from './transaction.ts';

/** Raised whenever the same record would make another line. */
const version = 3;

/** A record before and after; null where there was none. */
export interface Changed {
  readonly before: (Lined & Summed) | null;
  readonly after: Lined & Summed;
}

/** What follows from these changes. Each record once: as it was before all of them, and as it is now. */
export async function derive(db: Queries, changes: readonly Changed[]): Promise<void> {
  const count = new WeekCount();
  const lines: BookLine[] = [];
  const gone: string[] = [];
  for (const { before, after } of changes) {
    const [old, line] = [before && lineOf(before), lineOf(after)];
    count.add(old ?? undefined, -1);
    count.add(line, 1);
    if (line) lines.push(line);
    else if (old) gone.push(after.id);
  }
  await putLines(db, lines);
  await dropLines(db, gone);
  await addWeeks(db, count);
  await moveTotals(db, changes);
  await moveParts(db, changes);
}

/**
 * Records read in one transaction, some ten megabytes. They come by time, so that each touches the sums of every commune:
 * few and large portions write those seldom.
 */
const portion = 10_000;

/** At the opening of a database that was filled by an older version, or moved here without what is derived. */
export async function deriveIfOld(db: Queries): Promise<void> {
  const made = await db.selectFrom('derived').select('version').executeTakeFirst();
  if (made?.version === version) return;
  await deriveAgain(db);
}

/** In portions: one that is cut off begins again, because the version is written last. */
export async function deriveAgain(db: Queries): Promise<void> {
  for (const table of ['derived', 'book_line', 'week_total', 'scope_total', 'report_part'] as const)
    await db.deleteFrom(table).execute();
  for (let above: string | undefined = ''; above !== undefined; ) {
    const from: string = above;
    above = await write(db, async (inner) => {
      const records = await findRecordsAfter(inner, from, portion);
      await derive(
        inner,
        records.map((after) => ({ before: null, after })),
      );
      return records.length < portion ? undefined : records.at(-1)?.id;
    });
  }
  await db.insertInto('derived').values({ version }).execute();
}
