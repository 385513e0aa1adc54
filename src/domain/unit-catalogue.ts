// The dated unit sets as data, with the maps of November 2024 and July 2025. Server and tests only: 156 KB.
import merged2024 from './catalogue/merge-map-2024.json' with { type: 'json' };
import merged2025 from './catalogue/merge-map-2025.json' with { type: 'json' };
import hungYen2025 from './catalogue/units-hung-yen-2025.json' with { type: 'json' };
import thaiBinh2023 from './catalogue/units-thai-binh-2023.json' with { type: 'json' };
import thaiBinh2024 from './catalogue/units-thai-binh-2024-11.json' with { type: 'json' };
import type { UnitEdge, UnitRegister } from './succession.ts';
import { unitRegister } from './succession.ts';
import type { ReviewArea, Unit, UnitSet } from './unit.ts';

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

/** The communes of the old Hưng Yên, until 30/6/2025: known by their edges only. */
const oldHungYen = 'HY2024';

/** The register as it ships; a province adds sets to it. */
export const shippedUnits: UnitRegister = unitRegister(unitSets, [
  ...edgesOf2024(),
  ...edgesOf2025(),
]);

/** The map of 2024 names only what changed; every other commune kept code and name. */
function edgesOf2024(): readonly UnitEdge[] {
  const changed = new Map(merged2024.edges.map((edge) => [edge.old, edge.new]));
  return communesOf(unitSet(thaiBinh2023)).map(({ code }) => ({
    from: { set: 'TB2023', code },
    to: { set: 'TB2024', code: changed.get(code) ?? code },
    whole: true,
  }));
}

function edgesOf2025(): readonly UnitEdge[] {
  return merged2025.edges.map((edge) => ({
    from: { set: edge.oldProvince === '34' ? 'TB2024' : oldHungYen, code: edge.old },
    to: { set: 'HY2025', code: edge.new },
    whole: edge.part === 'toan_bo',
    name: edge.oldName,
  }));
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
