// Frozen reports on either database: what goes in comes out, and nothing moves it.
import { expect, test } from 'vitest';
import { insertAccount } from '../../server/storage/accounts.ts';
import type { Queries } from '../../server/storage/database.ts';
import {
  addText,
  findTexts,
  findVersion,
  insertVersion,
  listVersions,
} from '../../server/storage/reports.ts';
import { write } from '../../server/storage/transaction.ts';
import type { ReportLine } from '../../src/domain/report/line.ts';

const line = (id: string): ReportLine => ({
  id,
  v: 2 ** 40,
  type: 'phat_thanh',
  unit: { set: 'HY2025', code: '12472' },
  year: 2026,
  date: '2026-11-09',
  state: 'approved',
  conflicts: [],
  received: '2026-11-09T09:40:03Z',
  sentOn: null,
  values: { title: 'Hòa "giải"\n', airings: 3 },
});

const days = { first_day: '2025-11-21', last_day: '2026-11-20' };
const row = {
  place: 'tinh',
  name: 'Tỉnh Hưng Yên',
  ...days,
  amends: null,
  read_at: '2026-11-23T01:00:00Z',
  frozen_at: '2026-11-23T01:05:00Z',
  account_id: 'a1',
  figures: 12,
  records: 1000,
  ask: '{"kind":"yearly"}',
  // As versions before 0015 kept a note, each record by its name, and before 0021 a figure, its place in its cell.
  paper:
    '{"asOf":"x","notes":[{"code":"waiting","units":["HY2025.12472"],"records":["r1","r2"]}],"annexes":[{"key":"III","columns":[],"total":null,"rows":[[{"text":"1"},{"text":"4","n":4,"figure":{"annex":"III","row":"HY2025.12472","column":"airings"}}]]}]}',
};

async function hire(db: Queries): Promise<void> {
  const post = { id: 'a1', login: 'tinh', role: 'province', areaId: null, units: [] } as const;
  await insertAccount(db, { ...post, passwordHash: null, createdAt: '2026-01-01T00:00:00Z' });
}

export function reportContract(given: () => Queries): void {
  test('[B10] a frozen report is numbered, comes back as it was, and cannot be changed', async () => {
    const db = given();
    await hire(db);
    const lines = Array.from({ length: 1000 }, (_, index) =>
      line(`r${String(index).padStart(4, '0')}`),
    );
    expect(await write(db, (inner) => insertVersion(inner, row, lines))).toBe(1);
    expect(await write(db, (inner) => insertVersion(inner, { ...row, amends: 1 }, []))).toBe(2);
    const found = await findVersion<object>(db, 1);
    expect(found?.lines).toEqual(lines);
    expect(found?.ask).toEqual({ kind: 'yearly' });
    expect(found?.paper.notes).toEqual([{ code: 'waiting', units: ['HY2025.12472'], records: 2 }]);
    expect(found?.paper.annexes.map(({ keys }) => keys)).toEqual([['HY2025.12472']]);
    expect((await listVersions(db)).map(({ n, amends }) => [n, amends])).toEqual([
      [2, 1],
      [1, null],
    ]);
    const frozen = 'a frozen report does not move';
    await expect(db.updateTable('report_version').set({ name: 'x' }).execute()).rejects.toThrow(
      frozen,
    );
    await expect(db.updateTable('report_line').set({ line: '{}' }).execute()).rejects.toThrow(
      frozen,
    );
    await expect(db.deleteFrom('report_line').execute()).rejects.toThrow(frozen);
  });

  test('[B11] of two who write over the same words one is told', async () => {
    const db = given();
    await hire(db);
    const text = {
      place: 'tinh',
      ...days,
      part: 'results',
      text: 'Một',
      at: 'x',
      account_id: 'a1',
    };
    const add = (words: string, seen: number) =>
      write(db, (inner) => addText(inner, { ...text, text: words }, seen));
    const both = await Promise.all([add('Một', 0), add('Hai', 0)]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await add('Ba', 1)).toBe(true);
    const texts = await findTexts(db, { place: 'tinh', from: days.first_day, to: days.last_day });
    expect(texts).toEqual({ results: { v: 2, text: 'Ba' } });
  });
}
