// The dated unit sets as data, and the questions that need them. Server, desk tools and tests only: 86 KB.
import hungYen2025 from './catalogue/units-hung-yen-2025.json' with { type: 'json' };
import thaiBinh2023 from './catalogue/units-thai-binh-2023.json' with { type: 'json' };
import thaiBinh2024 from './catalogue/units-thai-binh-2024-11.json' with { type: 'json' };
import type { ReviewArea, Unit, UnitRef, UnitSet } from './unit.ts';

function unitSet(file: { meta: Omit<UnitSet, 'units'>; units: readonly Unit[] }): UnitSet {
  const { set, validFrom, validTo, legal } = file.meta;
  return { set, validFrom, validTo, legal, units: file.units };
}

/** The three sets that ship, oldest first. A province may load others. */
export const unitSets: readonly UnitSet[] = [
  unitSet(thaiBinh2023),
  unitSet(thaiBinh2024),
  unitSet(hungYen2025),
];

export function communesOf(set: UnitSet): readonly Unit[] {
  return set.units.filter((unit) => unit.level === 3);
}

/** The set in force on a local date, or undefined before the first. [U2] */
export function unitSetOn(date: string): UnitSet | undefined {
  return unitSets.find(
    (set) => set.validFrom <= date && (set.validTo === null || date <= set.validTo),
  );
}

export function findUnit(ref: UnitRef): Unit | undefined {
  return unitSets.find((set) => set.set === ref.set)?.units.find((unit) => unit.code === ref.code);
}

/**
 * The shipped default after 01/7/2025: the communes that came out of Thái Bình, grouped under the names of its
 * eight former districts. Four wards cross the old city limit; they go with the city. domain.md §4.1 [U3]
 */
export function defaultReviewAreas(): readonly ReviewArea[] {
  const current = unitSet(hungYen2025);
  const city = '336';
  const communes = communesOf(current).filter((unit) => unit.origin === '34');
  const home = (unit: Unit) =>
    unit.oldDistricts?.includes(city) ? city : (unit.oldDistricts?.[0] ?? '');
  return thaiBinh2024.units
    .filter((unit) => unit.level === 2)
    .map((district) => ({
      id: `kv-${district.code}`,
      name: `Khu vực ${district.short}`,
      units: communes
        .filter((unit) => home(unit) === district.code)
        .map((unit) => ({ set: current.set, code: unit.code })),
    }));
}
