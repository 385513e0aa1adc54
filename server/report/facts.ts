// The facts of a report out of the database: kept sums of whole years and parts of months, single records at the edges that are no
// part's, and the records that are rows or words of their own. All of one moment. [B13]
import { activityTypes, singletonTypes } from '../../src/domain/activity/type.ts';
import { addDays } from '../../src/domain/period.ts';
import type { Facts } from '../../src/domain/report/facts.ts';
import { FactBook } from '../../src/domain/report/facts.ts';
import type { ReportDays } from '../../src/domain/report/line.ts';
import { unitKey } from '../../src/domain/report/line.ts';
import { parseScope } from '../../src/domain/scope.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import type { Queries } from '../storage/database.ts';
import type { Part } from '../storage/parts.ts';
import { blocksOf, findParts, partOf } from '../storage/parts.ts';
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
  const inEdge = (part: string) => edges.some((edge) => edge.part === part);
  const take = (parts: readonly Part[], into: 'sums' | 'earlier') => {
    for (const { scope, part, sums } of parts) {
      const unit = parseScope(scope)?.unit;
      if (unit && !inEdge(part)) book[into](unitKey(unit), sums);
    }
  };
  for (const span of blocksOf(days)) take(await findParts(db, scopes, span), 'sums');
  const earlier = { from: addDays(from, -longest), to: addDays(from, -1) };
  for (const span of blocksOf(earlier))
    take(await findParts(db, scopes, span, 'lasting'), 'earlier');
  for (const { part, last } of edges)
    for (const line of await readLines(db, scopes, activityTypes, [part, last]))
      book.activity(line);
  for (const line of await readLines(db, scopes, ['tap_huan'], [from, to])) book.own(line);
  for (const line of await readLines(db, scopes, singletonTypes)) book.own(line);
  return book.facts();
}

interface Edge {
  /** First day of the part. */
  readonly part: string;
  /** Last day of it that is read. */
  readonly last: string;
}

/** Parts that lie across the first day or the last: at most two, and one if it is the same. */
function edgesOf({ from, to }: ReportDays): readonly Edge[] {
  const [first, last] = [partOf(from), partOf(to)];
  const begins = first !== from;
  const ends = partOf(addDays(to, 1)) === last;
  if (first === last) return begins || ends ? [{ part: first, last: to }] : [];
  return [
    ...(begins ? [{ part: first, last: lastOf(first) }] : []),
    ...(ends ? [{ part: last, last: to }] : []),
  ];
}

/** Last day of a part. */
function lastOf(part: string): string {
  let day = part;
  while (partOf(addDays(day, 1)) === part) day = addDays(day, 1);
  return day;
}
