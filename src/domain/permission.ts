// Who may do what, and where. Asked on the record's stored unit inside the transaction. sync.md §2.15 [R1]
import type { Operation } from './operation.ts';
import type { Person, Role } from './person.ts';
import type { UnitRef } from './unit.ts';
import { sameUnit } from './unit.ts';

export const deeds = [
  'record.read',
  'record.create',
  'record.edit',
  'record.delete',
  'record.review',
  'record.resolve',
  'record.join',
  'account.read',
  'account.create',
  'account.place',
  'account.revoke',
  'device.read',
  'tray.read',
  'tray.assign',
  'goals.read',
  'client.keep',
  'register.write',
  'audit.read',
  'report.read',
  'report.freeze',
  'data.publish',
  'unit.check',
  'unit.bring',
  'airing.import',
  'setting.write',
] as const;
export type Deed = (typeof deeds)[number];

/** Where a role may do a deed: in its own units, everywhere, or nowhere (absent). [R2]–[R5] */
const grants: Readonly<Record<Role, Readonly<Partial<Record<Deed, 'own' | 'all'>>>>> = {
  officer: {
    'record.read': 'own',
    'record.create': 'own',
    'record.edit': 'own',
    'record.delete': 'own',
    'record.resolve': 'own',
    'record.join': 'own',
    'report.read': 'own',
  },
  reviewer: {
    'record.read': 'own',
    'record.review': 'own',
    'record.resolve': 'own',
    'record.join': 'own',
    'device.read': 'own',
    'goals.read': 'own',
    'audit.read': 'own',
    'report.read': 'own',
    'airing.import': 'own',
  },
  province: {
    'record.read': 'all',
    // Where the province has a step of the review; the review itself asks. [V14]
    'record.review': 'all',
    'device.read': 'all',
    'tray.read': 'all',
    'tray.assign': 'all',
    'goals.read': 'all',
    'register.write': 'all',
    'audit.read': 'all',
    'report.read': 'all',
    'report.freeze': 'all',
    'data.publish': 'all',
    'unit.check': 'all',
    'unit.bring': 'all',
    'airing.import': 'all',
    'setting.write': 'all',
  },
  admin: {
    'account.read': 'all',
    'account.create': 'all',
    'account.place': 'all',
    'account.revoke': 'all',
    'client.keep': 'all',
    'setting.write': 'all',
    'audit.read': 'all',
    'unit.check': 'all',
  },
};

/** May this person do this deed in this unit? Deeds without a place (accounts) are asked with null. [R1] */
export function may(person: Person, deed: Deed, unit: UnitRef | null): boolean {
  const grant = grants[person.role][deed];
  if (grant === 'all') return true;
  return grant === 'own' && unit !== null && person.units.some((own) => sameUnit(own, unit));
}

/** The deed each kind of operation needs a permission for. [R1] */
export function deedOf(kind: Operation['k']): Deed {
  switch (kind) {
    case 'new':
      return 'record.create';
    case 'set':
      return 'record.edit';
    case 'review':
    case 'check':
      return 'record.review';
    case 'resolve':
      return 'record.resolve';
    case 'del':
    case 'restore':
      return 'record.delete';
    case 'join':
      return 'record.join';
  }
}
