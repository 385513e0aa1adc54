// 260 → 242 → 104 loses and doubles nothing: any activities of any communes, over the real maps. domain.md §4 [U5]
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import merged2025 from '../../src/domain/catalogue/merge-map-2025.json' with { type: 'json' };
import type { DrawnTotal, UnitTotal, UnitView } from '../../src/domain/roll-up.ts';
import { drawTotals } from '../../src/domain/roll-up.ts';

import type { UnitRef } from '../../src/domain/unit.ts';
import { communesOf, shippedUnits, unitSets } from '../../src/domain/unit-catalogue.ts';

const communes = unitSets.flatMap((set) =>
  communesOf(set).map(({ code }): UnitRef => ({ set: set.set, code })),
);
/** The old Hưng Yên, the three divided ones among them; and what stands in no list. */
const others = [
  ...merged2025.edges
    .filter((edge) => edge.oldProvince === '33')
    .map((edge): UnitRef => ({ set: 'HY2024', code: edge.old })),
  { set: 'XX2030', code: '99999' },
];

const totalOf = (of: readonly UnitRef[]) =>
  fc.record({ unit: fc.constantFrom(...of), n: fc.integer({ min: 0, max: 100_000 }) });
const days = ['2023-01-01', '2024-10-31', '2024-11-01', '2025-06-30', '2025-07-01', '2100-01-01'];
const viewOf = fc.oneof(
  fc.constant<UnitView>({ as: 'then' }),
  fc.constantFrom(...days).map((date): UnitView => ({ as: 'on', date })),
);

const draw = (totals: readonly UnitTotal[], view: UnitView) =>
  drawTotals(totals, view, shippedUnits.successionOf);
const sum = (totals: readonly UnitTotal[]) => totals.reduce((all, { n }) => all + n, 0);
const nameOf = ({ unit }: DrawnTotal) => `${unit.set}.${unit.code}`;

describe('totals of a province', () => {
  test('[U5] are the same in every view, and no unit has two lines', () => {
    fc.assert(
      fc.property(fc.array(totalOf([...communes, ...others])), viewOf, (totals, view) => {
        const lines = draw(totals, view);
        expect(sum(lines)).toBe(sum(totals));
        expect(new Set(lines.map((line) => `${nameOf(line)}${line.undivided}`)).size).toBe(
          lines.length,
        );
      }),
    );
  });

  test('[U5] of Thái Bình fall wholly to communes of today, step by step as at once', () => {
    fc.assert(
      fc.property(fc.array(totalOf(communes)), (totals) => {
        const now = draw(totals, { as: 'on', date: '2025-07-01' });
        expect(now.every(({ unit, undivided }) => unit.set === 'HY2025' && !undivided)).toBe(true);
        const between = draw(totals, { as: 'on', date: '2024-11-01' });
        const inSteps = draw(between, { as: 'on', date: '2025-07-01' });
        const sorted = (lines: readonly DrawnTotal[]) =>
          lines.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
        expect(sorted(inSteps)).toEqual(sorted(now));
      }),
    );
  });

  test('[U5] one of each of the 260 become 242 lines, then 65, and stay 260', () => {
    const each = communes.filter(({ set }) => set === 'TB2023').map((unit) => ({ unit, n: 1 }));
    const sizes = ['2024-10-31', '2024-11-01', '2025-07-01'].map((date) => {
      const lines = draw(each, { as: 'on', date });
      return [lines.length, sum(lines)];
    });
    expect(sizes).toEqual([
      [260, 260],
      [242, 260],
      [65, 260],
    ]);
  });

  test('[U5] of a divided commune stay under it, beside the heir that bears its code', () => {
    const old = { set: 'HY2024', code: '12004' };
    const heir = { set: 'HY2025', code: '12004' };
    const totals = [
      { unit: old, n: 7 },
      { unit: heir, n: 2 },
      { unit: old, n: 1 },
    ];
    expect(draw(totals, { as: 'on', date: '2025-07-01' })).toEqual([
      { unit: old, n: 8, undivided: true },
      { unit: heir, n: 2, undivided: false },
    ]);
  });
});
