// A month of broadcasts as the station's paper log has it: by day and hour, with its totals. domain.md §2.3 A
import type { Value, Values } from './field.ts';
import type { ReviewState } from './record.ts';

interface LogSource {
  readonly id: string;
  readonly type: string;
  readonly date: string;
  readonly state: ReviewState;
  readonly values: Values;
}

export interface LogRow {
  readonly id: string;
  readonly date: string;
  /** The last day, when one entry stands for several. */
  readonly to: string;
  readonly start: string;
  readonly title: string;
  readonly minutes: number;
  readonly airings: number;
  readonly kind: string;
  readonly source: string;
  readonly sourceName: string;
  readonly clustersOn: number;
  readonly clustersTotal: number;
  /** '' when nothing was wrong. */
  readonly fault: string;
  readonly faultNote: string;
  readonly approvedByRole: string;
}

export interface BroadcastLog {
  readonly days: readonly { readonly date: string; readonly rows: readonly LogRow[] }[];
  readonly entries: number;
  readonly airings: number;
  /** On the air, all airings together. */
  readonly minutes: number;
  /** Clusters that worked, of all that should have, in percent to one place; null without any. */
  readonly clusterShare: number | null;
  readonly faults: number;
  /** Entries the reviewer has not approved. */
  readonly unapproved: number;
}

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

function number(value: Value | undefined): number {
  return typeof value === 'number' ? value : 0;
}

function rowOf({ id, date, values: v }: LogSource): LogRow {
  return {
    id,
    date,
    to: text(v.to) > date ? text(v.to) : '',
    start: text(v.start),
    title: text(v.title),
    minutes: number(v.minutes),
    airings: number(v.airings),
    kind: text(v.kind),
    source: text(v.source),
    sourceName: text(v.sourceName),
    clustersOn: number(v.clustersOn),
    clustersTotal: number(v.clustersTotal),
    fault: v.fault === 'khong' ? '' : text(v.fault),
    faultNote: text(v.faultNote),
    approvedByRole: text(v.approvedByRole),
  };
}

/** Every broadcast of the month that is not cancelled, once; each total is that of its column. [L5] */
export function broadcastLog(entries: readonly LogSource[], month: string): BroadcastLog {
  const counted = entries.filter(
    ({ type, date, state }) =>
      type === 'phat_thanh' && date.startsWith(`${month}-`) && state !== 'cancelled',
  );
  const rows = counted.map(rowOf).sort((a, b) => compare(keyOf(a), keyOf(b)));
  const sum = (of: (row: LogRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const clusters = sum((row) => row.clustersTotal * row.airings);
  const working = sum((row) => row.clustersOn * row.airings);
  return {
    days: [...new Set(rows.map((row) => row.date))].map((date) => ({
      date,
      rows: rows.filter((row) => row.date === date),
    })),
    entries: rows.length,
    airings: sum((row) => row.airings),
    minutes: sum((row) => row.airings * row.minutes),
    clusterShare: clusters > 0 ? Math.round((1000 * working) / clusters) / 10 : null,
    faults: rows.filter((row) => row.fault !== '').length,
    unapproved: counted.filter(({ state }) => state !== 'approved').length,
  };
}

function keyOf({ date, start, id }: LogRow): string {
  return `${date} ${start} ${id}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
