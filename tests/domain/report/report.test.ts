import { expect, test } from 'vitest';
import { linesBehind, ownBehind, unitsBehind } from '../../../src/domain/report/behind.ts';
import { factsOf } from '../../../src/domain/report/facts.ts';
import type { ReportLine } from '../../../src/domain/report/line.ts';
import { notesOf } from '../../../src/domain/report/notes.ts';
import type { FigureAddress, Report } from '../../../src/domain/report/report.ts';
import { annexKeys, buildReport } from '../../../src/domain/report/report.ts';
import { shippedUnits } from '../../../src/domain/unit-catalogue.ts';
import { ask, card, declared, entry, kienXuong } from './lines.ts';

const build = (lines: readonly ReportLine[], more: Partial<typeof ask> = {}) =>
  buildReport(
    { ...ask, ...more },
    factsOf({ ...ask, ...more }.days, lines),
    shippedUnits.successionOf,
  );
const total = (report: Report, annex: FigureAddress['annex'], column: string) =>
  report.annexes[annex].totals[column];
const cell = (report: Report, annex: FigureAddress['annex'], row: string, column: string) =>
  report.annexes[annex].rows.find(({ key }) => key === row)?.figures[column];
const noted = (report: Report) =>
  Object.fromEntries(
    notesOf(report).map(({ code, records, units }) => [code, records || units.length]),
  );

const four = [
  entry('a', 'phat_thanh', { airings: 3, minutes: 10, clustersTotal: 10, clustersOn: 9 }),
  entry('b', 'phat_thanh', { airings: 1, minutes: 20 }, { state: 'submitted' }),
  entry('c', 'phat_thanh', { airings: 1, minutes: 40 }, { state: 'cancelled' }),
  entry('d', 'phat_thanh', { airings: 1, minutes: 80 }, { conflicts: ['minutes'] }),
];

test('[B1] what is approved counts; what waits or differs is left out and named', () => {
  const report = build(four);
  expect(total(report, 'III', 'minutes')).toBe(30);
  expect(noted(report)).toMatchObject({ waiting: 1, differing: 1 });
  const [unit] = report.annexes.VII.rows;
  expect(unit?.figures).toEqual({ counted: 1, waiting: 1, differing: 1 });
});

test('[B1] on the wider basis what waits counts too, and still nothing that differs', () => {
  const report = build(four, { basis: 'sent' });
  expect(total(report, 'III', 'minutes')).toBe(50);
  expect(noted(report)).not.toHaveProperty('waiting');
});

test('[B2] a share is of the sums, and every figure names its records', () => {
  const lines = [
    ...four,
    entry(
      'e',
      'phat_thanh',
      { airings: 1, clustersTotal: 30, clustersOn: 15 },
      { unit: kienXuong },
    ),
  ];
  const report = build(lines);
  expect(total(report, 'III', 'working')).toBe(Math.round((1000 * 42) / 60) / 10);
  const ids = (row: string) =>
    linesBehind(report, lines, { annex: 'III', row, column: 'airings' }).map(({ id }) => id);
  const counted = unitsBehind(report, { annex: 'III', row: 'total', column: 'airings' });
  expect([...counted]).toEqual([
    ['HY2025.12472', 1],
    ['HY2025.13075', 1],
  ]);
  expect(ids('HY2025.13075')).toEqual(['e']);
  expect(ids('total')).toEqual(['a', 'e']);
});

test('[B2] every column adds up to its total', () => {
  const posters = [1.41, 2.37, 0.33].map((width, n) =>
    entry(
      `p${n}`,
      'co_dong',
      { lines: [{ kind: 'pano', qty: n + 1, width, height: 1.13 }] },
      n ? { unit: kienXuong } : {},
    ),
  );
  const report = build([...four, ...posters, entry('t', 'tap_huan'), entry('x', 'trien_lam')]);
  for (const annex of annexKeys.slice(1)) {
    const { rows, totals } = report.annexes[annex];
    for (const [column, sum] of Object.entries(totals)) {
      if (column === 'working') continue;
      const added = rows.reduce((all, { figures }) => all + Number(figures[column]), 0);
      expect(Math.round(added * 10) / 10, `${annex} ${column}`).toBe(Number(sum));
    }
  }
});

test('[B4] a station without a card has no clusters yet, and not nought', () => {
  const report = build([...four, card('k', 42, { unit: kienXuong })]);
  expect(cell(report, 'III', 'HY2025.12472', 'clusters')).toBeNull();
  expect(cell(report, 'III', 'HY2025.13075', 'clusters')).toBe(42);
  expect(total(report, 'III', 'clusters')).toBe(42);
  expect(noted(report)).toMatchObject({ card_missing: 1 });
});

test('[B4] [D4] last year’s card counts until this year’s is saved', () => {
  const old = card('k0', 40, { year: 2025 });
  expect(total(build([old]), 'III', 'clusters')).toBe(40);
  expect(total(build([card('k1', 44), old]), 'III', 'clusters')).toBe(44);
});

const posts = (inPost: number, trained: number) => ({
  'inPost.can_bo_qcn': inPost,
  'trained.can_bo_qcn': trained,
});

test('[B4] who has not declared is missing from a share, and a contradiction counts nowhere', () => {
  const none = build([]);
  expect(cell(none, 'I', 'I.2.2a', 'rate')).toBeNull();
  expect(cell(none, 'I', 'I.2.2a', 'declared')).toBe(0);
  const report = build([
    declared('k', posts(20, 15)),
    declared('l', posts(4, 9), { unit: kienXuong }),
  ]);
  expect(report.annexes.I.rows[1]?.figures).toMatchObject({
    numerator: 15,
    denominator: 20,
    rate: 75,
    declared: 1,
    asked: 2,
  });
  expect(noted(report)).toMatchObject({ contradiction: 1 });
  const behind = ownBehind(report, { annex: 'I', row: 'I.2.2a', column: 'rate' });
  expect(behind?.map(({ id }) => id)).toEqual(['k']);
});

test('[B4] of the spokesperson’s target every agency is the whole, declared or not', () => {
  const k1 = {
    spokesDecision: '12/QĐ-UBND',
    spokesDecisionDate: '2026-02-01',
    regulationNumber: '13/QĐ-UBND',
    regulationDate: '2026-02-01',
  };
  const speaking = declared('k', { ...k1, informings: 2 });
  const silent = declared('l', { ...k1, informings: 0 }, { unit: kienXuong });
  const row = (lines: readonly ReportLine[]) => build(lines).annexes.I.rows[0]?.figures;
  expect(row([speaking, silent])).toMatchObject({
    numerator: 1,
    denominator: 2,
    rate: 50,
    declared: 2,
  });
  expect(row([speaking])).toMatchObject({ numerator: 1, denominator: 2, rate: 50, declared: 1 });
  expect(row([])).toMatchObject({ numerator: null, rate: null, declared: 0 });
});

test('[B5] as then and as now: other rows, the same totals; what was divided says so', () => {
  const ofOld = (id: string, set: string, code: string) =>
    entry(
      id,
      'phat_thanh',
      { date: '2025-05-05', airings: 2 },
      { unit: { set, code }, year: 2025 },
    );
  const lines = [
    ofOld('a', 'TB2024', '12472'),
    ofOld('b', 'TB2024', '12511'),
    ofOld('c', 'HY2024', '12004'),
  ];
  const days = { from: '2024-11-21', to: '2025-11-20' };
  const then = build(lines, { days });
  const now = build(lines, { days, view: { as: 'on', date: '2026-11-20' } });
  expect(total(now, 'III', 'airings')).toBe(6);
  expect(now.annexes.III.totals).toEqual(then.annexes.III.totals);
  expect(cell(then, 'III', 'TB2024.12472', 'airings')).toBe(2);
  expect(cell(now, 'III', 'TB2024.12472', 'airings')).toBeUndefined();
  expect([...now.divided]).toEqual(['HY2024.12004']);
});

/** Thái Bình's 12472 and 12505 went wholly into HY2025.12472. */
const quynhHoi = { set: 'TB2024', code: '12472' };
const anDong = { set: 'TB2024', code: '12505' };

test('[B2] [U4] the card of a merged commune speaks for those of the communes that went into it', () => {
  const days = { from: '2024-11-21', to: '2025-11-20' };
  const old = [
    card('a', 6, { unit: quynhHoi, year: 2025 }),
    card('b', 4, { unit: anDong, year: 2025 }),
  ];
  const own = card('c', 9, { year: 2025 });
  for (const view of [{ as: 'then' }, { as: 'on', date: '2026-11-20' }] as const) {
    const clusters = (lines: readonly ReportLine[]) =>
      total(build(lines, { days, year: 2025, view }), 'III', 'clusters');
    expect(clusters(old)).toBe(10);
    expect(clusters([...old, own])).toBe(9);
  }
});

test('[G8] [B5] a task is as far as it is, under whichever units it is drawn', () => {
  const days = { from: '2024-11-21', to: '2025-11-20' };
  const held = { date: '2025-05-05', task: 'IV.3.1' };
  const lines = [
    entry('a', 'phat_thanh', held, { unit: quynhHoi, year: 2025 }),
    entry('b', 'phat_thanh', held, { unit: kienXuong, year: 2025 }),
  ];
  const [then, now] = (['then', 'now'] as const).map((as) => {
    const view = as === 'then' ? { as } : { as: 'on' as const, date: '2026-11-20' };
    return build(lines, { days, view }).tasks.map(({ code, active, state }) => [
      code,
      active,
      state,
    ]);
  });
  expect(then).toEqual(now);
});

test('[B6] an activity belongs to the report of its first day, and both sides name it', () => {
  const over = entry('o', 'trien_lam', { date: '2026-11-19', to: '2026-11-23' });
  expect(total(build([over]), 'IV', 'exhibitions')).toBe(1);
  expect(noted(build([over]))).toMatchObject({ over_edge: 1 });
  const next = build([over], { days: { from: '2026-11-21', to: '2027-11-20' } });
  expect(total(next, 'IV', 'exhibitions')).toBe(0);
  expect(noted(next)).toMatchObject({ before_edge: 1 });
});
