// POST /sync/v1: push and pull in one round trip. sync.md §2.4
import * as z from 'zod/mini';
import { recordTypes } from '../domain/activity/type.ts';
import { uuidPattern } from '../domain/identity.ts';
import type { OperationHead } from '../domain/operation.ts';
import { operationHeadSchema } from '../domain/operation.ts';
import type { OutcomeKind } from '../domain/outcome.ts';
import { roles } from '../domain/person.ts';
import type { Problem } from '../domain/problem.ts';
import { isProblemType } from '../domain/problem.ts';
import type { Conflict, Row, Tombstone } from '../domain/record.ts';
import { reviewStates } from '../domain/record.ts';
import { scopePattern } from '../domain/scope.ts';
import { limits } from './version.ts';

const scope = z.string().check(z.regex(scopePattern));
const position = z.int().check(z.gte(0));

/** Operations are parsed one by one, later: one that is malformed must not stop the next. [S7] */
export const syncRequestSchema = z.strictObject({
  p: z.int().check(z.gte(1)),
  app: z.string().check(z.maxLength(40)),
  dev: z.string().check(z.regex(uuidPattern)),
  /** The account the operations were made under: another one's cookie must not carry them. [R1] */
  acc: z.exactOptional(z.string().check(z.maxLength(40))),
  /** Epoch the device knows; absent on its first contact. */
  ep: z.exactOptional(z.string().check(z.maxLength(40))),
  /** The phone's clock, to measure its offset; never used to decide. */
  now: z.string().check(z.maxLength(40)),
  /** What is left after this batch, so that a loss or a wedge can be noticed. */
  left: z.strictObject({
    ops: position,
    /** Of these, how many were numbered before the last in `push`: refused even alone, they rest. */
    rest: z.exactOptional(position),
    old: z.exactOptional(z.string().check(z.maxLength(40))),
  }),
  push: z.array(operationHeadSchema).check(z.maxLength(limits.operations)),
  pull: z.record(scope, position),
});
export type PushedOperation = OperationHead;
export type SyncRequest = z.infer<typeof syncRequestSchema>;

/** The least a request of any version says: enough to take its operations in. What else it says is not read. [S24] */
export const foreignRequestSchema = z.object({
  p: z.int().check(z.gte(1)),
  app: z._default(z.string().check(z.maxLength(40)), ''),
  dev: z.string().check(z.regex(uuidPattern)),
  acc: z.exactOptional(z.string().check(z.maxLength(40))),
  ep: z.exactOptional(z.string().check(z.maxLength(40))),
  now: z._default(z.string().check(z.maxLength(40)), ''),
  left: z._default(
    z.object({
      ops: position,
      rest: z.exactOptional(position),
      old: z.exactOptional(z.string().check(z.maxLength(40))),
    }),
    { ops: 0 },
  ),
  push: z.array(operationHeadSchema).check(z.maxLength(limits.operations)),
});

export interface OperationResult {
  readonly op: string;
  readonly s: OutcomeKind;
  /** Version and position after the operation, if the record changed. */
  readonly v?: number;
  readonly q?: number;
  readonly cf?: readonly Conflict[];
  readonly why?: Problem;
  /** Photos this operation names and the province lacks: their bytes may be sent now. */
  readonly need?: readonly string[];
  /** Receipt: short, can be read out and looked up at the province; the same for every repeat of the operation. */
  readonly rc?: string;
}

export interface SyncResponse {
  readonly p: number;
  readonly ep: string;
  /** Server time, UTC. */
  readonly t: string;
  readonly r?: readonly OperationResult[];
  /** Changed rows by scope, in order of q; a tombstone stands for a record that is gone from the scope. */
  readonly rows?: Readonly<Record<string, readonly (Row | Tombstone)[]>>;
  /** Only for scopes where the cursor moved: the new cursor, the counter and the checksum, of one snapshot. */
  readonly next?: Readonly<Record<string, ScopeMark>>;
  /** Scopes asked for that are not this account's any more. The phone pushes first and wipes last. sync.md §2.9 */
  readonly lost?: readonly string[];
  /** Scopes whose cursor lies below the oldest tombstone: downloaded again from 0, then what is missing is dropped. */
  readonly gone?: readonly string[];
  /** Operations acknowledged before this time are inside a backup. */
  readonly safe?: string;
  /** To desks, where a review takes two steps. [V14] */
  readonly steps?: 2;
  /** The device held more than it has now: entries it reported as unsent, or numbers that never came. [S2] */
  readonly loss?: { readonly unsent?: number; readonly missing?: number };
  /** Protocol versions the server answers, said when the phone's own is not among them: pull needs an update. */
  readonly pv?: readonly [number, number];
  /** Seconds until the next idle sync while visible. */
  readonly poll: number;
}

export interface ScopeMark {
  readonly next: number;
  readonly head: number;
  readonly chk: string;
  /** Live records of the scope in the same snapshot: "Máy này n · Tỉnh n". */
  readonly n: number;
  /** Instead of rows: GET /snap/v1/{scope}/{snap} holds everything up to this position, compressed once for all. */
  readonly snap?: number;
}

const text = z.string();
const value = z.union([
  text,
  z.number(),
  z.array(text),
  z.array(z.record(text, z.union([text, z.number()]))),
]);
const author = z.object({ id: text, role: z.enum(roles) });
const alternative = z.object({ value: z.nullable(value), by: author, device: text, at: text });
const conflict = z.object({
  id: text,
  field: text,
  v: position,
  base: z.nullable(value),
  current: alternative,
  alternatives: z.array(alternative),
});
const changes = z.record(text, z.tuple([z.nullable(value), z.nullable(value)]));
const story = z.object({
  v: position,
  kind: z.enum(['new', 'set', 'review', 'resolve', 'del', 'restore']),
  by: author,
  at: text,
  received: text,
  to: z.exactOptional(z.enum(reviewStates)),
  note: z.exactOptional(text),
  pins: z.exactOptional(z.record(text, text)),
  changes: z.exactOptional(changes),
  into: z.exactOptional(text),
  checked: z.exactOptional(z.literal(true)),
  parked: z.exactOptional(changes),
  moved: z.exactOptional(z.tuple([text, text])),
  asked: z.exactOptional(changes),
  late: z.exactOptional(text),
});

/** A row that fails this is kept raw, hidden and counted by the phone; the page still commits. sync.md §2.8 */
export const rowSchema = z.object({
  id: text,
  scope,
  type: z.enum(recordTypes),
  v: position,
  q: position,
  cv: position,
  state: z.enum(reviewStates),
  values: z.record(text, value),
  conflicts: z.array(conflict),
  story: z.array(story),
  into: z.exactOptional(text),
  ph: z.exactOptional(z.array(text)),
});

/** What stands in a page for a record that is gone from the scope. */
export const tombstoneSchema = z.object({
  id: text,
  v: position,
  q: position,
  x: z.enum(['del', 'out']),
});

const finding = z.object({
  field: text,
  code: text,
  params: z.exactOptional(z.record(text, z.union([text, z.number()]))),
});

const resultSchema = z.object({
  op: text,
  s: z.enum(['applied', 'merged', 'conflict', 'held', 'rejected']),
  v: z.exactOptional(position),
  q: z.exactOptional(position),
  cf: z.exactOptional(z.array(conflict)),
  rc: z.exactOptional(text),
  need: z.exactOptional(z.array(text)),
  why: z.exactOptional(
    z.object({
      type: z.custom<Problem['type']>(isProblemType),
      fields: z.exactOptional(z.array(finding)),
    }),
  ),
});

const rawRows = z.array(z.looseObject({ id: text, v: position, q: position }));
const mark = z.object({
  next: position,
  head: position,
  chk: text,
  n: position,
  snap: z.exactOptional(position),
});

/** Rows stay unknown here and are parsed one by one, with `rowSchema` or `tombstoneSchema`. */
export const syncResponseSchema = z.object({
  p: position,
  ep: text,
  t: text,
  r: z.exactOptional(z.array(resultSchema)),
  rows: z.exactOptional(z.record(text, rawRows)),
  next: z.exactOptional(z.record(text, mark)),
  lost: z.exactOptional(z.array(text)),
  gone: z.exactOptional(z.array(text)),
  safe: z.exactOptional(text),
  steps: z.exactOptional(z.literal(2)),
  loss: z.exactOptional(
    z.object({ unsent: z.exactOptional(position), missing: z.exactOptional(position) }),
  ),
  pv: z.exactOptional(z.tuple([position, position])),
  poll: position,
});
export type ParsedResponse = z.infer<typeof syncResponseSchema>;

/** GET /snap/v1/{scope}/{q}: live rows only (no tombstones), in order of q. */
export const snapshotSchema = z.object({
  scope,
  q: position,
  n: position,
  chk: text,
  rows: rawRows,
});
