// Open data: sums by commune and task, with nothing of a single entry. Small groups are hidden together with what would
// give them away. domain.md §6.3, the plan IV.6.2 [O2] [O3]
import type { Measure } from '../measure.ts';
import { measures } from '../measure.ts';
import { codesOf, collectedTasks } from '../plan.ts';
import { hideSmall } from '../report/small-numbers.ts';
import type { Totals } from '../totals.ts';
import { cellsOf } from '../totals.ts';
import type { Column, Fact } from './fact.ts';
import { headMeasures, measureColumns, shownMeasure } from './fact.ts';

export interface SummedUnit {
  readonly id: string;
  readonly name: string;
  readonly totals: Totals;
}

export const aggregateColumns: readonly Column[] = [
  { name: 'year', type: 'whole', about: 'Năm báo cáo' },
  { name: 'unit', type: 'text', about: 'Bộ mã và mã đơn vị' },
  { name: 'unitName', type: 'text', about: 'Đơn vị' },
  { name: 'task', type: 'text', about: 'Nhiệm vụ của Kế hoạch 48/KH-UBND' },
  ...measureColumns,
];

/** Approved entries only: what nobody has looked at is not published. [O3] */
export function aggregatesOf(year: number, units: readonly SummedUnit[]): readonly Fact[] {
  const tasks = codesOf(collectedTasks);
  const cells = units.map(({ totals }) => cellsOf(totals, 'task', ['approved']));
  const value = (unit: number, task: string, measure: Measure) =>
    cells[unit]?.get(task)?.[measure] ?? 0;
  const hidden = new Map(
    headMeasures.map((measure) => {
      const heads = units.map((_, unit) => tasks.map((task) => value(unit, task, measure)));
      return [measure, hideSmall(heads, 0)] as const;
    }),
  );
  return units.flatMap(({ id, name }, unit) =>
    tasks.flatMap((task, place) => {
      if (value(unit, task, 'n') === 0) return [];
      const shown = measures.map((one) => {
        const secret = hidden.get(one)?.[unit]?.[place] ?? false;
        return [one, secret ? null : shownMeasure(one, value(unit, task, one))] as const;
      });
      return [{ year, unit: id, unitName: name, task, ...Object.fromEntries(shown) }];
    }),
  );
}
