// The sums of a year as the province publishes them. [O3]

import type { Cell } from '../../src/domain/measure.ts';
import { aggregatesOf } from '../../src/domain/open/aggregate.ts';
import type { Fact } from '../../src/domain/open/fact.ts';
import { reportPeriod } from '../../src/domain/period.ts';
import { parseScope } from '../../src/domain/scope.ts';
import { addTotals } from '../../src/domain/totals.ts';
import { agencyId, homeOf } from '../goals/year.ts';
import type { Queries } from '../storage/database.ts';
import { findTotals } from '../storage/totals.ts';
import { findUnit } from '../units.ts';
import { scopesAfter } from './facts.ts';

/** Under what answers for the communes on the cut-off. [U4] */
export async function publishedOf(db: Queries, year: number): Promise<readonly Fact[]> {
  const { to } = reportPeriod(year);
  const homes = new Map<string, { name: string; totals: Map<string, Cell> }>();
  const scopes = (await scopesAfter(db, '')).map(({ scope }) => scope);
  const own = scopes.filter((scope) => parseScope(scope)?.year === year);
  for (const [scope, totals] of await findTotals(db, own)) {
    const unit = parseScope(scope)?.unit;
    if (!unit) continue;
    const id = homeOf(unit, to);
    const [set = '', code = ''] = id.split('.');
    const name = findUnit({ set, code })?.name ?? agencyId(unit);
    const home = homes.get(id) ?? { name, totals: new Map<string, Cell>() };
    homes.set(id, home);
    addTotals(home.totals, totals);
  }
  const units = [...homes].map(([id, home]) => ({ id, ...home }));
  return aggregatesOf(
    year,
    units.sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}
