// The figures of the demo province, read as the report reads them.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fillDemo } from '../../server/demo/fill.ts';
import { readReportLines } from '../../server/report/lines.ts';
import type { ReportLine } from '../../src/domain/report/line.ts';
import { buildReport } from '../../src/domain/report/report.ts';
import { successionOf } from '../../src/domain/succession.ts';
import { defaultReviewAreas } from '../../src/domain/unit-catalogue.ts';
import type { TestServer } from './harness.ts';
import { openServer } from './harness.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const days = { from: '2025-11-21', to: '2026-11-20' };
const units = defaultReviewAreas().flatMap((area) => area.units);
let server: TestServer;
beforeAll(async () => {
  server = await openServer({ accounts: [] });
  server.clock.set(Date.parse('2026-11-22T18:30:00Z'));
  await fillDemo(server.deps, 48);
});
afterAll(() => server.close());

test('[B1] [B2] each commune is read once, and the airings are those of the table', async () => {
  const lines: ReportLine[] = [];
  for (const unit of units) lines.push(...(await readReportLines(server.deps.db, unit, days)));
  const ids = lines.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const view = { as: 'then' } as const;
  const report = buildReport(
    { days, year: 2026, basis: 'approved', units, view },
    lines,
    successionOf,
  );
  const rows = await server.deps.db
    .selectFrom('record')
    .select(['doc', 'date'])
    .where('type', '=', 'phat_thanh')
    .where('state', '=', 'approved')
    .where('date', '<=', days.to)
    .execute();
  const airings = rows.reduce((sum, { doc }) => sum + Number(JSON.parse(doc).values.airings), 0);
  expect(airings).toBeGreaterThan(500);
  expect(report.annexes.III.totals['airings']).toBe(airings);
});
