// The timetable proposes what was due and is not in the book: nothing twice, nothing forgotten, nothing claimed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkActivity } from '../../src/domain/activity/activity.ts';
import { airingValues } from '../../src/domain/activity/airing.ts';
import type { Values } from '../../src/domain/field.ts';
import { isOverdue, removalDue, takenDown } from '../../src/domain/hanging.ts';
import type { Slot } from '../../src/domain/timetable.ts';
import { cardOf, daysBack, proposalKey, proposals, slotDays } from '../../src/domain/timetable.ts';
import { sound } from './samples.ts';

const morning: Slot = {
  days: 'thu_2_7',
  start: '05:00',
  minutes: 10,
  kind: 'tu_san_xuat',
  source: 'xa',
};
const evening: Slot = {
  ...morning,
  days: 'hang_ngay',
  start: '17:00',
  kind: 'tiep_am',
  source: 'tinh',
};
const card = { ...sound.the_dai, slots: [morning], faults: [] } as unknown as Values;
const both = { ...card, slots: [morning, evening] } as unknown as Values;
/** A Tuesday. */
const now = { today: '2026-11-10', time: '12:00' };
const said = (found: ReturnType<typeof proposals>) =>
  found.map(({ date, slot }) => `${date} ${slot.start}`);

function on(date: string, change: Values = {}): Values {
  return { ...sound.phat_thanh, date, ...change };
}

describe('an airing is asked for', () => {
  test('[T1] from its time on, and for seven days, on the days of its slot', () => {
    expect(said(proposals(card, [], now))).toEqual([
      '2026-11-10 05:00',
      '2026-11-09 05:00',
      // The eighth was a Sunday.
      '2026-11-07 05:00',
      '2026-11-06 05:00',
      '2026-11-05 05:00',
      '2026-11-04 05:00',
      '2026-11-03 05:00',
    ]);
    expect(said(proposals(card, [], { ...now, time: '04:59' }))[0]).toBe('2026-11-09 05:00');
    expect(said(proposals(both, [], now))).not.toContain('2026-11-10 17:00');
    expect(said(proposals(both, [], { ...now, time: '17:00' }))[0]).toBe('2026-11-10 17:00');
  });

  test('[T1] on each of the seven days by its own slot only', () => {
    const days = slotDays.slice(5).map((day) => ({ ...morning, days: day }));
    for (const slot of days) {
      const found = proposals({ ...card, slots: [slot] } as unknown as Values, [], now);
      expect(found.length, slot.days).toBe(slot.days === 'thu_3' ? 2 : 1);
    }
  });

  test('[T2] until a broadcast of its time answers it, or one of its part of the day', () => {
    const open = (...logged: Values[]) =>
      said(proposals(both, logged, { ...now, time: '18:00' })).filter((one) =>
        one.startsWith(now.today),
      );
    expect(open()).toEqual(['2026-11-10 17:00', '2026-11-10 05:00']);
    expect(open(on(now.today))).toEqual(['2026-11-10 17:00']);
    expect(open(on(now.today, { start: '05:20' }))).toEqual(['2026-11-10 17:00']);
    expect(open(on(now.today, { slot: 'trua', start: '11:00' }))).toHaveLength(2);
    expect(open(on('2026-11-09'))).toHaveLength(2);
  });

  test('[T2] a record of the whole week answers each of its days, once', () => {
    const week = on('2026-11-03', { to: '2026-11-10', airings: 7 });
    expect(proposals(card, [week], now)).toEqual([]);
    const two = { ...card, slots: [morning, { ...morning, start: '06:30' }] } as unknown as Values;
    expect(proposals(two, [week], now)).toHaveLength(7);
  });

  test('[T2] law: what is logged is proposed no more, and nothing else disappears', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom('05:00', '06:30', '11:15', '17:00', '19:30'), {
          minLength: 1,
        }),
        fc.constantFrom(...slotDays),
        fc.nat(),
        (starts, days, pick) => {
          const slots = starts.map((start) => ({ ...morning, start, days }));
          const values = { ...card, slots } as unknown as Values;
          const before = proposals(values, [], { ...now, time: '23:00' });
          expect(new Set(said(before)).size).toBe(before.length);
          const one = before[pick % Math.max(1, before.length)];
          if (!one) return;
          const logged = airingValues(one, values, sound.phat_thanh);
          const after = proposals(values, [logged], { ...now, time: '23:00' });
          expect(said(after)).toEqual(said(before).filter((_, at) => at !== before.indexOf(one)));
        },
      ),
    );
  });
});

describe('what works', () => {
  const faults = [
    { opened: '2026-11-05', closed: '2026-11-09', clusters: 4, cause: 'mat_dien' },
    { opened: '2026-11-08', clusters: 6, cause: 'hong_loa' },
  ];
  const broken = { ...card, faults } as unknown as Values;
  const at = (date: string) => proposals(broken, [], now).find((one) => one.date === date);

  test('[T3] is what the card has, without what is broken that day', () => {
    expect(at('2026-11-04')).toMatchObject({ on: 42, total: 42 });
    expect(at('2026-11-04')?.fault).toBeUndefined();
    expect(at('2026-11-06')).toMatchObject({ on: 38, total: 42, fault: 'mat_dien' });
    expect(at('2026-11-10')).toMatchObject({ on: 36, total: 42, fault: 'hong_loa' });
  });

  test('[T3] is never more than the slot has, nor less than none', () => {
    const small = { ...broken, slots: [{ ...morning, clusters: 8 }] } as unknown as Values;
    expect(proposals(small, [], now)[0]).toMatchObject({ on: 8, total: 8 });
    const dark = { ...broken, clustersTotal: 5 };
    expect(proposals(dark, [], now)[0]).toMatchObject({ on: 0, total: 5 });
  });
});

test('[T4] an airing has one name in its commune', () => {
  const unit = { set: 'HY2025', code: '12472' };
  const names = proposals(both, [], now).map((one) => proposalKey(unit, one));
  expect(new Set(names).size).toBe(names.length);
});

describe('a proposal as an entry', () => {
  const [proposal] = proposals(card, [], now);
  if (!proposal) throw new Error('nothing was proposed');

  test('[T5] is sound as it stands when the slot has been on air before', () => {
    const last = {
      ...sound.phat_thanh,
      kind: 'tu_san_xuat',
      source: 'xa',
      note: 'x',
      fault: 'khac',
    };
    const values = airingValues(proposal, card, last);
    const { errors, warnings } = checkActivity('phat_thanh', values, {
      today: now.today,
      year: 2026,
    });
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    expect(values).toMatchObject({
      title: 'Phòng chống sốt xuất huyết',
      date: now.today,
      start: '05:00',
      slot: 'sang',
      clustersOn: 42,
      clustersTotal: 42,
      approvedOn: now.today,
      technology: ['ip'],
    });
    expect(values['note']).toBeUndefined();
    expect(values['fault']).toBeUndefined();
  });

  test('[T5] lacks nothing but its topic the first time', () => {
    const values = airingValues(proposal, card, undefined);
    const { errors } = checkActivity('phat_thanh', values, { today: now.today, year: 2026 });
    expect(errors).toEqual([{ field: 'title', code: 'required' }]);
  });
});

test('[D4] last year’s card counts until this year’s is saved', () => {
  const unit = { set: 'HY2025', code: '12472' };
  const of = (year: number, code = '12472') =>
    ({ type: 'the_dai', scope: `c:HY2025.${code}:${year}` }) as const;
  expect(cardOf([of(2025), of(2026)], unit, 2026)).toEqual(of(2026));
  expect(cardOf([of(2025), of(2026, '12454')], unit, 2026)).toEqual(of(2025));
  expect(cardOf([of(2024)], unit, 2026)).toBeUndefined();
  expect(daysBack).toBe(7);
});

describe('posters', () => {
  const pano = { ...sound.co_dong, date: '2026-11-01' };
  const banner = { ...pano, lines: [{ kind: 'bang_ron', qty: 1, width: 6, height: 1 }] };

  test('[T6] are asked about from the day after their planned removal', () => {
    const planned = { ...pano, plannedRemoval: '2026-11-20' };
    expect(isOverdue(planned, '2026-11-20')).toBe(false);
    expect(isOverdue(planned, '2026-11-21')).toBe(true);
    expect(isOverdue(pano, '2028-01-01')).toBe(false);
  });

  test('[T6] banners without a plan after 15 days', () => {
    expect(removalDue(banner)).toBe('2026-11-16');
    expect(isOverdue(banner, '2026-11-17')).toBe(true);
  });

  test('[T6] until they are down, which the rules accept', () => {
    const down = takenDown(banner, '2026-11-20');
    expect(isOverdue(down, '2026-12-01')).toBe(false);
    expect(checkActivity('co_dong', down, { today: '2026-11-20', year: 2026 }).errors).toEqual([]);
  });
});
