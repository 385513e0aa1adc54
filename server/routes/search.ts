// Searching everything one may read, one record of it, and the questions an account keeps. [R1] [L9]
import type { Person } from '../../src/domain/person.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import { parseScope } from '../../src/domain/scope.ts';
import { parseQuery } from '../../src/domain/search.ts';
import type { Asked, FoundPage } from '../../src/protocol/search.ts';
import { mostViews, newViewSchema, searchSchema } from '../../src/protocol/search.ts';
import { utc } from '../instant.ts';
import type { Continued, Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { answering, fullNameOf } from '../sight.ts';
import { refOf, unitKey } from '../storage/lines.ts';
import { findRecords, findRow } from '../storage/records.ts';
import type { Cursor, PlacedLine } from '../storage/search.ts';
import { findLines } from '../storage/search.ts';
import { deleteView, insertView, listViews } from '../storage/views.ts';
import { mayIn } from '../sync/decide.ts';
import { withPredecessors } from '../units.ts';

const pageLines = 50;

/** GET /search?q=…: read from one snapshot, so that a page of lines and their records are of one moment. */
export function search(call: SignedCall): Promise<Reply | Continued> {
  const { person, query } = call;
  if (person.role === 'admin') return Promise.resolve(refuse('forbidden'));
  const parsed = searchSchema.safeParse(query);
  const cursor = parsed.success ? cursorOf(parsed.data.after) : undefined;
  if (!parsed.success || cursor === null) return Promise.resolve(refuse('malformed'));
  const asked = parsed.data;
  return Promise.resolve({ afterwards: (again) => page(again, asked, cursor) });
}

async function page(
  { db, person }: SignedCall,
  asked: Asked,
  cursor: Cursor | undefined,
): Promise<Reply> {
  const { q = '', type, state, from, to } = asked;
  const units = reach(person, asked.unit);
  const question = { query: parseQuery(q), units, type, state, from, to };
  const found = await findLines(db, question, { most: pageLines + 1, after: cursor });
  const lines = found.slice(0, pageLines);
  const records = await findRecords(db, ['', ...lines.map((line) => line.rec)]);
  const last = found.length > pageLines ? lines.at(-1) : undefined;
  const body: FoundPage = {
    lines: lines.flatMap((line) => lineOf(line, records.get(line.rec)) ?? []),
    next: last ? `${last.exact ? 'e' : 'n'}${last.ord}` : null,
  };
  return { status: 200, body };
}

/** Units he may read, narrowed to one and what went wholly into it; undefined for the whole province. [R2]–[R4] [U4] */
function reach(person: Person, unit: string | undefined): readonly string[] | undefined {
  const own = person.role === 'province' ? undefined : answering(person).units.map(unitKey);
  if (unit === undefined) return own;
  const named = withPredecessors([refOf(unit)]).map(unitKey);
  return own ? named.filter((one) => own.includes(one)) : named;
}

/** Undefined: the first page; null: no cursor of ours. */
function cursorOf(after: string | undefined): Cursor | undefined | null {
  if (after === undefined) return undefined;
  const [, part, ord] = /^([en])(\d{4}-\d{2}-\d{2} .*)$/.exec(after) ?? [];
  return ord === undefined ? null : { exact: part === 'e', ord };
}

function lineOf({ rec, ord, exact }: PlacedLine, record: StoredRecord | undefined) {
  const unit = record && parseScope(record.scope)?.unit;
  if (!record || !unit) return undefined;
  const { type, state, values } = record;
  const title = typeof values['title'] === 'string' ? values['title'] : '';
  const start = typeof values['start'] === 'string' ? values['start'] : '';
  const place = { unit: unitKey(unit), place: fullNameOf(unit) };
  // The one cast of this file: only activities have a line.
  const activity = type as FoundPage['lines'][number]['type'];
  return { id: rec, ...place, type: activity, state, date: ord.slice(0, 10), start, title, exact };
}

/** GET /record/:id. What lies out of sight is answered as if it did not exist. [R1] */
export async function showRecord({ db, person, params }: SignedCall): Promise<Reply> {
  const row = await findRow(db, params['id'] ?? '');
  if (!row || !mayIn(answering(person), 'record.read', row.scope)) return refuse('not-found');
  const unit = parseScope(row.scope)?.unit;
  return { status: 200, body: { row, place: unit ? fullNameOf(unit) : '' } };
}

/** GET /views */
export async function showViews({ db, account }: SignedCall): Promise<Reply> {
  return { status: 200, body: { views: await listViews(db, account.id) } };
}

/** POST /views: under a name that is taken, the new question stays. The screen offers no more than there may be. */
export const saveView = reads(
  newViewSchema,
  'malformed',
  async (call: SignedCall, { name, asked }): Promise<Reply> => {
    const { db, deps, account, nowMs } = call;
    const others = (await listViews(db, account.id)).filter((view) => view.name !== name);
    if (others.length >= mostViews) return refuse('malformed');
    const id = Buffer.from(deps.random(12)).toString('base64url');
    await insertView(db, { id, account: account.id, name, asked, at: utc(nowMs) });
    return { status: 201, body: { id } };
  },
);

/** DELETE /views/:id: one's own. */
export async function dropView({ db, account, params }: SignedCall): Promise<Reply> {
  const gone = await deleteView(db, account.id, params['id'] ?? '');
  return gone ? { status: 204 } : refuse('not-found');
}
