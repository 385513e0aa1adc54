// What became of a unit: the maps of November 2024 and July 2025. Records stay under the unit they were written for;
// whoever answers for its successor answers for them. Server and tests only: 70 KB. domain.md §4 [U4]
import merged2024 from './catalogue/merge-map-2024.json' with { type: 'json' };
import merged2025 from './catalogue/merge-map-2025.json' with { type: 'json' };
import type { UnitRef } from './unit.ts';
import { communesOf, findUnit, unitSets } from './unit-catalogue.ts';

export type Succession =
  /** The unit that answers for it on that day: itself while its set is in force. */
  | { readonly kind: 'whole'; readonly unit: UnitRef }
  /** It was divided: a person must say where an entry belongs. */
  | { readonly kind: 'partial'; readonly units: readonly UnitRef[] }
  | { readonly kind: 'unknown' };

interface Edge {
  readonly from: UnitRef;
  readonly to: UnitRef;
  readonly whole: boolean;
}

/** The communes of the old Hưng Yên, until 30/6/2025: known by their edges only. */
const oldHungYen = 'HY2024';

const edges = [...edgesOf2024(), ...edgesOf2025()];
const edgesFrom = grouped(edges, (edge) => edge.from);
const edgesTo = grouped(
  edges.filter((edge) => edge.whole),
  (edge) => edge.to,
);

/** @param date local date; sets that begin later are not looked at */
export function successionOf(unit: UnitRef, date: string): Succession {
  const next = (edgesFrom.get(key(unit)) ?? []).filter(({ to }) => beginOf(to.set) <= date);
  const [only] = next;
  if (!only) return isCommune(unit) ? { kind: 'whole', unit } : { kind: 'unknown' };
  if (!only.whole) return { kind: 'partial', units: next.map((edge) => edge.to) };
  return successionOf(only.to, date);
}

/** These units and everything that went wholly into them, however long ago. */
export function withPredecessors(units: readonly UnitRef[]): readonly UnitRef[] {
  const before = units.flatMap((unit) => (edgesTo.get(key(unit)) ?? []).map((edge) => edge.from));
  return before.length === 0 ? units : [...units, ...withPredecessors(before)];
}

/** The map of 2024 names only what changed; every other commune kept code and name. */
function edgesOf2024(): readonly Edge[] {
  const [before] = unitSets;
  const changed = new Map(merged2024.edges.map((edge) => [edge.old, edge.new]));
  return (before ? communesOf(before) : []).map(({ code }) => ({
    from: { set: 'TB2023', code },
    to: { set: 'TB2024', code: changed.get(code) ?? code },
    whole: true,
  }));
}

function edgesOf2025(): readonly Edge[] {
  return merged2025.edges.map((edge) => ({
    from: { set: edge.oldProvince === '34' ? 'TB2024' : oldHungYen, code: edge.old },
    to: { set: 'HY2025', code: edge.new },
    whole: edge.part === 'toan_bo',
  }));
}

function grouped(
  all: readonly Edge[],
  endOf: (edge: Edge) => UnitRef,
): ReadonlyMap<string, readonly Edge[]> {
  const groups = new Map<string, Edge[]>();
  for (const edge of all) {
    const end = key(endOf(edge));
    groups.set(end, [...(groups.get(end) ?? []), edge]);
  }
  return groups;
}

function beginOf(set: string): string {
  return unitSets.find((one) => one.set === set)?.validFrom ?? '';
}

function isCommune(unit: UnitRef): boolean {
  return edgesFrom.has(key(unit)) || findUnit(unit)?.level === 3;
}

function key({ set, code }: UnitRef): string {
  return `${set}.${code}`;
}
