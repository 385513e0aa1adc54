import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActivityType } from '../../src/domain/activity/type.ts';
import { activityTypes } from '../../src/domain/activity/type.ts';
import type { Values } from '../../src/domain/field.ts';
import type { Cell } from '../../src/domain/measure.ts';
import { channelOf, measuresOf } from '../../src/domain/measure.ts';
import { codesOf, plan } from '../../src/domain/plan.ts';
import { reviewStates } from '../../src/domain/record.ts';
import type { Countable, Dimension } from '../../src/domain/totals.ts';
import {
  addTotals,
  cellsOf,
  differingIn,
  entryTotals,
  totalsFrom,
  totalsText,
} from '../../src/domain/totals.ts';
import { sound } from './samples.ts';

function entry(type: ActivityType, over: Partial<Countable> = {}): Countable {
  return { type, state: 'approved', values: sound[type], conflicts: [], ...over };
}

function summed(entries: readonly Countable[]): Map<string, Cell> {
  const sums = new Map<string, Cell>();
  for (const one of entries) addTotals(sums, entryTotals(one));
  return sums;
}

describe('[G10] what an entry counts under', () => {
  test('each of its topics once, however often it is named', () => {
    const values = { ...sound.phat_thanh, topics: ['III.1', 'III.3', 'III.1'], conventions: ['5'] };
    const sums = summed([entry('phat_thanh', { values })]);
    expect([...cellsOf(sums, 'topic')].map(([code, { n }]) => [code, n])).toEqual([
      ['III.1', 1],
      ['III.3', 1],
    ]);
    expect(cellsOf(sums, 'convention').get('5')?.n).toBe(1);
    expect(cellsOf(sums, 'month').get('2026-11')).toMatchObject({ n: 1, minutes: 10, airings: 1 });
  });

  test.each([
    ['phat_thanh', { kind: 'tu_san_xuat', airings: 3, minutes: 8 }, { own: 2, minutes: 24 }],
    ['phat_thanh', { airings: 3 }, { relays: 3, airings: 3 }],
    [
      'co_dong',
      {
        lines: [
          { kind: 'pano', qty: 2, width: 2.4, height: 1.4 },
          { kind: 'bang_ron', qty: 3, width: 5, height: 0.8 },
          { kind: 'to_roi', qty: 500 },
        ],
      },
      { panels: 2, panelArea: 67, banners: 3, bannerLength: 150, sheets: 500 },
    ],
    ['tap_huan', {}, { people: 20, women: 9, firstTime: 5 }],
    ['hoi_nghi', {}, { meetings: 2, people: 90, women: 50 }],
    ['bang_tin', {}, { boards: 3 }],
    ['dang_mang', {}, { posts: 3 }],
    ['san_pham', {}, { products: 1 }],
  ] as const)('%s: in whole numbers', (type, over, expected) => {
    const values: Values = { ...sound[type], ...over };
    const cell = measuresOf(type, values);
    expect(cell).toMatchObject(expected);
    expect(Object.values(cell).every(Number.isInteger)).toBe(true);
    expect(Object.values(cell)).not.toContain(0);
  });

  test('the channels are the plan’s, and only a contest is on none', () => {
    const known = codesOf(plan.channels);
    const channels = activityTypes.map((type) => channelOf(type, sound[type]));
    expect(channels.filter((one) => one !== undefined && !known.includes(one))).toEqual([]);
    expect(activityTypes.filter((_, at) => channels[at] === undefined)).toEqual(['cuoc_thi']);
    expect(channelOf('hoi_nghi', { purpose: 'noi_chuyen' })).toBe('tuyen_truyen_vien');
  });
});

describe('[G11] sums', () => {
  test('a cancelled entry, a card and a declaration add nothing', () => {
    const none = [
      entry('phat_thanh', { state: 'cancelled' }),
      { ...entry('phat_thanh'), type: 'khai_bao', values: sound.khai_bao },
    ] as const;
    expect([...summed(none)]).toEqual([]);
  });

  test('are kept apart by state, and read together or apart', () => {
    const sums = summed([entry('tap_huan'), entry('tap_huan', { state: 'submitted' })]);
    expect(cellsOf(sums, 'task').get('IV.2')).toMatchObject({ n: 2, people: 40 });
    expect(cellsOf(sums, 'task', ['approved']).get('IV.2')).toMatchObject({ n: 1, people: 20 });
  });

  test('a record two people differ about is counted, and counted as such', () => {
    expect(differingIn(summed([entry('phat_thanh', { conflicts: [1, 2] })]))).toBe(1);
  });

  const some = fc.record({
    type: fc.constantFrom(...activityTypes),
    state: fc.constantFrom(...reviewStates),
    airings: fc.nat(60),
    task: fc.constantFrom('IV.2', 'IV.3.1', undefined),
    differ: fc.nat(2),
  });
  const countable = some.map(
    ({ type, state, airings, task, differ }): Countable => ({
      type,
      state,
      values: { ...sound[type], airings, task },
      conflicts: Array(differ).fill(0),
    }),
  );

  test('what went in can be taken out, in any order, to the last digit', () => {
    fc.assert(
      fc.property(fc.array(countable), fc.array(countable), (stay, go) => {
        const sums = summed([...go, ...stay]);
        for (const one of go.toReversed()) addTotals(sums, entryTotals(one), -1);
        expect(totalsText(sums)).toBe(totalsText(summed(stay.toReversed())));
        expect(totalsText(totalsFrom(totalsText(sums)))).toBe(totalsText(sums));
      }),
    );
  });

  test('each dimension that is single-valued has every entry at most once', () => {
    fc.assert(
      fc.property(fc.array(countable), (entries) => {
        const sums = summed(entries);
        const all = cellsOf(sums, 'all').get('all')?.n ?? 0;
        expect(all).toBe(entries.filter(({ state }) => state !== 'cancelled').length);
        const n = (one: Dimension) =>
          [...cellsOf(sums, one).values()].reduce((sum, cell) => sum + (cell.n ?? 0), 0);
        expect([n('type'), n('month')]).toEqual([all, all]);
        expect(Math.max(n('task'), n('channel'))).toBeLessThanOrEqual(all);
      }),
    );
  });
});
