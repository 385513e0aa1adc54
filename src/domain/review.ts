// The states of a record and who may move it.
//
//   new ─▶ submitted ─▶ approved          approve, return: a reviewer, on the content version he saw [V2] [V3]
//             ▲  └────▶ returned          send again: the officer's edit of a returned record [V4]
//             └───────────┘               approved ─▶ returned: a reviewer reopens, so that it can be corrected [V7]
//                                         cancel, restore: the officer, while not approved [V6]
import type { Operation } from './operation.ts';
import type { ProblemType } from './problem.ts';
import type { ReviewState, StoredRecord } from './record.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';

/** May this decision be taken on this record? Otherwise the refusal the reviewer is shown. [V2] [V3] [V8] [V9] [V10] */
export function reviewOutcome(
  record: StoredRecord,
  op: Pick<Extract<Operation, { k: 'review' }>, 'sees' | 'to' | 'note' | 'pins'>,
  ownRecord: boolean,
): Result<ReviewState, ProblemType> {
  const reopens = op.to === 'returned' && record.state === 'approved';
  if (record.state !== 'submitted' && !reopens) return err('not-reviewable');
  if (record.cv !== op.sees) return err('stale-review');
  if (op.to === 'approved') {
    if (ownRecord) return err('own-record');
    if (record.conflicts.length > 0) return err('open-conflict');
  } else if (![op.note, ...Object.values(op.pins ?? {})].some(Boolean)) {
    return err('note-needed');
  }
  return ok(op.to);
}
