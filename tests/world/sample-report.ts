// A seeded demo year of the province, and its yearly report: what the sample prints and the recount recounts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawFrom } from '../../server/demo/draw.ts';
import { fillDemo } from '../../server/demo/fill.ts';
import { openDeps } from '../../server/open.ts';
import type { Ingredients } from '../../server/report/assemble.ts';
import { askOf, assemble, gatherLines } from '../../server/report/assemble.ts';
import { readFacts } from '../../server/report/facts.ts';
import { placesOf } from '../../server/report/place.ts';
import { reportPeriod } from '../../src/domain/period.ts';
import { shippedSettings } from '../../src/domain/setting.ts';

const nowMs = Date.parse('2026-11-22T18:30:00Z');
export const sampleDays = reportPeriod(2026);

/** @param weeks of activities before the cut-off */
export async function sampleReport(weeks = 53) {
  const data = mkdtempSync(join(tmpdir(), 'so-report-'));
  const world = { clock: () => nowMs, random: drawFrom(48).bytes, version: 'sample' };
  const deps = await openDeps(':memory:', world, data);
  await fillDemo(deps, 48, weeks);
  const person = { id: 'p', role: 'province' as const, units: [] };
  const [place] = await placesOf(deps.db, person);
  if (!place) throw new Error('the province may not report');
  const { from, to } = sampleDays;
  const lines = (await gatherLines(deps.db, place, { from, to }, () => true)) ?? [];
  const question = { days: { from, to }, yearly: true, basis: 'approved', as: 'now' } as const;
  const ask = await askOf(deps.db, question, place, nowMs, {});
  const settled = { head: shippedSettings.head, set: {} };
  const ingredients: Ingredients = { question, place, ask, texts: {}, nowMs, settled };
  const facts = await readFacts(deps.db, place.units, sampleDays);
  return {
    deps,
    place,
    lines,
    facts,
    ingredients,
    assembled: assemble(ingredients, facts),
    close: async () => {
      await deps.db.destroy();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
