// A new set of units and the map to it, looked at before anything uses them: what is wrong with the files, and what would
// move. domain.md §4.3 [U6]
import { addDays } from './period.ts';
import type { UnitRegister } from './succession.ts';
import { unitRegister } from './succession.ts';
import type { UnitRef, UnitSet } from './unit.ts';

export interface ReformEdge {
  readonly from: UnitRef;
  /** Code in the new set. */
  readonly to: string;
  /** The unit went there as a whole; else a part of it. */
  readonly whole: boolean;
}

export interface Reform {
  readonly set: UnitSet;
  /** The resolution, as it is cited. */
  readonly legal: string;
  readonly edges: readonly ReformEdge[];
}

export const reformFaults = [
  'no-legal',
  'set-known',
  'set-name',
  'not-after',
  'code-twice',
  'no-parent',
  'not-nfc',
  'unknown-from',
  'unknown-to',
  'no-heir',
  'from-nothing',
  'whole-and-part',
  'part-alone',
] as const;
export type ReformFault = { readonly fault: (typeof reformFaults)[number]; readonly what: string };

/** What is wrong, all of it; nothing is guessed. @param sets oldest first; the communes of the last must all go somewhere */
export function reformFaultsOf(reform: Reform, sets: readonly UnitSet[]): readonly ReformFault[] {
  const before = sets.at(-1);
  if (!before) return [];
  return [...faultsOfSet(reform, before, sets), ...faultsOfMap(reform, before)];
}

/** The register with this set added: in force from its first day, the set before it until the day before. [U7] */
export function reformed(register: UnitRegister, { set, edges }: Reform): UnitRegister {
  return unitRegister(
    [...register.sets, set],
    [
      ...register.edges,
      ...edges.map(({ from, to, whole }) => ({ from, to: { set: set.set, code: to }, whole })),
    ],
  );
}

function faultsOfSet(
  { set, legal }: Reform,
  before: UnitSet,
  sets: readonly UnitSet[],
): readonly ReformFault[] {
  const codes = set.units.map((unit) => unit.code);
  const known = new Set(codes);
  return [
    ...when(legal.trim() === '', 'no-legal', set.set),
    ...when(
      sets.some((one) => one.set === set.set),
      'set-known',
      set.set,
    ),
    // As it stands in scopes.
    ...when(!/^[A-Za-z0-9]{2,12}$/.test(set.set), 'set-name', set.set),
    ...when(set.validFrom <= before.validFrom, 'not-after', set.validFrom),
    ...codes.flatMap((code, at) => when(codes.indexOf(code) !== at, 'code-twice', code)),
    ...set.units.flatMap((unit) => [
      ...when(unit.parent !== null && !known.has(unit.parent), 'no-parent', unit.code),
      ...when(unit.name !== unit.name.normalize('NFC'), 'not-nfc', unit.code),
    ]),
  ];
}

function faultsOfMap({ set, edges }: Reform, before: UnitSet): readonly ReformFault[] {
  const communes = (of: UnitSet) => of.units.filter((unit) => unit.level === 3);
  const [old, fresh] = [before, set].map(
    (of) => new Set(communes(of).map((unit) => unit.code)),
  ) as [Set<string>, Set<string>];
  const ours = edges.filter(({ from }) => from.set === before.set);
  const leaving = new Set(ours.map(({ from }) => from.code));
  const entered = new Set(edges.map((edge) => edge.to));
  const bySource = new Map<string, ReformEdge[]>();
  for (const edge of edges) {
    const key = `${edge.from.set}.${edge.from.code}`;
    bySource.set(key, [...(bySource.get(key) ?? []), edge]);
  }
  return [
    ...ours.flatMap(({ from }) => when(!old.has(from.code), 'unknown-from', from.code)),
    ...edges.flatMap(({ to }) => when(!fresh.has(to), 'unknown-to', to)),
    ...[...old].flatMap((code) => when(!leaving.has(code), 'no-heir', code)),
    ...[...fresh].flatMap((code) => when(!entered.has(code), 'from-nothing', code)),
    ...[...bySource].flatMap(([key, own]) => [
      ...when(own.length > 1 && own.some((edge) => edge.whole), 'whole-and-part', key),
      ...when(own.length === 1 && own[0]?.whole === false, 'part-alone', key),
    ]),
  ];
}

function when(wrong: boolean, fault: ReformFault['fault'], what: string): readonly ReformFault[] {
  return wrong ? [{ fault, what }] : [];
}

export interface ReformMoves {
  /** The last day of the set before. */
  readonly lastDay: string;
  /** Communes that go on alone: code and name may change. */
  readonly alone: number;
  /** By new code: the communes that become one. */
  readonly merged: ReadonlyMap<string, readonly UnitRef[]>;
  /** Communes that go to more than one: what they have written stays under them, new entries wait in the tray. [U4] */
  readonly divided: readonly UnitRef[];
}

export function reformMovesOf({ set, edges }: Reform): ReformMoves {
  const whole = edges.filter((edge) => edge.whole);
  const merged = new Map<string, UnitRef[]>();
  for (const { from, to } of whole) merged.set(to, [...(merged.get(to) ?? []), from]);
  const alone = [...merged].filter(([, from]) => from.length === 1);
  for (const [to] of alone) merged.delete(to);
  const parts = edges.filter((edge) => !edge.whole).map(({ from }) => from);
  const divided = parts.filter(
    (unit, at) => parts.findIndex((one) => one.set === unit.set && one.code === unit.code) === at,
  );
  return { lastDay: addDays(set.validFrom, -1), alone: alone.length, merged, divided };
}
