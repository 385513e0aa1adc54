// What a reviewer should look at before he decides: hints, never refusals. A record without one is unremarkable.
// domain.md §2.4 [K1]
import { describe } from './activity/activity.ts';
import { figuresOf } from './activity/figures.ts';
import type { ActivityType } from './activity/type.ts';
import { isActivity } from './activity/type.ts';
import type { Held, Survey } from './check-across.ts';
import { fullestDay, mostAirings, samePhoto, sameThing } from './check-across.ts';
import type { Finding, Values } from './field.ts';
import { isEmpty, sumOf } from './field.ts';
import { parseScope } from './scope.ts';

/** A finding; where it is about other records, their ids. */
export interface Hint extends Finding {
  readonly others?: readonly string[];
}

/** More airings of one title in a month are looked at. [K2] */
export const manyAirings = 60;
const minutesOfDay = 24 * 60;

/** Where a picture is the usual evidence; a broadcast is heard. [K6] */
const shown: readonly ActivityType[] = ['trien_lam', 'co_dong', 'tap_huan', 'cuoc_thi'];

/** @param today the reader's local date. Empty for what is cancelled, and for what is nobody's to review. */
export function hintsOf(record: Held, survey: Survey, today: string): readonly Hint[] {
  const { type, values, scope, state } = record;
  if (state === 'cancelled' || !isActivity(type)) return [];
  const year = parseScope(scope)?.year ?? 0;
  const { errors, warnings } = describe(type);
  // Each field has passed its own schema at the province; across fields a merge may have broken a rule. [A15]
  const own: readonly Hint[] = [...errors(values, { today, year }), ...warnings(values)];
  const said = new Set(own.map(({ field }) => field));
  const found = alone(type, values).filter(({ field }) => !said.has(field));
  return [...own, ...found, ...among(record, survey)];
}

/** Nothing about it asks for a second look, and nothing ever did: it may be approved with others at once. [K8] */
export function isUnremarkable(
  entry: { readonly state: Held['state']; readonly conflicts: number; readonly returns: number },
  hints: readonly Hint[],
): boolean {
  const { state, conflicts, returns } = entry;
  return state === 'submitted' && conflicts === 0 && returns === 0 && hints.length === 0;
}

/** [K5] [K6] */
function alone(type: ActivityType, values: Values): readonly Hint[] {
  const found: Hint[] = [];
  const { visitors, visitorsMethod, participants } = values;
  if (visitorsMethod === 'dem' && isRound(visitors))
    found.push({ field: 'visitors', code: 'check_round', params: { n: Number(visitors) } });
  if (isRound(participants))
    found.push({ field: 'participants', code: 'check_round', params: { n: Number(participants) } });
  const trained = sumOf(values, 'attendance.');
  if (isRound(trained))
    found.push({ field: 'attendance', code: 'check_round', params: { n: trained } });
  if (shown.includes(type) && isEmpty(values['photos']))
    found.push({ field: 'photos', code: 'check_no_photo' });
  return found;
}

/** [K2] [K3] [K4] [K7] */
function among(record: Held, survey: Survey): readonly Hint[] {
  const found: Hint[] = [];
  const { visitors, people } = figuresOf(record.values);
  const { participants } = record.values;
  const airings = mostAirings(survey, record);
  if (airings > manyAirings)
    found.push({ field: 'airings', code: 'check_airings', params: { n: airings } });
  const minutes = fullestDay(survey, record);
  if (minutes > minutesOfDay)
    found.push({
      field: 'minutes',
      code: 'check_hours',
      params: { n: Math.round(minutes / 6) / 10 },
    });
  const population = survey.population.get(record.scope);
  if (population !== undefined && Math.max(visitors, people) > population)
    found.push({
      field: visitors > people ? 'visitors' : isEmpty(participants) ? 'attendance' : 'participants',
      code: 'check_population',
      params: { n: population },
    });
  const twice = sameThing(survey, record);
  if (twice.length > 0) found.push({ field: 'title', code: 'check_duplicate', others: twice });
  const reused = samePhoto(survey, record);
  if (reused.length > 0) found.push({ field: 'photos', code: 'check_photo', others: reused });
  return found;
}

/** One figure and then noughts, from a hundred on: 300, 2.000. Nobody counts so. [K5] */
function isRound(value: unknown): boolean {
  if (typeof value !== 'number' || value < 100) return false;
  return value % 10 ** Math.floor(Math.log10(value)) === 0;
}
