// For what a report is built: the province, a review area, a commune. Only what lies in sight can be asked for. [R3] [R4]

import { may } from '../../src/domain/permission.ts';
import type { Person } from '../../src/domain/person.ts';
import { unitKey } from '../../src/domain/report/line.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import { named } from '../sight.ts';
import { listAreas } from '../storage/areas.ts';
import type { Queries } from '../storage/database.ts';

export interface ReportPlace {
  /** "tinh", "kv-338", "HY2025.12472". */
  readonly id: string;
  readonly kind: 'province' | 'area' | 'commune';
  readonly name: string;
  readonly units: readonly UnitRef[];
}

export const provinceId = 'tinh';

/**
 * The places a person may report on, the widest first; none for whoever may not. An area is whole or it is not his: its
 * words and its frozen versions speak of all of it.
 */
export async function placesOf(db: Queries, person: Person): Promise<readonly ReportPlace[]> {
  const his = (unit: UnitRef) => may(person, 'report.read', unit);
  const all = await listAreas(db);
  const areas = all
    .filter((area) => area.units.length > 0 && area.units.every(his))
    .map(({ id, name, units }) => ({ id, kind: 'area' as const, name, units }));
  // An officer's commune may lie in no area; an area is not his to speak of, though every commune of it were.
  const officer = person.role === 'officer';
  const units = officer ? person.units : all.flatMap((area) => area.units.filter(his));
  const communes = named(units).map((unit) => ({
    id: unitKey(unit),
    kind: 'commune' as const,
    name: unit.name,
    units: [{ set: unit.set, code: unit.code }],
  }));
  const whole = { id: provinceId, kind: 'province' as const, name: 'Tỉnh Hưng Yên', units };
  return [
    ...(may(person, 'report.read', null) ? [whole] : []),
    ...(officer ? [] : areas),
    ...communes,
  ];
}
