// The reviewer's order of work, and what it is narrowed to.
import { expect, test } from 'vitest';
import { daysIn, deskOf, queueOf } from '../../../src/app/desk/queue.ts';
import type { Entry } from '../../../src/store/database.ts';
import { scope, sound, today } from '../../domain/samples.ts';

function entry(id: string, over: Partial<Entry> = {}): Entry {
  const type = 'phat_thanh';
  const values = { ...sound[type], title: `Bản tin ${id}` };
  const shown = { state: 'submitted', word: 'sent', date: values.date } as const;
  const counts = { v: 1, cv: 1, conflicts: 0, returns: 0, fold: '' };
  return { id, scope, type, values, ...shown, ...counts, since: '2026-11-09T01:00:00Z', ...over };
}

const all = { filter: 'submitted', unit: null, type: null } as const;
const ids = (found: readonly Entry[]) => found.map(({ id }) => id).join(' ');

test('[V3] a refused decision is first, then what came again, then what has waited longest', () => {
  const entries = [
    entry('new', { since: '2026-11-10T01:00:00Z' }),
    entry('old', { since: '2026-10-01T01:00:00Z' }),
    entry('again', { returns: 1 }),
    entry('thrice', { returns: 2, since: '2026-11-10T02:00:00Z' }),
    entry('refused', { word: 'attention', state: 'approved' }),
    entry('done', { state: 'approved', word: 'approved' }),
    entry('undated', { since: undefined } as unknown as Partial<Entry>),
  ];
  expect(ids(queueOf(deskOf(entries, today), all))).toBe('refused thrice again old new undated');
});

test('[V14] of two steps each has its list, with the refused of whoever sits there; of one both are one', () => {
  const entries = [
    entry('fresh'),
    entry('checked', { checked: true }),
    entry('refused', { word: 'attention', state: 'approved' }),
  ];
  const lists = (part: Parameters<typeof deskOf>[2]) =>
    (['submitted', 'checked'] as const).map((filter) =>
      ids(queueOf(deskOf(entries, today, part), { ...all, filter })),
    );
  expect(lists({ steps: 2, own: 'submitted' })).toEqual(['refused fresh', 'checked']);
  expect(lists({ steps: 2, own: 'checked' })).toEqual(['fresh', 'refused checked']);
  expect(lists({ steps: 1, own: 'submitted' })).toEqual(['refused fresh checked', '']);
});

test('[K7] narrowed to a commune, a type, and to what may be there twice', () => {
  const twin = entry('twin', { values: sound.phat_thanh });
  const other = entry('other', { scope: 'c:HY2025.12475:2026' });
  const desk = deskOf(
    [twin, { ...twin, id: 'twin2' }, other, entry('x', { type: 'co_dong' })],
    today,
  );
  expect(ids(queueOf(desk, { ...all, unit: '12475' }))).toBe('other');
  expect(ids(queueOf(desk, { ...all, type: 'co_dong' }))).toBe('x');
  expect(ids(queueOf(desk, { ...all, filter: 'duplicate' }))).toBe('twin twin2');
});

test('[D1] a card is in no queue but that of conflicts', () => {
  const card = entry('card', { type: 'the_dai', values: sound.the_dai, conflicts: 1 });
  const desk = deskOf([card], today);
  expect(queueOf(desk, { ...all, filter: 'all' })).toEqual([]);
  expect(ids(queueOf(desk, { ...all, filter: 'conflict' }))).toBe('card');
});

test('[K8] what this desk has already decided, or was refused, is not offered with others', () => {
  const { isPlain } = deskOf([], today);
  expect(isPlain(entry('a'))).toBe(true);
  expect(isPlain(entry('a', { word: 'saved' }))).toBe(false);
  expect(isPlain(entry('a', { word: 'attention' }))).toBe(false);
  expect(isPlain(entry('a', { type: 'co_dong', values: sound.co_dong }))).toBe(false);
});

test('[V5] days since a return are counted by the calendar of Việt Nam', () => {
  expect(daysIn(entry('a', { since: '2026-11-08T16:59:59Z' }), today)).toBe(2);
  expect(daysIn(entry('a', { since: '2026-11-08T17:00:00Z' }), today)).toBe(1);
  expect(daysIn(entry('a', { since: '2026-11-10T03:00:00Z' }), today)).toBe(0);
});
