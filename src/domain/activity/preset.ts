// What a new form already says: from the clock, the plan and the officer's last entry of the type. Seconds, not forms.
import type { Line, Typed, Value, Values } from '../field.ts';
import { addDays, daysBetween, isDate } from '../period.ts';
import { describe } from './activity.ts';
import type { Now } from './description.ts';
import type { RecordType } from './type.ts';

/** @param last the last entry's values; what differs from day to day is not repeated [A14] */
export function presetValues(type: RecordType, last: Values | undefined, now: Now): Values {
  const { fields, first, settle } = describe(type);
  const again = fields
    .filter((field) => field.again && last?.[field.key] !== undefined)
    .map(({ key }) => [key, last?.[key]] as const);
  return settle({ ...first(now), ...Object.fromEntries(again) });
}

/** The typed values after one field changed: what was only preset from it follows. [A14] */
export function followed(type: RecordType, typed: Typed, key: string, value: unknown): Typed {
  return { ...typed, ...describe(type).follow(typed, key, value), [key]: value };
}

/**
 * An earlier entry as a new one of today. Its days move along with its date; what lies in the future then, and what only
 * that day could answer, is left out. [A23]
 */
export function repeated(type: RecordType, values: Values, now: Now): Values {
  const { first, fields } = describe(type);
  const days = typeof values.date === 'string' ? daysBetween(values.date, now.today) : 0;
  const again = fields
    .filter((field) => !(field.once || field.kind === 'photos' || 'whole' in field))
    .map((field) => [field.key, shifted(values[field.key], field.fixed ? 0 : days)] as const);
  const { date: _, ...rest } = first(now);
  const own = fields.filter((field) => field.once && rest[field.key] !== undefined);
  const fresh = own.map(({ key }) => [key, rest[key]] as const);
  return Object.fromEntries([...again, ...fresh].filter(([, value]) => value !== undefined));
}

function shifted(value: Value | undefined, days: number): Value | undefined {
  if (typeof value === 'string') return isDate(value) ? addDays(value, days) : value;
  if (!Array.isArray(value)) return value;
  return value.map((one: string | Line) =>
    typeof one === 'string'
      ? one
      : Object.fromEntries(
          Object.entries(one).map(([key, cell]) => [
            key,
            typeof cell === 'string' && isDate(cell) ? addDays(cell, days) : cell,
          ]),
        ),
  ) as Value;
}
