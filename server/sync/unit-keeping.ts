// The first day of a set of units: areas and people go along with their communes. Asked at the start, after an import, and
// by the clock, because the day of a reform comes without anybody at the desk. [U8]
import { carriedPlaces } from '../../src/domain/carry.ts';
import { localDate } from '../../src/domain/period.ts';
import type { UnitRegister } from '../../src/domain/succession.ts';
import { utc } from '../instant.ts';
import type { DatedAccount } from '../storage/accounts.ts';
import { changePlacesOf, listAccounts } from '../storage/accounts.ts';
import { carryAreas } from '../storage/areas.ts';
import type { Note } from '../storage/audit.ts';
import { note } from '../storage/audit.ts';
import type { Queries } from '../storage/database.ts';
import { placing } from '../storage/placing.ts';
import { findDue, markCarried } from '../storage/unit-sets.ts';

export async function comeIntoForce(
  db: Queries,
  register: UnitRegister,
  nowMs: number,
): Promise<void> {
  const [today, at] = [localDate(nowMs), utc(nowMs)];
  const notes: Note[] = [];
  for (const { set, from, by } of await findDue(db, today)) {
    if (!(await markCarried(db, set, at))) continue;
    for (const { before, after } of await leavers(db, register, from, today)) {
      const { id, areaId } = before;
      await changePlacesOf(db, { id, areaId, places: after });
      notes.push(...placing(by, before, { id, areaId, places: after }));
    }
  }
  if (await carryAreas(db, register, today))
    notes.unshift({ deed: 'areas.carried', by: null, what: register.setOn(today)?.set ?? '' });
  await note(db, at, ...notes);
}

export interface Leaver {
  readonly before: DatedAccount;
  readonly after: DatedAccount['places'];
}

/** Accounts with a commune of their own that moves on a day. @param register with the set of that day */
export async function leavers(
  db: Queries,
  register: UnitRegister,
  from: string,
  today: string,
): Promise<readonly Leaver[]> {
  return (await listAccounts(db, today))
    .map((before) => ({ before, after: carriedPlaces(before.places, register, from) }))
    .filter(({ before, after: places }) => placing('', before, { ...before, places }).length > 0);
}
