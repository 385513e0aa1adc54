// Every rule of every type from both sides: the value that just passes and the one that just does not.
import { expect, test } from 'vitest';
import { checkActivity, fieldOf, fieldsOf } from '../../src/domain/activity/activity.ts';
import { latestDay } from '../../src/domain/activity/common.ts';
import { posterTotals } from '../../src/domain/activity/poster.ts';
import { trainingGroups, trainingTotal } from '../../src/domain/activity/training.ts';
import type { RecordType } from '../../src/domain/activity/type.ts';
import type { Value, Values } from '../../src/domain/field.ts';
import { codesOf, collectedTasks, plan } from '../../src/domain/plan.ts';
import { context, sound } from './samples.ts';

type Change = Readonly<Record<string, Value | undefined>>;

function check(type: RecordType, change: Change = {}) {
  const values: Values = { ...sound[type], ...change };
  const { errors, warnings } = checkActivity(type, values, context);
  const said = (found: typeof errors) => found.map((one) => `${one.field} ${one.code}`).sort();
  return { errors: said(errors), warnings: said(warnings) };
}

/** [rule, type, what changes, the errors it makes]. An empty list: just allowed. */
const errorTable: readonly [string, RecordType, Change, readonly string[]][] = [
  // The envelope
  ['[A5]', 'phat_thanh', { date: '2026-11-10' }, []],
  ['[A5]', 'phat_thanh', { date: '2026-11-11' }, ['date date_future']],
  ['[A6]', 'phat_thanh', { date: '2025-11-21' }, []],
  ['[A6]', 'phat_thanh', { date: '2025-11-20' }, ['date date_other_year']],
  ['[A6]', 'phat_thanh', { date: '2023-01-01' }, ['date date_other_year']],
  ['[A6]', 'phat_thanh', { date: '2022-12-31' }, ['date date_before_plan']],
  ['[A7]', 'phat_thanh', { to: '2026-11-09' }, []],
  ['[A7]', 'phat_thanh', { to: '2026-11-08' }, ['to date_order']],
  ['[A7]', 'phat_thanh', { date: '2025-11-21', to: '2026-11-22' }, []],
  ['[A7]', 'phat_thanh', { date: '2025-11-21', to: '2026-11-23' }, ['to span_long']],
  ['[A8]', 'phat_thanh', { topics: ['III.1'], conventions: ['5'] }, []],
  ['[A8]', 'phat_thanh', { conventions: ['5'] }, ['conventions conventions_without']],
  // A. Broadcast
  ['[A10]', 'phat_thanh', { clustersOn: 11 }, ['clustersOn clusters_over']],
  ['[A10]', 'phat_thanh', { clustersOn: 8 }, []],
  ['[A10]', 'phat_thanh', { clustersOn: 7 }, ['fault fault_needed']],
  ['[A10]', 'phat_thanh', { clustersOn: 7, fault: 'khong' }, ['fault fault_needed']],
  ['[A10]', 'phat_thanh', { clustersOn: 7, fault: 'mat_dien' }, []],
  ['[A10]', 'phat_thanh', { clustersTotal: 0, clustersOn: 0 }, []],
  ['[A10]', 'phat_thanh', { 'items.tin': 0 }, ['items.tin items_needed']],
  ['[A10]', 'phat_thanh', { 'items.tin': 0, 'items.khac': 1 }, []],
  [
    '[A10]',
    'phat_thanh',
    { kind: 'tu_san_xuat', source: 'xa' },
    ['approvedByRole required', 'approvedOn required'],
  ],
  [
    '[A10]',
    'phat_thanh',
    { kind: 'tu_san_xuat', source: 'xa', approvedByRole: 'chu_tich', approvedOn: '2026-11-09' },
    [],
  ],
  [
    '[A10]',
    'phat_thanh',
    { kind: 'tu_san_xuat', source: 'vov', approvedByRole: 'chu_tich', approvedOn: '2026-11-10' },
    ['approvedOn approved_after', 'source self_made_source'],
  ],
  ['[A10]', 'phat_thanh', { source: 'huyen' }, ['source district_gone']],
  ['[A10]', 'phat_thanh', { priority: 'khan_cap' }, ['priority priority_needs_ip']],
  [
    '[A10]',
    'phat_thanh',
    { priority: 'khan_cap', technology: ['fm'] },
    ['priority priority_needs_ip'],
  ],
  ['[A10]', 'phat_thanh', { priority: 'khan_cap', technology: ['fm', 'ip'] }, []],
  // B. Exhibition
  ['[A11]', 'trien_lam', { sites: [{ place: 'Đông', from: '2026-11-02', to: '2026-11-05' }] }, []],
  [
    '[A11]',
    'trien_lam',
    { sites: [{ place: 'Đông', from: '2026-11-01', to: '2026-11-05' }] },
    ['sites.0.from site_outside'],
  ],
  [
    '[A11]',
    'trien_lam',
    { sites: [{ place: 'Đông', from: '2026-11-02', to: '2026-11-06' }] },
    ['sites.0.from site_outside'],
  ],
  [
    '[A11]',
    'trien_lam',
    { sites: [{ place: 'Đông', from: '2026-11-03', to: '2026-11-02' }] },
    ['sites.0.to date_order'],
  ],
  [
    '[A11]',
    'trien_lam',
    { to: undefined, sites: [{ place: 'Đông', from: '2026-11-02', to: '2026-11-03' }] },
    ['sites.0.from site_outside'],
  ],
  ['[A11]', 'trien_lam', { 'counts.anh_tu_lieu': 0 }, ['counts.anh_tu_lieu counts_needed']],
  ['[A11]', 'trien_lam', { 'counts.anh_tu_lieu': undefined, 'counts.pano': 1 }, []],
  ['[A11]', 'trien_lam', { visitors: undefined }, ['visitors required']],
  ['[A11]', 'trien_lam', { visitorsMethod: 'dem', visitors: undefined }, ['visitors required']],
  ['[A11]', 'trien_lam', { visitorsMethod: 'dem', visitors: 0 }, []],
  ['[A11]', 'trien_lam', { visitorsMethod: 'khong_tinh' }, ['visitors visitors_uncounted']],
  [
    '[A11]',
    'trien_lam',
    { visitorsMethod: 'khong_tinh', visitors: 0 },
    ['visitors visitors_uncounted'],
  ],
  ['[A11]', 'trien_lam', { visitorsMethod: 'khong_tinh', visitors: undefined }, []],
  ['[A11]', 'trien_lam', { level: 'phoi_hop_bo' }, ['task task_with_ministry']],
  ['[A11]', 'trien_lam', { level: 'phoi_hop_bo', task: 'IV.3.2' }, []],
  ['[A11]', 'trien_lam', { level: 'huyen' }, ['level district_gone']],
  // C. Posters
  [
    '[A12]',
    'co_dong',
    { lines: [{ kind: 'bang_ron', qty: 1 }] },
    ['lines.0.height size_needed', 'lines.0.width size_needed'],
  ],
  [
    '[A12]',
    'co_dong',
    { lines: [{ kind: 'tranh_co_dong', qty: 1, width: 1 }] },
    ['lines.0.height size_needed'],
  ],
  ['[A12]', 'co_dong', { lines: [{ kind: 'ap_phich', qty: 1 }] }, []],
  ['[A12]', 'co_dong', { plannedRemoval: '2026-11-01' }, []],
  ['[A12]', 'co_dong', { plannedRemoval: '2026-10-31' }, ['plannedRemoval removal_before']],
  ['[A12]', 'co_dong', { condition: 'da_thao' }, ['removedOn required']],
  ['[A12]', 'co_dong', { condition: 'da_thao', removedOn: '2026-11-01' }, []],
  [
    '[A12]',
    'co_dong',
    { condition: 'da_thao', removedOn: '2026-10-31' },
    ['removedOn removal_before'],
  ],
  ['[A12]', 'co_dong', { removedOn: '2026-11-05' }, ['condition removed_but_up']],
  // D. Training
  [
    '[A13]',
    'tap_huan',
    { 'attendance.nhan_quyen_truyen_thong_xa': 0, 'attendance.khac': 0, female: 0, firstTime: 0 },
    ['attendance.phong_vien attendance_needed'],
  ],
  ['[A13]', 'tap_huan', { female: 20, firstTime: 20, certificates: 20 }, []],
  ['[A13]', 'tap_huan', { female: 21 }, ['female over_total']],
  ['[A13]', 'tap_huan', { firstTime: 21 }, ['firstTime over_total']],
  ['[A13]', 'tap_huan', { certificates: 21 }, ['certificates over_total']],
  ['[A13]', 'tap_huan', { hours: 10 }, []],
  ['[A13]', 'tap_huan', { hours: 10.5 }, ['hours hours_over']],
  ['[A13]', 'tap_huan', { form: 'truc_tuyen' }, ['points required']],
  ['[A13]', 'tap_huan', { form: 'ket_hop' }, ['points required']],
  ['[A13]', 'tap_huan', { form: 'truc_tuyen', points: 3 }, []],
  [
    '[A13]',
    'tap_huan',
    { 'attendance.nhan_quyen_truyen_thong_huyen': 1 },
    ['attendance.nhan_quyen_truyen_thong_huyen district_gone'],
  ],
  ['[A13]', 'tap_huan', { 'attendance.nhan_quyen_truyen_thong_huyen': 0 }, []],
];

test.each(errorTable)('%s %s with %j: %j', (_rule, type, change, errors) => {
  expect(check(type, change).errors).toEqual(errors);
});

test.each<[RecordType, Change, string]>([
  ['phat_thanh', { source: 'huyen' }, 'source district_gone'],
  ['trien_lam', { level: 'huyen' }, 'level district_gone'],
  [
    'tap_huan',
    { 'attendance.nhan_quyen_truyen_thong_huyen': 1 },
    'attendance.nhan_quyen_truyen_thong_huyen district_gone',
  ],
])(
  '[A10] [A11] [A13] the district of %s lives until 2025-06-30 and not a day longer',
  (type, change, code) => {
    const on = (date: string) => {
      const sites = [{ place: 'Đông', from: date, to: date }];
      const values: Values = {
        ...sound[type],
        ...change,
        date,
        to: date,
        ...(type === 'trien_lam' ? { sites } : {}),
      };
      const { errors } = checkActivity(type, values, { today: '2026-11-10', year: 2025 });
      return errors.map((one) => `${one.field} ${one.code}`);
    };
    expect(on('2025-06-30')).not.toContain(code);
    expect(on('2025-07-01')).toContain(code);
  },
);

test.each<[RecordType, Change, readonly string[]]>([
  ['phat_thanh', { start: '04:30' }, []],
  ['phat_thanh', { start: '04:29' }, ['start odd_hour']],
  ['phat_thanh', { start: '21:00' }, []],
  ['phat_thanh', { start: '21:01' }, ['start odd_hour']],
  ['phat_thanh', { start: '23:00', priority: 'khan_cap', technology: ['ip'] }, []],
  ['phat_thanh', { minutes: 45 }, []],
  ['phat_thanh', { minutes: 46 }, ['minutes long_item']],
  ['phat_thanh', { clustersOn: 0, fault: 'mat_dien' }, ['clustersOn all_silent']],
  ['phat_thanh', { docNumber: '1079/QĐ-TTg' }, []],
  ['phat_thanh', { docNumber: '49/2024/NĐ-CP' }, []],
  ['phat_thanh', { docNumber: '48/KH-UBND' }, []],
  ['phat_thanh', { docNumber: 'số 48' }, ['docNumber doc_number_shape']],
  ['phat_thanh', { note: 'Gọi 0912 345 678' }, ['note digits_in_note']],
  ['phat_thanh', { note: 'Mời ông Nguyễn Văn An' }, ['note name_in_note']],
  ['phat_thanh', { note: 'Phát ngày 09/11/2026, 120 hộ' }, []],
  ['trien_lam', { visitorsMethod: 'dem', visitors: 1000 }, ['visitors round_number']],
  ['trien_lam', { visitorsMethod: 'dem', visitors: 1001 }, []],
  ['trien_lam', { visitorsMethod: 'uoc_tinh', visitors: 2000 }, []],
  [
    'co_dong',
    { lines: [{ kind: 'bang_ron', qty: 1, width: 6, height: 1 }], plannedRemoval: '2026-11-16' },
    [],
  ],
  [
    'co_dong',
    { lines: [{ kind: 'bang_ron', qty: 1, width: 6, height: 1 }], plannedRemoval: '2026-11-17' },
    ['plannedRemoval banner_long'],
  ],
  ['co_dong', { plannedRemoval: '2026-12-31' }, []],
  ['tap_huan', { invited: 17 }, []],
  ['tap_huan', { invited: 16 }, ['invited more_than_invited']],
])('[A17] %s with %j only says %j', (type, change, warnings) => {
  expect(check(type, change)).toEqual({ errors: [], warnings });
});

test('[A5] the server allows the phone one day more than its own', () => {
  expect(latestDay('2026-12-31')).toBe('2027-01-01');
});

test('[A9] square metres and metres follow from the lines', () => {
  expect(
    posterTotals([
      { kind: 'pano', qty: 2, width: 3, height: 2.5 },
      { kind: 'tranh_co_dong', qty: 1, width: 1.2, height: 0.6 },
      { kind: 'bang_ron', qty: 3, width: 1, height: 6 },
      { kind: 'to_roi', qty: 500, width: 1, height: 1 },
      { kind: 'pano', qty: 1 },
    ]),
  ).toEqual({ squareMetres: 15.7, metres: 18 });
  expect(posterTotals([])).toEqual({ squareMetres: 0, metres: 0 });
});

test('[A9] the people of a training are the sum of its groups, each with a field', () => {
  expect(trainingTotal(sound.tap_huan)).toBe(20);
  for (const group of trainingGroups)
    expect(fieldOf('tap_huan', `attendance.${group}`)).toBeDefined();
  expect(fieldsOf('tap_huan').map((field) => field.key)).not.toContain('total');
});

test('[P3] an activity can be filed under a collected task only', () => {
  expect(codesOf(collectedTasks)).toEqual(
    expect.arrayContaining(['IV.1.1', 'IV.2', 'IV.3.1', 'IV.3.2']),
  );
  for (const code of ['IV.1.2', 'IV.1.3', 'IV.6.3']) {
    expect(codesOf(plan.tasks)).toContain(code);
    expect(check('phat_thanh', { task: code }).errors).toEqual(['task bad_choice']);
  }
});
