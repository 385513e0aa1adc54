// The register of units as one value: the dated sets and the maps between them. Records stay under the unit they were
// written for; whoever answers for its successor answers for them. domain.md §4 [U2] [U4]
import { addDays } from './period.ts';
import type { Unit, UnitRef, UnitSet } from './unit.ts';

export type Succession =
  /** The unit that answers for it on that day: itself while its set is in force. */
  | { readonly kind: 'whole'; readonly unit: UnitRef }
  /** It was divided: a person must say where an entry belongs. */
  | { readonly kind: 'partial'; readonly units: readonly UnitRef[] }
  | { readonly kind: 'unknown' };

export interface UnitEdge {
  readonly from: UnitRef;
  readonly to: UnitRef;
  readonly whole: boolean;
  /** What it was called, where no set has it. */
  readonly name?: string;
}

export interface UnitRegister {
  /** Oldest first; each ends the day before the next begins. */
  readonly sets: readonly UnitSet[];
  readonly edges: readonly UnitEdge[];
  /** The set in force on a local date, or undefined before the first. [U2] */
  readonly setOn: (date: string) => UnitSet | undefined;
  readonly find: (unit: UnitRef) => Unit | undefined;
  /** @param date local date; sets that begin later are not looked at */
  readonly successionOf: (unit: UnitRef, date: string) => Succession;
  /** These units and everything that went wholly into them, however long ago. */
  readonly withPredecessors: (units: readonly UnitRef[]) => readonly UnitRef[];
}

/** @param sets oldest first */
export function unitRegister(sets: readonly UnitSet[], edges: readonly UnitEdge[]): UnitRegister {
  const dated = sets.map((set, at) => ({ ...set, validTo: lastDayOf(set, sets[at + 1]) }));
  const units = new Map(
    dated.flatMap(({ set, units }) => units.map((unit) => [key({ set, code: unit.code }), unit])),
  );
  const begins = new Map(dated.map(({ set, validFrom }) => [set, validFrom]));
  const edgesFrom = grouped(edges, ({ from }) => from);
  const edgesTo = grouped(
    edges.filter(({ whole }) => whole),
    ({ to }) => to,
  );
  const find = (unit: UnitRef) => units.get(key(unit));
  const isCommune = (unit: UnitRef) => edgesFrom.has(key(unit)) || find(unit)?.level === 3;

  function successionOf(unit: UnitRef, date: string): Succession {
    const next = (edgesFrom.get(key(unit)) ?? []).filter(
      ({ to }) => (begins.get(to.set) ?? '') <= date,
    );
    const [only] = next;
    if (!only) return isCommune(unit) ? { kind: 'whole', unit } : { kind: 'unknown' };
    if (!only.whole) return { kind: 'partial', units: next.map(({ to }) => to) };
    return successionOf(only.to, date);
  }

  function withPredecessors(of: readonly UnitRef[]): readonly UnitRef[] {
    const before = of.flatMap((unit) => (edgesTo.get(key(unit)) ?? []).map(({ from }) => from));
    return before.length === 0 ? of : [...of, ...withPredecessors(before)];
  }

  return {
    sets: dated,
    edges,
    setOn: (date) =>
      dated.findLast(({ validFrom, validTo }) => validFrom <= date && date <= (validTo ?? date)),
    find,
    successionOf,
    withPredecessors,
  };
}

/** A set without an end of its own ends where the next begins. [U2] */
function lastDayOf({ validTo }: UnitSet, next: UnitSet | undefined): string | null {
  return validTo ?? (next ? addDays(next.validFrom, -1) : null);
}

function grouped(
  all: readonly UnitEdge[],
  endOf: (edge: UnitEdge) => UnitRef,
): ReadonlyMap<string, readonly UnitEdge[]> {
  const groups = new Map<string, UnitEdge[]>();
  for (const edge of all) {
    const end = key(endOf(edge));
    groups.set(end, [...(groups.get(end) ?? []), edge]);
  }
  return groups;
}

function key({ set, code }: UnitRef): string {
  return `${set}.${code}`;
}
