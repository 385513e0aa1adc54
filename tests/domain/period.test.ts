import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  isDate,
  localDate,
  localStamp,
  localTime,
  reportDeadline,
  reportingYear,
  reportPeriod,
  weekday,
} from '../../src/domain/period.ts';
import { daysToDeadline, reportInHand } from '../../src/domain/report-year.ts';
import { parseScope, scopeId, scopePattern, scopesOf } from '../../src/domain/scope.ts';

describe('the year and its deadline', () => {
  test.each([
    ['2025-11-20', 2025],
    ['2025-11-21', 2026],
    ['2025-12-31', 2026],
    ['2026-01-01', 2026],
    ['2026-11-20', 2026],
    ['2026-11-21', 2027],
  ])('[P1] %s counts for %d', (date, year) => {
    expect(reportingYear(date)).toBe(year);
  });

  test.each([
    [2023, '2023-11-29'],
    [2025, '2025-11-28'],
    [2026, '2026-11-27'],
    [2027, '2027-11-29'],
  ])('[P2] the report of %d is due on %s', (year, date) => {
    expect(reportDeadline(year)).toBe(date);
  });

  test('[P2] every deadline is a working day, at most three days before the 30th', () => {
    for (let year = 2023; year < 2123; year += 1) {
      const due = reportDeadline(year);
      expect([1, 2, 3, 4, 5]).toContain(weekday(due));
      expect(daysBetween(due, `${year}-11-30`)).toBeLessThanOrEqual(3);
      expect(due < `${year}-11-30`).toBe(true);
    }
  });

  test.each([
    ['2026-11-26', 1],
    ['2026-11-27', 0],
    ['2026-11-28', 366],
    ['2026-01-01', 330],
  ])('[P2] on %s it is %d days away', (today, days) => {
    expect(daysToDeadline(today)).toBe(days);
  });
});

describe('days', () => {
  test('[A5] a day that does not exist is no day', () => {
    const bad = ['2026-02-29', '2026-13-01', '2026-00-10', '2026-11-31', '26-11-01', '', 'hôm nay'];
    expect(bad.map(isDate)).toEqual(bad.map(() => false));
    expect(['2024-02-29', '2026-12-31'].map(isDate)).toEqual([true, true]);
  });

  test('[A7] adding days and counting them are inverse, also over leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('2000-01-01', days));
    fc.assert(
      fc.property(day, fc.integer({ min: -800, max: 800 }), (date, days) => {
        expect(isDate(date)).toBe(true);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  test('[S6] an instant is told in Việt Nam’s time, whatever zone the machine is in', () => {
    const instant = Date.parse('2026-11-20T17:30:05Z');
    expect(localDate(instant)).toBe('2026-11-21');
    expect(localTime(instant)).toBe('00:30');
    expect(localStamp(instant)).toBe('2026-11-21T00:30:05+07:00');
  });

  test('[S6] the tests really run in the zone they name', () => {
    const hours = { 'Asia/Ho_Chi_Minh': 7, 'America/Phoenix': -7 }[
      process.env['TEST_ZONE'] ?? 'Asia/Ho_Chi_Minh'
    ];
    expect(new Date('2026-07-01').getTimezoneOffset()).toBe(-60 * (hours ?? Number.NaN));
  });
});

describe('scope', () => {
  const unit = { set: 'HY2025', code: '12472' };

  test('[S1] a scope is a commune and a reporting year, written and read back', () => {
    expect(scopeId(unit, 2026)).toBe('c:HY2025.12472:2026');
    expect(parseScope('c:HY2025.12472:2026')).toEqual({ unit, year: 2026 });
    for (const bad of [
      'c:12472:2026',
      'c:HY2025.12472:26',
      'x:HY2025.12472:2026',
      'c:HY2025.12472:2026 ',
      '',
    ]) {
      expect(scopePattern.test(bad), bad).toBe(false);
      expect(parseScope(bad)).toBeUndefined();
    }
  });

  test('[S1] a device holds this reporting year and the one before, of each commune', () => {
    expect(scopesOf([unit], '2026-11-20')).toEqual(['c:HY2025.12472:2026', 'c:HY2025.12472:2025']);
    expect(scopesOf([unit], '2026-11-21')).toEqual(['c:HY2025.12472:2027', 'c:HY2025.12472:2026']);
    expect(scopesOf([], '2026-11-21')).toEqual([]);
  });
});

describe('the report in hand', () => {
  test.each([
    ['2026-11-20', 2026],
    ['2026-11-21', 2026],
    ['2026-11-27', 2026],
    ['2026-11-28', 2027],
    ['2026-12-31', 2027],
    ['2027-01-01', 2027],
  ])('[P4] on %s it is that of %d', (today, year) => {
    expect(reportInHand(today)).toBe(year);
  });

  test('[P1] its days are those whose reporting year it is, to the day', () => {
    for (const year of [2024, 2025, 2028]) {
      const { from, to } = reportPeriod(year);
      expect([reportingYear(from), reportingYear(to)]).toEqual([year, year]);
      expect(reportingYear(addDays(from, -1))).toBe(year - 1);
      expect(reportingYear(addDays(to, 1))).toBe(year + 1);
    }
  });
});
