// Which communes an account has in sight, and what its place is called.
import { may } from '../src/domain/permission.ts';
import type { NamedUnit, Person } from '../src/domain/person.ts';
import { parseScope, scopesOf } from '../src/domain/scope.ts';
import type { ReviewArea, UnitRef } from '../src/domain/unit.ts';
import type { Account } from './storage/accounts.ts';
import { listAreas } from './storage/areas.ts';
import type { Queries } from './storage/database.ts';
import { findHeads } from './storage/heads.ts';
import { findUnit, withPredecessors } from './units.ts';

/** Title of whoever answers for the whole province. */
const provinceName = 'Tỉnh Hưng Yên';

/** Own communes; for the province every commune of the areas; for an administrator none. [R2]–[R5] */
export async function unitsInSight(db: Queries, person: Person): Promise<readonly UnitRef[]> {
  if (person.role === 'admin') return [];
  if (person.role !== 'province') return person.units;
  return (await listAreas(db)).flatMap((area) => area.units);
}

/** The person as he answers for records: for those of his communes, and of what went wholly into them. [U4] */
export function answering(person: Person): Person {
  return { ...person, units: withPredecessors(person.units) };
}

/** What a device of this person holds: own scopes, and those of predecessors that have any record. [S1] [U4] */
export async function scopesInSight(
  db: Queries,
  person: Person,
  today: string,
): Promise<readonly string[]> {
  const units = await unitsInSight(db, person);
  const before = scopesOf(withPredecessors(units).slice(units.length), today);
  const heads = await findHeads(db, before);
  return [...scopesOf(units, today), ...before.filter((scope) => (heads.get(scope)?.q ?? 0) > 0)];
}

/** Those of them he may read: what a sync sends him, and whose changes he is told of. [R1] */
export async function readableScopes(
  db: Queries,
  person: Person,
  today: string,
): Promise<readonly string[]> {
  const answers = answering(person);
  const inSight = await scopesInSight(db, person, today);
  return inSight.filter((scope) => {
    const unit = parseScope(scope)?.unit;
    return unit !== undefined && may(answers, 'record.read', unit);
  });
}

export function placeOf(account: Account, areas: readonly ReviewArea[]): string {
  if (account.role === 'province' || account.role === 'admin') return provinceName;
  const area = areas.find((one) => one.id === account.areaId);
  return area
    ? area.name
    : named(account.units)
        .map((unit) => unit.name)
        .join(', ');
}

/** A code the catalogue lacks keeps its code for a name: it must stay visible. [U1] */
export function named(units: readonly UnitRef[]): NamedUnit[] {
  return units.map(({ set, code }) => ({ set, code, name: findUnit({ set, code })?.name ?? code }));
}

/** A name that says which: communes of one name lay in different districts, as long as there were districts. */
export function fullNameOf(unit: UnitRef): string {
  const found = findUnit(unit);
  const parent = found?.parent ? findUnit({ set: unit.set, code: found.parent }) : undefined;
  if (!found) return unit.code;
  return parent?.level === 2 ? `${found.name}, ${parent.name}` : found.name;
}
