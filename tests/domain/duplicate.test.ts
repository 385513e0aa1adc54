import { expect, test } from 'vitest';
import type { RecordType } from '../../src/domain/activity/type.ts';
import { duplicatesOf } from '../../src/domain/duplicate.ts';
import type { Values } from '../../src/domain/field.ts';

const scope = 'c:HY2025.12472:2027';
const values: Values = { date: '2026-11-22', start: '17:00', title: 'Quyền trẻ em – bài 4' };

const unit = { set: 'HY2025', code: '12472' };

function logged(id: string, over: Values = {}, rest = {}) {
  const all = { ...values, ...over };
  const type: RecordType = 'phat_thanh';
  return { id, unit, scope, type, state: 'submitted' as const, values: all, ...rest };
}

const first = logged('a');

test.each([
  ['the same once more', logged('b'), true],
  ['other marks, case and spaces', logged('b', { title: 'QUYEN  tre em – bài 4' }), true],
  ['other minutes', logged('b', { minutes: 20 }), true],
  ['another title', logged('b', { title: 'Quyền trẻ em – bài 5' }), false],
  ['another hour', logged('b', { start: '05:00' }), false],
  ['another day', logged('b', { date: '2026-11-21' }), false],
  ['another type', logged('b', {}, { type: 'tap_huan' as const }), false],
  ['another commune', logged('b', {}, { scope: 'c:HY2025.12475:2027' }), false],
  ['a cancelled one', logged('b', {}, { state: 'cancelled' }), false],
  ['itself', logged('a'), false],
])('[L8] %s: %#', (_, other, same) => {
  expect(duplicatesOf(first, [other])).toEqual(same ? [other] : []);
});

test('[L8] an activity without an hour is compared without one', () => {
  const { start: _, ...noHour } = values;
  const poster = { ...logged('a'), type: 'co_dong' as const, values: noHour };
  expect(duplicatesOf(poster, [{ ...poster, id: 'b' }])).toHaveLength(1);
});

test('[L8] a form that says too little is like no other; a card is no activity', () => {
  const empty = logged('a', { title: '  ' });
  expect(duplicatesOf(empty, [logged('b', { title: '  ' })])).toEqual([]);
  const card = logged('a', {}, { type: 'the_dai' as const });
  expect(duplicatesOf(card, [{ ...card, id: 'b' }])).toEqual([]);
});
