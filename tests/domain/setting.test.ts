// What a province sets, from a day on; and the days of a year's report, whatever is set of them.
import { expect, test } from 'vitest';
import { drawFrom } from '../../server/demo/draw.ts';
import { calendarFault, calendarOf } from '../../src/domain/calendar.ts';
import { addDays, planStart, reportDeadline, reportPeriod } from '../../src/domain/period.ts';
import type { SetDays, SetYears } from '../../src/domain/report-year.ts';
import {
  daysToDeadline,
  reportDays,
  reportInHand,
  reportYearOf,
} from '../../src/domain/report-year.ts';
import type { SaidSetting } from '../../src/domain/setting.ts';
import { settingsOn, shippedSettings } from '../../src/domain/setting.ts';

test('[C1] each name holds from its first day until its next, and what ships before', () => {
  const levels = (one: string) => ({ 1: one, 2: 'Huyện', 3: 'Xã' });
  const head = { ...shippedSettings.head, seat: 'Phố Hiến' };
  const said: readonly SaidSetting[] = [
    { name: 'levels', since: '2027-03-01', value: levels('b') },
    { name: 'levels', since: '2026-03-01', value: levels('a') },
    { name: 'head', since: '2026-12-01', value: head },
  ];
  const on = (day: string) => {
    const { levels: named, head: headed } = settingsOn(said, day);
    return [named[1], headed.seat];
  };
  expect(on('2026-02-28')).toEqual(['Cấp tỉnh', 'Hưng Yên']);
  expect(on('2026-03-01')).toEqual(['a', 'Hưng Yên']);
  expect(on('2027-02-28')).toEqual(['a', 'Phố Hiến']);
  expect(on('2027-03-01')).toEqual(['b', 'Phố Hiến']);
});

test('[C2] what is not set is as it ships; a set day moves no other', () => {
  const set = { 2026: { cutOff: '2026-11-24' } };
  expect(calendarOf(2027, set)).toEqual(calendarOf(2027));
  expect(calendarOf(2026, set).map(({ date }) => date)).toEqual([
    '2026-10-01',
    '2026-11-10',
    '2026-11-15',
    '2026-11-24',
    '2026-11-25',
    reportDeadline(2026),
  ]);
});

test.each<[SetDays, string | null]>([
  [{}, null],
  [{ cutOff: '2026-11-24' }, null],
  [{ cutOff: '2026-12-14' }, 'communes'],
  [{ cutOff: '2026-12-14', communes: '2026-12-16', leave: '2026-12-18' }, null],
  [{ cutOff: '2026-11-10' }, 'cutOff'],
  [{ leave: '2027-01-04' }, 'leave'],
  [{ declare: '2026-02-30' }, 'declare'],
])('[C2] of %j the day that is wrong is named', (set, wrong) => {
  expect(calendarFault(2026, set)).toBe(wrong);
});

const draw = drawFrom(35);

/** Some years with a cut-off of their own, anywhere in them. */
function anySetting(): SetYears {
  const years = [2023, 2024, 2025, 2026, 2027, 2028].filter(() => draw.int(0, 1) === 1);
  return Object.fromEntries(
    years.map((year) => [year, { cutOff: addDays(`${year}-01-01`, draw.int(0, 364)) }]),
  );
}

test('[C3] whatever is set, each day is in exactly one yearly report, and in that which says it is', () => {
  for (let turn = 0; turn < 200; turn += 1) {
    const set = anySetting();
    const reports = [2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029].map((year) =>
      reportDays(year, set),
    );
    for (let tries = 0; tries < 40; tries += 1) {
      const day = addDays(planStart, draw.int(0, 5 * 365));
      const counting = reports.filter(({ from, to }) => from <= day && day <= to);
      expect(counting.map(({ year }) => year)).toEqual([reportYearOf(day, set)]);
    }
    for (const year of [2023, 2026, 2028])
      for (const day of [reportDays(year, set).from, reportDays(year, set).to])
        expect(reportYearOf(day, set)).toBe(year);
  }
});

test('[C3] where nothing is set the report counts what the year’s book holds', () => {
  for (const year of [2024, 2026, 2027]) expect(reportDays(year)).toEqual(reportPeriod(year));
});

test('[C2] [P4] the report in hand is that which is due until the day it is set to leave', () => {
  const set = { 2026: { cutOff: '2026-12-14', communes: '2026-12-16', leave: '2026-12-18' } };
  expect([reportInHand('2026-12-18', set), reportInHand('2026-12-19', set)]).toEqual([2026, 2027]);
  expect([daysToDeadline('2026-12-10', set), daysToDeadline('2026-12-10')]).toEqual([8, 354]);
});
