import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MissingFacts } from '../../src/domain/missing.ts';
import { missingOf } from '../../src/domain/missing.ts';
import { addDays, reportPeriod } from '../../src/domain/period.ts';
import { progressOf, yearBefore } from '../../src/domain/progress.ts';
import { reviewStates } from '../../src/domain/record.ts';
import { line } from './book-lines.ts';

const options = { days: reportPeriod(2026), today: '2026-11-23', compared: true };

function done(date: string, values = {}) {
  return line('a', {
    date,
    values: { task: 'IV.3.1', topics: ['III.1', 'III.3'], audiences: ['II.2'], ...values },
  });
}

describe('[L6] progress', () => {
  test('counts the days of the report in hand, once by task and once by each topic', () => {
    const lines = [
      done('2025-11-20'),
      done('2025-11-21', { airings: 2, minutes: 10 }),
      done('2026-11-20', { task: 'IV.2', topics: ['III.1'] }),
      done('2026-11-21'),
    ];
    const { all, tasks, topics, from, until } = progressOf(lines, options);
    expect([from, until]).toEqual(['2025-11-21', '2026-11-20']);
    expect(all).toMatchObject({ now: { entries: 2, figures: { minutes: 20 } }, before: 1 });
    const entries = (shares: typeof tasks) =>
      Object.fromEntries(shares.map(({ code, now }) => [code, now.entries]));
    expect(entries(tasks)).toMatchObject({ 'IV.2': 1, 'IV.3.1': 1, 'IV.5': 0 });
    expect(entries(topics)).toMatchObject({ 'III.1': 2, 'III.3': 1, 'III.2': 0 });
  });

  test('[P3] names no task that is not collected', () => {
    const codes = progressOf([], options).tasks.map(({ code }) => code);
    expect(codes).toContain('IV.1.1');
    expect(codes).not.toContain('IV.1.3');
  });

  test('while the year runs it is compared with the same days, not with the whole year before', () => {
    const lines = [done('2026-02-10'), done('2025-02-10'), done('2025-06-01')];
    expect(progressOf(lines, { ...options, today: '2026-03-01' }).all.before).toBe(1);
  });

  test('a year that is not held is not compared, and not nought', () => {
    const { all, tasks } = progressOf([done('2026-02-10')], { ...options, compared: false });
    expect([all.before, tasks[0]?.before]).toEqual([null, null]);
  });

  test('every entry that counts is in the whole once, and no cancelled one', () => {
    const some = fc.record({
      days: fc.integer({ min: -400, max: 400 }),
      state: fc.constantFrom(...reviewStates),
    });
    fc.assert(
      fc.property(fc.array(some), (entries) => {
        const lines = entries.map(({ days, state }) =>
          line('a', { date: addDays('2026-03-01', days), state, values: { task: 'IV.2' } }),
        );
        const { from, to } = reportPeriod(2026);
        const counted = lines.filter(
          ({ date, state }) => from <= date && date <= to && state !== 'cancelled',
        );
        const { all, tasks } = progressOf(lines, options);
        expect(all.now.entries).toBe(counted.length);
        expect(tasks.reduce((sum, share) => sum + share.now.entries, 0)).toBe(counted.length);
      }),
    );
  });

  test('a year before 29 February is the 28th', () => {
    expect(yearBefore('2028-02-29')).toBe('2027-02-28');
    expect(yearBefore('2026-11-20')).toBe('2025-11-20');
  });
});

describe('[L7] missing', () => {
  const enough = ['IV.1.1', 'IV.2', 'IV.3.1', 'IV.6.2'].map((task) => done('2026-02-10', { task }));

  function missing(over: Partial<MissingFacts> = {}) {
    const lines = over.lines ?? enough;
    return missingOf({
      lines,
      progress: progressOf(lines, options),
      today: '2026-11-23',
      drafts: 0,
      card: true,
      undeclared: {},
      ...over,
    });
  }

  test('nothing, when everything is done', () => {
    expect(missing()).toEqual([]);
  });

  test('what came back, what differs, what was refused, what is not sent, what is half written', () => {
    const lines = [
      ...enough,
      line('a', { word: 'returned' }),
      line('b', { word: 'conflict', conflicts: 2 }),
      line('c', { word: 'attention' }),
      line('d', { word: 'saved' }),
      line('e', { word: 'saved', conflicts: 1 }),
    ];
    expect(missing({ lines, drafts: 3 })).toEqual([
      { kind: 'returned', n: 1 },
      { kind: 'conflict', n: 2 },
      { kind: 'attention', n: 1 },
      { kind: 'unsent', n: 2 },
      { kind: 'drafts', n: 3 },
    ]);
  });

  test('posters after their day, until they are taken down or cancelled', () => {
    const poster = (plannedRemoval: string, over = {}) =>
      line('p', {
        type: 'co_dong',
        values: { date: '2026-10-01', condition: 'dang_treo', plannedRemoval },
        ...over,
      });
    const over = poster('2026-11-22');
    const lines = [...enough, poster('2026-11-23'), over];
    expect(missing({ lines })).toEqual([{ kind: 'hanging', n: 1, id: over.id }]);
    const gone = poster('2026-11-01', { state: 'cancelled', word: 'cancelled' });
    expect(missing({ lines: [...enough, gone] })).toEqual([]);
  });

  test('the card, the parts not yet declared, the tasks without an entry', () => {
    const [first, , third] = enough;
    expect(missing({ lines: [first, third].filter((one) => one !== undefined) })).toEqual([
      { kind: 'task', code: 'IV.2', type: 'tap_huan' },
      { kind: 'task', code: 'IV.6.2', type: 'dang_mang' },
    ]);
    expect(missing({ card: false, undeclared: { k1: 2, k2: 0, k4: 1 } })).toEqual([
      { kind: 'card' },
      { kind: 'declaration', part: 'k1', n: 2 },
      { kind: 'declaration', part: 'k4', n: 1 },
    ]);
  });

  test('each task the commune answers for opens a form of a type that serves it', () => {
    const types = missing({ lines: [] }).map((one) => (one.kind === 'task' ? one.type : one.kind));
    expect(types).toEqual(['hoi_nghi', 'tap_huan', 'phat_thanh', 'dang_mang']);
  });
});
