// Review areas: groups of communes, apart from the administrative tree. [U3]
import { carriedAreas } from '../../src/domain/carry.ts';
import type { UnitRegister } from '../../src/domain/succession.ts';
import type { ReviewArea, UnitRef } from '../../src/domain/unit.ts';
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
    await insertUnits(db, { id, units });
  }
}

/** Areas follow their communes into the set that is in force on a day. @returns whether anything moved [U8] */
export async function carryAreas(
  db: Queries,
  register: UnitRegister,
  today: string,
): Promise<boolean> {
  const areas = await listAreas(db);
  const carried = carriedAreas(areas, (unit) => register.successionOf(unit, today));
  const moved = carried.filter(({ id, units }) => {
    const before = keysOf(areas.find((area) => area.id === id)?.units ?? []);
    return keysOf(units) !== before;
  });
  for (const area of moved)
    await db.deleteFrom('review_area_unit').where('area_id', '=', area.id).execute();
  for (const area of moved) await insertUnits(db, area);
  return moved.length > 0;
}

function keysOf(units: readonly UnitRef[]): string {
  return units
    .map(({ set, code }) => `${set}.${code}`)
    .sort()
    .join(' ');
}

async function insertUnits(
  db: Queries,
  { id, units }: Pick<ReviewArea, 'id' | 'units'>,
): Promise<void> {
  const rows = units.map((unit) => ({ area_id: id, unit_set: unit.set, unit_code: unit.code }));
  if (rows.length > 0) await db.insertInto('review_area_unit').values(rows).execute();
}
