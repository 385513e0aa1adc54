// What words may claim. A word is computed from durable facts each time, never kept as a flag. sync.md §2.14 [W1]–[W5]
import type { Outcome } from './outcome.ts';
import type { ReviewState } from './record.ts';

/** How far one entry has come, as its chip says it. */
export type EntryWord =
  | 'saved' // Đã lưu trên máy này
  | 'attention' // Đã gửi, cần xem lại
  | 'conflict' // Hai người ghi khác nhau
  | 'returned' // Bị trả lại
  | 'approved' // Đã duyệt
  | 'cancelled' // Đã hủy
  | 'sent'; // Đã gửi về máy chủ

export interface EntryFacts {
  /** Operations of this entry still in the outbox. */
  readonly waiting: number;
  /** Operations whose final result asks for a person: conflict, held, rejected, and not closed since. */
  readonly open: number;
  readonly conflicts: number;
  readonly state: ReviewState;
  /** The province has no such record and took nothing of it: "Đã gửi" may not be said, looked at or not. */
  readonly refused?: boolean;
}

/** [W1] [W2] [W3] One word an entry, the one that asks most of the officer first. */
export function entryWord(facts: EntryFacts): EntryWord {
  if (facts.waiting > 0) return 'saved';
  if (facts.conflicts > 0) return 'conflict';
  if (facts.open > 0 || facts.refused) return 'attention';
  return facts.state === 'submitted' ? 'sent' : facts.state;
}

/** Does this result ask a person to look again? [W2] */
export function asksAttention(kind: Outcome['kind']): boolean {
  return kind === 'conflict' || kind === 'held' || kind === 'rejected';
}

/** A scope on this device: what it has, and what the province's last mark said, both of one moment. */
export interface ScopeFacts {
  readonly cursor: number;
  readonly head: number;
  readonly sum: string;
  readonly check: string;
  /** Live records here, and at the province. */
  readonly count?: number;
  readonly n?: number;
}

/** Everything has come down, and both count and checksum agree. [S4] */
export function isLevel(scope: ScopeFacts): boolean {
  return scope.cursor === scope.head && scope.sum === scope.check && scope.count === scope.n;
}

export interface DeviceFacts {
  readonly outbox: number;
  /** Photos that a saved entry names and the province has not verified. */
  readonly photos: number;
  /** Each scope the device holds. */
  readonly scopes: readonly ScopeFacts[];
  /** Time of the last response that left every scope level; null before the first. */
  readonly levelAt: string | null;
}

/** "Đã đồng bộ lúc …": the time it may name, or null when it may not be said. Read in one transaction. [W4] */
export function syncedAt(facts: DeviceFacts): string | null {
  const level = facts.scopes.every(isLevel);
  const sent = facts.outbox === 0 && facts.photos === 0;
  return sent && level && facts.scopes.length > 0 ? facts.levelAt : null;
}

/** "Máy này 37 · Tỉnh 37 ✓": the number, or null when the two may not be said to agree. [W7] */
export function agreedCount(facts: DeviceFacts): number | null {
  if (syncedAt(facts) === null) return null;
  return facts.scopes.reduce((sum, scope) => sum + (scope.count ?? 0), 0);
}

export interface SafetyFacts {
  /** Operations of this entry still in the outbox. */
  readonly waiting: number;
  /** The province's time of the last answer to this device about the entry; undefined if there was none. */
  readonly ack: string | undefined;
  /** Everything answered before this is inside a backup. */
  readonly safe: string | undefined;
}

/** "An toàn trong bản sao lưu". Both times are the province's own. [W8] */
export function isSafe({ waiting, ack, safe }: SafetyFacts): boolean {
  return waiting === 0 && ack !== undefined && safe !== undefined && ack < safe;
}
