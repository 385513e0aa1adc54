// Reading the log: its own lines and those the operations are, as one sequence, newest first. A position names a line in
// both; what one has seen, the next page leaves out. [J2]
import type { Expression, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { AuditGroup } from '../../src/domain/audit.ts';
import { writtenIn } from '../../src/domain/audit.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import type { AuditTable, OperationTable, Queries } from './database.ts';
import { isPostgres } from './dialect.ts';

export interface Wanted {
  /** UTC; `until` is the first moment that does not count. */
  readonly from: string;
  readonly until: string;
  readonly groups: readonly AuditGroup[];
  /** False leaves out what was done to records. */
  readonly records: boolean;
  /** Only lines of these communes; null: every line, also those without a place. */
  readonly units: readonly UnitRef[] | null;
  /** Reporting years a record of these communes can lie in. */
  readonly years: readonly number[];
  /** Beginning of the login of who did it, or whom it was done to. */
  readonly who?: string;
  readonly before?: string;
  readonly limit: number;
}

export type Line =
  | { readonly pos: string; readonly at: string; readonly own: AuditTable }
  | { readonly pos: string; readonly at: string; readonly op: LineOperation };

type LineOperation = Pick<
  OperationTable,
  'op' | 'rec' | 'scope' | 'account_id' | 'kind' | 'received' | 'body' | 'result'
>;

/** "2026-11-22T01:03:14Z 0199f3…": the time, then what tells lines of one second apart. Own lines come after operations. */
const ownSign = '~';

export async function findLines(db: Queries, wanted: Wanted): Promise<readonly Line[]> {
  const own = await findOwn(db, wanted);
  const ops = await findOps(db, wanted);
  const lines: Line[] = [
    ...own.map((row) => ({
      pos: `${row.at} ${ownSign}${String(row.n).padStart(15, '0')}`,
      at: row.at,
      own: row,
    })),
    ...ops.map((op) => ({ pos: `${op.received} ${op.op}`, at: op.received, op })),
  ];
  return lines.sort((a, b) => (a.pos < b.pos ? 1 : -1)).slice(0, wanted.limit);
}

async function findOwn(db: Queries, wanted: Wanted): Promise<readonly AuditTable[]> {
  const deeds = writtenIn(wanted.groups);
  if (deeds.length === 0 || wanted.units?.length === 0) return [];
  const [at = '', key = ''] = (wanted.before ?? '').split(' ');
  const n = key.startsWith(ownSign) ? Number(key.slice(1)) : 0;
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .where('at', '>=', wanted.from)
    .where('at', '<', wanted.until)
    .where('deed', 'in', deeds)
    .$if(at !== '', (query) =>
      query.where((eb) => eb.or([eb('at', '<', at), eb.and([eb('at', '=', at), eb('n', '<', n)])])),
    )
    .$if(wanted.units !== null, (query) =>
      query.where(
        sql<string>`unit_set || '.' || unit_code`,
        'in',
        (wanted.units ?? []).map(({ set, code }) => `${set}.${code}`),
      ),
    )
    .$if(wanted.who !== undefined, (query) =>
      query.where((eb) =>
        eb.or([isBy(db, 'account_id', wanted.who ?? ''), isBy(db, 'whom', wanted.who ?? '')]),
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('n', 'desc')
    .limit(wanted.limit)
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

/** Kinds of operations that decide; all others change. */
const decisions = ['review', 'check'];

async function findOps(db: Queries, wanted: Wanted): Promise<readonly LineOperation[]> {
  const changed = wanted.groups.includes('changed');
  const decided = wanted.groups.includes('decided');
  if (!wanted.records || !(changed || decided) || wanted.units?.length === 0) return [];
  const [at = '', key = ''] = (wanted.before ?? '').split(' ');
  // PostgreSQL sorts text by the customs of a country unless it is told.
  const op = isPostgres(db) ? sql<string>`op collate "C"` : sql<string>`op`;
  const scopes = (wanted.units ?? []).flatMap(({ set, code }) =>
    wanted.years.map((year) => `c:${set}.${code}:${year}`),
  );
  return db
    .selectFrom('operation')
    .select(['op', 'rec', 'scope', 'account_id', 'kind', 'received', 'body', 'result'])
    .where('received', '>=', wanted.from)
    .where('received', '<', wanted.until)
    .$if(!decided, (query) => query.where('kind', 'not in', decisions))
    .$if(!changed, (query) => query.where('kind', 'in', decisions))
    .$if(at !== '' && key.startsWith(ownSign), (query) => query.where('received', '<=', at))
    .$if(at !== '' && !key.startsWith(ownSign), (query) =>
      query.where((eb) =>
        eb.or([eb('received', '<', at), eb.and([eb('received', '=', at), eb(op, '<', key)])]),
      ),
    )
    .$if(wanted.units !== null, (query) => query.where('scope', 'in', scopes))
    .$if(wanted.who !== undefined, (query) => query.where(isBy(db, 'account_id', wanted.who ?? '')))
    .orderBy('received', 'desc')
    .orderBy(op, 'desc')
    .limit(wanted.limit)
    .execute();
}

function isBy(db: Queries, column: 'account_id' | 'whom', who: string): Expression<SqlBool> {
  const begins = `${who.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const accounts = db
    .selectFrom('account')
    .select('id')
    .where(sql<SqlBool>`login like ${begins} escape '\\'`);
  return sql<SqlBool>`${sql.ref(column)} in ${accounts}`;
}
