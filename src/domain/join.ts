// One thing logged twice: the lesser record is joined to the one that stands for it. It leaves every count as a cancelled
// one does, says where it went, and can be taken apart again. Both keep their stories. domain.md §2.4 [V12] [V13]
import { hasUnseen } from './merge.ts';
import type { Operation } from './operation.ts';
import type { Actor, Outcome } from './outcome.ts';
import { advance, refuse, reinstate, unchanged } from './outcome.ts';
import type { Role } from './person.ts';
import type { ProblemType } from './problem.ts';
import { problem } from './problem.ts';
import type { StoredRecord } from './record.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';
import type { Steps } from './step.ts';
import { isLastStep } from './step.ts';

type Join = Extract<Operation, { k: 'join' }>;

/** What the record becomes: joined to another, taken apart again, or (null) what it is already. */
type Joined = { readonly into: string } | 'apart' | null;

interface Writer {
  readonly role: Role;
  readonly steps: Steps;
  /** Has somebody else written since he looked? */
  readonly unseen: boolean;
}

export function join(
  record: StoredRecord,
  op: Join,
  actor: Actor,
  other: StoredRecord | null,
): Outcome {
  const unseen = hasUnseen(record, op.base, actor.device);
  const outcome = joinOutcome(record, other, op, {
    role: actor.author.role,
    steps: actor.steps ?? 1,
    unseen,
  });
  if (!outcome.ok)
    return refuse(outcome.error === 'locked' ? 'held' : 'conflict', problem(outcome.error));
  if (outcome.value === null) return unchanged;
  if (outcome.value === 'apart') return reinstate(record, op, actor);
  const { into } = outcome.value;
  return advance(record, op, actor, { state: 'cancelled', into }, { kind: 'del', into });
}

/** @param other the record it is to be joined to; null if there is none, or none this person may join */
function joinOutcome(
  record: StoredRecord,
  other: StoredRecord | null,
  op: Join,
  { role, steps, unseen }: Writer,
): Result<Joined, ProblemType> {
  if (op.into === null) return ok(record.into === undefined ? null : 'apart');
  if (record.state === 'cancelled')
    return record.into === op.into ? ok(null) : err('edited-after-delete');
  // Of two that are joined to each other at once one must stay, or the thing itself is gone.
  const sound = other?.id === op.into && other.id !== record.id && other.type === record.type;
  if (!sound || other.state === 'cancelled') return err('cannot-join');
  if (record.state === 'approved') {
    if (role === 'officer') return err('locked');
    // What the second step has approved the first does not take out of the count. [V14]
    if (!isLastStep(role, steps)) return err('second-step');
  }
  return unseen ? err('delete-vs-edit') : ok({ into: op.into });
}
