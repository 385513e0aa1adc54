// Posters that still hang after they should be gone. A banner without a planned day is asked about after 15 days (limit
// of the advertising law). domain.md §2.3 C [T6]
import type { Values } from './field.ts';
import { addDays } from './period.ts';

const bannerDays = 15;

/** The day from which the officer is asked, or undefined when nothing is to be taken down. */
export function removalDue({ date, condition, plannedRemoval, lines }: Values): string | undefined {
  if (condition === 'da_thao' || typeof date !== 'string') return undefined;
  if (typeof plannedRemoval === 'string') return plannedRemoval;
  const banner =
    Array.isArray(lines) &&
    lines.some((line) => typeof line === 'object' && line.kind === 'bang_ron');
  return banner ? addDays(date, bannerDays) : undefined;
}

/** [T6] */
export function isOverdue(values: Values, today: string): boolean {
  const due = removalDue(values);
  return due !== undefined && due < today;
}

/** The same entry, taken down today. */
export function takenDown(values: Values, today: string): Values {
  return { ...values, condition: 'da_thao', removedOn: today };
}
