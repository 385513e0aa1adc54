// What a new form already says: from the clock, the plan and the officer's last entry of the type. Seconds, not forms.
import type { Typed, Values } from '../field.ts';
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
