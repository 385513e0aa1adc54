// Photos as rows: who named which for which record, and since when the province has it. A row is a proof: its account
// named the photo, or may edit the record, and sent its bytes. A hash that is only known opens nothing. [F9]
import type { Queries } from './database.ts';

/** One naming of a photo, with the scope where its record lies now; null while there is no such record. */
export interface Naming {
  readonly rec: string;
  readonly accountId: string;
  readonly arrived: string | null;
  readonly scope: string | null;
}

export async function findNamings(db: Queries, id: string): Promise<readonly Naming[]> {
  const rows = await db
    .selectFrom('photo')
    .leftJoin('record', 'record.id', 'photo.rec')
    .select(['photo.rec', 'photo.account_id', 'photo.arrived', 'record.scope'])
    .where('photo.id', '=', id)
    .execute();
  return rows.map(({ account_id: accountId, ...row }) => ({ ...row, accountId }));
}

/** Named once is named: a second time changes nothing. */
export async function insertNaming(
  db: Queries,
  id: string,
  { rec, accountId, arrived }: Omit<Naming, 'scope'>,
): Promise<void> {
  await db
    .insertInto('photo')
    .values({ id, rec, account_id: accountId, arrived })
    .onConflict((conflict) => conflict.columns(['id', 'rec', 'account_id']).doNothing())
    .execute();
}

export async function setArrived(
  db: Queries,
  id: string,
  recs: readonly string[],
  at: string,
): Promise<void> {
  if (recs.length === 0) return;
  await db
    .updateTable('photo')
    .set({ arrived: at })
    .where('id', '=', id)
    .where('rec', 'in', recs)
    .where('arrived', 'is', null)
    .execute();
}

/** Far below what one statement may carry. */
const batch = 400;

/** The photos that have arrived for these records. */
export async function findArrived(
  db: Queries,
  recs: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>();
  for (let at = 0; at < recs.length; at += batch) {
    const rows = await db
      .selectFrom('photo')
      .select(['id', 'rec'])
      .where('rec', 'in', recs.slice(at, at + batch))
      .where('arrived', 'is not', null)
      .execute();
    for (const { id, rec } of rows) {
      const ids = found.get(rec);
      if (ids) ids.add(id);
      else found.set(rec, new Set([id]));
    }
  }
  return found;
}

/** Every photo whose file must exist. */
export async function listArrived(db: Queries): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('photo')
    .select('id')
    .distinct()
    .where('arrived', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** The file is not there after all: whoever has the photo is asked for it again. */
export async function forgetArrived(db: Queries, id: string): Promise<void> {
  await db.updateTable('photo').set({ arrived: null }).where('id', '=', id).execute();
}

/** Bytes this account has sent today. */
export async function sentToday(db: Queries, accountId: string, day: string): Promise<number> {
  const row = await db
    .selectFrom('photo_day')
    .select('bytes')
    .where('account_id', '=', accountId)
    .where('day', '=', day)
    .executeTakeFirst();
  return row?.bytes ?? 0;
}

export async function addToday(
  db: Queries,
  accountId: string,
  day: string,
  bytes: number,
): Promise<void> {
  await db
    .insertInto('photo_day')
    .values({ account_id: accountId, day, bytes })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'day']).doUpdateSet((eb) => ({
        bytes: eb('photo_day.bytes', '+', eb.ref('excluded.bytes')),
      })),
    )
    .execute();
}

export async function dropDaysBefore(db: Queries, day: string): Promise<void> {
  await db.deleteFrom('photo_day').where('day', '<', day).execute();
}

/** Photos that came before this time, in the order of their ids. */
export async function findArrivedBefore(
  db: Queries,
  before: string,
  above: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('photo')
    .select('id')
    .distinct()
    .where('arrived', '<', before)
    .where('id', '>', above)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Who named these photos for which record, and where that lies now. */
export async function findNamed(
  db: Queries,
  ids: readonly string[],
): Promise<
  readonly { readonly id: string; readonly rec: string; readonly scope: string | null }[]
> {
  return db
    .selectFrom('photo')
    .leftJoin('record', 'record.id', 'photo.rec')
    .select(['photo.id', 'photo.rec', 'record.scope'])
    .where('photo.id', 'in', ids)
    .execute();
}

/** Those of the records about which somebody has said something since, or something still waits to be decided. */
export async function findUnsettled(
  db: Queries,
  recs: readonly string[],
  since: string,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let at = 0; at < recs.length; at += batch) {
    const some = recs.slice(at, at + batch);
    const said = db.selectFrom('operation').select('rec').where('rec', 'in', some);
    const open = db.selectFrom('held').select('rec').where('rec', 'in', some);
    for (const { rec } of await said.where('received', '>=', since).execute()) found.add(rec);
    for (const { rec } of await open.where('later_at', 'is', null).execute()) found.add(rec);
  }
  return found;
}

export async function dropPhotos(db: Queries, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('photo').where('id', 'in', ids).execute();
}
