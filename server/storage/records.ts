// Records: the columns queries need, the rest as one JSON document.
import type { RecordType } from '../../src/domain/activity/type.ts';
import { photosOf } from '../../src/domain/photo.ts';
import type { ReviewState, Row, StoredRecord } from '../../src/domain/record.ts';
import { parseScope } from '../../src/domain/scope.ts';
import type { Queries, RecordTable } from './database.ts';
import { findArrived } from './photos.ts';
import { Raced } from './transaction.ts';

type Document = Pick<StoredRecord, 'values' | 'stamps' | 'conflicts' | 'story' | 'into'>;

/** Where records lie now, whatever their writers believe. [R1] */
export async function findScopesOf(
  db: Queries,
  ids: readonly string[],
): Promise<readonly string[]> {
  const rows = await db.selectFrom('record').select('scope').where('id', 'in', ids).execute();
  return rows.map((row) => row.scope);
}

/** Which of these there are, buried ones too. */
export async function findPresent(
  db: Queries,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom('record').select('id').where('id', 'in', ids).execute();
  return new Set(rows.map((row) => row.id));
}

export async function findRecords(
  db: Queries,
  ids: readonly string[],
): Promise<Map<string, StoredRecord>> {
  const rows = await db.selectFrom('record').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, storedOf(row)]));
}

/** Live records of these scopes, by id: all, or what began between two days and what has no day. */
export async function findRecordsIn(
  db: Queries,
  scopes: readonly string[],
  [first, last] = ['', '9999-12-31'],
): Promise<readonly StoredRecord[]> {
  const rows = await db
    .selectFrom('record')
    .selectAll()
    .where('scope', 'in', scopes)
    .where((is) => is.or([is('date', '=', ''), is.between('date', first, last)]))
    .orderBy('id')
    .execute();
  return rows.map(storedOf);
}

export interface Kept {
  readonly scopes: readonly string[];
  readonly types: readonly RecordType[];
  /** First and last day, both included; absent: whenever. */
  readonly days?: readonly [string, string];
}

/** Records of some types in these scopes, by id. */
export async function findRecordsOf(
  db: Queries,
  { scopes, types, days = ['', '9999-12-31'] }: Kept,
): Promise<readonly StoredRecord[]> {
  const found: RecordTable[] = [];
  for (let at = 0; at < scopes.length; at += scopesAsked) {
    const rows = await db
      .selectFrom('record')
      .selectAll()
      .where('scope', 'in', scopes.slice(at, at + scopesAsked))
      .where('type', 'in', types)
      .where('date', '>=', days[0])
      .where('date', '<=', days[1])
      .execute();
    for (const row of rows) found.push(row);
  }
  return found.map(storedOf).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Scopes asked for in one statement. */
const scopesAsked = 500;

/** Every record, buried ones too, a portion at a time. @param above the last id of the portion before */
export async function findRecordsAfter(
  db: Queries,
  above: string,
  limit: number,
): Promise<readonly StoredRecord[]> {
  const rows = await db
    .selectFrom('record')
    .selectAll()
    .where('id', '>', above)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(storedOf);
}

export interface Rows {
  readonly rows: readonly Row[];
  /** There was no room for more: what follows may be missing, the last row may not. */
  readonly cut: boolean;
  readonly chars: number;
}

/**
 * The next page of a scope, as it travels. A row that changes while a phone pages moves to the end. [S8]
 * @param room characters of stored JSON; the row that passes it still goes, so that every page gets on
 */
export async function findRowsAfter(
  db: Queries,
  scope: string,
  q: number,
  limit: number,
  room = Number.POSITIVE_INFINITY,
): Promise<Rows> {
  const rows = await db
    .selectFrom('record')
    .selectAll()
    .where('scope', '=', scope)
    .where('q', '>', q)
    .orderBy('q')
    .limit(limit)
    .execute();
  let left = room;
  const fitting = rows.filter(({ doc }) => {
    const fits = left > 0;
    left -= doc.length;
    return fits;
  });
  const chars = fitting.reduce((sum, { doc }) => sum + doc.length, 0);
  const cut = fitting.length < rows.length || rows.length === limit;
  return { rows: await travelling(db, fitting), cut, chars };
}

/** Every live row of a scope up to a position. */
export async function findRowsUpTo(db: Queries, scope: string, q: number): Promise<readonly Row[]> {
  const rows = await db
    .selectFrom('record')
    .selectAll()
    .where('scope', '=', scope)
    .where('q', '>', 0)
    .where('q', '<=', q)
    .orderBy('q')
    .execute();
  return travelling(db, rows);
}

/** One record as it travels; undefined when it is not there, or buried. */
export async function findRow(db: Queries, id: string): Promise<Row | undefined> {
  const row = await db
    .selectFrom('record')
    .selectAll()
    .where('id', '=', id)
    .where('q', '>', 0)
    .executeTakeFirst();
  return row && (await travelling(db, [row]))[0];
}

/**
 * Who wrote which version from where is the merge's business; the phone needs none of it. Which photos have arrived is
 * no part of the record: it is read with it.
 */
async function travelling(db: Queries, rows: readonly RecordTable[]): Promise<readonly Row[]> {
  const records = rows.map(storedOf);
  const bearers = records.filter(({ values }) => photosOf(values).length > 0).map(({ id }) => id);
  const arrived = await findArrived(db, bearers);
  return records.map((record) => {
    const { stamps: _, ...seen } = record;
    const ph = photosOf(seen.values).filter((id) => arrived.get(seen.id)?.has(id));
    return ph.length > 0 ? { ...seen, ph } : seen;
  });
}

/** To the scope's next position, changed in nothing else: a photo of it has come. */
export async function moveRecord(db: Queries, { id, v }: StoredRecord, q: number): Promise<void> {
  await db.updateTable('record').set({ q }).where('id', '=', id).where('v', '=', v).execute();
}

/**
 * Writes a record over the version that was read, or as new if none was. Where the record has changed hands since,
 * nothing is written and the transaction starts over: two phones may name one id in two scopes, and then no lock
 * keeps their writers apart.
 */
export async function saveRecord(
  db: Queries,
  record: StoredRecord,
  before: number | null,
): Promise<void> {
  const row = rowOf(record);
  if (before === null) {
    await db.insertInto('record').values(row).execute();
    return;
  }
  const { id, ...changed } = row;
  const written = await db
    .updateTable('record')
    .set(changed)
    .where('id', '=', id)
    .where('v', '=', before)
    .executeTakeFirst();
  if (written.numUpdatedRows !== 1n) throw new Raced('the record is not at the version read');
}

function rowOf(record: StoredRecord): RecordTable {
  const { id, scope, type, v, q, cv, state, values, stamps, conflicts, story, into } = record;
  const unit = parseScope(scope)?.unit;
  if (!unit) throw new Error('a record without a scope cannot be stored');
  const date = typeof values['date'] === 'string' ? values['date'] : '';
  const joined = into === undefined ? {} : { into };
  const document: Document = { values, stamps, conflicts, story, ...joined };
  const place = { unit_set: unit.set, unit_code: unit.code };
  return { id, scope, ...place, type, date, state, v, q, cv, doc: JSON.stringify(document) };
}

/** The one cast of this file: what `rowOf` wrote is read back as it was, and nothing else writes this table. */
function storedOf(row: RecordTable): StoredRecord {
  const document = JSON.parse(row.doc) as Document;
  const { id, scope, v, q, cv } = row;
  return {
    id,
    scope,
    type: row.type as Row['type'],
    v,
    q,
    cv,
    state: row.state as ReviewState,
    ...document,
  };
}
