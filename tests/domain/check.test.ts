// The checks of the desk: each speaks where it should, is silent one step before, and never stands in the way.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActivityType } from '../../src/domain/activity/type.ts';
import { activityTypes } from '../../src/domain/activity/type.ts';
import { hintsOf, isUnremarkable } from '../../src/domain/check.ts';
import type { Held } from '../../src/domain/check-across.ts';
import { surveyOf } from '../../src/domain/check-across.ts';
import type { Values } from '../../src/domain/field.ts';
import { addDays } from '../../src/domain/period.ts';
import { scope, sound, today } from './samples.ts';

const photo = 'bWq2f3m0Zk1XyJt3o9sVwH5rQeLhU8cNpD7aTgBvKxM';
const other = '0Wq2f3m0Zk1XyJt3o9sVwH5rQeLhU8cNpD7aTgBvKxM';

function held(id: string, type: ActivityType, over: Values = {}, rest: Partial<Held> = {}): Held {
  const values = { ...sound[type], photos: [photo.replace('b', id.slice(-1))], ...over };
  return { id, scope, type, state: 'submitted', values, ...rest };
}

function codes(record: Held, others: readonly Held[] = []): readonly string[] {
  return hintsOf(record, surveyOf([record, ...others]), today).map(({ code }) => code);
}

function airings(n: number, over: Values = {}) {
  return held('a', 'phat_thanh', { airings: n, minutes: 1, ...over });
}

describe('over many records', () => {
  test.each([
    ['60 airings of a title in a month', 60, {}, []],
    ['61 airings', 61, {}, ['check_airings']],
    ['61 airings spread over two months', 61, { date: '2026-10-12', to: '2026-11-20' }, []],
  ])('[K2] %s', (_, n, over, expected) => {
    expect(codes(airings(n, over))).toEqual(expected);
  });

  test('[K2] marks do not make another title; another commune and another month do', () => {
    const half = airings(31, { date: '2026-11-03' });
    const again = (id: string, over: Values, rest = {}) => [
      held(id, 'phat_thanh', { airings: 30, minutes: 1, ...over }, rest),
    ];
    expect(codes(half, again('b', { title: 'phong chong SỐT xuất huyết' }))).toEqual([
      'check_airings',
    ]);
    expect(codes(half, again('b', { title: 'Tin khác' }))).toEqual([]);
    expect(codes(half, again('b', { date: '2026-10-31' }))).toEqual([]);
    expect(codes(half, again('b', {}, { scope: 'c:HY2025.12475:2026' }))).toEqual([]);
    expect(codes(half, again('b', {}, { state: 'cancelled' }))).toEqual([]);
  });

  test('[K3] all broadcasts of a day count, and an entry over three days a third on each', () => {
    const long = held('a', 'phat_thanh', { minutes: 144, airings: 10 });
    expect(codes(long)).not.toContain('check_hours');
    const more = held('b', 'phat_thanh', { title: 'Khác', start: '17:00', minutes: 1 });
    expect(codes(long, [more])).toContain('check_hours');
    expect(codes(more, [long])).toContain('check_hours');
    expect(codes({ ...long, values: { ...long.values, to: '2026-11-11' } }, [more])).toEqual(
      codes(long).filter((code) => code !== 'check_hours'),
    );
  });

  test('[K4] more people than inhabitants, where these are declared', () => {
    const declared: Held = {
      ...held('k', 'hoi_nghi'),
      type: 'khai_bao',
      values: { population: 1000 },
    };
    const show = (visitors: number) => held('a', 'trien_lam', { visitors });
    expect(codes(show(1000), [declared])).toEqual([]);
    expect(codes(show(1001), [declared])).toEqual(['check_population']);
    expect(codes(show(1001))).toEqual([]);
    const elsewhere = { ...declared, scope: 'c:HY2025.12475:2026' };
    expect(codes(show(1001), [elsewhere])).toEqual([]);
    expect(codes(held('a', 'hoi_nghi', { participants: 1234, events: 2 }), [declared])).toEqual([
      'check_population',
    ]);
  });

  test('[K7] the same thing and the same photo name the other, from both sides', () => {
    const one = held('a', 'phat_thanh');
    const two = held('b', 'phat_thanh', { minutes: 20 });
    for (const [a, b] of [
      [one, two],
      [two, one],
    ] as const) {
      const [hint] = hintsOf(a, surveyOf([one, two]), today);
      expect(hint).toMatchObject({ code: 'check_duplicate', others: [b.id] });
    }
    const three = held('c', 'tap_huan', { photos: [other, photo] });
    const four = held('d', 'co_dong', { photos: [other] });
    const hints = hintsOf(three, surveyOf([three, four]), today);
    expect(hints).toMatchObject([{ code: 'check_photo', others: ['d'] }]);
    expect(codes(three, [{ ...four, state: 'cancelled' }])).toEqual([]);
  });
});

describe('one record alone', () => {
  test.each([
    ['trien_lam', { visitorsMethod: 'dem', visitors: 300 }, ['check_round']],
    ['trien_lam', { visitorsMethod: 'dem', visitors: 312 }, []],
    ['trien_lam', { visitorsMethod: 'uoc_tinh', visitors: 300 }, []],
    ['hoi_nghi', { participants: 90 }, []],
    ['hoi_nghi', { participants: 100 }, ['check_round']],
    ['hoi_nghi', { participants: 110 }, []],
    ['tap_huan', { 'attendance.khac': 88 }, ['check_round']],
    ['tap_huan', { 'attendance.khac': 89 }, []],
  ] as const)('[K5] %s %j', (type, over, expected) => {
    expect(codes(held('a', type, over))).toEqual(expected);
  });

  test('[K5] what is odd by itself already is said once', () => {
    expect(codes(held('a', 'trien_lam', { visitorsMethod: 'dem', visitors: 2000 }))).toEqual([
      'round_number',
    ]);
  });

  test.each(activityTypes)('[K6] %s without a photo', (type) => {
    const asks = ['trien_lam', 'co_dong', 'tap_huan', 'cuoc_thi'].includes(type);
    expect(codes(held('a', type, { photos: [] }))).toEqual(asks ? ['check_no_photo'] : []);
  });
});

test('[K1] a rule that only a merge can break is said', () => {
  expect(codes(held('a', 'tap_huan', { female: 400 }))).toEqual(['over_total']);
});

test('[K1] nothing is said of what is cancelled, and of cards and declarations', () => {
  const bare = held('a', 'co_dong', { photos: [] });
  expect(codes({ ...bare, state: 'cancelled' })).toEqual([]);
  expect(codes({ ...bare, type: 'the_dai', values: sound.the_dai })).toEqual([]);
});

test('[K1] whatever records there are, the order of them changes no hint, and none throws', () => {
  const record = fc
    .record({
      type: fc.constantFrom(...activityTypes),
      day: fc.nat(60),
      length: fc.nat(40),
      n: fc.constantFrom(1, 60, 100, 1440),
      state: fc.constantFrom('submitted' as const, 'approved' as const, 'cancelled' as const),
      photo: fc.constantFrom(photo, other),
    })
    .map(({ type, day, length, n, state, photo: id }): Omit<Held, 'id'> => {
      const date = addDays('2026-09-12', day);
      const days = { date, to: addDays(date, length) };
      const values = { ...sound[type], ...days, airings: n, minutes: n, photos: [id] };
      return { scope, type, state, values };
    });
  fc.assert(
    fc.property(fc.array(record, { maxLength: 8 }), (drawn) => {
      const all = drawn.map((one, i) => ({ ...one, id: String(i) }));
      const forwards = surveyOf(all);
      const backwards = surveyOf([...all].reverse());
      for (const one of all) {
        const plain = (survey: typeof forwards) =>
          hintsOf(one, survey, today).map(({ field, code, others = [] }) => ({
            field,
            code,
            others: [...others].sort(),
          }));
        expect(plain(backwards)).toEqual(plain(forwards));
        for (const { others = [] } of hintsOf(one, forwards, today))
          for (const id of others) expect(all[Number(id)]?.state).not.toBe('cancelled');
      }
    }),
  );
});

test('[K8] unremarkable: waiting, without hint or conflict, never returned', () => {
  const plain = { state: 'submitted' as const, conflicts: 0, returns: 0 };
  const hint = { field: 'photos', code: 'check_no_photo' };
  expect(isUnremarkable(plain, [])).toBe(true);
  expect(isUnremarkable(plain, [hint])).toBe(false);
  expect(isUnremarkable({ ...plain, conflicts: 1 }, [])).toBe(false);
  expect(isUnremarkable({ ...plain, returns: 1 }, [])).toBe(false);
  expect(isUnremarkable({ ...plain, state: 'approved' }, [])).toBe(false);
});
