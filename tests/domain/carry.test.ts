// What a reform carries along by itself, and what it leaves to a person. [U8]
import { describe, expect, test } from 'vitest';
import { carriedAreas, carriedPlaces } from '../../src/domain/carry.ts';
import { unitRegister } from '../../src/domain/succession.ts';
import { defaultReviewAreas, shippedUnits } from '../../src/domain/unit-catalogue.ts';

const commune = { type: 'xa', level: 3, parent: null };
const unitsOf = (codes: string) =>
  codes.split('').map((code) => ({ code, name: code, short: code, search: code, ...commune }));
const old = (code: string) => ({ set: 'A1', code });
const fresh = (code: string) => ({ set: 'B2', code });
/** a, b → x; c is divided between y and z; d → y. */
const register = unitRegister(
  [
    { set: 'A1', validFrom: '2020-01-01', validTo: null, legal: 'q', units: unitsOf('abcd') },
    { set: 'B2', validFrom: '2026-07-01', validTo: null, legal: 'q', units: unitsOf('xyz') },
  ],
  [
    { from: old('a'), to: fresh('x'), whole: true },
    { from: old('b'), to: fresh('x'), whole: true },
    { from: old('c'), to: fresh('y'), whole: false },
    { from: old('c'), to: fresh('z'), whole: false },
    { from: old('d'), to: fresh('y'), whole: true },
  ],
);
const day = '2026-07-01';

describe('areas', () => {
  const areas = [
    { id: '1', name: '1', units: [old('c'), old('a')] },
    { id: '2', name: '2', units: [old('b'), old('d')] },
  ];
  const on = (date: string) =>
    carriedAreas(areas, (unit) => register.successionOf(unit, date)).map(({ units }) =>
      units.map(({ code }) => code).sort(),
    );

  test('[U8] stay as they are until the day', () => {
    expect(on('2026-06-30')).toEqual([
      ['a', 'c'],
      ['b', 'd'],
    ]);
  });

  test('[U3] [U8] hold each new commune once: by its wholes, of equals the first, else by its parts', () => {
    expect(on(day)).toEqual([['x', 'z'], ['y']]);
  });

  test('[U8] that ship are carried to themselves', () => {
    const shipped = defaultReviewAreas();
    const same = carriedAreas(shipped, (unit) => shippedUnits.successionOf(unit, '2026-11-10'));
    expect(same).toEqual(shipped);
  });
});

describe('places', () => {
  const carried = (...places: Parameters<typeof carriedPlaces>[0]) =>
    carriedPlaces(places, register, day);
  const ended = { to: '2026-06-30' };

  test('[U8] [I3] end the day before and go on in what the commune went into, once', () => {
    expect(carried(old('a'), { ...old('b'), to: '2026-12-31' })).toEqual([
      { ...old('a'), ...ended },
      { ...fresh('x'), from: day },
      { ...old('b'), ...ended },
    ]);
  });

  test('[U8] of a divided commune only end', () => {
    expect(carried(old('c'))).toEqual([{ ...old('c'), ...ended }]);
  });

  test('[U8] that were over, or begin later, keep their days', () => {
    const over = { ...old('a'), to: '2026-06-01' };
    expect(carried(over)).toEqual([over]);
    expect(carried({ ...old('d'), from: '2026-08-01' })).toEqual([
      { ...fresh('y'), from: '2026-08-01' },
    ]);
    expect(carried({ set: 'Q9', code: 'a' })).toEqual([{ set: 'Q9', code: 'a' }]);
  });
});
