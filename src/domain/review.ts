// The states of a record and who may move it.
//
//   new ─▶ submitted ─▶ approved          approve, return: a reviewer, on the content version he saw [V2] [V3]
//             ▲  └────▶ returned          send again: the officer's edit of a returned record [V4]
//             └───────────┘               approved ─▶ returned: a reviewer reopens, so that it can be corrected [V7]
//                                         cancel, restore: the officer, while not approved [V6]
//   approved, returned ─▶ submitted: who decided takes it back, while nothing has been said since [V11]
import type { Operation } from './operation.ts';
import type { ProblemType } from './problem.ts';
import type { ReviewState, StoredRecord } from './record.ts';
import { createdBy } from './record.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';

/** May this decision be taken on this record? Otherwise the refusal the reviewer is shown. [V2] [V3] [V8] [V9] [V10] */
export function reviewOutcome(
  record: StoredRecord,
  op: Pick<Extract<Operation, { k: 'review' }>, 'sees' | 'base' | 'to' | 'note' | 'pins'>,
  reviewer: string,
): Result<ReviewState, ProblemType> {
  if (op.to === 'submitted') return takenBack(record, op.sees, reviewer);
  const reopens = op.to === 'returned' && hasSeenApproval(record, op.base, reviewer);
  if (record.state !== 'submitted' && !reopens) return err('not-reviewable');
  if (record.cv !== op.sees) return err('stale-review');
  if (op.to === 'approved') {
    if (createdBy(record)?.id === reviewer) return err('own-record');
    if (record.conflicts.length > 0) return err('open-conflict');
  } else if (![op.note, ...Object.values(op.pins ?? {})].some(Boolean)) {
    return err('note-needed');
  }
  return ok(op.to);
}

/** A return that was meant for a waiting record must not undo what another reviewer has decided meanwhile. [V7] */
function hasSeenApproval(
  record: StoredRecord,
  base: number | undefined,
  reviewer: string,
): boolean {
  if (record.state !== 'approved') return false;
  const approval = record.story.findLast(({ kind, to }) => kind === 'review' && to === 'approved');
  return base === undefined || approval?.by.id === reviewer || base >= (approval?.v ?? 0);
}

/** Another's decision is not his to take back, nor one that has been answered. [V11] */
function takenBack(
  record: StoredRecord,
  sees: number,
  reviewer: string,
): Result<ReviewState, ProblemType> {
  const last = record.story.at(-1);
  const decided = record.state === 'approved' || record.state === 'returned';
  const own = last?.kind === 'review' && last.by.id === reviewer;
  if (!decided || !own) return err('not-reviewable');
  return record.cv === sees ? ok('submitted') : err('stale-review');
}
