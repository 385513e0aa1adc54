// A cell of sums as a sentence: "12 lớp · 480 lượt người dự · trong đó nữ 210".
import type { Cell } from '../../domain/measure.ts';
import { measures } from '../../domain/measure.ts';
import { tGoal } from '../words/goals-words.ts';

/** Kept in tenths, so that sums are whole numbers. */
const tenths: readonly string[] = ['panelArea', 'bannerLength'];

export function resultText(cell: Cell): string {
  return measures
    .flatMap((measure) => {
      const value = cell[measure] ?? 0;
      if (value === 0) return [];
      return [tGoal(`m.${measure}`, { n: tenths.includes(measure) ? value / 10 : value })];
    })
    .join(' · ');
}
