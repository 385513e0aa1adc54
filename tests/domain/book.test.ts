import { describe, expect, test } from 'vitest';
import { findLines, monthsOf, newestFirst, tally } from '../../src/domain/book.ts';
import { parseQuery } from '../../src/domain/search.ts';
import { line } from './book-lines.ts';

const everything = { word: null, type: null, month: null };

describe('finding', () => {
  const tra = line('Trà Lý');
  const trang = line('Tranh cổ động', { type: 'co_dong', date: '2026-10-02', word: 'returned' });
  const tra2 = line('Kiểm tra loa', { date: '2026-10-01' });
  const lines = [tra, trang, tra2];

  test('[A4] keeps the order of the book', () => {
    expect(findLines(lines, parseQuery('tra'), everything)).toEqual({
      all: lines,
      exact: lines,
      near: [],
      whole: true,
    });
  });

  test('[L1] parts what has just these marks from what only has the letters', () => {
    expect(findLines(lines, parseQuery('trà'), everything)).toEqual({
      all: lines,
      exact: [tra],
      near: [trang, tra2],
      whole: true,
    });
  });

  test('stops when there are enough, and says so; what only has the letters waits for the whole', () => {
    const exact = (text: string, enough: number) => {
      const { exact: found, near, whole } = findLines(lines, parseQuery(text), everything, enough);
      return { found, near: near.length, whole };
    };
    expect(exact('tra', 2)).toEqual({ found: [tra, trang], near: 0, whole: false });
    expect(exact('tra', 3)).toEqual({ found: lines, near: 0, whole: true });
    expect(exact('trà', 1)).toEqual({ found: [tra], near: 0, whole: false });
    expect(exact('trà', 2)).toEqual({ found: [tra], near: 2, whole: true });
  });

  test.each([
    [{ word: 'returned' as const }, [trang]],
    [{ type: 'phat_thanh' as const }, [tra, tra2]],
    [{ month: '2026-10' }, [trang, tra2]],
    [{ month: '2026-10', type: 'phat_thanh' as const }, [tra2]],
  ])('filters: %j', (filter, found) => {
    const query = parseQuery('tra');
    expect(findLines(lines, query, { ...everything, ...filter }).exact).toEqual(found);
  });

  test('months stand newest first, each once; an entry without a day has none', () => {
    expect(monthsOf([...lines, line('?', { date: '' })])).toEqual(['2026-11', '2026-10']);
  });

  test('the newest day comes first, then the later hour, then the later written', () => {
    const early = line('a', { values: { start: '05:00' } });
    const late = line('b', { values: { start: '17:00' } });
    const later = line('c', { values: { start: '17:00' } });
    const before = line('d', { date: '2026-11-21', values: { start: '19:00' } });
    expect([before, early, late, later].sort(newestFirst)).toEqual([later, late, early, before]);
  });
});

describe('[L4] totals', () => {
  test('minutes are minutes of every airing; visitors only where they were counted', () => {
    const totals = tally([
      line('a', { values: { airings: 2, minutes: 15 } }),
      line('b', { values: { airings: 1, minutes: 10 } }),
      line('c', { type: 'trien_lam', values: { visitors: 350, visitorsMethod: 'uoc_tinh' } }),
      line('d', { type: 'trien_lam', values: { visitors: 99, visitorsMethod: 'khong_tinh' } }),
      line('e', {
        type: 'tap_huan',
        values: { 'attendance.khac': 40, 'attendance.can_bo_qcn': 30 },
      }),
      line('f', { type: 'co_dong' }),
    ]);
    const none = { airings: 0, minutes: 0, visitors: 0, people: 0 };
    expect(Object.fromEntries(totals)).toEqual({
      phat_thanh: { entries: 2, figures: { ...none, airings: 3, minutes: 40 } },
      trien_lam: { entries: 2, figures: { ...none, visitors: 350 } },
      tap_huan: { entries: 1, figures: { ...none, people: 70 } },
      co_dong: { entries: 1, figures: none },
    });
  });

  test('what is cancelled does not count', () => {
    const values = { airings: 2, minutes: 15 };
    expect(tally([line('a', { state: 'cancelled', values })]).size).toBe(0);
  });
});

test('[T6] posters that hang say until when; what was taken down says nothing', () => {
  const values = { date: '2026-11-01', condition: 'dang_treo', plannedRemoval: '2026-11-30' };
  expect(line('a', { type: 'co_dong', values }).removal).toBe('2026-11-30');
  const down = { ...values, condition: 'da_thao' };
  expect(line('b', { type: 'co_dong', values: down }).removal).toBeUndefined();
  expect(line('c', { values }).removal).toBeUndefined();
});
