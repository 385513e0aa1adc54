// What became of an operation, and the next version of a record it makes. The small steps that apply.ts and join.ts share.
// sync.md §2.5 [S3]
import type { Operation } from './operation.ts';
import type { Author } from './person.ts';
import type { Problem } from './problem.ts';
import type { Conflict, StoredRecord, StoryEntry } from './record.ts';
import type { Steps } from './step.ts';

export type OutcomeKind = 'applied' | 'merged' | 'conflict' | 'held' | 'rejected';

export interface Outcome {
  readonly kind: OutcomeKind;
  /** The record after the operation; null when nothing of it changed. */
  readonly record: StoredRecord | null;
  readonly problem?: Problem;
  readonly clashes?: readonly Conflict[];
}

export interface Actor {
  readonly author: Author;
  readonly device: string;
  /** Server time of receipt, UTC. */
  readonly received: string;
  /** Server's local date. */
  readonly today: string;
  /** After a restore every new version starts above this: an old base can never look newer. sync.md §2.10 [S17] */
  readonly floor?: number;
  /** Steps a review takes on this day; absent: one. [V14] */
  readonly steps?: Steps;
  /** The operation was held, and is decided only now. [S20] */
  readonly late?: true;
}

/** Nothing of the record had to move. */
export const unchanged: Outcome = { kind: 'merged', record: null };

export function refuse(kind: 'held' | 'rejected' | 'conflict', why: Problem): Outcome {
  return { kind, record: null, problem: why };
}

/** Back among what is to be decided, whoever took it out and why. [V6] [V13] */
export function reinstate(record: StoredRecord, op: Operation, actor: Actor): Outcome {
  const { into: _, ...alone } = record;
  return advance(alone, op, actor, { state: 'submitted' }, { kind: 'restore' });
}

/** The next version with another state and the same content: `cv` stays, so a seen version stays seen. [V3] */
export function advance(
  record: StoredRecord,
  op: Operation,
  actor: Actor,
  change: Pick<StoredRecord, 'state' | 'into'>,
  told: Partial<StoryEntry> = {},
): Outcome {
  const v = nextVersion(record, actor);
  return {
    kind: 'applied',
    record: {
      ...record,
      ...change,
      v,
      story: [...record.story, { ...entry(op, actor, v), ...told }],
    },
  };
}

/** The version an operation gives: one more than the record's, and above everything an earlier history gave. [S17] */
export function nextVersion(record: StoredRecord | null, { floor = 0 }: Actor): number {
  return Math.max(record?.v ?? 0, floor) + 1;
}

/** Phones that do not know a newer word must read the story all the same: it is told by an older one. [S24] */
const toldAs = {
  new: 'new',
  set: 'set',
  review: 'review',
  resolve: 'resolve',
  del: 'del',
  restore: 'restore',
  join: 'del',
  check: 'resolve',
} as const;

export function entry(op: Operation, actor: Actor, v: number): StoryEntry {
  const told = { v, kind: toldAs[op.k], by: actor.author, at: op.at, received: actor.received };
  return actor.late ? { ...told, late: op.op } : told;
}
