// The year somebody asks about, and what lies in his sight of it. [R3] [R4]
import type { Agency } from '../../src/domain/agency.ts';
import { localDate, planStart, reportingYear } from '../../src/domain/period.ts';
import { may } from '../../src/domain/permission.ts';
import type { Continued, Reply, SignedCall } from '../route.ts';
import { refuse } from '../route.ts';
import { unitsInSight } from '../sight.ts';
import { findCalendar } from '../storage/settings.ts';
import type { GoalYear } from './year.ts';
import { agenciesFor, goalYear } from './year.ts';

export interface Asked extends GoalYear {
  readonly today: string;
}

/** A handler of a year of the plan, for whoever may read goals of at least one commune. */
export function ofYear(
  handle: (call: SignedCall, asked: Asked) => Promise<Reply>,
): (call: SignedCall) => Promise<Continued> {
  const afterwards = async (call: SignedCall): Promise<Reply> => {
    const { db, person, params, nowMs } = call;
    const units = await unitsInSight(db, person);
    if (!units.some((unit) => may(person, 'goals.read', unit))) return refuse('forbidden');
    const today = localDate(nowMs);
    const year = Number(params['year']);
    if (!yearsUntil(today).includes(year)) return refuse('not-found');
    const agencies = await agenciesFor(db, person);
    return handle(call, { ...goalYear(agencies, year, await findCalendar(db)), today });
  };
  // Read from one snapshot: nobody who writes waits for a dashboard.
  return () => Promise.resolve({ afterwards });
}

/** Reporting years of the plan that have begun, oldest first. */
export function yearsUntil(today: string): readonly number[] {
  const first = reportingYear(planStart);
  return Array.from({ length: reportingYear(today) - first + 1 }, (_, index) => first + index);
}

export function nameOf({ id, name }: Agency): { readonly id: string; readonly name: string } {
  return { id, name };
}
