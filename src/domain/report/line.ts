// All that a report needs of one record, and which records it counts. Frozen versions keep these lines, so that a figure
// can be explained after its records have moved. domain.md §2.3, §3 [B1] [B6]
import type { RecordType } from '../activity/type.ts';
import { isActivity } from '../activity/type.ts';
import type { Value, Values } from '../field.ts';
import { sentOn } from '../readiness.ts';
import type { ReviewState, Row } from '../record.ts';
import type { UnitRef } from '../unit.ts';

export interface ReportLine {
  readonly id: string;
  readonly v: number;
  readonly type: RecordType;
  readonly unit: UnitRef;
  /** Reporting year of the scope; cards and declarations belong to it. */
  readonly year: number;
  /** The first day; '' for cards and declarations. */
  readonly date: string;
  readonly state: ReviewState;
  /** Fields two people wrote differently, still open. */
  readonly conflicts: readonly string[];
  /** When the province took in its last word, UTC. */
  readonly received: string;
  /** Of a declaration: the local day on which it was whole. [G12] */
  readonly sentOn: string | null;
  readonly values: Values;
}

/** What the columns of the annexes read of a record. */
export type Measured = Pick<ReportLine, 'type' | 'date' | 'values'>;

/** A commune as a row of an annex, and as an agency of the register. */
export function unitKey({ set, code }: UnitRef): string {
  return `${set}.${code}`;
}

/** What `unitKey` wrote. */
export function unitOf(key: string): UnitRef {
  const [set = '', code = ''] = key.split('.');
  return { set, code };
}

export interface ReportDays {
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
}

/** "approved": what a reviewer has approved. "sent": also what still waits for one, or went back. */
export const reportBases = ['approved', 'sent'] as const;
export type ReportBasis = (typeof reportBases)[number];

/** Words and evidence that no figure is made of stay with the record. */
const unused = new Set([
  'note',
  'photos',
  'slogan',
  'url',
  'sheetKept',
  'faultNote',
  'conventions',
]);

export function reportLineOf(
  row: Pick<Row, 'id' | 'v' | 'type' | 'state' | 'conflicts' | 'story' | 'values'>,
  unit: UnitRef,
  year: number,
): ReportLine {
  const { id, v, type, state, conflicts, story } = row;
  const values: Record<string, Values[string]> = {};
  for (const [key, value] of Object.entries(row.values)) if (!unused.has(key)) values[key] = value;
  const received = story.at(-1)?.received ?? '';
  const date = isActivity(type) ? textOf(values['date']) : '';
  const differing = conflicts.map(({ field }) => field);
  const sent = type === 'khai_bao' ? sentOn(row) : null;
  const said = { conflicts: differing, received, sentOn: sent, values };
  return { id, v, type, unit, year, date, state, ...said };
}

export interface Sifted {
  readonly counted: readonly ReportLine[];
  /** Waiting for review, or returned, and therefore not counted. */
  readonly waiting: readonly ReportLine[];
  /** Two people's values differ: nobody knows which to count. */
  readonly differing: readonly ReportLine[];
}

/** Activities of these days; nothing cancelled, each in one heap. An activity counts with its first day. [B1] [B6] */
export function sift(
  lines: readonly ReportLine[],
  { from, to }: ReportDays,
  basis: ReportBasis,
): Sifted {
  const present = lines.filter(
    ({ type, date, state }) =>
      isActivity(type) && state !== 'cancelled' && from <= date && date <= to,
  );
  const differing = present.filter((line) => line.conflicts.length > 0);
  const clear = present.filter((line) => line.conflicts.length === 0);
  const counts = (line: ReportLine) => basis === 'sent' || line.state === 'approved';
  return {
    counted: clear.filter(counts),
    waiting: clear.filter((line) => !counts(line)),
    differing,
  };
}

export function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function numberOf(value: Value | undefined): number {
  return typeof value === 'number' ? value : 0;
}

export function listOf(value: Value | undefined): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
