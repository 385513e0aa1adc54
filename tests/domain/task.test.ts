import { describe, expect, test } from 'vitest';
import type { Agency } from '../../src/domain/agency.ts';
import { agenciesOf, registerOn } from '../../src/domain/agency.ts';
import file from '../../src/domain/catalogue/agencies.json' with { type: 'json' };
import type { Cell } from '../../src/domain/measure.ts';
import type { TaskFacts, TaskLine } from '../../src/domain/task.ts';
import { taskLines } from '../../src/domain/task.ts';
import type { Countable, Totals } from '../../src/domain/totals.ts';
import { addTotals, entryTotals } from '../../src/domain/totals.ts';
import { sound } from './samples.ts';

const office = file.agencies as readonly Agency[];
const district: Agency = {
  id: 'TB2024.338',
  name: 'Huyện Quỳnh Phụ',
  kind: 'ubnd_huyen',
  from: '2023-01-01',
  to: '2025-06-30',
};
const communes = ['x', 'y'].map(
  (id): Agency => ({ id, name: `Xã ${id}`, kind: 'ubnd_xa', from: '2025-07-01', to: null }),
);
const agencies = [...office, district, ...communes];

function entry(type: 'tap_huan' | 'hoi_nghi', state: Countable['state']): Countable {
  return { type, state, values: sound[type], conflicts: [] };
}

function summed(...entries: readonly Countable[]): Totals {
  const sums = new Map<string, Cell>();
  for (const one of entries) addTotals(sums, entryTotals(one));
  return sums;
}

function task(code: string, over: Partial<TaskFacts> = {}): TaskLine {
  const cutOff = over.cutOff ?? '2026-11-20';
  const register = registerOn(agencies, cutOff);
  const facts = { cutOff, today: '2026-11-23', agencies, register, totals: new Map(), words: [] };
  const found = taskLines({ ...facts, ...over }).find((one) => one.code === code);
  if (!found) throw new Error(`no task ${code}`);
  return found;
}

const idsOf = (line: TaskLine, role: 'lead' | 'coordinate') =>
  Object.fromEntries(line[role].map((one) => [one.group, one.agencies]));

describe('[G7] who answers for a task', () => {
  test('districts while there are any, communes since', () => {
    const lead = (cutOff: string) => idsOf(task('IV.3.1', { cutOff }), 'lead')['ubnd_huyen'];
    expect(lead('2024-11-20')).toEqual(['TB2024.338']);
    expect(lead('2026-11-20')).toEqual(['x', 'y']);
  });

  test('the dissolved department is stood for by its heir; before, by itself', () => {
    const lead = (cutOff: string) => idsOf(task('IV.5', { cutOff }), 'lead')['stttt'];
    expect(lead('2024-11-20')).toEqual(['so-tttt']);
    expect(lead('2026-11-20')).toEqual(['so-vhttdl']);
  });

  test('a group nobody has entered yet is empty, and is named', () => {
    expect(idsOf(task('IV.3.1'), 'lead')['bao_chi']).toEqual([]);
    expect(agenciesOf('cong_an', office, office).map(({ id }) => id)).toEqual(['cong-an-tinh']);
  });
});

describe('[G8] how far a task is', () => {
  const both = new Map([
    ['x', summed(entry('tap_huan', 'approved'), entry('tap_huan', 'submitted'))],
    ['y', summed(entry('tap_huan', 'approved'))],
  ]);

  test('not begun without an entry, whatever the day', () => {
    expect(task('IV.2')).toMatchObject({ state: 'none', result: {}, active: 0, communes: 2 });
  });

  test('done when the cut-off is over and every commune has an approved entry', () => {
    expect(task('IV.2', { totals: both })).toMatchObject({ state: 'done', active: 2, approved: 2 });
    expect(task('IV.2', { totals: both, today: '2026-11-20' }).state).toBe('underway');
    const one = new Map([...both, ['y', summed(entry('tap_huan', 'returned'))] as const]);
    expect(task('IV.2', { totals: one })).toMatchObject({ state: 'underway', active: 2 });
  });

  test('the result is the sum of all communes', () => {
    expect(task('IV.2', { totals: both }).result).toMatchObject({ n: 3, people: 60, women: 27 });
  });

  test('the province may know better, and it is its word', () => {
    const word = { code: 'IV.5', state: 'done', note: 'Theo Báo cáo 12/BC-SVHTTDL' } as const;
    expect(task('IV.5', { words: [word] })).toMatchObject({ state: 'done', word });
  });
});

test('[G9] three tasks are named, with who answers for them, and have no number and no state', () => {
  const lines = ['IV.1.2', 'IV.1.3', 'IV.6.3'].map((code) => task(code));
  expect(lines.map(({ result, state }) => [result, state])).toEqual(Array(3).fill([null, null]));
  expect(lines.map(({ lead }) => lead.length)).toEqual([2, 1, 1]);
});
