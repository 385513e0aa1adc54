// A form is data: each field's description yields its schema, its finding and its type. [A1]
import * as z from 'zod/mini';
import { isDate } from './period.ts';
import { photoPattern } from './photo.ts';
import { isCleanText } from './text.ts';

/** One line of a list field (a poster line, an exhibition site): flat again. */
export type Line = Readonly<Record<string, string | number>>;
export type Value = string | number | readonly string[] | readonly Line[];
/** An activity's values by field key. Keys of counts carry their group: "items.tin". */
export type Values = Readonly<Record<string, Value | undefined>>;

/** "save" = R of domain.md §2.3, "send" = (R), "may" = optional. */
export type Need = 'save' | 'send' | 'may';

/** What a form holds: values, or text that is no value yet. */
export type Typed = Readonly<Record<string, unknown>>;

interface Common {
  readonly key: string;
  readonly need: Need;
  /** The field applies only where this says so; otherwise always. What does not apply is neither asked nor saved. */
  readonly when?: (typed: Typed) => boolean;
  /** Where an optional field stands when not folded away: with the work at hand, or with the plan's codes. */
  readonly place?: 'main' | 'plan';
  /** Optional by itself, yet a rule will ask for it where it applies: not marked "không bắt buộc". */
  readonly asked?: true;
  /** The same from entry to entry: a new form repeats it from the last. [A14] */
  readonly again?: true | undefined;
  /** The part of a long form it belongs to, "k2". */
  readonly part?: string;
  /** The day's own answer: not taken over when an entry is repeated. [A23] */
  readonly once?: true;
  /** Heads, which can be counted at the door, a tap each. */
  readonly heads?: true;
  /** The day of something else, which stays when the entry's days move. */
  readonly fixed?: true;
  /** A short answer that shares its row with its neighbour. */
  readonly half?: true;
}
export type Field =
  | (Common & {
      readonly kind: 'text';
      readonly min?: number;
      readonly max: number;
      readonly long?: true;
    })
  | (Common & {
      readonly kind: 'int' | 'decimal';
      readonly min: number;
      readonly max: number;
      /** The number this one is a part of: "42 trên 42 cụm loa". */
      readonly whole?: string;
    })
  | (Common & { readonly kind: 'date' | 'time' })
  | (Common & {
      readonly kind: 'choice' | 'choices';
      readonly of: readonly string[];
      /** The one of them that ended with the district level. */
      readonly ended?: string;
    })
  /** SHA-256 of each photo; added and removed one by one, as choices are. [F1] */
  | (Common & { readonly kind: 'photos'; readonly max: number })
  | (Common & {
      readonly kind: 'list';
      readonly of: readonly Field[];
      readonly max: number;
      /** What a new line begins with. */
      readonly line?: (typed: Typed) => Line;
    });

type ValueOf<F extends Field> = F extends { kind: 'int' | 'decimal' }
  ? number
  : F extends { kind: 'choices' | 'photos' }
    ? readonly string[]
    : F extends { kind: 'choice'; of: readonly (infer C)[] }
      ? C
      : F extends { kind: 'list' }
        ? readonly Line[]
        : string;

/** The values a tuple of fields describes; every key may be absent until the rules have spoken. */
export type ValuesOf<Fs extends readonly Field[]> = {
  readonly [F in Fs[number] as F['key']]?: ValueOf<F> | undefined;
};

/** What is wrong (or odd) with one field, in a code the catalogue of words knows. */
export interface Finding {
  readonly field: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

// A schema is built once for its description: a form asks all of its fields at every keystroke.
const schemas = new WeakMap<Field, z.ZodMiniType<Value, unknown>>();

/** The one schema of a field's value, used by the form, the wire and the server alike. Text comes out NFC. [A3] */
export function fieldSchema(field: Field): z.ZodMiniType<Value, unknown> {
  const known = schemas.get(field);
  if (known) return known;
  const schema = buildSchema(field);
  schemas.set(field, schema);
  return schema;
}

function buildSchema(field: Field): z.ZodMiniType<Value, unknown> {
  switch (field.kind) {
    case 'text':
      return z
        .string()
        .check(
          z.refine(isCleanText, { error: 'bad_text' }),
          z.normalize('NFC'),
          z.trim(),
          z.minLength(field.min ?? 1, { error: 'too_short' }),
          z.maxLength(field.max, { error: 'too_long' }),
        );
    case 'int':
      return z
        .number({ error: 'not_number' })
        .check(z.int({ error: 'not_whole' }), ...range(field.min, field.max));
    case 'decimal':
      return z.number({ error: 'not_number' }).check(...range(field.min, field.max));
    case 'date':
      return z.string().check(z.refine(isDate, { error: 'bad_date' }));
    case 'time':
      return z.string().check(z.regex(timePattern, { error: 'bad_time' }));
    case 'choice':
      return z.enum(field.of, { error: 'bad_choice' });
    case 'choices':
      return z
        .array(z.enum(field.of, { error: 'bad_choice' }))
        .check(z.refine((of) => new Set(of).size === of.length, { error: 'bad_choice' }));
    case 'photos':
      return z.array(z.string().check(z.regex(photoPattern, { error: 'bad_photo' }))).check(
        z.refine((of) => new Set(of).size === of.length, { error: 'bad_photo' }),
        z.maxLength(field.max, { error: 'too_many' }),
      );
    case 'list':
      return z
        .array(lineSchema(field.of))
        .check(
          z.minLength(1, { error: 'required' }),
          z.maxLength(field.max, { error: 'too_many', abort: true }),
        );
  }
}

function range(min: number, max: number) {
  return [z.gte(min, { error: 'out_of_range' }), z.lte(max, { error: 'out_of_range' })] as const;
}

function lineSchema(fields: readonly Field[]): z.ZodMiniType<Line, unknown> {
  const shape = fields.map((field) => {
    const schema = fieldSchema(field) as z.ZodMiniType<string | number, unknown>;
    return [field.key, field.need === 'may' ? z.optional(schema) : schema] as const;
  });
  // The line's fields are text, number, date or choice only, as `Line` says: the one cast of this file.
  return z.strictObject(Object.fromEntries(shape)) as unknown as z.ZodMiniType<Line, unknown>;
}

/** The limits a finding's sentence needs: "Nhập từ {min} đến {max}". */
function limits(field: Field): Readonly<Record<string, number>> {
  return {
    ...('min' in field && field.min !== undefined ? { min: field.min } : {}),
    ...('max' in field ? { max: field.max } : {}),
  };
}

/**
 * One value against its field: the value as it is to be stored, or what is wrong with it. [A2]
 * Findings inside a list name the line, "lines.0.width", one for each place; any other field has one.
 */
export function parseField(
  field: Field,
  value: unknown,
): { readonly value: Value } | { readonly findings: readonly [Finding, ...Finding[]] } {
  const parsed = fieldSchema(field).safeParse(value);
  if (parsed.success) return { value: parsed.data };
  const [first, ...others] = parsed.error.issues.map((issue) => findingOf(field, value, issue));
  return { findings: first ? [first, ...others] : [{ field: field.key, code: 'bad_value' }] };
}

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function findingOf(field: Field, value: unknown, issue: Issue): Finding {
  const path = issue.path.map(String);
  if (field.kind !== 'list')
    return { field: field.key, code: codeOf(issue), params: limits(field) };
  const [line, key] = path;
  const inner = field.of.find((one) => one.key === key) ?? field;
  const cell = key === undefined ? value : cellOf(value, Number(line), key);
  const code = isEmpty(cell) && inner !== field ? 'required' : codeOf(issue);
  return { field: [field.key, ...path].join('.'), code, params: limits(inner) };
}

function codeOf({ code, message }: Issue): string {
  if (code === 'unrecognized_keys') return 'unknown_field';
  return /^[a-z_]+$/.test(message) ? message : 'bad_value';
}

function cellOf(value: unknown, line: number, key: string): unknown {
  const cells: unknown = Array.isArray(value) ? value[line] : undefined;
  return typeof cells === 'object' && cells !== null
    ? Object.entries(cells).find(([name]) => name === key)?.[1]
    : undefined;
}

/** Absent, cleared, or an empty choice: all the same to a rule. */
export function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** The sum of a group of counts: `sumOf(values, 'items.')`. */
export function sumOf(values: Values, prefix: string): number {
  let sum = 0;
  for (const key of Object.keys(values)) {
    const value = key.startsWith(prefix) ? values[key] : undefined;
    if (typeof value === 'number') sum += value;
  }
  return sum;
}
