// "Xã Quỳnh Phụ; 12475" → communes: by code or by name, of the set in force. What was merged is named with its heir. [I7]
import type { RowFault } from './account-sheet.ts';
import type { Role } from './person.ts';
import type { Succession, UnitRegister } from './succession.ts';
import { fold } from './text.ts';
import type { ReviewArea, Unit, UnitRef, UnitSet } from './unit.ts';
import { sameUnit } from './unit.ts';

export interface PlacesRead {
  readonly areaId: string | null;
  readonly units: readonly UnitRef[];
  readonly faults: readonly RowFault[];
}

/** Where a place may be, and when that is asked. */
export interface Whereabouts {
  readonly today: string;
  readonly areas: readonly ReviewArea[];
  readonly units: UnitRegister;
}

const nowhere: PlacesRead = { areaId: null, units: [], faults: [] };

/** @param role undefined: not known, so only what is written is judged */
export function placesIn(text: string, role: Role | undefined, office: Whereabouts): PlacesRead {
  const fault = (what: RowFault['what'], value: string, hint?: string): PlacesRead => ({
    ...nowhere,
    faults: [{ column: 'place', what, value, ...(hint ? { hint } : {}) }],
  });
  const parts = text
    .split(/[;,\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
  if (role === 'province' || role === 'admin')
    return parts.length === 0 ? nowhere : fault('place-none', text);
  if (parts.length === 0)
    return { ...nowhere, faults: role ? [{ column: 'place', what: 'missing' }] : [] };
  const named = parts.map((part) =>
    office.areas.find(({ id, name }) => isCalled(part, [id, name])),
  );
  const area = named.find((one) => one !== undefined);
  if (area) {
    if (role === 'officer') return fault('place-area', area.name);
    return parts.length === 1 ? { ...nowhere, areaId: area.id } : fault('place-mixed', text);
  }
  const read = parts.map((part) => unitIn(part, office));
  const faults = read.flatMap((one) => ('what' in one ? [one] : []));
  const units = read.flatMap((one) => ('what' in one ? [] : [one]));
  const twice = units.find((one, index) => units.findIndex((two) => sameUnit(one, two)) < index);
  if (twice) return fault('place-twice', office.units.find(twice)?.name ?? twice.code);
  return { areaId: null, units, faults };
}

function unitIn(value: string, { today, units }: Whereabouts): UnitRef | RowFault {
  const set = units.setOn(today);
  const found = set ? foundIn(set, value) : [];
  const [one] = found;
  if (one && found.length === 1) return one.ref;
  const column = 'place' as const;
  const names = (list: readonly { readonly unit: Unit }[]) =>
    list.map(({ unit: { name, code } }) => `${name} (${code})`).join(', ');
  if (found.length > 1) return { column, what: 'place-many', value, hint: names(found) };
  const before = units.sets
    .filter((old) => old !== set)
    .flatMap((old) => foundIn(old, value))
    .flatMap(({ ref }) => heirsOf(units.successionOf(ref, today)))
    .flatMap((ref) => units.find(ref) ?? []);
  const heirs = [...new Map(before.map((unit) => [unit.code, { unit }])).values()];
  if (heirs.length === 0) return { column, what: 'place-unknown', value };
  return { column, what: 'place-old', value, hint: names(heirs) };
}

function heirsOf(heir: Succession): readonly UnitRef[] {
  if (heir.kind === 'whole') return [heir.unit];
  return heir.kind === 'partial' ? heir.units : [];
}

interface Found {
  readonly unit: Unit;
  readonly ref: UnitRef;
}

/** By code, else by the whole name with its marks, else by a name whose marks are forgiven. A number in a sheet has lost its noughts. */
function foundIn(set: UnitSet, value: string): readonly Found[] {
  const all = set.units
    .filter(({ level }) => level === 3)
    .map((unit) => ({ unit, ref: { set: set.set, code: unit.code } }));
  if (/^\d+$/.test(value)) return all.filter(({ unit }) => unit.code === value.padStart(5, '0'));
  const lower = value.toLowerCase();
  const exact = all.filter(({ unit }) =>
    [unit.name, unit.short].some((name) => name.normalize('NFC').toLowerCase() === lower),
  );
  if (exact.length > 0) return exact;
  return all.filter(({ unit }) =>
    isCalled(value, [unit.name, unit.short, ...(unit.aliases ?? [])]),
  );
}

function isCalled(text: string, names: readonly string[]): boolean {
  return names.some((name) => fold(name) === fold(text));
}
