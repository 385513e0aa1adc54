// A report from its question to its document. Where every record is read, the communes are read one by one, so that long
// work says how far it is and can be stopped between two of them. [B1]
import { localDate, localTime, reportingYear, reportPeriod } from '../../src/domain/period.ts';
import { composePaper } from '../../src/domain/report/compose.ts';
import type { Facts } from '../../src/domain/report/facts.ts';
import { dayText } from '../../src/domain/report/figure-text.ts';
import type { ReportBasis, ReportDays, ReportLine } from '../../src/domain/report/line.ts';
import type { Paper, PaperAsk, PartKey } from '../../src/domain/report/paper.ts';
import type { Report, ReportAsk } from '../../src/domain/report/report.ts';
import { buildReport } from '../../src/domain/report/report.ts';
import type { Queries } from '../storage/database.ts';
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
}

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

export function paperAskOf(
  { question, place, texts, nowMs }: Omit<Ingredients, 'ask'>,
  report: Report,
): PaperAsk {
  const today = localDate(nowMs);
  return {
    report,
    place,
    nameOf,
    texts,
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
): Promise<ReportAsk> {
  const { days, basis, as } = question;
  const year = reportingYear(days.to);
  return {
    days,
    basis,
    year,
    units: place.units,
    view: as === 'then' ? { as } : { as: 'on', date: localDate(nowMs) },
    now: await standingOf(db, place, year, days.to),
    before: await standingOf(db, place, year - 1, reportPeriod(year - 1).to),
    today: localDate(nowMs),
  };
}

/** "HY2025.12472" → "Xã Quỳnh Phụ"; what is in no list keeps its code. */
export function nameOf(key: string): string {
  const [set = '', code = ''] = key.split('.');
  return findUnit({ set, code })?.name ?? key;
}
