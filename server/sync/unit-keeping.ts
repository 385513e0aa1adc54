// The first day of a set of units: areas go along with their communes. Asked at the start, after an import, and by the
// clock, because the day of a reform comes without anybody at the desk. [U8]
import { localDate } from '../../src/domain/period.ts';
import type { UnitRegister } from '../../src/domain/succession.ts';
import { utc } from '../instant.ts';
import { carryAreas } from '../storage/areas.ts';
import { note } from '../storage/audit.ts';
import type { Queries } from '../storage/database.ts';

export async function comeIntoForce(
  db: Queries,
  register: UnitRegister,
  nowMs: number,
): Promise<void> {
  const today = localDate(nowMs);
  if (!(await carryAreas(db, register, today))) return;
  const set = register.setOn(today)?.set ?? '';
  await note(db, utc(nowMs), { deed: 'areas.carried', by: null, what: set });
}
