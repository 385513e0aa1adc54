// What a reform carries along by itself: review areas and the places of accounts go with communes that went wholly into
// one. Nobody gets what was divided: a person says whose that is. [U8]
import { addDays } from './period.ts';
import type { Succession, UnitRegister } from './succession.ts';
import type { Term } from './term.ts';
import type { ReviewArea, UnitRef } from './unit.ts';
import { sameUnit } from './unit.ts';

type Dated = UnitRef & Term;

/**
 * The areas with the communes of a day. A commune made of several areas' communes goes to the area that most of them
 * were in, of equals to the first; each commune stays in exactly one. [U3]
 * @param heirOf what became of a commune by that day
 */
export function carriedAreas(
  areas: readonly ReviewArea[],
  heirOf: (unit: UnitRef) => Succession,
): readonly ReviewArea[] {
  const claims = new Map<string, { unit: UnitRef; whole: number[]; part: number[] }>();
  for (const [at, { units }] of areas.entries())
    for (const heir of units.map(heirOf)) {
      const heirs = heir.kind === 'whole' ? [heir.unit] : heir.kind === 'partial' ? heir.units : [];
      for (const unit of heirs) {
        const key = `${unit.set}.${unit.code}`;
        const none = () => areas.map(() => 0);
        const claim = claims.get(key) ?? { unit, whole: none(), part: none() };
        claims.set(key, claim);
        const votes = heir.kind === 'whole' ? claim.whole : claim.part;
        votes[at] = (votes[at] ?? 0) + 1;
      }
    }
  const homes = [...claims.values()].map(({ unit, whole, part }) => {
    const votes = whole.some((n) => n > 0) ? whole : part;
    return { unit, home: votes.indexOf(Math.max(...votes)) };
  });
  return areas.map((area, at) => ({
    ...area,
    units: homes.filter(({ home }) => home === at).map(({ unit }) => unit),
  }));
}

/**
 * The places of an account after a reform: to its first day the old commune, from then on what it went wholly into. The
 * place of a commune that was divided only ends.
 * @param after the register with the reform in it
 * @param from its first day
 */
export function carriedPlaces(
  places: readonly Dated[],
  after: UnitRegister,
  from: string,
): readonly Dated[] {
  const last = addDays(from, -1);
  const carried: Dated[] = [];
  const add = (place: Dated) => {
    if (!carried.some((one) => sameUnit(one, place))) carried.push(place);
  };
  for (const place of places) {
    const unit = { set: place.set, code: place.code };
    const before = after.successionOf(unit, last);
    const heir = after.successionOf(unit, from);
    const moves =
      before.kind === 'whole' &&
      sameUnit(before.unit, unit) &&
      !(heir.kind === 'whole' && sameUnit(heir.unit, unit));
    if (!moves || (place.to !== undefined && place.to <= last)) {
      add(place);
      continue;
    }
    if ((place.from ?? '') <= last) add({ ...place, to: last });
    if (heir.kind !== 'whole') continue;
    const begin = place.from !== undefined && place.from > from ? place.from : from;
    add({ ...heir.unit, from: begin, ...(place.to === undefined ? {} : { to: place.to }) });
  }
  return carried;
}
