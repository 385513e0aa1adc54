import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hideSmall, isSmall } from '../../../src/domain/report/small-numbers.ts';

test('[B3] a small group is hidden, and another with it, so that the total does not tell', () => {
  expect(hideSmall([[20, 30, 3, 12, 9]], 1)).toEqual([[false, false, true, false, true]]);
  expect(hideSmall([[20, 0, 30, 12]], 1)).toEqual([[false, false, false, false]]);
});

test('[B3] a sum that is hidden for the sum below it is not left to be added up again from its groups', () => {
  // Two trainings: 3 and 8 people. The 8 hides so that 11 does not tell the 3; its one group would have told the 8.
  const [small, other] = hideSmall(
    [
      [3, 3, 0],
      [8, 0, 8],
    ],
    1,
  );
  expect(small).toEqual([true, true, false]);
  expect(other).toEqual([true, false, true]);
});

const heads = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 6 }),
  fc.integer({ min: 5, max: 90 }),
);
const tables = fc.integer({ min: 3, max: 6 }).chain((width) =>
  fc.array(fc.array(heads, { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 6,
  }),
);

test('[B3] no small number is shown, and none stands hidden alone beside others of its sum', () => {
  fc.assert(
    fc.property(tables, (rows) => {
      const hidden = hideSmall(rows, 2);
      const alone = (cells: readonly (readonly [number, boolean | undefined])[]) =>
        cells.filter(([, isHidden]) => isHidden).length === 1 &&
        cells.some(([n, isHidden]) => n > 0 && !isHidden);
      rows.forEach((row, r) => {
        row.forEach((n, c) => {
          if (isSmall(n)) expect(hidden[r]?.[c]).toBe(true);
        });
        const cells = row.map((n, c) => [n, hidden[r]?.[c]] as const);
        // The first is the sum of the third and those after it; the second is neither.
        expect(alone(cells.filter((_, c) => c !== 1))).toBe(false);
      });
      rows[0]?.forEach((_, c) => {
        expect(alone(rows.map((row, r) => [row[c] ?? 0, hidden[r]?.[c]] as const))).toBe(false);
      });
    }),
  );
});
