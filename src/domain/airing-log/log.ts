// A platform's log as a table of cells → airings and what is wrong, line by line. Nothing is guessed where two readings
// are possible: such a line is named and left out. [Q2] [Q3]
import { isDate, localDate, localTime, reportingYear, reportPeriod } from '../period.ts';
import { cleanText, fold } from '../text.ts';
import type { LogColumns, LogField } from './columns.ts';
import { logFields } from './columns.ts';

/** A sound line: what the province is asked about. */
export interface LogRow {
  /** As a spreadsheet counts: the headers are line 1. */
  readonly line: number;
  readonly place: string;
  readonly date: string;
  readonly start: string;
  readonly minutes: number;
  readonly clusters?: number;
  readonly title?: string;
}

export const lineFaults = [
  'bad-time',
  'bad-minutes',
  'no-place',
  'not-aired',
  'future',
  'too-old',
  'twice',
] as const;
export type LineFault = (typeof lineFaults)[number];

export interface LineFinding {
  readonly line: number;
  readonly fault: LineFault;
  /** What stands in the cell, or the line that said it first. */
  readonly said: string;
}

export interface ReadLog {
  readonly rows: readonly LogRow[];
  readonly findings: readonly LineFinding[];
  /** Lines that told of one more cluster of an airing another line had told of. */
  readonly gathered: number;
}

/**
 * @param cells the headers first; rows may be shorter than they
 * @param headLine where the headers stand in the file, from 1 on
 */
export function readLog(
  cells: readonly (readonly string[])[],
  columns: LogColumns,
  nowMs: number,
  headLine = 1,
): ReadLog {
  const [headers = [], ...lines] = cells;
  const places = placesOf(headers, columns);
  const seen = new Map<string, Gathered>();
  const findings: LineFinding[] = [];
  let gathered = 0;
  lines.forEach((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return;
    const line = headLine + index + 1;
    const said = (field: LogField) => cleanText(row[places[field] ?? -1] ?? '');
    const read = lineOf(line, said, headers[places.minutes ?? -1] ?? '', nowMs);
    if ('fault' in read) return findings.push(read);
    const key = `${fold(read.row.place)} ${read.row.date} ${read.row.start}`;
    const first = seen.get(key);
    if (!first) return seen.set(key, read);
    const { cluster } = read;
    if (cluster === '' || first.cluster === '' || first.clusters.has(cluster))
      return findings.push({ line, fault: 'twice', said: String(first.row.line) });
    first.clusters.add(cluster);
    gathered += 1;
  });
  const rows = [...seen.values()].map(({ row, clusters }) =>
    clusters.size > 0 ? { ...row, clusters: clusters.size } : row,
  );
  return { rows, findings, gathered };
}

interface Gathered {
  readonly row: LogRow;
  /** Name of the line's cluster, folded; empty when the log counts them or says nothing. */
  readonly cluster: string;
  readonly clusters: Set<string>;
}

function placesOf(headers: readonly string[], columns: LogColumns) {
  const places: Partial<Record<LogField, number>> = {};
  for (const field of logFields) {
    const at = headers.findIndex((header) => header === columns[field]);
    if (at >= 0) places[field] = at;
  }
  return places;
}

function lineOf(
  line: number,
  said: (field: LogField) => string,
  minutesHeader: string,
  nowMs: number,
): Gathered | LineFinding {
  const fault = (name: LineFault, cell: string) => ({ line, fault: name, said: cell });
  const when = `${said('day')} ${said('time')}`.trim();
  const moment = momentOf(when);
  if (!moment) return fault('bad-time', when);
  const place = said('place').slice(0, 120);
  if (place === '') return fault('no-place', '');
  const minutes = minutesOf(said('minutes'), fold(minutesHeader).includes('giay'));
  if (minutes === undefined) return fault('bad-minutes', said('minutes'));
  if (failed.test(fold(said('status')))) return fault('not-aired', said('status'));
  const late = outOfTime(moment, nowMs);
  if (late) return fault(late, when);
  const cluster = said('clusters');
  const count = /^\d{1,3}$/.test(cluster) && Number(cluster) <= 500 ? Number(cluster) : undefined;
  const title = said('title').slice(0, 200);
  const named = title.length >= 3 ? { title } : {};
  const counted = count === undefined ? {} : { clusters: count };
  const name = count === undefined ? fold(cluster) : '';
  const row = { line, place, ...moment, minutes, ...counted, ...named };
  return { row, cluster: name, clusters: new Set(name === '' ? [] : [name]) };
}

const failed = /that bai|\bloi\b|\bhuy\b|khong phat|chua phat|mat ket noi|failed|error|cancel/;

interface Moment {
  readonly date: string;
  readonly start: string;
}

/** Day before month, as in Việt Nam, or the year first; a time on the clock. Seconds are dropped. */
function momentOf(text: string): Moment | undefined {
  const day =
    /(?<!\d)(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})[/.-](\d{1,2})[/.-](\d{1,2}))(?!\d)/;
  const clock = /(?<![\d:])(\d{1,2})(?::|h|g)(\d{2})?(?::\d{2}(?:\.\d+)?)?(?![\d:])/i;
  const [, d, m, y, year, month, dayOf] = day.exec(text) ?? [];
  const [whole, hour = '', minute = '00'] =
    clock.exec(text.replace(day, ' ').replace('T', ' ')) ?? [];
  const two = (part = '') => part.padStart(2, '0');
  const date = y ? `${y}-${two(m)}-${two(d)}` : `${year}-${two(month)}-${two(dayOf)}`;
  const afternoon = /\b(pm|ch|chieu)\b/.test(fold(text)) && Number(hour) < 12 ? 12 : 0;
  const start = `${two(String(Number(hour) + afternoon))}:${minute}`;
  const sound = isDate(date) && whole !== undefined && start <= '23:59' && minute <= '59';
  return sound ? { date, start } : undefined;
}

/** "30", "30 phút", "00:30:00"; "00:30" may be minutes or seconds, and is refused. Up to three hours. */
function minutesOf(text: string, inSeconds: boolean): number | undefined {
  const [, h, m, s] = /^(\d{1,2}):(\d{2}):(\d{2})$/.exec(text) ?? [];
  const [, number, unit = ''] = /^(\d{1,5}(?:[.,]\d+)?)\s*(\D*)$/.exec(fold(text)) ?? [];
  const seconds = inSeconds || /^(s|giay)/.test(unit);
  const plain = number === undefined ? Number.NaN : Number(number.replace(',', '.'));
  const exact =
    h === undefined ? plain / (seconds ? 60 : 1) : Number(h) * 60 + Number(m) + Number(s) / 60;
  const minutes = Math.max(1, Math.round(exact));
  return exact > 0 && minutes <= 180 ? minutes : undefined;
}

/** Phones hold the present reporting year and the one before. [S1] */
function outOfTime({ date, start }: Moment, nowMs: number): LineFault | undefined {
  const today = localDate(nowMs);
  if (date > today || (date === today && start > localTime(nowMs))) return 'future';
  return date < firstDay(today) ? 'too-old' : undefined;
}

export function firstDay(today: string): string {
  return reportPeriod(reportingYear(today) - 1).from;
}

/** Rows by the reporting year that will count them: over the year's edge they are two. */
export function yearsOf(rows: readonly LogRow[]): ReadonlyMap<number, number> {
  const years = new Map<number, number>();
  for (const { date } of rows) {
    const year = reportingYear(date);
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  return new Map([...years].sort(([a], [b]) => a - b));
}
