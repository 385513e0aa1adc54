// The sets of units the province has brought in, each with its map and resolution, as they were read. Added, never
// changed. [U7]
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
    })
    .execute();
}
