import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { broadcastLog } from '../../src/domain/broadcast-log.ts';
import type { Values } from '../../src/domain/field.ts';
import { reviewStates } from '../../src/domain/record.ts';

const airing: Values = {
  start: '05:00',
  title: 'Bản tin',
  minutes: 10,
  airings: 1,
  clustersOn: 40,
  clustersTotal: 50,
  fault: 'khong',
};

function entry(id: string, date: string, over: Values = {}) {
  const values = { ...airing, ...over };
  return { id, type: 'phat_thanh', date, state: 'submitted' as const, values };
}

test('[L5] by day, then by hour, with totals of each column', () => {
  const log = broadcastLog(
    [
      entry('c', '2026-11-03', { start: '17:00', airings: 3, to: '2026-11-05', clustersOn: 30 }),
      entry('b', '2026-11-03'),
      { ...entry('a', '2026-11-01', { fault: 'mat_dien' }), state: 'approved' as const },
      entry('other month', '2026-10-31'),
      { ...entry('cancelled', '2026-11-02'), state: 'cancelled' as const },
      { ...entry('no broadcast', '2026-11-02'), type: 'co_dong' },
    ],
    '2026-11',
  );
  expect(log.days.map(({ date, rows }) => [date, rows.map((row) => row.id)])).toEqual([
    ['2026-11-01', ['a']],
    ['2026-11-03', ['b', 'c']],
  ]);
  expect(log.days[1]?.rows.map((row) => row.to)).toEqual(['', '2026-11-05']);
  expect(log).toMatchObject({ entries: 3, airings: 5, minutes: 50, faults: 1, unapproved: 2 });
  // (40 + 40 + 3 × 30) of (50 + 50 + 3 × 50)
  expect(log.clusterShare).toBe(68);
});

test('[L5] an empty month has no share, not a zero', () => {
  expect(broadcastLog([], '2026-11')).toMatchObject({ days: [], entries: 0, clusterShare: null });
});

test('[L5] every broadcast of the month that counts is there once, whatever the order it came in', () => {
  const some = fc.record({
    id: fc.uuid(),
    type: fc.constantFrom('phat_thanh', 'tap_huan'),
    date: fc.constantFrom('2026-11-01', '2026-11-30', '2026-12-01', ''),
    state: fc.constantFrom(...reviewStates),
    values: fc.record({ start: fc.constantFrom('05:00', '17:00'), airings: fc.nat(5) }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(some, { selector: ({ id }) => id }), (entries) => {
      const log = broadcastLog(entries, '2026-11');
      const ids = log.days.flatMap(({ rows }) => rows.map((row) => row.id));
      const counted = entries.filter(
        ({ type, date, state }) =>
          type === 'phat_thanh' && date.startsWith('2026-11') && state !== 'cancelled',
      );
      expect([...ids].sort()).toEqual(counted.map(({ id }) => id).sort());
      expect(log).toEqual(broadcastLog([...entries].reverse(), '2026-11'));
    }),
  );
});
