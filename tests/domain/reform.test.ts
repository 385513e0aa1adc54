// A reform before it happens: the two that did happen are sound, and every way to spoil them is named. [U6]
import { describe, expect, test } from 'vitest';
import merged2024 from '../../src/domain/catalogue/merge-map-2024.json' with { type: 'json' };
import merged2025 from '../../src/domain/catalogue/merge-map-2025.json' with { type: 'json' };
import type { Reform } from '../../src/domain/reform.ts';
import { reformFaultsOf, reformMovesOf } from '../../src/domain/reform.ts';
import type { UnitSet } from '../../src/domain/unit.ts';
import { communesOf, unitSets } from '../../src/domain/unit-catalogue.ts';

const [tb2023, tb2024, hy2025] = unitSets as readonly [UnitSet, UnitSet, UnitSet];

const changed = new Map(merged2024.edges.map((edge) => [edge.old, edge.new]));
const of2024: Reform = {
  set: tb2024,
  legal: merged2024.meta.legal,
  edges: communesOf(tb2023).map(({ code }) => ({
    from: { set: 'TB2023', code },
    to: changed.get(code) ?? code,
    whole: true,
  })),
};
const of2025: Reform = {
  set: hy2025,
  legal: merged2025.meta.legal,
  edges: merged2025.edges.map((edge) => ({
    from: { set: edge.oldProvince === '34' ? 'TB2024' : 'HY2024', code: edge.old },
    to: edge.new,
    whole: edge.part === 'toan_bo',
  })),
};

describe('the two reforms that were', () => {
  test('[U6] have no fault', () => {
    expect(reformFaultsOf(of2024, [tb2023])).toEqual([]);
    expect(reformFaultsOf(of2025, [tb2023, tb2024])).toEqual([]);
  });

  test('[U6] move what the resolutions say', () => {
    const first = reformMovesOf(of2024);
    expect([first.lastDay, first.alone, first.merged.size, first.divided.length]).toEqual([
      '2024-10-31',
      232,
      10,
      0,
    ]);
    const second = reformMovesOf(of2025);
    expect(second.lastDay).toBe('2025-06-30');
    expect(second.divided.map(({ set }) => set)).toEqual(['HY2024', 'HY2024', 'HY2024']);
    const goers = [...second.merged.values()].flat().length + second.alone;
    expect(goers).toBe(242 + 139 - 3);
  });
});

const [edge, ...edges] = of2024.edges;
if (!edge) throw new Error('no edge');
const unit = tb2024.units.at(-1);
if (!unit) throw new Error('no unit');
const withSet = (more: Partial<UnitSet>): Reform => ({ ...of2024, set: { ...tb2024, ...more } });
const others = tb2024.units.slice(0, -1);

test.each<[string, Reform, string]>([
  ['no-legal', { ...of2024, legal: ' ' }, 'TB2024'],
  ['set-known', withSet({ set: 'TB2023' }), 'TB2023'],
  ['set-name', withSet({ set: 'Thái Bình' }), 'Thái Bình'],
  ['not-after', withSet({ validFrom: '2020-03-01' }), '2020-03-01'],
  ['code-twice', withSet({ units: [...tb2024.units, unit] }), unit.code],
  ['no-parent', withSet({ units: [...others, { ...unit, parent: '999' }] }), unit.code],
  [
    'not-nfc',
    withSet({ units: [...others, { ...unit, name: unit.name.normalize('NFD') }] }),
    unit.code,
  ],
  [
    'unknown-from',
    { ...of2024, edges: [...edges, edge, { ...edge, from: { set: 'TB2023', code: '1' } }] },
    '1',
  ],
  ['unknown-to', { ...of2024, edges: [...of2024.edges, { ...edge, to: '1' }] }, '1'],
  ['no-heir', { ...of2024, edges }, edge.from.code],
  ['from-nothing', withSet({ units: [...tb2024.units, { ...unit, code: '99999' }] }), '99999'],
  [
    'whole-and-part',
    { ...of2024, edges: [...of2024.edges, { ...edge, whole: false }] },
    `TB2023.${edge.from.code}`,
  ],
  [
    'part-alone',
    { ...of2024, edges: [...edges, { ...edge, whole: false }] },
    `TB2023.${edge.from.code}`,
  ],
])('[U6] %s is named', (fault, reform, what) => {
  expect(reformFaultsOf(reform, [tb2023])).toContainEqual({ fault, what });
});
