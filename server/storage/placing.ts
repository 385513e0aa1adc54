// What a change of places leaves in the log.
import { sameUnit } from '../../src/domain/unit.ts';
import type { Account, DatedAccount, Place } from './accounts.ts';
import type { Note } from './audit.ts';

export type Placed = Pick<DatedAccount, 'areaId' | 'places'>;
/** A line for each commune, so that its reviewer reads just that one. [J3] */
export function placing(
  by: string,
  before: Placed,
  after: Placed & Pick<Account, 'id'>,
): readonly Note[] {
  const lacks = (places: readonly Place[], { set, code, from, to }: Place) =>
    !places.some((one) => sameUnit(one, { set, code }) && one.from === from && one.to === to);
  const line = (deed: 'place.taken' | 'place.given', { set, code, ...detail }: Place): Note => ({
    deed,
    by,
    whom: after.id,
    unit: { set, code },
    detail,
  });
  const given = after.places.filter((place) => lacks(before.places, place));
  const taken = before.places.filter((place) => lacks(after.places, place));
  const notes = [
    ...taken.map((place) => line('place.taken', place)),
    ...given.map((place) => line('place.given', place)),
  ];
  if (before.areaId === after.areaId) return notes;
  const area = (deed: 'area.taken' | 'area.given', id: string | null): readonly Note[] =>
    id === null ? [] : [{ deed, by, whom: after.id, detail: { area: id } }];
  return [...notes, ...area('area.taken', before.areaId), ...area('area.given', after.areaId)];
}
