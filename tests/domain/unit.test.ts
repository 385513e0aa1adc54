// The unit sets against the official counts: NQ 892, NQ 1201, NQ 1666. domain.md §4.1
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/period.ts';
import { scopeId, scopePattern } from '../../src/domain/scope.ts';
import { fold } from '../../src/domain/text.ts';
import type { UnitSet } from '../../src/domain/unit.ts';
import { sameUnit } from '../../src/domain/unit.ts';
import {
  communesOf,
  defaultReviewAreas,
  shippedUnits,
  unitSets,
} from '../../src/domain/unit-catalogue.ts';

function setOf(name: string): UnitSet {
  const found = unitSets.find((one) => one.set === name);
  if (!found) throw new Error(`no set ${name}`);
  return found;
}
const [before, between, now] = ['TB2023', 'TB2024', 'HY2025'].map(setOf) as [
  UnitSet,
  UnitSet,
  UnitSet,
];

describe('the official counts', () => {
  test.each([
    ['TB2023', 260, { phuong: 10, thi_tran: 9, xa: 241 }],
    ['TB2024', 242, { phuong: 10, thi_tran: 9, xa: 223 }],
    ['HY2025', 104, { phuong: 11, xa: 93 }],
  ])('[U2] %s has %d communes: %j', (name, count, byType) => {
    const communes = communesOf(setOf(name));
    expect(communes).toHaveLength(count);
    const counted: Record<string, number> = {};
    for (const { type } of communes) counted[type] = (counted[type] ?? 0) + 1;
    expect(counted).toEqual(byType);
  });

  test.each([
    ['TB2023', [19, 37, 35, 38, 36, 32, 33, 30]],
    ['TB2024', [19, 35, 33, 32, 36, 28, 29, 30]],
  ])('[U2] the districts of %s have %j communes', (name, counts) => {
    const set = setOf(name);
    const districts = set.units.filter((unit) => unit.level === 2);
    const sizes = districts.map(
      ({ code }) => communesOf(set).filter((unit) => unit.parent === code).length,
    );
    expect(sizes).toEqual(counts);
  });

  test('[U2] 65 communes of today came out of Thái Bình: 60 xã and 5 phường', () => {
    const from = communesOf(now).filter((unit) => unit.origin === '34');
    expect(from).toHaveLength(65);
    expect(from.filter((unit) => unit.type === 'phuong')).toHaveLength(5);
    expect(now.units.some((unit) => unit.level === 2)).toBe(false);
  });
});

describe('dates', () => {
  test.each([
    ['2020-02-29', undefined],
    ['2020-03-01', 'TB2023'],
    ['2023-08-21', 'TB2023'],
    ['2024-10-31', 'TB2023'],
    ['2024-11-01', 'TB2024'],
    ['2025-06-30', 'TB2024'],
    ['2025-07-01', 'HY2025'],
    ['2100-01-01', 'HY2025'],
  ])('[U2] on %s the set in force is %s', (date, name) => {
    expect(shippedUnits.setOn(date)?.set).toBe(name);
  });

  test('[U2] the sets follow each other without a gap or an overlap', () => {
    for (const [index, set] of unitSets.entries()) {
      const next = unitSets[index + 1];
      if (next) expect(next.validFrom).toBe(addDays(set.validTo ?? '', 1));
      else expect(set.validTo).toBeNull();
    }
  });
});

describe('codes', () => {
  test.each(['TB2023', 'TB2024', 'HY2025'])(
    '[U1] within %s a code names one unit, under a parent that exists',
    (name) => {
      const set = setOf(name);
      const codes = new Set(set.units.map((unit) => unit.code));
      expect(codes.size).toBe(set.units.length);
      for (const unit of set.units) {
        if (unit.level > 1) expect(codes.has(unit.parent ?? ''), unit.name).toBe(true);
        expect(unit.search).toBe(fold(unit.short));
        expect(unit.name).toBe(unit.name.normalize('NFC'));
        expect(scopePattern.test(scopeId({ set: name, code: unit.code }, 2026))).toBe(true);
      }
    },
  );

  test('[U1] every code that Thái Bình’s 65 bear today was another, smaller commune’s before', () => {
    const old = new Map(communesOf(between).map((unit) => [unit.code, unit]));
    const reused = communesOf(now).filter((unit) => unit.origin === '34');
    expect(reused.filter((unit) => !old.has(unit.code)).map((unit) => unit.name)).toEqual([]);
    expect(shippedUnits.find({ set: 'TB2024', code: '12472' })?.name).toBe('Thị trấn Quỳnh Côi');
    expect(shippedUnits.find({ set: 'HY2025', code: '12472' })?.name).toBe('Xã Quỳnh Phụ');
  });

  test('[U1] a unit is found by set and code, never by one of them', () => {
    expect(shippedUnits.find({ set: 'TB2023', code: '12433' })?.short).toBe('Lê Hồng Phong');
    expect(shippedUnits.find({ set: 'HY2025', code: '12434' })).toBeUndefined();
    expect(shippedUnits.find({ set: 'XX2030', code: '12433' })).toBeUndefined();
    expect(sameUnit({ set: 'TB2024', code: '12472' }, { set: 'HY2025', code: '12472' })).toBe(
      false,
    );
    expect(sameUnit({ set: 'HY2025', code: '1' }, { set: 'HY2025', code: '2' })).toBe(false);
    expect(sameUnit({ set: 'HY2025', code: '1' }, { set: 'HY2025', code: '1' })).toBe(true);
  });

  test('[U1] eighteen communes went in November 2024', () => {
    expect(communesOf(before).length - communesOf(between).length).toBe(18);
  });
});

test('[U3] eight areas cover the 65 communes, each exactly once', () => {
  const areas = defaultReviewAreas();
  expect(areas.map((area) => area.name)).toEqual([
    'Khu vực Thái Bình',
    'Khu vực Quỳnh Phụ',
    'Khu vực Hưng Hà',
    'Khu vực Đông Hưng',
    'Khu vực Thái Thụy',
    'Khu vực Tiền Hải',
    'Khu vực Kiến Xương',
    'Khu vực Vũ Thư',
  ]);
  const covered = areas.flatMap((area) => area.units.map((unit) => unit.code)).sort();
  const wanted = communesOf(now).filter((unit) => unit.origin === '34');
  expect(covered).toEqual(wanted.map((unit) => unit.code).sort());
  expect(new Set(covered).size).toBe(65);
  expect(new Set(areas.map((area) => area.id)).size).toBe(8);
  expect(areas.every((area) => area.units.every((unit) => unit.set === 'HY2025'))).toBe(true);
});
