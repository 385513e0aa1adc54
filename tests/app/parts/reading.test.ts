import { describe, expect, it } from 'vitest';
import { activitySummary } from '../../../src/app/parts/activity-summary.ts';
import { valueText } from '../../../src/app/parts/value-text.ts';

describe('one line about an entry', () => {
  it.each([
    [
      'phat_thanh',
      { start: '17:00', minutes: 10, clustersOn: 42, clustersTotal: 42, airings: 1 },
      '17:00 · 10 phút · 42/42 cụm loa',
    ],
    [
      'tap_huan',
      { 'attendance.khac': 30, 'attendance.phong_vien': 40, female: 31, sessions: 1 },
      '70 lượt người · 31 nữ · 1 buổi',
    ],
    [
      'trien_lam',
      { place: 'Chợ Đợi', 'counts.anh_tu_lieu': 80, visitors: 350, visitorsMethod: 'uoc_tinh' },
      'Chợ Đợi · 80 ảnh · khoảng 350 lượt xem',
    ],
    ['co_dong', { lines: [{}, {}, {}, {}, {}, {}] }, '6 hạng mục'],
    ['co_dong', {}, 'Cổ động trực quan'],
    ['phat_thanh', { minutes: '1o', start: '' }, 'Phát thanh'],
  ] as const)('%s %o reads "%s"', (type, typed, text) => {
    expect(activitySummary(type, typed)).toBe(text);
  });
});

describe('a value as people read it', () => {
  it.each([
    ['phat_thanh', 'slot', 'chieu', 'Chiều'],
    ['phat_thanh', 'date', '2026-11-20', '20/11/2026'],
    ['trien_lam', 'visitors', 12_500, '12.500'],
    ['phat_thanh', 'technology', ['fm', 'ip'], 'Vô tuyến (FM); Truyền thanh thông minh (IP)'],
    [
      'co_dong',
      'lines',
      [{ kind: 'pano', qty: 6, width: 2.4, height: 1.4 }],
      '6 tấm pa-nô 2,4 × 1,4 m',
    ],
    [
      'co_dong',
      'lines',
      [
        { kind: 'co', qty: 20 },
        { kind: 'to_roi', qty: 1500 },
      ],
      '20 lá cờ; 1.500 tờ rơi',
    ],
    [
      'trien_lam',
      'sites',
      [{ place: 'Chợ Đợi', from: '2026-11-18', to: '2026-11-19' }],
      'Chợ Đợi, 18/11/2026 – 19/11/2026',
    ],
    ['phat_thanh', 'minutes', '1o', '1o'],
    ['phat_thanh', 'minutes', null, '–'],
    ['phat_thanh', 'fromALaterVersion', 'x', 'x'],
  ] as const)('%s %s %o reads "%s"', (type, key, value, text) => {
    expect(valueText(type, key, value)).toBe(text);
  });
});
