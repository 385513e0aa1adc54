import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/domain/measure.ts';
import { aggregatesOf } from '../../src/domain/open/aggregate.ts';
import { csvOf } from '../../src/domain/open/csv.ts';
import type { Fact } from '../../src/domain/open/fact.ts';
import { factColumns, factOf, headMeasures, measureColumns } from '../../src/domain/open/fact.ts';
import { questionOf, satisfies, selected } from '../../src/domain/open/question.ts';
import { parseScope } from '../../src/domain/scope.ts';
import type { Totals } from '../../src/domain/totals.ts';
import { created, scope, sound } from './samples.ts';

const place = parseScope(scope);
if (!place) throw new Error('no scope');

function fact(values: object = {}): Fact {
  const row = { ...created('tap_huan'), type: 'tap_huan' } as const;
  const all = { ...sound.tap_huan, note: 'Gọi 0912345678', ...values };
  return factOf({ ...row, values: all }, place ?? { unit: { set: '', code: '' }, year: 0 }, 'Xã A');
}

describe('[O1] an activity as others read it', () => {
  test('has exactly the columns that are said, and nothing of what a person wrote beside it', () => {
    expect(Object.keys(fact())).toEqual(factColumns.map(({ name }) => name));
    expect(JSON.stringify(fact())).not.toContain('0912345678');
    expect(JSON.stringify(fact({ sheetKept: 'Tủ 2' }))).not.toContain('Tủ 2');
  });

  test('[O2] shows no number of heads from one to four, and nought as nought', () => {
    const few = fact({
      'attendance.khac': 3,
      'attendance.nhan_quyen_truyen_thong_xa': 0,
      female: 0,
    });
    expect([few['people'], few['women'], few['firstTime']]).toEqual([null, 0, 5]);
  });
});

describe('[O3] open data', () => {
  const totals = (cells: Readonly<Record<string, Cell>>): Totals => new Map(Object.entries(cells));
  const unit = (id: string, cells: Readonly<Record<string, Cell>>) => ({
    id,
    name: id,
    totals: totals(cells),
  });

  test('is approved entries by commune and task, without a line for what was not done', () => {
    const rows = aggregatesOf(2026, [
      unit('x', {
        'approved/task/IV.2': { n: 2, people: 40 },
        'submitted/task/IV.2': { n: 7 },
        'approved/task/IV.3.1': { n: 1, panelArea: 67 },
      }),
      unit('y', {}),
    ]);
    expect(rows.map(({ unit: id, task, n }) => [id, task, n])).toEqual([
      ['x', 'IV.2', 2],
      ['x', 'IV.3.1', 1],
    ]);
    expect(rows[1]?.['panelArea']).toBe(6.7);
  });

  test('[O2] a small group is hidden, and never alone in its row or column', () => {
    const people = fc.array(fc.array(fc.nat(12), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 5,
    });
    const tasks = ['IV.1.1', 'IV.2', 'IV.5'];
    fc.assert(
      fc.property(people, (heads) => {
        const units = heads.map((row, at) =>
          unit(
            `u${at}`,
            Object.fromEntries(
              row.map((people, task) => [`approved/task/${tasks[task]}`, { n: 1, people }]),
            ),
          ),
        );
        const rows = aggregatesOf(2026, units);
        heads.forEach((row, at) => {
          const shown = rows.filter((one) => one['unit'] === `u${at}`).map((one) => one['people']);
          row.forEach((n, task) => {
            if (n > 0 && n < 5) expect(shown[task]).toBeNull();
          });
          const hidden = shown.filter((one) => one === null).length;
          if (hidden === 1) expect(row.filter((n) => n > 0)).toHaveLength(1);
        });
      }),
    );
  });

  test('every measure of heads is a column', () => {
    const names = measureColumns.map(({ name }) => name);
    expect(headMeasures.filter((one) => !names.includes(one))).toEqual([]);
  });
});

describe('[O4] CSV', () => {
  const columns = [
    { name: 'title', type: 'text', about: '' },
    { name: 'n', type: 'decimal', about: '' },
  ] as const;

  test('semicolons, decimal commas, a mark in front, quotes where they are needed', () => {
    const text = csvOf(columns, [
      { title: 'Hội nghị; "tuyên truyền"', n: 6.7 },
      { title: null, n: null },
    ]);
    expect(text).toBe('\uFEFFtitle;n\r\n"Hội nghị; ""tuyên truyền""";6,7\r\n;\r\n');
  });

  test.each(['=1+1', '+84', '-2', '@SUM(A1)'])('no text is a formula: %s', (title) => {
    expect(csvOf(columns, [{ title, n: 1 }])).toContain(`'${title}`);
  });
});

describe('[O5] questions', () => {
  const ask = (query: Readonly<Record<string, string>>) => questionOf(query, factColumns);

  test('comparisons joined by "and", also inside of quotes', () => {
    const asked = ask({
      $filter: "year eq 2026 and title eq 'Trẻ em and ''bạn''' and minutes ge 5",
    });
    if (!asked.ok) throw new Error(asked.error);
    const row = { year: 2026, title: "Trẻ em and 'bạn'", minutes: 5 };
    expect(satisfies(asked.value, row)).toBe(true);
    expect(satisfies(asked.value, { ...row, minutes: 4 })).toBe(false);
    expect(satisfies(asked.value, { ...row, minutes: null })).toBe(false);
  });

  test('days are days, and null is null', () => {
    const asked = ask({ $filter: 'date ge 2026-11-01 and channel eq null' });
    if (!asked.ok) throw new Error(asked.error);
    expect(satisfies(asked.value, { date: '2026-11-09', channel: null })).toBe(true);
    expect(satisfies(asked.value, { date: '2026-10-31', channel: null })).toBe(false);
  });

  test('only what was selected', () => {
    const asked = ask({ $select: 'id, year', $top: '5', $skip: '2' });
    if (!asked.ok) throw new Error(asked.error);
    expect(selected(asked.value, fact())).toEqual({ id: fact()['id'], year: 2026 });
    expect(asked.value).toMatchObject({ top: 5, skip: 2 });
  });

  test.each([
    [{ $orderby: 'date' }, '$orderby'],
    [{ $select: 'id,hoTen' }, '$select'],
    [{ $filter: "contains(title,'x')" }, '$filter'],
    [{ $filter: 'year eq 2026 or year eq 2025' }, '$filter'],
    [{ $filter: "secret eq 'x'" }, '$filter'],
    [{ $filter: "year eq '2026'" }, '$filter'],
    [{ $filter: 'task eq 4' }, '$filter'],
    [{ $top: 'x' }, '$top'],
    [{ $count: 'yes' }, '$count'],
    [{ $skiptoken: 'c:HY2025.12472:2026|x|0' }, '$skiptoken'],
    [{ $expand: 'unit' }, '$expand'],
  ])('what is not understood is refused by its name: %j', (query, part) => {
    expect(ask(query)).toEqual({ ok: false, error: part });
  });
});
