// Communes × weeks: sums, silence, reminders. domain.md §3.5, §4
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Standing } from '../../src/domain/matrix.ts';
import { columnDays, matrixOf, remindersOf, silence } from '../../src/domain/matrix.ts';
import { weekday } from '../../src/domain/period.ts';

import type { UnitRef } from '../../src/domain/unit.ts';
import { communesOf, shippedUnits, unitSets } from '../../src/domain/unit-catalogue.ts';

const communes = unitSets.flatMap((set) =>
  communesOf(set).map(({ code }): UnitRef => ({ set: set.set, code })),
);
const today = communes.filter(({ set }) => set === 'HY2025');

test('[H1] columns follow each other up to the week or the day that is asked for', () => {
  const weeks = columnDays('week', '2026-11-22');
  expect([weeks.length, weeks.at(-1)]).toEqual([13, '2026-11-16']);
  expect(weeks.every((day) => weekday(day) === 1)).toBe(true);
  const days = columnDays('day', '2026-11-22');
  expect([days.length, days[0], days.at(-1)]).toEqual([14, '2026-11-09', '2026-11-22']);
});

test('[H1] cells sum up to the entries in either view, and a commune without any has its line', () => {
  const days = columnDays('week', '2026-11-22');
  const unit = fc.constantFrom(...communes, { set: 'HY2024', code: '12004' });
  const count = fc.record({
    unit,
    n: fc.integer({ min: 1, max: 50 }),
    day: fc.constantFrom(...days),
  });
  fc.assert(
    fc.property(fc.array(count), fc.boolean(), (counts, then) => {
      const view = then ? { as: 'then' as const } : { as: 'on' as const, date: '2026-11-22' };
      const lines = matrixOf(counts, days, today, view, shippedUnits.successionOf);
      const cells = lines.flatMap((line) => line.cells);
      expect(cells.reduce((sum, n) => sum + n, 0)).toBe(counts.reduce((sum, { n }) => sum + n, 0));
      expect(lines.length).toBeGreaterThanOrEqual(104);
      for (const [at, day] of days.entries()) {
        const column = lines.reduce((sum, line) => sum + (line.cells[at] ?? 0), 0);
        const said = counts.filter((one) => one.day === day).reduce((sum, { n }) => sum + n, 0);
        expect(column).toBe(said);
      }
    }),
  );
});

describe('silence', () => {
  test.each([
    [[1, 0, 0, 0], 2],
    [[0, 0, 0, 0], 3],
    [[1, 0, 0, 2], 0],
    [[0, 0, 3, 0], 0],
    [[], 0],
  ])('[H2] of %j is %d', (cells, silent) => {
    expect(silence(cells)).toBe(silent);
  });
});

describe('reminders', () => {
  const nowMs = Date.parse('2026-11-22T05:00:00Z');
  const well: Standing = {
    cells: [2, 3, 1],
    undeclared: [],
    seen: '2026-11-22T01:00:00Z',
    unsent: 0,
    oldest: null,
  };
  const of = (more: Partial<Standing>, span: 'week' | 'day' = 'week', at = nowMs) =>
    remindersOf({ ...well, ...more }, span, at, '2026-10-01');

  test('[H4] who does his work is not reminded', () => {
    expect(of({})).toEqual([]);
  });

  test('[H2] one whole week of silence, or three days, is said', () => {
    expect(of({ cells: [2, 0, 0] })).toEqual([{ kind: 'silent', n: 1 }]);
    expect(of({ cells: [2, 0, 0] }, 'day')).toEqual([]);
    expect(of({ cells: [0, 0, 0, 0] }, 'day')).toEqual([{ kind: 'silent', n: 3 }]);
  });

  test('[H3] a phone that was never heard, one long away, one that holds entries', () => {
    expect(of({ seen: null })).toEqual([{ kind: 'never' }]);
    const away = { kind: 'away', since: '2026-11-15', n: 7 };
    expect(of({ seen: '2026-11-15T03:00:00Z' })).toEqual([away]);
    expect(of({ seen: '2026-11-16T03:00:00Z' })).toEqual([]);
    const unsent = { kind: 'unsent', n: 4, since: '2026-11-10' };
    expect(of({ unsent: 4, oldest: '2026-11-10' })).toEqual([unsent]);
  });

  test('[H4] a declaration is asked for from its day of the calendar on', () => {
    const undeclared = ['k1', 'k3'] as const;
    expect(of({ undeclared })).toEqual([{ kind: 'undeclared', parts: undeclared }]);
    const september = Date.parse('2026-09-30T05:00:00Z');
    expect(of({ undeclared, seen: '2026-09-30T01:00:00Z' }, 'week', september)).toEqual([]);
    const standing = { ...well, undeclared };
    // That of the next year is not due because this year's October is over.
    expect(remindersOf(standing, 'week', nowMs, '2027-10-01')).toEqual([]);
  });
});
