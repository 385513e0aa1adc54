// The tray by entry. [S20]
import { expect, test } from 'vitest';
import { entriesOf } from '../../../src/app/units/tray-entries.ts';

const held = (rec: string, why: string, body: Record<string, unknown> = {}) => ({
  op: `${rec}.${why}`,
  rec,
  scope: 'c:HY2025.13075:2026',
  place: 'Xã Kiến Xương',
  why,
  refused: why === 'invalid' || why === 'edited-after-delete',
  received: '2026-11-10T02:00:00Z',
  by: { id: 'a', role: 'officer', login: 'kienxuong' },
  body,
  heirs: [],
});

test('[S20] what waits for one record is one line, named by whatever title was sent', () => {
  const entries = entriesOf({
    held: [
      held('r1', 'unit-unknown', { set: 'broken' }),
      held('r2', 'device-revoked', { set: { title: 5 } }),
      held('r1', 'unit-unknown', {
        ty: 'tap_huan',
        set: { title: 'Phòng dịch', date: '2026-11-09' },
      }),
      held('r2', 'device-revoked', { ty: 'zzz', set: { date: 'mai' } }),
      held('r2', 'not-allowed'),
      held('r3', 'no-record'),
      held('r3', 'invalid'),
      held('r3', 'edited-after-delete'),
      { ...held('r3', 'invalid'), by: { id: 'b', role: 'officer', login: 'khac' } },
    ],
    communes: [],
  });
  expect(
    entries.map(({ rec, title, type, date, n, why }) => [rec, title, type, date, n, why]),
  ).toEqual([
    ['r1', 'Phòng dịch', 'tap_huan', '2026-11-09', 2, 'unit-unknown'],
    ['r2', '', null, null, 3, 'let-in'],
    ['r3', '', null, null, 1, 'other'],
    ['r3', '', null, null, 1, 'refused'],
    ['r3', '', null, null, 1, 'refused'],
    ['r3', '', null, null, 1, 'refused'],
  ]);
});
