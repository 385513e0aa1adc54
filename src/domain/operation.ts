// What a person can do to a record, as a value. Its bytes are frozen when it is saved and sent again as they are;
// id, time and number are stamped once, at the tap. sync.md §2.2–2.5 [S2]
import * as z from 'zod/mini';
import { recordTypes } from './activity/type.ts';
import { uuidPattern } from './identity.ts';
import { scopePattern } from './scope.ts';
import { isCleanText } from './text.ts';

const id = z.string().check(z.regex(uuidPattern));
const version = z.int().check(z.gte(0));
const key = z.string().check(z.maxLength(80));
const note = z.string().check(z.trim(), z.maxLength(500));
const values = z.record(key, z.unknown());
const elements = z.record(key, z.array(z.string().check(z.maxLength(80))).check(z.maxLength(60)));

const head = {
  op: id,
  n: z.int().check(z.gte(1)),
  rec: id,
  sc: z.string().check(z.regex(scopePattern)),
  at: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/)),
};

/** The eight deeds. Fields a kind does not know are refused, so that nothing is silently dropped. */
export const operationSchema = z.discriminatedUnion('k', [
  z.strictObject({ ...head, k: z.literal('new'), ty: z.enum(recordTypes), set: values }),
  z.strictObject({
    ...head,
    k: z.literal('set'),
    base: version,
    set: z.exactOptional(values),
    add: z.exactOptional(elements),
    del: z.exactOptional(elements),
    /** The officer answers a return: the record goes back to the reviewer. [V4] */
    send: z.exactOptional(z.literal(true)),
    /** Into another scope with this edit: another reporting year, or the right commune. `sc` is the one it leaves. [S16] */
    to: z.exactOptional(z.string().check(z.regex(scopePattern))),
  }),
  z.strictObject({
    ...head,
    k: z.literal('review'),
    /** The content version the reviewer's screen showed. [V3] */
    sees: version,
    /** The version of the row on the screen: whoever reopens has seen the approval. Absent before protocol 3. [V7] */
    base: z.exactOptional(version),
    /** "submitted" takes the reviewer's own last decision back. [V11] */
    to: z.enum(['approved', 'returned', 'submitted']),
    note: z.exactOptional(note),
    pins: z.exactOptional(z.record(key, note)),
  }),
  z.strictObject({
    ...head,
    k: z.literal('resolve'),
    base: version,
    cf: z.string().check(z.maxLength(120)),
    set: values,
  }),
  z.strictObject({ ...head, k: z.literal('del'), base: version, note: z.exactOptional(note) }),
  z.strictObject({ ...head, k: z.literal('restore'), base: version }),
  z.strictObject({
    ...head,
    k: z.literal('join'),
    base: version,
    /** The record that stands for this one from now on; null takes the two apart again. [V12] */
    into: z.nullable(id),
  }),
  /** The first of two steps: this content was looked at and is good. It moves no state. [V14] */
  z.strictObject({ ...head, k: z.literal('check'), sees: version }),
]);

export type Operation = z.infer<typeof operationSchema>;
export const operationKinds = [
  'new',
  'set',
  'review',
  'resolve',
  'del',
  'restore',
  'join',
  'check',
] as const;

/** The least an operation must carry to be answered: whatever else is wrong with it is its own result. [S7] */
export const operationHeadSchema = z.looseObject({ op: id, n: head.n });
export type OperationHead = z.infer<typeof operationHeadSchema>;

/** Where an operation says it belongs; empty text where it says nothing that can be read. */
export interface Address {
  readonly rec: string;
  readonly sc: string;
  readonly k: string;
  readonly at: string;
  /** The scope it goes to with this operation, if it says one. [S16] */
  readonly to: string;
  /** The other record it is about, if it names one. [V12] */
  readonly into: string;
}

export function addressOf(operation: OperationHead): Address {
  const text = (value: unknown) =>
    typeof value === 'string' && isCleanText(value) ? value.slice(0, 80) : '';
  const { rec, sc, k, at, to, into } = operation;
  const told = { rec: text(rec), sc: text(sc), k: text(k), at: text(at), to: text(to) };
  return { ...told, into: text(into) };
}
