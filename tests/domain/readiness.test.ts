import { describe, expect, test } from 'vitest';
import { headGroups } from '../../src/domain/activity/declaration.ts';
import { calendarOf, remindersOn } from '../../src/domain/calendar.ts';
import type { Values } from '../../src/domain/field.ts';
import type { Cell } from '../../src/domain/measure.ts';
import { addDays, reportDeadline } from '../../src/domain/period.ts';
import type { Said } from '../../src/domain/readiness.ts';
import { readinessOf } from '../../src/domain/readiness.ts';
import type { StoryEntry } from '../../src/domain/record.ts';
import type { Countable } from '../../src/domain/totals.ts';
import { addTotals, entryTotals } from '../../src/domain/totals.ts';
import { sound } from './samples.ts';

const due = '2026-11-25';

const heads = Object.fromEntries(
  headGroups.flatMap((group) => [
    [`inPost.${group}`, 2],
    [`trained.${group}`, 1],
  ]),
);
const whole: Values = {
  ...heads,
  spokesDecision: '12/QĐ-UBND',
  spokesDecisionDate: '2026-08-01',
  regulationNumber: '15/QĐ-UBND',
  regulationDate: '2026-08-10',
  informings: 0,
  planNumber: '3/KH-UBND',
  planDate: '2026-02-01',
  results: 'a',
  difficulties: 'b',
  proposals: 'c',
  directions: 'd',
};

/** 16:59 and 17:00 UTC are two days in Việt Nam. */
function told(received: string, changes?: StoryEntry['changes']): StoryEntry {
  const kind = changes ? 'set' : 'new';
  const entry = { v: 1, kind, by: { id: 'hoa', role: 'officer' }, at: '', received } as const;
  return changes ? { ...entry, changes } : entry;
}

function readiness(said: Said | null, today = '2026-11-23', entries: readonly Countable[] = []) {
  const totals = new Map<string, Cell>();
  for (const entry of entries) addTotals(totals, entryTotals(entry));
  return readinessOf({ said, totals, due, today });
}

describe('[G12] sent', () => {
  test('nothing begun: everything is lacking, and it is late only after the day', () => {
    expect(readiness(null)).toMatchObject({
      sentOn: null,
      punctuality: 'notYet',
      lacks: ['k1', 'k2', 'k3', 'k4'],
    });
    expect(readiness(null, '2026-11-26').punctuality).toBe('overdue');
  });

  test('in one piece: the day the province received it, by its own clock', () => {
    const said = { values: whole, story: [told('2026-11-25T16:59:59Z')] };
    expect(readiness(said)).toMatchObject({
      sentOn: '2026-11-25',
      punctuality: 'onTime',
      lacks: [],
    });
    const late = { values: whole, story: [told('2026-11-25T17:00:00Z')] };
    expect(readiness(late)).toMatchObject({ sentOn: '2026-11-26', punctuality: 'late' });
  });

  test('in pieces: the last one that was lacking, not the polishing after it', () => {
    const story = [
      told('2026-11-01T02:00:00Z'),
      told('2026-11-20T02:00:00Z', { directions: [null, 'd'] }),
      told('2026-11-28T02:00:00Z', { results: ['A', 'a'] }),
    ];
    expect(readiness({ values: whole, story })).toMatchObject({ sentOn: '2026-11-20' });
  });

  test('something taken out again: not sent', () => {
    const { directions: _, ...values } = whole;
    const story = [
      told('2026-11-01T02:00:00Z'),
      told('2026-11-20T02:00:00Z', { directions: ['d', null] }),
    ];
    expect(readiness({ values, story })).toMatchObject({ sentOn: null, lacks: ['k4'] });
  });

  test('taken out and put back: from the putting back', () => {
    const story = [
      told('2026-11-01T02:00:00Z'),
      told('2026-11-20T02:00:00Z', { directions: ['d', null] }),
      told('2026-11-26T02:00:00Z', { directions: [null, 'd'] }),
    ];
    expect(readiness({ values: whole, story })).toMatchObject({
      sentOn: '2026-11-26',
      punctuality: 'late',
    });
  });

  test('what waits, what went back, what differs', () => {
    const entry = (state: Countable['state'], conflicts = 0): Countable => ({
      type: 'phat_thanh',
      state,
      values: sound.phat_thanh,
      conflicts: Array(conflicts).fill(0),
    });
    const all = [entry('approved'), entry('submitted'), entry('submitted', 1), entry('returned')];
    expect(readiness(null, due, [...all, entry('cancelled')])).toMatchObject({
      entries: 4,
      waiting: 2,
      returned: 1,
      differ: 1,
    });
  });
});

describe('[G13] the calendar', () => {
  const calendar = calendarOf(2026);
  const open = { undeclared: 12, unreviewed: 30, unsent: 65, unfrozen: 1 };
  const steps = (today: string, work = open) => remindersOn(today, calendar, work);

  test('its days are in order, in every year of the plan', () => {
    for (const year of [2023, 2024, 2025, 2026, 2027, 2028]) {
      const days = calendarOf(year).map(({ date }) => date);
      expect(days).toEqual(days.toSorted());
      expect(days.at(-1)).toBe(reportDeadline(year));
    }
    expect(calendar.map(({ date }) => date)).toEqual([
      '2026-10-01',
      '2026-11-10',
      '2026-11-15',
      '2026-11-20',
      '2026-11-25',
      '2026-11-27',
    ]);
  });

  test('each day reminds from its own on, a queue and a report some days before, and none sooner', () => {
    const set = { 2027: { declare: '2027-09-20', cutOff: '2027-11-22', leave: '2027-12-01' } };
    for (const [year, given] of [
      [2026, {}],
      [2027, set],
    ] as const) {
      const days = calendarOf(year, given);
      const ahead = { review: 5, communes: 5 } as const;
      for (const { step, date } of days) {
        const begins = addDays(date, -(step in ahead ? 5 : 0));
        const on = (day: string) => remindersOn(day, days, open).map((one) => one.step);
        expect([step, on(addDays(begins, -1)).includes(step)]).toEqual([step, false]);
        expect([step, on(begins).includes(step)]).toEqual([step, true]);
      }
    }
  });

  test('of one work the last day that has come speaks', () => {
    expect(steps('2026-09-30')).toEqual([]);
    expect(steps('2026-10-01').map(({ step, n, left }) => [step, n, left])).toEqual([
      ['declare', 12, 0],
    ]);
    expect(steps('2026-11-10').map(({ step, left }) => [step, left])).toEqual([
      ['remind', 0],
      ['review', 5],
    ]);
    expect(steps('2026-11-27').map(({ step, n, left }) => [step, n, left])).toEqual([
      ['remind', 12, -17],
      ['cutOff', 30, -7],
      ['communes', 65, -2],
      ['leave', 1, 0],
    ]);
  });

  test('of what is done it reminds nobody', () => {
    const done = { undeclared: 0, unreviewed: 0, unsent: 0, unfrozen: 0 };
    expect(steps('2026-11-27', done)).toEqual([]);
  });

  test('the province may set other days', () => {
    const other = calendarOf(2027, { 2027: { declare: '2027-09-15' } });
    expect(other[0]).toEqual({ step: 'declare', date: '2027-09-15' });
  });
});
