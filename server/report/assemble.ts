// A report from its question to its document. Where every record is read, the communes are read one by one, so that long
// work says how far it is and can be stopped between two of them. [B1]
import { localDate, localTime } from '../../src/domain/period.ts';
import { composePaper } from '../../src/domain/report/compose.ts';
import type { Facts } from '../../src/domain/report/facts.ts';
import { dayText } from '../../src/domain/report/figure-text.ts';
import type { ReportBasis, ReportDays, ReportLine } from '../../src/domain/report/line.ts';
import type { Paper, PaperAsk, PartKey } from '../../src/domain/report/paper.ts';
import type { Report, ReportAsk } from '../../src/domain/report/report.ts';
import { buildReport } from '../../src/domain/report/report.ts';
import type { SetYears } from '../../src/domain/report-year.ts';
import { reportDays, reportYearOf } from '../../src/domain/report-year.ts';
import type { ReportHead } from '../../src/domain/setting.ts';
import { shippedSettings } from '../../src/domain/setting.ts';
import type { Queries } from '../storage/database.ts';
import { findCalendar, findSettings } from '../storage/settings.ts';
import { findUnit, successionOf } from '../units.ts';
import { readReportLines } from './lines.ts';
import type { ReportPlace } from './place.ts';
import { standingOf } from './standing.ts';

export interface ReportQuestion {
  readonly days: ReportDays;
  /** The days are those of the yearly report. */
  readonly yearly: boolean;
  readonly basis: ReportBasis;
  readonly as: 'then' | 'now';
}

export interface Assembled {
  readonly report: Report;
  readonly paper: Paper;
}

/** What a frozen version keeps, so that it can be made again, beside its lines: the question, the words, the moment. */
export interface Ingredients {
  readonly question: ReportQuestion;
  readonly place: ReportPlace;
  /** With the registers as they stood. */
  readonly ask: ReportAsk;
  readonly texts: Readonly<Partial<Record<PartKey, string>>>;
  readonly nowMs: number;
  /** What the province had set by then. [C2] [B12] */
  readonly settled: Settled;
}

export interface Settled {
  readonly head: ReportHead;
  readonly set: SetYears;
}

/** As of a day. A version that was frozen before there were settings has none: then what shipped. */
export async function settledOn(db: Queries, day: string): Promise<Settled> {
  return { head: (await findSettings(db, day)).head, set: await findCalendar(db) };
}
const asShipped: Settled = { head: shippedSettings.head, set: {} };

/** @param step is told how many communes are read; false stops. @returns null when it was stopped */
export async function gatherLines(
  db: Queries,
  { units }: ReportPlace,
  days: ReportDays,
  step: (done: number) => boolean,
): Promise<readonly ReportLine[] | null> {
  const lines: ReportLine[] = [];
  for (const [done, unit] of units.entries()) {
    if (!step(done)) return null;
    // A few at a time: pushing a hundred thousand at once would overflow the stack.
    for (const line of await readReportLines(db, unit, days)) lines.push(line);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return step(units.length) ? lines : null;
}

/** The same ingredients give the same figures, to the byte. [B8] */
export function assemble(ingredients: Ingredients, facts: Facts): Assembled {
  const report = buildReport(ingredients.ask, facts, successionOf);
  return { report, paper: composePaper(paperAskOf(ingredients, report)) };
}

type Kept = Omit<Ingredients, 'ask' | 'settled'> & Partial<Pick<Ingredients, 'settled'>>;

export function paperAskOf(
  { question, place, texts, nowMs, settled = asShipped }: Kept,
  report: Report,
): PaperAsk {
  const today = localDate(nowMs);
  return {
    report,
    place,
    nameOf,
    texts,
    ...settled,
    yearly: question.yearly,
    asOf: `${localTime(nowMs)} ngày ${dayText(today)}`,
    today,
  };
}

/** The question as the figures need it. */
export async function askOf(
  db: Queries,
  question: ReportQuestion,
  place: ReportPlace,
  nowMs: number,
  set: SetYears,
): Promise<ReportAsk> {
  const { days, basis, as } = question;
  const year = reportYearOf(days.to, set);
  return {
    days,
    basis,
    year,
    units: place.units,
    view: as === 'then' ? { as } : { as: 'on', date: localDate(nowMs) },
    now: await standingOf(db, place, year, days.to),
    before: await standingOf(db, place, year - 1, reportDays(year - 1, set).to),
    today: localDate(nowMs),
  };
}

/** "HY2025.12472" → "Xã Quỳnh Phụ"; what is in no list keeps its code. */
export function nameOf(key: string): string {
  const [set = '', code = ''] = key.split('.');
  return findUnit({ set, code })?.name ?? key;
}
