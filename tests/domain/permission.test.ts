// Every role × deed × place, written out: a grant that appears or goes must be changed here by hand.
import { expect, test } from 'vitest';
import { operationKinds } from '../../src/domain/operation.ts';
import type { Deed } from '../../src/domain/permission.ts';
import { deedOf, deeds, may } from '../../src/domain/permission.ts';
import type { Role } from '../../src/domain/person.ts';
import { roles } from '../../src/domain/person.ts';

const own = { set: 'HY2025', code: '12472' };
const foreign = { set: 'HY2025', code: '12511' };
/** The same code in another set is another commune. [U1] */
const namesake = { set: 'TB2024', code: '12472' };

/** o: in the own units; a: everywhere; –: nowhere. */
const table: Readonly<Record<Deed, Readonly<Record<Role, 'o' | 'a' | '-'>>>> = {
  'record.read': { officer: 'o', reviewer: 'o', province: 'a', admin: '-' },
  'record.create': { officer: 'o', reviewer: '-', province: '-', admin: '-' },
  'record.edit': { officer: 'o', reviewer: '-', province: '-', admin: '-' },
  'record.delete': { officer: 'o', reviewer: '-', province: '-', admin: '-' },
  'record.review': { officer: '-', reviewer: 'o', province: 'a', admin: '-' },
  'record.resolve': { officer: 'o', reviewer: 'o', province: '-', admin: '-' },
  'record.join': { officer: 'o', reviewer: 'o', province: '-', admin: '-' },
  'account.read': { officer: '-', reviewer: '-', province: '-', admin: 'a' },
  'account.create': { officer: '-', reviewer: '-', province: '-', admin: 'a' },
  'account.place': { officer: '-', reviewer: '-', province: '-', admin: 'a' },
  'account.revoke': { officer: '-', reviewer: '-', province: '-', admin: 'a' },
  'device.read': { officer: '-', reviewer: 'o', province: 'a', admin: '-' },
  'tray.read': { officer: '-', reviewer: '-', province: 'a', admin: '-' },
  'tray.assign': { officer: '-', reviewer: '-', province: 'a', admin: '-' },
  'goals.read': { officer: '-', reviewer: 'o', province: 'a', admin: '-' },
  'setting.write': { officer: '-', reviewer: '-', province: 'a', admin: 'a' },
  'client.keep': { officer: '-', reviewer: '-', province: '-', admin: 'a' },
  'register.write': { officer: '-', reviewer: '-', province: 'a', admin: '-' },
  'audit.read': { officer: '-', reviewer: 'o', province: 'a', admin: 'a' },
  'report.read': { officer: 'o', reviewer: 'o', province: 'a', admin: '-' },
  'report.freeze': { officer: '-', reviewer: '-', province: 'a', admin: '-' },
  'data.publish': { officer: '-', reviewer: '-', province: 'a', admin: '-' },
  'unit.check': { officer: '-', reviewer: '-', province: 'a', admin: 'a' },
  'unit.bring': { officer: '-', reviewer: '-', province: 'a', admin: '-' },
  'airing.import': { officer: '-', reviewer: 'o', province: 'a', admin: '-' },
};

const rule: Readonly<Record<Role, string>> = {
  officer: '[R2]',
  reviewer: '[R3]',
  province: '[R4]',
  admin: '[R5]',
};
const cases = deeds.flatMap((deed) =>
  roles.map((role) => [rule[role], role, deed, table[deed][role]] as const),
);

test.each(cases)('%s %s, %s: %s', (_rule, role, deed, grant) => {
  const person = { id: 'p', role, units: [own] };
  expect(may(person, deed, own)).toBe(grant !== '-');
  expect(may(person, deed, foreign)).toBe(grant === 'a');
  expect(may(person, deed, namesake)).toBe(grant === 'a');
  expect(may(person, deed, null)).toBe(grant === 'a');
  expect(may({ ...person, units: [] }, deed, own)).toBe(grant === 'a');
  expect(may({ ...person, units: [foreign, own] }, deed, own)).toBe(grant !== '-');
});

test('[R1] every kind of operation needs a deed, and none of them reading alone', () => {
  expect(operationKinds.map((kind) => [kind, deedOf(kind)])).toEqual([
    ['new', 'record.create'],
    ['set', 'record.edit'],
    ['review', 'record.review'],
    ['resolve', 'record.resolve'],
    ['del', 'record.delete'],
    ['restore', 'record.delete'],
    ['join', 'record.join'],
    ['check', 'record.review'],
  ]);
});
