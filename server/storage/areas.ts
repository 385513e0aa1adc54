// Review areas: groups of communes, apart from the administrative tree. [U3]
import type { ReviewArea } from '../../src/domain/unit.ts';
import type { Queries } from './database.ts';

export async function listAreas(db: Queries): Promise<readonly ReviewArea[]> {
  const areas = await db.selectFrom('review_area').select(['id', 'name']).orderBy('rank').execute();
  const units = await db.selectFrom('review_area_unit').selectAll().orderBy('unit_code').execute();
  const byArea = Map.groupBy(units, (unit) => unit.area_id);
  return areas.map(({ id, name }) => ({
    id,
    name,
    units: (byArea.get(id) ?? []).map((unit) => ({ set: unit.unit_set, code: unit.unit_code })),
  }));
}

/** Puts the default areas into an empty database; a province's own areas are left alone. */
export async function seedAreas(db: Queries, areas: readonly ReviewArea[]): Promise<void> {
  const present = await db.selectFrom('review_area').select('id').limit(1).execute();
  if (present.length > 0) return;
  for (const [rank, { id, name, units }] of areas.entries()) {
    await db.insertInto('review_area').values({ id, name, rank }).execute();
    const rows = units.map((unit) => ({ area_id: id, unit_set: unit.set, unit_code: unit.code }));
    if (rows.length > 0) await db.insertInto('review_area_unit').values(rows).execute();
  }
}
