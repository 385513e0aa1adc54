// The OData feed that Excel and Power BI open: two entity sets, pages with a link to the next. [O5]

import { aggregateColumns } from '../../src/domain/open/aggregate.ts';
import type { Fact } from '../../src/domain/open/fact.ts';
import { factColumns } from '../../src/domain/open/fact.ts';
import type { Question } from '../../src/domain/open/question.ts';
import { fixed, questionOf, satisfies, selected } from '../../src/domain/open/question.ts';
import { localDate, reportingYear } from '../../src/domain/period.ts';
import { parseScope } from '../../src/domain/scope.ts';
import { publishedOf } from '../open-data/aggregates.ts';
import { file } from '../open-data/bytes.ts';
import { factIn, scopesAfter } from '../open-data/facts.ts';
import { entitySets, metadata } from '../open-data/metadata.ts';
import type { Call, Reply } from '../route.ts';
import { refuse } from '../route.ts';
import { findRowsAfter } from '../storage/records.ts';
import { isYear } from './open-data.ts';

const pageRows = 1000;
const version = { 'odata-version': '4.0' };
const json = 'application/json;odata.metadata=minimal;charset=utf-8';

/** GET /odata/v4: what there is. */
export function showService(call: Call): Promise<Reply> {
  const value = entitySets.map(({ name }) => ({ name, kind: 'EntitySet', url: name }));
  return answer(call, { '@odata.context': `${rootOf(call)}/$metadata`, value });
}

/** GET /odata/v4/$metadata */
export function showMetadata(): Promise<Reply> {
  return Promise.resolve(file('application/xml;charset=utf-8', metadata(), version));
}

/** GET /odata/v4/Totals: of one year, the present one unless the filter names another. */
export async function showTotalSet(call: Call): Promise<Reply> {
  const asked = questionOf(call.query, aggregateColumns);
  if (!asked.ok) return refuse('malformed', { detail: asked.error });
  const today = localDate(call.nowMs);
  const year = Number(fixed(asked.value, 'year') ?? reportingYear(today));
  const all = isYear(year, today) ? await publishedOf(call.db, year) : [];
  const found = all.filter((row) => satisfies(asked.value, row));
  const { skip, top } = asked.value;
  const rows = found.slice(skip, top === null ? undefined : skip + top);
  return page(call, 'Totals', asked.value, rows, { count: found.length, next: null });
}

/** GET /odata/v4/Activities: what is not cancelled, by scope and position. */
export async function showActivitySet(call: Call): Promise<Reply> {
  const asked = questionOf(call.query, factColumns);
  if (!asked.ok) return refuse('malformed', { detail: asked.error });
  const question = asked.value;
  // To count is to read everything: whoever needs it has Totals.
  if (question.count) return refuse('malformed', { detail: '$count' });
  const [from = '', after = '0', passed = '0'] = (question.after ?? '').split('|');
  const size = Math.min(pageRows, question.top ?? pageRows);
  const rows: Fact[] = [];
  let skip = question.after === null ? question.skip : Number(passed);
  const year = fixed(question, 'year');
  for (const { scope } of await scopesAfter(call.db, from)) {
    if (year !== undefined && parseScope(scope)?.year !== year) continue;
    for (let q = scope === from ? Number(after) : 0, more = true; more; ) {
      const read = await findRowsAfter(call.db, scope, q, pageRows);
      more = read.cut;
      for (const row of read.rows) {
        if (rows.length === size) {
          const left = question.top === null ? null : question.top - rows.length;
          const next = left === 0 ? null : { token: `${scope}|${q}|${skip}`, left };
          return page(call, 'Activities', question, rows, { count: null, next });
        }
        q = row.q;
        const fact = row.state === 'cancelled' ? undefined : factIn(scope, row);
        if (!fact || !satisfies(question, fact)) continue;
        if (skip > 0) skip -= 1;
        else rows.push(fact);
      }
    }
  }
  return page(call, 'Activities', question, rows, { count: null, next: null });
}

interface Rest {
  readonly count: number | null;
  readonly next: { readonly token: string; readonly left: number | null } | null;
}

function page(
  call: Call,
  set: string,
  question: Question,
  rows: readonly Fact[],
  { count, next }: Rest,
): Promise<Reply> {
  const root = rootOf(call);
  const columns = question.select ? `(${question.select.join(',')})` : '';
  return answer(call, {
    '@odata.context': `${root}/$metadata#${set}${columns}`,
    ...(question.count && count !== null ? { '@odata.count': count } : {}),
    value: rows.map((row) => selected(question, row)),
    ...(next ? { '@odata.nextLink': `${root}/${set}?${linkOf(call, next)}` } : {}),
  });
}

/** The same question, from where this page ended. */
function linkOf({ query }: Call, { token, left }: NonNullable<Rest['next']>): string {
  const { $skip: _, $top: __, ...same } = query;
  const top = left === null ? {} : { $top: String(left) };
  return String(new URLSearchParams({ ...same, ...top, $skiptoken: token }));
}

function answer(_call: Call, body: object): Promise<Reply> {
  return Promise.resolve(file(json, JSON.stringify(body), version));
}

/** As the reader has reached us: behind a proxy by its public name. */
function rootOf({ header }: Call): string {
  const host = header('host') ?? 'localhost';
  const scheme =
    header('x-forwarded-proto') ?? (/^(localhost|127\.)/.test(host) ? 'http' : 'https');
  return `${scheme}://${host}/odata/v4`;
}
