// When a commune does what, over the last weeks.
import type { ActivityType } from '../../src/domain/activity/type.ts';
import { otherTypes } from '../../src/domain/activity/type.ts';
import { addDays, weekday } from '../../src/domain/period.ts';
import type { Draw } from './draw.ts';

export interface Planned {
  readonly type: ActivityType;
  readonly date: string;
}

export const demoWeeks = 6;

/** Posters go up around these days. */
const campaigns = ['10-20', '11-08', '11-15', '12-05', '06-01'];

/** Oldest first; nothing after `last`. @param aWeek broadcasts */
export function plannedUntil(
  draw: Draw,
  last: string,
  aWeek: number,
  weeks = demoWeeks,
): readonly Planned[] {
  const planned: Planned[] = [];
  for (let back = weeks * 7 - 1; back >= 0; back -= 1) {
    const date = addDays(last, -back);
    if (weekday(date) === 0) continue;
    if (draw.chance(aWeek / 6)) planned.push({ type: 'phat_thanh', date });
    if (campaigns.includes(date.slice(5)) && draw.chance(0.6))
      planned.push({ type: 'co_dong', date });
    for (const type of otherTypes) if (draw.chance(0.01)) planned.push({ type, date });
    if (back >= 5 && draw.chance(0.008)) planned.push({ type: 'trien_lam', date });
    if (weekday(date) < 6 && draw.chance(0.012)) planned.push({ type: 'tap_huan', date });
  }
  return planned;
}
