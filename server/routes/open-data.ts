// The read API: scopes and their cursors, activities since a cursor, sums of a year; as JSON and as CSV. [O1]–[O6]
import { aggregateColumns } from '../../src/domain/open/aggregate.ts';
import { factColumns } from '../../src/domain/open/fact.ts';
import { localDate, planStart, reportingYear } from '../../src/domain/period.ts';
import { parseScope, scopePattern } from '../../src/domain/scope.ts';
import { utc } from '../instant.ts';
import { publishedOf } from '../open-data/aggregates.ts';
import { csvFile } from '../open-data/bytes.ts';
import { changesAfter, scopesAfter } from '../open-data/facts.ts';
import { openApi } from '../open-data/openapi.ts';
import type { Call, Reply, SignedCall } from '../route.ts';
import { refuse } from '../route.ts';
import { note } from '../storage/audit.ts';

/** Rows of one answer. */
const mostRows = 1000;

/** GET /api/v1/openapi.json */
export function showOpenApi({ deps }: Call): Promise<Reply> {
  return Promise.resolve({ status: 200, body: openApi(deps.version) });
}

/** GET /api/v1/scopes */
export async function showScopes({ db }: Call): Promise<Reply> {
  const scopes = (await scopesAfter(db, '')).flatMap(({ scope, q }) => {
    const place = parseScope(scope);
    if (!place) return [];
    const { unit, year } = place;
    return [{ scope, unitSet: unit.set, unitCode: unit.code, year, cursor: q }];
  });
  return { status: 200, body: { scopes } };
}

/** GET /api/v1/records/:scope?after=0&limit=500&format=csv */
export async function showChanges({ db, params, query }: Call): Promise<Reply> {
  const scope = params['scope'] ?? '';
  const [after, limit] = [wholeOf(query['after'], 0), wholeOf(query['limit'], 500)];
  if (!scopePattern.test(scope) || after === undefined || !limit) return refuse('malformed');
  const { rows, cursor, more } = await changesAfter(db, scope, after, Math.min(limit, mostRows));
  if (query['format'] !== 'csv') return { status: 200, body: { rows, cursor, more } };
  const told = { 'x-next-cursor': String(cursor), 'x-more': String(more) };
  return csvFile(`ban-ghi-${scope.replaceAll(':', '-')}`, factColumns, rows, told);
}

/** GET /api/v1/totals/:year: the open-data file of the plan's task IV.6.2. */
export async function showTotals({ db, params, query, nowMs }: Call): Promise<Reply> {
  const year = Number(params['year']);
  const today = localDate(nowMs);
  if (!isYear(year, today)) return refuse('not-found');
  const rows = await publishedOf(db, year);
  if (query['format'] === 'csv') return csvFile(`so-co-so-${year}`, aggregateColumns, rows);
  const about = 'Bản ghi đã duyệt theo xã và nhiệm vụ; số người từ 1 đến 4 để trống.';
  return { status: 200, body: { year, made: utc(nowMs), about, columns: aggregateColumns, rows } };
}

/** GET /goals/:year/open-data: the same file, for the province itself to put on its portal. [O3] */
export async function takeTotals(call: SignedCall): Promise<Reply> {
  const { db, person, params, nowMs } = call;
  const year = Number(params['year']);
  if (!isYear(year, localDate(nowMs))) return refuse('not-found');
  const rows = await publishedOf(db, year);
  await note(db, utc(nowMs), { deed: 'data.published', by: person.id, what: String(year) });
  return csvFile(`so-co-so-${year}`, aggregateColumns, rows);
}

/** A reporting year of the plan that has begun. */
export function isYear(year: number, today: string): boolean {
  return Number.isInteger(year) && year >= reportingYear(planStart) && year <= reportingYear(today);
}

function wholeOf(text: string | undefined, otherwise: number): number | undefined {
  if (text === undefined) return otherwise;
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
