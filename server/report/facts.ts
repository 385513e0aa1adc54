// The facts of a report out of the database: kept sums of whole years and parts of months, single records at the edges that are no
// part's, and the records that are rows or words of their own. All of one moment. [B13]
import { activityTypes, singletonTypes } from '../../src/domain/activity/type.ts';
import { addDays, daysBetween } from '../../src/domain/period.ts';
import type { Facts } from '../../src/domain/report/facts.ts';
import { FactBook } from '../../src/domain/report/facts.ts';
import type { ReportDays } from '../../src/domain/report/line.ts';
import { unitKey } from '../../src/domain/report/line.ts';
import { lineSums } from '../../src/domain/report/sums.ts';
import { parseScope } from '../../src/domain/scope.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import type { Queries } from '../storage/database.ts';
import type { Part } from '../storage/parts.ts';
import { blocksOf, findParts, partOf } from '../storage/parts.ts';
import { findRecordsOf } from '../storage/records.ts';
import { snapshot } from '../storage/transaction.ts';
import { longest, readLines, scopesOfReport } from './lines.ts';

/** @param db outside any transaction: the facts are of one moment */
export function readFacts(
  db: Queries,
  units: readonly UnitRef[],
  days: ReportDays,
): Promise<Facts> {
  return snapshot(db, (moment) => factsAt(moment, units, days));
}

async function factsAt(db: Queries, units: readonly UnitRef[], days: ReportDays): Promise<Facts> {
  const { from, to } = days;
  const scopes = scopesOfReport(units, days);
  const book = new FactBook(days);
  const edges = edgesOf(days);
  const isTaken = (part: string, into: Into) =>
    edges.every((edge) => edge.part !== part || edge.taken.includes(into));
  const take = (parts: readonly Part[], into: Into) => {
    for (const { scope, part, sums } of parts)
      if (isTaken(part, into)) book[into](unitOf(scope), sums);
  };
  for (const span of blocksOf(days)) take(await findParts(db, scopes, span), 'sums');
  const earlier = { from: addDays(from, -longest), to: addDays(from, -1) };
  for (const span of blocksOf(earlier))
    take(await findParts(db, scopes, span, 'lasting'), 'earlier');
  for (const { read, taken } of edges)
    for (const record of await findRecordsOf(db, { scopes, types: activityTypes, days: read })) {
      const [unit, date] = [unitOf(record.scope), String(record.values['date'])];
      const sums = lineSums({ ...record, date });
      if (from <= date && date <= to) book.sums(unit, sums);
      else if (taken.includes('sums')) book.sums(unit, sums, -1);
      if (date < from) book.earlier(unit, sums);
      else if (taken.includes('earlier')) book.earlier(unit, sums, -1);
    }
  for (const line of await readLines(db, scopes, ['tap_huan'], [from, to])) book.own(line);
  for (const line of await readLines(db, scopes, singletonTypes)) book.own(line);
  return book.facts();
}

function unitOf(scope: string): string {
  const unit = parseScope(scope)?.unit;
  return unit ? unitKey(unit) : '';
}

/** Of activities of the days, or of those before. */
type Into = 'sums' | 'earlier';

/** A part that lies across the first day or the last: the fewer of its days are read, one by one. */
interface Edge {
  /** First day of the part. */
  readonly part: string;
  /** First and last day that are read. */
  readonly read: readonly [string, string];
  /** Where the whole part is taken, and what is read is taken out again. */
  readonly taken: readonly Into[];
}

/** At most two, and one if the days are within one part. */
function edgesOf({ from, to }: ReportDays): readonly Edge[] {
  const [first, last] = [partOf(from), partOf(to)];
  const [begins, ends] = [first !== from, partOf(addDays(to, 1)) === last];
  if (first === last) return begins || ends ? [{ part: first, read: [first, to], taken: [] }] : [];
  const edge = (
    part: string,
    inside: Edge['read'],
    outside: Edge['read'],
    rest: readonly Into[],
  ): Edge =>
    daysBetween(...outside) < daysBetween(...inside)
      ? { part, read: outside, taken: ['sums'] }
      : { part, read: inside, taken: rest };
  return [
    ...(begins
      ? [edge(first, [from, lastOf(first)], [first, addDays(from, -1)], ['earlier'])]
      : []),
    ...(ends ? [edge(last, [last, to], [addDays(to, 1), lastOf(last)], [])] : []),
  ];
}

/** Last day of a part. */
function lastOf(part: string): string {
  let day = part;
  while (partOf(addDays(day, 1)) === part) day = addDays(day, 1);
  return day;
}
