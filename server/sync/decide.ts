// (person, record, operation) → outcome. Pure: nothing is written before the whole decision is made, so an operation
// that throws leaves nothing half done and needs no savepoint. sync.md §2.5

import { applyOperation } from '../../src/domain/apply.ts';
import type { Finding } from '../../src/domain/field.ts';
import type { Operation } from '../../src/domain/operation.ts';
import { addressOf, operationKinds, operationSchema } from '../../src/domain/operation.ts';
import type { Actor, Outcome } from '../../src/domain/outcome.ts';
import type { Deed } from '../../src/domain/permission.ts';
import { deedOf, may } from '../../src/domain/permission.ts';
import type { Person } from '../../src/domain/person.ts';
import type { ProblemType } from '../../src/domain/problem.ts';
import { problem } from '../../src/domain/problem.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import { parseScope } from '../../src/domain/scope.ts';
import type { PushedOperation } from '../../src/protocol/sync.ts';
import { successionOf } from '../units.ts';
import { fieldName, normalised, textFindings } from './body.ts';

/**
 * @param record as stored now, or null; the scope the client wrote counts only for a record that is not there. [R1]
 * @param other the record the operation names beside its own, as stored now
 */
export function decide(
  person: Person,
  actor: Actor,
  record: StoredRecord | null,
  pushed: PushedOperation,
  other: StoredRecord | null = null,
): Outcome {
  const { k, sc } = addressOf(pushed);
  const kind = operationKinds.find((known) => known === k);
  if (!kind) return refuse('held', 'needs-upgrade');
  const denied = denial(person, kind, record, sc, actor.today);
  if (denied) return refuse('held', denied);
  const dirty = textFindings(pushed);
  if (dirty.length > 0) return refuse('rejected', 'invalid', dirty);
  const parsed = operationSchema.safeParse(normalised(pushed));
  if (!parsed.success) {
    const findings = parsed.error.issues.flatMap(findingsOf);
    return findings.length > 0
      ? refuse('rejected', 'invalid', findings)
      : refuse('rejected', 'malformed');
  }
  const op: Operation = { ...parsed.data, sc: record?.scope ?? parsed.data.sc };
  // A move needs leave at both ends. [S16] [R1]
  if (op.k === 'set' && op.to !== undefined && !mayIn(person, 'record.create', op.to))
    return refuse('held', 'not-allowed');
  // One out of his sight is answered as one that is not there.
  const joins = other !== null && mayIn(person, 'record.join', other.scope);
  return applyOperation(record, op, actor, joins ? other : null);
}

/**
 * Why this person may not, or undefined. A record of a place out of his sight is answered as if it did not exist,
 * so that ids cannot be tried for existence: "no record" in his own scope, "not allowed" in any other. [R1]
 * Only `new` on such an id must say "not allowed": it cannot be made twice.
 */
function denial(
  person: Person,
  kind: Operation['k'],
  record: StoredRecord | null,
  claimed: string,
  today: string,
): ProblemType | undefined {
  const deed = deedOf(kind);
  if (mayIn(person, deed, record?.scope ?? claimed)) return undefined;
  const unseen = record !== null && !mayIn(person, 'record.read', record.scope);
  if ((record === null || unseen) && isHomeless(claimed, today)) return 'unit-unknown';
  return unseen && kind !== 'new' && mayIn(person, deed, claimed) ? 'no-record' : 'not-allowed';
}

/** A unit nobody answers for alone: divided at a merger, or in no list. The province says where it belongs. [U4] */
export function isHomeless(scope: string, today: string): boolean {
  const unit = parseScope(scope)?.unit;
  return unit !== undefined && successionOf(unit, today).kind !== 'whole';
}

/** May this person do this deed in a scope's commune? */
export function mayIn(person: Person, deed: Deed, scope: string): boolean {
  const unit = parseScope(scope)?.unit;
  return unit !== undefined && may(person, deed, unit);
}

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

function findingsOf(issue: Issue): Finding[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => ({
      field: fieldName([...path, key]),
      code: 'unknown_field',
    }));
  }
  return path.length > 0 ? [{ field: fieldName(path), code: 'bad_value' }] : [];
}

function refuse(
  kind: 'held' | 'rejected',
  type: ProblemType,
  findings?: readonly Finding[],
): Outcome {
  return { kind, record: null, problem: problem(type, findings) };
}
