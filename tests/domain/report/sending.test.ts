import { expect, test } from 'vitest';
import { annexTables } from '../../../src/domain/report/annex-tables.ts';
import { factsOf } from '../../../src/domain/report/facts.ts';
import { reportLineOf } from '../../../src/domain/report/line.ts';
import { buildReport } from '../../../src/domain/report/report.ts';
import { shippedSettings } from '../../../src/domain/setting.ts';
import { shippedUnits } from '../../../src/domain/unit-catalogue.ts';
import { ask, declared, quynhPhu } from './lines.ts';

test('[G12] a declaration is sent on the day it became whole, and not before', () => {
  const words = { results: 'x', difficulties: 'x', proposals: 'x', directions: 'x' };
  const row = {
    id: 'k',
    v: 1,
    type: 'khai_bao' as const,
    state: 'submitted' as const,
    conflicts: [],
    story: [],
    values: words,
  };
  expect(reportLineOf(row, quynhPhu, 2026).sentOn).toBeNull();
});

test('[G12] [G4] what a commune that was merged had declared is not the sending of the one that took it over', () => {
  const days = { from: '2024-11-21', to: '2025-11-20' };
  const old = { unit: { set: 'TB2024', code: '12472' }, year: 2025, sentOn: '2025-05-02' };
  const sending = (unit: typeof old) => {
    const question = { ...ask, days, year: 2025, view: { as: 'on', date: '2026-11-20' } as const };
    const facts = factsOf(days, [declared('k', {}, unit)]);
    const report = buildReport(question, facts, shippedUnits.successionOf);
    const place = { kind: 'province' as const, name: '' };
    const { head } = shippedSettings;
    const paper = {
      report,
      place,
      head,
      set: {},
      nameOf: (key: string) => key,
      texts: {},
      yearly: true,
    };
    const tables = annexTables({ ...paper, asOf: '', today: '2026-11-23' });
    const row = tables
      .at(-1)
      ?.rows.find((cells) => cells.some(({ text }) => text.endsWith('.12472')));
    return row?.map(({ text }) => text) ?? [];
  };
  expect(sending(old)).not.toContain('02/05/2025');
  expect(sending({ ...old, unit: quynhPhu })).toContain('02/05/2025');
});
