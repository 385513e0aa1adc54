// The rules of the types that are logged now and then, and of what a commune says of itself, from both sides.
import { describe, expect, test } from 'vitest';
import { checkActivity } from '../../src/domain/activity/activity.ts';
import type { RecordType } from '../../src/domain/activity/type.ts';
import type { Value, Values } from '../../src/domain/field.ts';
import { context, sound } from './samples.ts';

type Change = Readonly<Record<string, Value | undefined>>;

function check(type: RecordType, change: Change) {
  const values: Values = { ...sound[type], ...change };
  const { errors, warnings } = checkActivity(type, values, context);
  const said = (found: typeof errors) => found.map((one) => `${one.field} ${one.code}`).sort();
  return { errors: said(errors), warnings: said(warnings) };
}

const slot = { days: 'thu_2', start: '05:00', minutes: 10, kind: 'tiep_am', source: 'tinh' };

describe('what cannot be', () => {
  test.each<[string, RecordType, Change, readonly string[]]>([
    ['[A18]', 'san_pham', { kind: 'bai' }, ['minutes minutes_of_text']],
    ['[A18]', 'san_pham', { kind: 'bai', minutes: undefined }, []],
    ['[A18]', 'san_pham', { kind: 'khac' }, []],
    ['[A18]', 'san_pham', { url: 'http://bao.vn/1' }, ['url bad_url']],
    ['[A18]', 'san_pham', { url: 'https://baohungyen.vn/1' }, []],
    ['[A18]', 'san_pham', { channel: 'truyen_thanh_huyen' }, ['channel district_gone']],
    ['[A19]', 'bang_tin', { boardsOn: 4 }, []],
    ['[A19]', 'bang_tin', { boardsOn: 5 }, ['boardsOn boards_over']],
    ['[A19]', 'bang_tin', { timesPerDay: undefined }, ['timesPerDay required']],
    ['[A19]', 'bang_tin', { boardType: 'thuong', timesPerDay: undefined }, []],
    [
      '[A19]',
      'bang_tin',
      { boardType: 'thuong', contentForm: ['chu', 'video'] },
      ['contentForm video_on_paper'],
    ],
    ['[A20]', 'cuoc_thi', { closedOn: '2026-08-31' }, ['closedOn date_order']],
    ['[A20]', 'cuoc_thi', { awardedOn: '2026-10-14' }, ['awardedOn date_order']],
    ['[A20]', 'cuoc_thi', { awardedOn: '2026-10-15' }, []],
    ['[A20]', 'cuoc_thi', { awardedOn: '2026-11-11' }, ['awardedOn date_future']],
    ['[A20]', 'cuoc_thi', { awardedOn: undefined }, ['awardedOn required']],
    [
      '[A20]',
      'cuoc_thi',
      { awardedOn: undefined, 'prizes.nhat': undefined, 'prizes.tap_the': undefined },
      [],
    ],
    ['[A20]', 'cuoc_thi', { level: 'huyen' }, ['level district_gone']],
    ['[A21]', 'hoi_nghi', { female: 90 }, []],
    ['[A21]', 'hoi_nghi', { female: 91 }, ['female over_total']],
    ['[A21]', 'hoi_nghi', { combined: undefined }, ['combined required']],
    ['[A21]', 'hoi_nghi', { combined: undefined, purpose: 'long_ghep' }, []],
    ['[A21]', 'hoi_nghi', { purpose: 'pho_bien_qd1079', task: 'IV.2' }, ['task task_of_briefing']],
    ['[A21]', 'hoi_nghi', { purpose: 'pho_bien_qd1079' }, []],
    ['[A22]', 'dang_mang', { channel: 'tin_nhan' }, ['url url_of_message']],
    ['[A22]', 'dang_mang', { channel: 'tin_nhan', url: undefined }, []],
    ['[A22]', 'dang_mang', { url: 'quynhphu.gov.vn' }, ['url bad_url']],
    ['[D2]', 'the_dai', { faults: [{ opened: '2026-11-01', clusters: 42, cause: 'khac' }] }, []],
    [
      '[D2]',
      'the_dai',
      { faults: [{ opened: '2026-11-01', clusters: 43, cause: 'khac' }] },
      ['faults.0.clusters clusters_over'],
    ],
    [
      '[D2]',
      'the_dai',
      { faults: [{ opened: '2026-11-11', clusters: 1, cause: 'khac' }] },
      ['faults.0.opened date_future'],
    ],
    [
      '[D2]',
      'the_dai',
      { faults: [{ opened: '2026-11-03', closed: '2026-11-02', clusters: 1, cause: 'khac' }] },
      ['faults.0.closed date_order'],
    ],
    ['[D2]', 'the_dai', { slots: [slot] }, []],
    ['[D2]', 'the_dai', { slots: [{ ...slot, clusters: 43 }] }, ['slots.0.clusters clusters_over']],
    [
      '[D2]',
      'the_dai',
      { slots: [{ ...slot, kind: 'tu_san_xuat' }] },
      ['slots.0.source self_made_source'],
    ],
    ['[D3]', 'khai_bao', { 'trained.can_bo_qcn': 12 }, []],
    ['[D3]', 'khai_bao', { 'trained.can_bo_qcn': 13 }, ['trained.can_bo_qcn over_posts']],
    ['[D3]', 'khai_bao', { 'trained.can_bo_qcn': undefined }, ['trained.can_bo_qcn required']],
    ['[D3]', 'khai_bao', { 'inPost.can_bo_qcn': undefined }, ['inPost.can_bo_qcn required']],
    ['[D3]', 'khai_bao', { 'trainedThisYear.can_bo_qcn': 9 }, []],
    [
      '[D3]',
      'khai_bao',
      { 'trainedThisYear.can_bo_qcn': 10 },
      ['trainedThisYear.can_bo_qcn over_trained'],
    ],
    [
      '[D3]',
      'khai_bao',
      { planNumber: '12/KH-UBND', planDate: '2026-11-11' },
      ['planDate date_future'],
    ],
    ['[D3]', 'khai_bao', { results: 'ạ'.repeat(3000) }, []],
  ])('%s %s with %j: %j', (_law, type, change, errors) => {
    expect(check(type, change)).toEqual({ errors, warnings: [] });
  });
});

test.each<[RecordType, Change, readonly string[]]>([
  ['san_pham', { count: 100 }, []],
  ['san_pham', { count: 101 }, ['count many_products']],
  ['bang_tin', { boardsOn: 0 }, ['boardsOn boards_dark']],
  ['bang_tin', { items: 2, timesPerDay: 200, secondsPerItem: 216 }, []],
  [
    'bang_tin',
    { items: 2, timesPerDay: 200, secondsPerItem: 217 },
    ['secondsPerItem day_too_short'],
  ],
  ['cuoc_thi', { entries: 1 }, []],
  ['cuoc_thi', { entries: 0 }, ['entries more_prizes']],
  ['cuoc_thi', { entries: undefined }, ['entries entries_missing']],
  ['hoi_nghi', { participants: 999 }, []],
  ['hoi_nghi', { participants: 1000 }, ['participants round_people']],
  ['hoi_nghi', { participants: 2001 }, ['participants many_people']],
  ['dang_mang', { posts: 501 }, ['posts many_posts']],
  ['the_dai', { areas: [{ place: 'Quỳnh Hải', clusters: 42 }] }, []],
  ['the_dai', { areas: [{ place: 'Quỳnh Hải', clusters: 41 }] }, ['areas areas_differ']],
  ['khai_bao', { planNumber: '12/KH-UBND', planDate: '2026-02-01' }, []],
  ['khai_bao', { planNumber: '12/KH-UBND' }, ['planDate number_and_day']],
  ['khai_bao', { planNumber: 'số 12' }, ['planNumber doc_number_shape']],
])('[A17] %s with %j only says %j', (type, change, warnings) => {
  expect(check(type, change)).toEqual({ errors: [], warnings });
});
