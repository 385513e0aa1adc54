// What words may claim. A word is computed from durable facts each time, never kept as a flag. sync.md §2.14 [W1]–[W5]
import type { Outcome } from './apply.ts';
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
}

/** [W1] [W2] [W3] One word an entry, the one that asks most of the officer first. */
export function entryWord(facts: EntryFacts): EntryWord {
  if (facts.waiting > 0) return 'saved';
  if (facts.conflicts > 0) return 'conflict';
  if (facts.open > 0) return 'attention';
  return facts.state === 'submitted' ? 'sent' : facts.state;
}

/** Does this result ask a person to look again? [W2] */
export function asksAttention(kind: Outcome['kind']): boolean {
  return kind === 'conflict' || kind === 'held' || kind === 'rejected';
}

export interface DeviceFacts {
  readonly outbox: number;
  /** Each scope the device holds: what it has and what the last response said. */
  readonly scopes: readonly {
    readonly cursor: number;
    readonly head: number;
    readonly sum: string;
    readonly check: string;
  }[];
  /** Time of the last response that left every scope level; null before the first. */
  readonly levelAt: string | null;
}

/** "Đã đồng bộ lúc …": the time it may name, or null when it may not be said. Read in one transaction. [W4] */
export function syncedAt(facts: DeviceFacts): string | null {
  const level = facts.scopes.every(
    (scope) => scope.cursor === scope.head && scope.sum === scope.check,
  );
  return facts.outbox === 0 && level && facts.scopes.length > 0 ? facts.levelAt : null;
}
