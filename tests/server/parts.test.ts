// Which kept sums make up which days.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksOf, partOf, yearOf } from '../../server/storage/parts.ts';
import { addDays, daysBetween, reportPeriod } from '../../src/domain/period.ts';

const day = fc.integer({ min: 0, max: 5 * 365 }).map((n) => addDays('2023-01-01', n));
const begins = fc.constantFrom(2024, 2025, 2026).map((year) => reportPeriod(year).from);
const ends = fc.constantFrom(2024, 2025, 2026, 2027).map((year) => reportPeriod(year).to);

test('[B13] whole parts and whole years cover each of the days once, and others only in the parts of the edges', () => {
  fc.assert(
    fc.property(fc.oneof(day, begins), fc.oneof(day, ends), (one, other) => {
      const [from, to] = one < other ? [one, other] : [other, one];
      const blocks = blocksOf({ from, to });
      const covers = (date: string) =>
        blocks.filter(({ first, last }) =>
          [partOf(date), yearOf(date)].some((name) => first <= name && name <= last),
        ).length;
      const days = Array.from({ length: daysBetween(from, to) + 101 }, (_, at) =>
        addDays(from, at - 50),
      );
      for (const date of days) {
        const inside = from <= date && date <= to;
        const edge = partOf(date) === partOf(from) || partOf(date) === partOf(to);
        if (inside || !edge) expect([date, covers(date)]).toEqual([date, inside ? 1 : 0]);
      }
    }),
  );
});

test('[B13] a year of the report is one sum a scope', () => {
  const { from, to } = reportPeriod(2027);
  expect(blocksOf({ from, to })).toEqual([{ first: 'y2026-11-21', last: 'y2026-11-21' }]);
});
