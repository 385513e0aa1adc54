// Units that were merged: every entry of every old commune has an heir, and nothing is guessed. domain.md §4 [U4]
import { describe, expect, test } from 'vitest';
import merged2025 from '../../src/domain/catalogue/merge-map-2025.json' with { type: 'json' };
import { communesOf, shippedUnits, unitSets } from '../../src/domain/unit-catalogue.ts';

const { successionOf, withPredecessors } = shippedUnits;

const today = '2026-11-10';

function codesOf(set: string): readonly string[] {
  const found = unitSets.find((one) => one.set === set);
  return found ? communesOf(found).map((unit) => unit.code) : [];
}

describe('successors', () => {
  test.each([
    ['TB2023', 260],
    ['TB2024', 242],
  ])('[U4] each commune of %s has exactly one in HY2025, and 65 are all', (set, count) => {
    const heirs = codesOf(set).map((code) => successionOf({ set, code }, today));
    expect(heirs).toHaveLength(count);
    expect(heirs.every((heir) => heir.kind === 'whole' && heir.unit.set === 'HY2025')).toBe(true);
    expect(new Set(heirs.map((heir) => heir.kind === 'whole' && heir.unit.code)).size).toBe(65);
  });

  test('[U4] two steps lead where the official direct table leads', () => {
    for (const [code, heir] of Object.entries(merged2025.direct2023to2025)) {
      expect(successionOf({ set: 'TB2023', code }, today)).toEqual({
        kind: 'whole',
        unit: { set: 'HY2025', code: heir },
      });
    }
    expect(Object.keys(merged2025.direct2023to2025).sort()).toEqual([...codesOf('TB2023')].sort());
  });

  test('[U4] on a day before the merger a unit is its own successor, or that of its time', () => {
    const old = { set: 'TB2023', code: '12556' };
    expect(successionOf(old, '2024-10-31')).toEqual({ kind: 'whole', unit: old });
    const between = { kind: 'whole', unit: { set: 'TB2024', code: '12577' } };
    expect(successionOf(old, '2024-11-01')).toEqual(between);
    expect(successionOf(old, '2025-06-30')).toEqual(between);
    expect(successionOf(old, '2025-07-01')).toMatchObject({ unit: { set: 'HY2025' } });
  });

  test('[U4] what was divided names all its heirs; what is unknown names none', () => {
    const divided = successionOf({ set: 'HY2024', code: '12004' }, today);
    expect(divided).toMatchObject({
      kind: 'partial',
      units: [{ code: '11995' }, { code: '12004' }],
    });
    for (const unit of [
      { set: 'HY2025', code: '99999' },
      { set: 'XX2030', code: '12472' },
      { set: 'TB2023', code: '338' },
      { set: 'HY2025', code: '33' },
    ]) {
      expect(successionOf(unit, today)).toEqual({ kind: 'unknown' });
    }
  });
});

describe('predecessors', () => {
  test('[U4] are exactly the units whose successor it is', () => {
    const all = ['TB2023', 'TB2024', 'HY2025'].flatMap((set) =>
      codesOf(set).map((code) => ({ set, code })),
    );
    for (const code of codesOf('HY2025')) {
      const own = withPredecessors([{ set: 'HY2025', code }]).filter(({ set }) => set !== 'HY2024');
      const heirs = all.filter((unit) => {
        const heir = successionOf(unit, today);
        return heir.kind === 'whole' && heir.unit.code === code;
      });
      expect(own.map((unit) => `${unit.set}.${unit.code}`).sort()).toEqual(
        heirs.map((unit) => `${unit.set}.${unit.code}`).sort(),
      );
    }
  });

  test('[U4] a divided commune is nobody’s alone', () => {
    const from = withPredecessors([{ set: 'HY2025', code: '12004' }]);
    expect(from.some((unit) => unit.set === 'HY2024' && unit.code === '12004')).toBe(false);
  });
});
