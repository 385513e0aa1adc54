// Two days that matter: when the figures close, and when the report must be there.
import { addDays, daysBetween } from '../../domain/period.ts';
import type { SetYears } from '../../domain/report-year.ts';
import { cutOffOf, leaveOf } from '../../domain/report-year.ts';
import { dayMonth, longDay } from '../words/format.ts';
import { tPlan } from '../words/plan-words.ts';

interface CountdownProps {
  readonly today: string;
  readonly year: number;
  readonly set: SetYears | undefined;
}

export function Countdown({ today, year, set }: CountdownProps) {
  const to = cutOffOf(year, set);
  const due = leaveOf(year, set);
  const closed = today > to;
  const next = { day: dayMonth(addDays(to, 1)), year: String(year + 1) };
  return (
    <dl class="plan-days">
      <div class="card">
        <dt>{tPlan('cutOff')}</dt>
        <dd>
          <b>{longDay(to)}</b>
          <span>{closed ? tPlan('closed', next) : left(daysBetween(today, to))}</span>
        </dd>
      </div>
      <div class="card plan-due">
        <dt>{tPlan('due')}</dt>
        <dd>
          <b>{longDay(due)}</b>
          <span>{left(daysBetween(today, due))}</span>
        </dd>
      </div>
    </dl>
  );
}

function left(days: number): string {
  return days === 0 ? tPlan('isToday') : tPlan('left', { n: days });
}
