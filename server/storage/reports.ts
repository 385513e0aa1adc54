// Frozen reports: numbered, never changed; with the lines they were made of, each naming the record's version. [B10]
import type { ReportLine } from '../../src/domain/report/line.ts';
import type {
  Paper,
  PaperAnnex,
  PaperCell,
  PaperNote,
  PartKey,
} from '../../src/domain/report/paper.ts';
import { partKeys } from '../../src/domain/report/paper.ts';
import type { FigureAddress } from '../../src/domain/report/report.ts';
import type { Queries } from './database.ts';
import type { ReportTextTable, ReportVersionTable } from './report-tables.ts';
import { Raced } from './transaction.ts';

export type VersionRow = Omit<ReportVersionTable, 'ask' | 'paper'>;

/** Without the document itself, newest first. */
export function listVersions(db: Queries): Promise<readonly VersionRow[]> {
  return db
    .selectFrom('report_version')
    .select([
      'n',
      'place',
      'name',
      'first_day',
      'last_day',
      'amends',
      'read_at',
      'frozen_at',
      'account_id',
      'figures',
      'records',
    ])
    .orderBy('n', 'desc')
    .execute();
}

/** Lines written in one statement. */
const portion = 400;

/** @param row `ask` and `paper` as JSON @returns its number: one above the last */
export async function insertVersion(
  db: Queries,
  row: Omit<ReportVersionTable, 'n'>,
  lines: readonly ReportLine[],
): Promise<number> {
  const last = await db
    .selectFrom('report_version')
    .select((all) => all.fn.max('n').as('n'))
    .executeTakeFirst();
  // Two that take the same number: one meets the key, and begins again.
  const n = Number(last?.n ?? 0) + 1;
  await db
    .insertInto('report_version')
    .values({ n, ...row })
    .execute();
  for (let at = 0; at < lines.length; at += portion) {
    const some = lines.slice(at, at + portion).map((line) => {
      const { id: rec, v } = line;
      return { version: n, rec, v, line: JSON.stringify(line) };
    });
    await db.insertInto('report_line').values(some).execute();
  }
  return n;
}

export interface FrozenReport<Ask> {
  readonly row: VersionRow;
  readonly ask: Ask;
  readonly paper: Paper;
  readonly lines: readonly ReportLine[];
}

/** The casts of this file: what `insertVersion` wrote is read back as it was, and nothing else writes these tables. */
export async function findVersion<Ask>(
  db: Queries,
  n: number,
): Promise<FrozenReport<Ask> | undefined> {
  const found = await db
    .selectFrom('report_version')
    .selectAll()
    .where('n', '=', n)
    .executeTakeFirst();
  if (!found) return undefined;
  const rows = await db
    .selectFrom('report_line')
    .select('line')
    .where('version', '=', n)
    .orderBy('rec')
    .execute();
  const { ask, paper, ...row } = found;
  const lines = rows.map(({ line }) => JSON.parse(line) as ReportLine);
  return { row, ask: JSON.parse(ask) as Ask, paper: paperFrom(paper), lines };
}

type AnyNote = Omit<PaperNote, 'records'> & { readonly records: number | readonly string[] };
type AnyCell = PaperCell & { readonly figure?: FigureAddress };
type AnyAnnex = Omit<PaperAnnex, 'rows'> & { readonly rows: readonly (readonly AnyCell[])[] };
type AnyPaper = Omit<Paper, 'notes' | 'annexes'> & {
  readonly notes: readonly AnyNote[];
  readonly annexes: readonly AnyAnnex[];
};

/** Older versions named the records of a note one by one, and the place of a figure in each cell. */
function paperFrom(text: string): Paper {
  const paper = JSON.parse(text) as AnyPaper;
  const notes = paper.notes.map(({ records, ...note }) => ({
    ...note,
    records: typeof records === 'number' ? records : records.length,
  }));
  return { ...paper, notes, annexes: paper.annexes.map(keyed) };
}

function keyed(annex: AnyAnnex): PaperAnnex {
  const keys = annex.rows.map((row) => row.find(({ figure }) => figure)?.figure?.row ?? '');
  return keys.some((key) => key !== '') ? { ...annex, keys } : annex;
}

export type Texts = Readonly<
  Partial<Record<PartKey, { readonly v: number; readonly text: string }>>
>;

interface Days {
  readonly from: string;
  readonly to: string;
}

interface TextOf extends Days {
  readonly place: string;
}

/** The last version of each part. */
export async function findTexts(db: Queries, { place, from, to }: TextOf): Promise<Texts> {
  const rows = await db
    .selectFrom('report_text')
    .select(['part', 'v', 'text'])
    .where('place', '=', place)
    .where('first_day', '=', from)
    .where('last_day', '=', to)
    .orderBy('v')
    .execute();
  const texts: Partial<Record<PartKey, { v: number; text: string }>> = {};
  for (const { part, v, text } of rows) {
    const key = partKeys.find((one) => one === part);
    if (key) texts[key] = { v, text };
  }
  return texts;
}

/** False if somebody has written since `seen`: nothing is overwritten unseen. [B11] */
export async function addText(
  db: Queries,
  row: Omit<ReportTextTable, 'v'>,
  seen: number,
): Promise<boolean> {
  const of = { place: row.place, from: row.first_day, to: row.last_day };
  const present = await findTexts(db, of);
  const part = partKeys.find((one) => one === row.part);
  if (!part) throw new Raced('no such part');
  if ((present[part]?.v ?? 0) !== seen) return false;
  await db
    .insertInto('report_text')
    .values({ ...row, v: seen + 1 })
    .execute();
  return true;
}

/**
 * The words written for the parts of a period go along with it to other days, each as its first version there; what stands
 * there already stays. [B11] [C3]
 */
export async function carryTexts(db: Queries, before: Days, after: Days): Promise<void> {
  const rows = await db
    .selectFrom('report_text')
    .selectAll()
    .where('first_day', 'in', [before.from, after.from])
    .where('last_day', 'in', [before.to, after.to])
    .orderBy('v')
    .execute();
  const at = ({ from, to }: Days) => {
    const there = rows.filter(({ first_day, last_day }) => first_day === from && last_day === to);
    return new Map(there.map((row) => [`${row.place} ${row.part}`, row]));
  };
  const present = at(after);
  const carried = [...at(before)]
    .filter(([key]) => !present.has(key))
    .map(([, row]) => ({ ...row, first_day: after.from, last_day: after.to, v: 1 }));
  for (const row of carried) await db.insertInto('report_text').values(row).execute();
}
