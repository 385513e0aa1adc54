// What a type of record is: its fields, its rules, and what a new form of it already says. A new type is one file that
// describes it and one line in activity.ts; forms, wire, server, desk and words read the description. [A1]
import type { Field, Finding, Typed, Values } from '../field.ts';
import type { CheckContext } from './common.ts';
import { commonErrors, commonWarnings, districtErrors } from './common.ts';

/** What the phone knows when a form is opened. */
export interface Now {
  /** Local date and "HH:mm". */
  readonly today: string;
  readonly time: string;
}

interface Rules<V> {
  /** What a new form says before anyone has typed. [A14] */
  readonly first: (now: Now) => Values;
  /** What first and repeated answers entail together. [A14] */
  readonly settle?: (values: Values) => Values;
  /** What was only preset from a field follows it: the values that change along with it. [A14] */
  readonly follow?: (before: Typed, key: string, value: unknown) => Typed;
  /** Hard: the entry cannot be saved. */
  readonly errors?: (values: V, context: CheckContext) => readonly Finding[];
  /** Soft: said, never in the way. [A17] */
  readonly warnings?: (values: V) => readonly Finding[];
}

export interface Description extends Required<Rules<Values>> {
  readonly fields: readonly Field[];
}

/**
 * Rules are written against the values their fields describe, and called only on values that have passed those
 * fields' schemas: `never` in the parameter states that the match is made here and nowhere else.
 */
export function described(fields: readonly Field[], rules: Rules<never>): Description {
  const { first, settle, follow, errors, warnings } = rules;
  return {
    fields,
    first,
    settle: settle ?? ((values) => values),
    follow: follow ?? (() => ({})),
    errors: (values, context) => [
      ...commonErrors(values as never, context),
      ...districtErrors(fields, values),
      ...(errors?.(values as never, context) ?? []),
    ],
    warnings: (values) => [
      ...commonWarnings(values as never),
      ...(warnings?.(values as never) ?? []),
    ],
  };
}

/** A group of counts: "items.tin", "items.bai" … each may be left out, their sum is derived. [A9] */
export function countFields<const G extends string, const C extends string>(
  group: G,
  of: readonly C[],
  max: number,
): readonly { key: `${G}.${C}`; kind: 'int'; need: 'may'; min: 0; max: number }[] {
  return of.map((code) => ({ key: `${group}.${code}`, kind: 'int', need: 'may', min: 0, max }));
}
