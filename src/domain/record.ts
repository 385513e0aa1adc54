// The record: one activity of one commune, with everything that was said about it.
import type { RecordType } from './activity/type.ts';
import type { Value, Values } from './field.ts';
import type { Author } from './person.ts';

/** A draft lives on the phone only and is no record; "waiting to be sent" is a fact of the outbox. [V1] */
export const reviewStates = ['submitted', 'returned', 'approved', 'cancelled'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** When and by which device a field's present value was written. sync.md §2.1 */
export interface Stamp {
  readonly v: number;
  readonly device: string;
}

/** Two people wrote different values without seeing each other; both are kept until one decides. [M4] */
export interface Conflict {
  readonly id: string;
  readonly field: string;
  /** Version at which it last gained an alternative: who looked before has not seen all of it. [M6] */
  readonly v: number;
  /** The value both had before; null if there was none. */
  readonly base: Value | null;
  readonly current: Alternative;
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  readonly value: Value | null;
  readonly by: Author;
  readonly device: string;
  /** The phone's clock when it was written: shown, never compared. */
  readonly at: string;
}

/** A line of the record's story: who did what, and what changed. */
export interface StoryEntry {
  readonly v: number;
  readonly kind: 'new' | 'set' | 'review' | 'resolve' | 'del' | 'restore';
  readonly by: Author;
  /** The phone's claim, with zone. */
  readonly at: string;
  /** The server's time of receipt, UTC. */
  readonly received: string;
  readonly to?: ReviewState;
  readonly note?: string;
  readonly pins?: Readonly<Record<string, string>>;
  readonly changes?: Changes;
  /** Cancelled because this other record stands for it. [V12] */
  readonly into?: string;
  /** Values of this edit that clashed and were parked: the present value, and the writer's. [M4] */
  readonly parked?: Changes;
  /** The scope it left and the one it went to. [S16] */
  readonly moved?: readonly [string, string];
  /** The operation's id, if it was held first: its phone has "held" for an answer, and sees here what became of it. [S20] */
  readonly late?: string;
  /** The first of two steps was done at this content. [V14] */
  readonly checked?: true;
  /** An edit of an approved record: kept as a request, not applied. [V7] */
  readonly asked?: Changes;
}

/** Fields whose value moved, each with before and after. */
export type Changes = Readonly<Record<string, readonly [Value | null, Value | null]>>;

/** The record as it travels to phones and desks. */
export interface Row {
  readonly id: string;
  readonly scope: string;
  readonly type: RecordType;
  /** +1 for each operation that changed it. */
  readonly v: number;
  /** Position in the scope, from the scope's counter. */
  readonly q: number;
  /** Content version: the highest version of any field. An approval names it. [V3] */
  readonly cv: number;
  readonly state: ReviewState;
  readonly values: Values;
  readonly conflicts: readonly Conflict[];
  readonly story: readonly StoryEntry[];
  /** The record that stands for this one, while the two are joined. [V12] */
  readonly into?: string;
  /** Photos the province has, of those this record names; absent: none. It moves `q` and nothing else. [F10] */
  readonly ph?: readonly string[];
}

/** What is left of a record in a scope it is gone from: deleted for good, or moved to another scope. sync.md §2.9 */
export interface Tombstone {
  readonly id: string;
  readonly v: number;
  readonly q: number;
  readonly x: 'del' | 'out';
}

/** The record as the server keeps it. */
export interface StoredRecord extends Row {
  readonly stamps: Readonly<Record<string, Stamp>>;
}

/** Value equality for merge: same JSON. Choices are kept sorted, so order carries no meaning. [M2] */
export function sameValue(a: Value | null | undefined, b: Value | null | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

export function createdBy(row: Row): Author | undefined {
  return row.story.find((entry) => entry.kind === 'new')?.by;
}

/** The province's time when the record came into the state it stands in: how long it has waited, UTC. */
export function stateSince({ state, story }: Row): string | undefined {
  const turned = story.findLast((entry) => stateAfter(entry) === state);
  return turned?.received;
}

/** The state a line of the story brought; undefined for one that left it as it was. */
function stateAfter({ kind, to }: StoryEntry): ReviewState | undefined {
  if (kind === 'new' || kind === 'restore') return 'submitted';
  return kind === 'del' ? 'cancelled' : to;
}

/**
 * The check that stands: nothing has been said of the record since but decisions, which can be taken back; so is a check
 * itself. An edit, an answered return, a cancelling end it by standing behind it in the story. [V15]
 */
export function checkOf({ story }: Pick<Row, 'story'>): StoryEntry | undefined {
  const at = story.findLastIndex(({ kind, checked }) => checked || kind !== 'review');
  const line = story[at];
  return line?.checked && story[at + 1]?.to !== 'submitted' ? line : undefined;
}

/** The last return, while the record stands returned: its note and the notes pinned to fields. [V5] */
export function openReturn(row: Row): StoryEntry | undefined {
  if (row.state !== 'returned') return undefined;
  return row.story.findLast((entry) => entry.kind === 'review' && entry.to === 'returned');
}
