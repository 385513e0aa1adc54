// The commune a platform's log means, by name. A name that is no more is followed to what answers for it on the airing's
// day; what was divided, or is not known, is said and waits for a person. Server and tests only. [Q3] [U4]
import merged2025 from '../catalogue/merge-map-2025.json' with { type: 'json' };
import type { UnitRegister } from '../succession.ts';
import { fold } from '../text.ts';
import type { UnitRef, UnitSet } from '../unit.ts';
import { sameUnit } from '../unit.ts';
import { communesOf } from '../unit-catalogue.ts';

export type Place =
  /** @param was the name's own unit, when it has been merged since */
  | { readonly kind: 'known'; readonly unit: UnitRef; readonly was?: UnitRef }
  | { readonly kind: 'divided' | 'ambiguous'; readonly units: readonly UnitRef[] }
  | { readonly kind: 'unknown' };

const indexes = new WeakMap<UnitSet, ReadonlyMap<string, readonly UnitRef[]>>();

/** Code, full name and short name of each commune, folded. */
function indexOf(set: UnitSet): ReadonlyMap<string, readonly UnitRef[]> {
  const known = indexes.get(set);
  if (known) return known;
  const index = new Map<string, UnitRef[]>();
  for (const { code, name, short } of communesOf(set)) {
    const unit = { set: set.set, code };
    for (const key of new Set([code, fold(name), fold(short)]))
      index.set(key, [...(index.get(key) ?? []), unit]);
  }
  indexes.set(set, index);
  return index;
}

/** The communes of the old Hưng Yên are in no set: their names stand in the map of what became of them. */
const oldHungYen = new Map(
  merged2025.edges
    .filter(({ oldProvince }) => oldProvince !== '34')
    .map(({ old, oldName }) => [fold(oldName), [{ set: 'HY2024', code: old }]]),
);

/** @param date the airing's day */
export function placeOf(text: string, date: string, register: UnitRegister): Place {
  const named = register.sets
    .toReversed()
    .filter(({ validFrom }) => validFrom <= date)
    .map(indexOf);
  for (const name of namesIn(text)) {
    for (const index of [...named, oldHungYen]) {
      const found = index.get(name) ?? [];
      if (found.length > 0) return followed(found, date, register);
    }
  }
  return { kind: 'unknown' };
}

function followed(found: readonly UnitRef[], date: string, register: UnitRegister): Place {
  const ends = found.map((unit) => ({ unit, end: register.successionOf(unit, date) }));
  const units: UnitRef[] = [];
  for (const { end } of ends) {
    const all = end.kind === 'whole' ? [end.unit] : end.kind === 'partial' ? end.units : [];
    for (const one of all) if (!units.some((other) => sameUnit(one, other))) units.push(one);
  }
  const [unit] = units;
  const [first] = found;
  if (!unit || !first) return { kind: 'unknown' };
  if (units.length > 1) {
    return { kind: found.length > 1 ? 'ambiguous' : 'divided', units };
  }
  return sameUnit(unit, first) ? { kind: 'known', unit } : { kind: 'known', unit, was: first };
}

/** The whole text; from "xã", "phường" on; and that without what comes after a comma, dash or bracket. */
function namesIn(text: string): readonly string[] {
  const whole = fold(text);
  const [head = ''] = whole.split(/\s*[,;(/|–—]|\s-|-\s/);
  const titled = /(?:^|\W)((?:xa|phuong|thi tran) .+)$/.exec(head)?.[1] ?? head;
  const bare = head.replace(
    /^(?:(?:dai|tram|he thong|truyen thanh|tt|cum loa|ubnd|loa|ip|xa)\s+)+/,
    '',
  );
  return [...new Set([whole, titled, head, bare])].filter((name) => name !== '');
}
