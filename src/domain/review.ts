// The states of a record and who may move it.
//
//   new ─▶ submitted ─▶ approved          approve, return: a reviewer, on the content version he saw [V2] [V3]
//             ▲  └────▶ returned          send again: the officer's edit of a returned record [V4]
//             └───────────┘               approved ─▶ returned: a reviewer reopens, so that it can be corrected [V7]
//                                         cancel, restore: the officer, while not approved [V6]
//   approved, returned ─▶ submitted: who decided takes it back, while nothing has been said since [V11]
//
// In two steps the states are the same: a check is a line of the story, and the province approves on top of it. [V14]
import type { Operation } from './operation.ts';
import type { Author } from './person.ts';
import type { ProblemType } from './problem.ts';
import type { ReviewState, StoredRecord } from './record.ts';
import { checkOf, createdBy } from './record.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';
import type { Steps } from './step.ts';
import { isLastStep, stepOf } from './step.ts';

/** May this decision be taken on this record? Otherwise the refusal the reviewer is shown. [V2] [V3] [V8]–[V10] [V14] */
export function reviewOutcome(
  record: StoredRecord,
  op: Pick<Extract<Operation, { k: 'review' }>, 'sees' | 'base' | 'to' | 'note' | 'pins'>,
  reviewer: Author,
  steps: Steps = 1,
): Result<ReviewState, ProblemType> {
  if (stepOf(reviewer.role, steps) === undefined) return err('not-allowed');
  if (op.to === 'submitted') return takenBack(record, op.sees, reviewer.id);
  const reopens = op.to === 'returned' && hasSeenApproval(record, op.base, reviewer.id);
  if (record.state !== 'submitted' && !reopens) return err('not-reviewable');
  if (record.cv !== op.sees) return err('stale-review');
  if ((reopens || op.to === 'approved') && !isLastStep(reviewer.role, steps))
    return err('second-step');
  if (op.to === 'approved') {
    const unfit = unfitFor(record, reviewer);
    if (unfit) return err(unfit);
    // Unchecked, or checked by himself. [V14]
    if (steps === 2 && (checkOf(record)?.by.id ?? reviewer.id) === reviewer.id)
      return err('not-checked');
  } else if (![op.note, ...Object.values(op.pins ?? {})].some(Boolean)) {
    return err('note-needed');
  }
  return ok(op.to);
}

/** May the first of two steps be done on this content? [V14] */
export function checkOutcome(
  record: StoredRecord,
  sees: number,
  reviewer: Author,
  steps: Steps = 1,
): Result<null, ProblemType> {
  if (stepOf(reviewer.role, steps) !== 1) return err('not-allowed');
  if (steps === 1) return err('one-step');
  if (record.state !== 'submitted') return err('not-reviewable');
  const unfit = record.cv === sees ? unfitFor(record, reviewer) : 'stale-review';
  return unfit ? err(unfit) : ok(null);
}

/** What stands in the way of calling this content good, at either step. [V8] [V9] */
function unfitFor(record: StoredRecord, { id }: Author): ProblemType | undefined {
  if (createdBy(record)?.id === id) return 'own-record';
  return record.conflicts.length > 0 ? 'open-conflict' : undefined;
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
  const decided = record.state === 'approved' || record.state === 'returned' || last?.checked;
  const own = (last?.kind === 'review' || last?.checked) && last.by.id === reviewer;
  if (!decided || !own) return err('not-reviewable');
  return record.cv === sees ? ok('submitted') : err('stale-review');
}
