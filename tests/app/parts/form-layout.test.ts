import { describe, expect, it } from 'vitest';
import {
  applying,
  formSections,
  isOptional,
  visibleFields,
} from '../../../src/app/parts/form-layout.ts';
import { fieldOf, fieldsOf } from '../../../src/domain/activity/activity.ts';
import type { RecordType } from '../../../src/domain/activity/type.ts';
import { recordTypes } from '../../../src/domain/activity/type.ts';
import type { Typed } from '../../../src/domain/field.ts';

function shows(type: RecordType, key: string, typed: Typed): boolean {
  return visibleFields(type, typed).some((field) => field.key === key);
}

function choices(type: RecordType, key: string, typed: Typed): readonly string[] {
  const field = visibleFields(type, typed).find((one) => one.key === key);
  return field && 'of' in field ? field.of.filter((one) => typeof one === 'string') : [];
}

describe('fields that cannot apply are not asked', () => {
  it.each([
    ['phat_thanh', 'fault', { clustersOn: 42, clustersTotal: 42 }, false],
    ['phat_thanh', 'fault', { clustersOn: 40, clustersTotal: 42 }, true],
    ['phat_thanh', 'fault', { clustersOn: 42, clustersTotal: 42, fault: 'mat_dien' }, true],
    ['phat_thanh', 'fault', { clustersOn: '4o', clustersTotal: 42 }, false],
    ['phat_thanh', 'faultNote', { fault: 'khong' }, false],
    ['phat_thanh', 'faultNote', { fault: 'hong_loa' }, true],
    ['phat_thanh', 'approvedByRole', { kind: 'tiep_am' }, false],
    ['phat_thanh', 'approvedOn', { kind: 'tu_san_xuat' }, true],
    ['phat_thanh', 'priority', { technology: ['fm'] }, false],
    ['phat_thanh', 'priority', { technology: ['fm', 'ip'] }, true],
    ['phat_thanh', 'conventions', { topics: ['III.2'] }, false],
    ['phat_thanh', 'conventions', { topics: ['III.1', 'III.2'] }, true],
    ['trien_lam', 'visitors', { visitorsMethod: 'khong_tinh', visitors: 350 }, false],
    ['trien_lam', 'visitors', { visitorsMethod: 'uoc_tinh' }, true],
    ['co_dong', 'removedOn', { condition: 'dang_treo' }, false],
    ['co_dong', 'removedOn', { condition: 'da_thao' }, true],
    ['tap_huan', 'points', { form: 'truc_tiep' }, false],
    ['tap_huan', 'points', { form: 'ket_hop' }, true],
  ] as const)('%s %s with %o: %s', (type, key, typed, expected) => {
    expect(shows(type, key, typed)).toBe(expected);
  });

  it('lets the district level end on 30 June 2025, without hiding what was chosen', () => {
    expect(choices('phat_thanh', 'source', { date: '2025-06-30' })).toContain('huyen');
    expect(choices('phat_thanh', 'source', { date: '2025-07-01' })).not.toContain('huyen');
    expect(choices('trien_lam', 'level', { date: '2025-07-01', level: 'huyen' })).toContain(
      'huyen',
    );
    const group = 'attendance.nhan_quyen_truyen_thong_huyen';
    expect(shows('tap_huan', group, { date: '2025-06-30' })).toBe(true);
    expect(shows('tap_huan', group, { date: '2026-01-05' })).toBe(false);
    expect(shows('tap_huan', group, { date: '2026-01-05', [group]: 4 })).toBe(true);
  });

  it('asks the size of a line only where the report needs one', () => {
    const lines = fieldOf('co_dong', 'lines');
    const inner = lines?.kind === 'list' ? lines.of : [];
    const keys = (line: Typed) => applying(inner, line).map((field) => field.key);
    expect(keys({ kind: 'pano' })).toEqual(['kind', 'qty', 'width', 'height']);
    expect(keys({ kind: 'to_roi' })).toEqual(['kind', 'qty']);
    expect(keys({ kind: 'to_roi', width: 0.2 })).toEqual(['kind', 'qty', 'width']);
    expect(keys({})).toEqual(['kind', 'qty']);
  });
});

describe('the sections of a form', () => {
  it.each(recordTypes)('of %s hold every visible field once', (type) => {
    const typed = { topics: ['III.1'], technology: ['ip'], kind: 'tu_san_xuat', form: 'ket_hop' };
    const placed = formSections(type, typed).flatMap((section) => section.fields);
    expect(placed.map((field) => field.key).sort()).toEqual(
      visibleFields(type, typed)
        .map((field) => field.key)
        .sort(),
    );
  });

  it.each(recordTypes)('of %s fold away nothing the save needs', (type) => {
    const more = formSections(type, {}).find((section) => section.name === 'more');
    expect(more?.fields.filter((field) => field.need !== 'may')).toEqual([]);
  });

  it('keep the numbers checked against a total below it', () => {
    const names = formSections('tap_huan', {}).map((section) => section.name);
    expect(names).toEqual(['main', 'counts', 'main', 'plan', 'more']);
  });

  it('mark as optional only what no rule will ask for', () => {
    const optional = fieldsOf('phat_thanh').filter(isOptional);
    const keys = optional.map((field) => field.key);
    expect(keys).toContain('place');
    expect(keys).not.toContain('approvedByRole');
    expect(keys).not.toContain('title');
  });
});
