// The sets of units the province has brought in, each with its map and resolution, as they were read. Added, never
// changed; withdrawn only before the first day. [U7]
import type { Reform } from '../../src/domain/reform.ts';
import { reformed } from '../../src/domain/reform.ts';
import type { UnitRegister } from '../../src/domain/succession.ts';
import { shippedUnits } from '../../src/domain/unit-catalogue.ts';
import type { Queries } from './database.ts';

/** What ships and what was brought in, oldest first. */
export async function readUnits(db: Queries): Promise<UnitRegister> {
  const rows = await db.selectFrom('unit_set').select('doc').orderBy('valid_from').execute();
  // The one cast of this file: documents are written by `insertReform` only.
  return rows.map(({ doc }) => JSON.parse(doc) as Reform).reduce(reformed, shippedUnits);
}

export async function insertReform(
  db: Queries,
  reform: Reform,
  by: { readonly account: string; readonly at: string },
): Promise<void> {
  const { set, validFrom } = reform.set;
  await db
    .insertInto('unit_set')
    .values({
      id: set,
      valid_from: validFrom,
      doc: JSON.stringify(reform),
      account_id: by.account,
      at: by.at,
      carried_at: null,
    })
    .execute();
}

/** Sets whose first day has come and whose people have not gone along yet, oldest first. */
export async function findDue(
  db: Queries,
  today: string,
): Promise<readonly { readonly set: string; readonly from: string; readonly by: string }[]> {
  return db
    .selectFrom('unit_set')
    .select(['id as set', 'valid_from as from', 'account_id as by'])
    .where('carried_at', 'is', null)
    .where('valid_from', '<=', today)
    .orderBy('valid_from')
    .execute();
}

/** False if another has done it. */
export async function markCarried(db: Queries, set: string, at: string): Promise<boolean> {
  const marked = await db
    .updateTable('unit_set')
    .set({ carried_at: at })
    .where('id', '=', set)
    .where('carried_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return marked !== undefined;
}

/** Only the last, and only before its first day: until then nobody has written for it. False otherwise. */
export async function withdrawSet(db: Queries, set: string, today: string): Promise<boolean> {
  const last = await db
    .selectFrom('unit_set')
    .select('id')
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.id !== set) return false;
  const gone = await db
    .deleteFrom('unit_set')
    .where('id', '=', set)
    .where('carried_at', 'is', null)
    .where('valid_from', '>', today)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}
