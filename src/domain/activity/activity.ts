// The registry of activity types: a new type is a file of fields and rules and one line here.
import type { Field, Finding, Value, Values } from '../field.ts';
import { isEmpty, parseField } from '../field.ts';
import { broadcastErrors, broadcastFields, broadcastWarnings } from './broadcast.ts';
import type { CheckContext } from './common.ts';
import { commonErrors, commonWarnings } from './common.ts';
import { exhibitionErrors, exhibitionFields, exhibitionWarnings } from './exhibition.ts';
import { posterErrors, posterFields, posterWarnings } from './poster.ts';
import { trainingErrors, trainingFields, trainingWarnings } from './training.ts';
import type { ActivityType } from './type.ts';

interface TypeRules {
  readonly fields: readonly Field[];
  readonly errors: (values: Values, context: CheckContext) => readonly Finding[];
  readonly warnings: (values: Values) => readonly Finding[];
}

/**
 * Rules are written against the values their fields describe, and called only on values that have passed those
 * fields' schemas: `never` in the parameter states that the match is made here and nowhere else.
 */
function typeRules(
  fields: readonly Field[],
  errors: (values: never, context: CheckContext) => readonly Finding[],
  warnings: (values: never) => readonly Finding[],
): TypeRules {
  return {
    fields,
    errors: (values, context) => [
      ...commonErrors(values as never, context),
      ...errors(values as never, context),
    ],
    warnings: (values) => [...commonWarnings(values as never), ...warnings(values as never)],
  };
}

const rules: Readonly<Record<ActivityType, TypeRules>> = {
  phat_thanh: typeRules(broadcastFields, broadcastErrors, broadcastWarnings),
  trien_lam: typeRules(exhibitionFields, exhibitionErrors, exhibitionWarnings),
  co_dong: typeRules(posterFields, posterErrors, posterWarnings),
  tap_huan: typeRules(trainingFields, trainingErrors, trainingWarnings),
};

export function fieldsOf(type: ActivityType): readonly Field[] {
  return rules[type].fields;
}

export function fieldOf(type: ActivityType, key: string): Field | undefined {
  return rules[type].fields.find((field) => field.key === key);
}

/** Each given value against its own field; null clears a field. Unknown keys are findings, not ignored. [A2] */
export function parseValues(
  type: ActivityType,
  given: Readonly<Record<string, unknown>>,
): {
  readonly values: Readonly<Record<string, Value | null>>;
  readonly findings: readonly Finding[];
} {
  const values: Record<string, Value | null> = {};
  const findings: Finding[] = [];
  for (const [key, raw] of Object.entries(given)) {
    const field = fieldOf(type, key);
    if (!field) findings.push({ field: key, code: 'unknown_field' });
    else if (isEmpty(raw)) values[key] = null;
    else {
      const parsed = parseField(field, raw);
      if ('findings' in parsed) findings.push(...parsed.findings);
      else values[key] = parsed.value;
    }
  }
  return { values, findings };
}

/** A whole entry: hard errors stop the save, warnings are only said. One pass for the form and the server. [A2] */
export function checkActivity(
  type: ActivityType,
  values: Values,
  context: CheckContext,
): { readonly errors: readonly Finding[]; readonly warnings: readonly Finding[] } {
  const { values: parsed, findings } = parseValues(type, values);
  const missing = fieldsOf(type)
    .filter((field) => field.need !== 'may' && isEmpty(values[field.key]))
    .map((field): Finding => ({ field: field.key, code: 'required' }));
  const known = new Set([...findings, ...missing].map((finding) => finding.field));
  const sound = Object.fromEntries(
    Object.entries(parsed).filter((entry): entry is [string, Value] => entry[1] !== null),
  );
  const crossed = rules[type].errors(sound, context).filter((finding) => !known.has(finding.field));
  return { errors: [...findings, ...missing, ...crossed], warnings: rules[type].warnings(sound) };
}
