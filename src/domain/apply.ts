// (record, operation, who) → new record and final result. The only way a record ever changes; called inside the
// server's transaction. Five results, all final for the outbox, and the body is kept in each. sync.md §2.5 [S3]
import { checkActivity, fieldOf, parseValues } from './activity/activity.ts';
import { latestDay } from './activity/common.ts';
import { isSingleton } from './activity/type.ts';
import { isAiringId, isAiringOf } from './airing-log/airing.ts';
import type { Finding, Values } from './field.ts';
import { believable, incomingOf, keepRequired, sorted, wishes } from './incoming.ts';
import { join } from './join.ts';
import type { Merged } from './merge.ts';
import { hasUnseen, isRaced, merge } from './merge.ts';
import type { Operation } from './operation.ts';
import type { Actor, Outcome } from './outcome.ts';
import { advance, entry, nextVersion, refuse, reinstate, unchanged } from './outcome.ts';
import { reportingYear } from './period.ts';
import type { ProblemType } from './problem.ts';
import { problem } from './problem.ts';
import type { Stamp, StoredRecord } from './record.ts';
import { checkOf } from './record.ts';
import { checkOutcome, reviewOutcome } from './review.ts';
import { parseScope } from './scope.ts';
import { asEdit, isOutOfPlace, isShared, singletonId } from './singleton.ts';
import type { UnitRef } from './unit.ts';

/** @param other the record a join names, if this person may join it */
export function applyOperation(
  record: StoredRecord | null,
  op: Operation,
  actor: Actor,
  other: StoredRecord | null = null,
): Outcome {
  if (op.k === 'new') {
    if (!record) return create(op, actor);
    return isShared(op) && record.type === op.ty
      ? applyTo(record, asEdit(op), actor)
      : refuse('rejected', problem('record-exists'));
  }
  if (!record) return refuse('held', problem('no-record'));
  return applyTo(record, believable(op, record), actor, other);
}

function applyTo(
  record: StoredRecord,
  op: Exclude<Operation, { k: 'new' }>,
  actor: Actor,
  other: StoredRecord | null = null,
): Outcome {
  if (isOutOfPlace(op, record.type)) return refuse('rejected', problem('malformed'));
  switch (op.k) {
    case 'set':
      return edit(record, op, actor);
    case 'review':
      return review(record, op, actor);
    case 'resolve':
      return resolve(record, op, actor);
    case 'del':
      return cancel(record, op, actor);
    case 'restore':
      return record.state === 'cancelled' ? reinstate(record, op, actor) : unchanged;
    case 'join':
      return join(record, op, actor, other);
    case 'check':
      return check(record, op, actor);
  }
}

function create(op: Extract<Operation, { k: 'new' }>, actor: Actor): Outcome {
  const scope = parseScope(op.sc);
  if (!scope) return refuse('rejected', problem('malformed'));
  // One that was held until the province said where it belongs keeps the id it was begun under. [U4]
  if (isSingleton(op.ty) && op.rec !== singletonId(op.ty, op.sc) && !actor.late)
    return refuse('rejected', problem('malformed'));
  // Version 8 is theirs alone: whoever could guess a commune's id must not put another entry in its place.
  if (!isSingleton(op.ty) && op.rec[14] === '8') return refuse('rejected', problem('malformed'));
  if (isAiringId(op.rec) && !beginsAiring(op, scope.unit) && !actor.late)
    return refuse('rejected', problem('malformed'));
  const { values: parsed, findings } = parseValues(op.ty, op.set);
  const values: Values = Object.fromEntries(
    Object.entries(parsed).flatMap(([key, value]) =>
      value === null ? [] : [[key, sorted(value)]],
    ),
  );
  const context = { today: latestDay(actor.today), year: scope.year };
  const errors = findings.length > 0 ? findings : checkActivity(op.ty, values, context).errors;
  if (errors.length > 0) return refuse('rejected', problem('invalid', errors));
  const v = nextVersion(null, actor);
  const stamp: Stamp = { v, device: actor.device };
  const stamps = Object.fromEntries(Object.keys(values).map((key) => [key, stamp]));
  const record: StoredRecord = {
    id: op.rec,
    scope: op.sc,
    type: op.ty,
    v,
    q: 0,
    cv: v,
    state: 'submitted',
    values,
    stamps,
    conflicts: [],
    story: [entry(op, actor, v)],
  };
  return { kind: 'applied', record };
}

/** As with version 8: an airing's id is its commune's alone. [Q4] */
function beginsAiring(op: Extract<Operation, { k: 'new' }>, unit: UnitRef): boolean {
  return op.ty === 'phat_thanh' && isAiringOf(op.rec, unit);
}

function edit(record: StoredRecord, op: Extract<Operation, { k: 'set' }>, actor: Actor): Outcome {
  const { incoming, findings } = incomingOf(record, op, op, actor);
  if (findings.length > 0) return refuse('rejected', problem('invalid', findings));
  if (record.state === 'cancelled') return refuse('conflict', problem('edited-after-delete'));
  const moved = hasUnseen(record, op.base, actor.device);
  const plain = merge(record, incoming, nextVersion(record, actor));
  const merged = moved ? keepRequired(record, plain) : plain;
  if (record.state === 'approved') return request(record, op, actor, merged);
  if (!moved && merged.clashes.length === 0) {
    // [A15] Cross-field rules bind a writer who saw everything; a merge that breaks one is shown, not refused.
    const scope = op.to ?? record.scope;
    const errors = checkActivity(record.type, merged.values, context(scope, actor)).errors;
    if (errors.length > 0) return refuse('rejected', problem('invalid', errors));
  }
  const resent = op.send === true && record.state === 'returned';
  const settled = settle(record, op, actor, merged, moved, resent);
  return op.to === undefined ? settled : relocate(record, op, op.to, actor, settled);
}

/** The stamp of the record's scope stands among those of its fields, under a name no field can have. */
const scopeStamp = '@scope';

/** The edit's outcome, in the scope it asked for. Of two moves that had not seen each other the first stays. [S16] */
function relocate(
  record: StoredRecord,
  op: Extract<Operation, { k: 'set' }>,
  to: string,
  actor: Actor,
  settled: Outcome,
): Outcome {
  // The day it was to move for is parked, or was never its own: with its present day it stays. [A6]
  if (to === record.scope || isAstray((settled.record ?? record).values, to)) return settled;
  const stamp = record.stamps[scopeStamp];
  if (stamp && stamp.v > op.base && stamp.device !== actor.device) {
    return { ...settled, kind: 'conflict', problem: problem('moved-meanwhile') };
  }
  const v = nextVersion(record, actor);
  const next = settled.record ?? { ...record, v, story: [...record.story, entry(op, actor, v)] };
  const moved = [record.scope, to] as const;
  const story = next.story.map((one) => (one.v === v ? { ...one, moved } : one));
  const stamps = { ...next.stamps, [scopeStamp]: { v, device: actor.device } };
  return { ...settled, record: { ...next, scope: to, cv: v, stamps, story } };
}

/** Does the day lie outside the scope's reporting year? */
function isAstray({ date }: Values, scope: string): boolean {
  return typeof date === 'string' && reportingYear(date) !== parseScope(scope)?.year;
}

/** What a chosen day would put out of its year, or ahead of time; another year is for the form, which moves the record. */
function dayFindings(record: StoredRecord, { values, changes }: Merged, actor: Actor): Finding[] {
  if (!Object.hasOwn(changes, 'date')) return [];
  const { errors } = checkActivity(record.type, values, context(record.scope, actor));
  return errors.filter(({ field, code }) => field === 'date' && code !== 'date_too_old');
}

function resolve(
  record: StoredRecord,
  op: Extract<Operation, { k: 'resolve' }>,
  actor: Actor,
): Outcome {
  const [field] = Object.keys(op.set);
  if (field === undefined || Object.keys(op.set).length !== 1)
    return refuse('rejected', problem('malformed'));
  const open = record.conflicts.find((conflict) => conflict.id === op.cf);
  const { incoming, findings } = incomingOf(record, op, { set: op.set }, actor);
  if (findings.length > 0) return refuse('rejected', problem('invalid', findings));
  if (open && open.field !== field) return refuse('rejected', problem('malformed'));
  const same =
    JSON.stringify(record.values[field] ?? null) === JSON.stringify(op.set[field] ?? null);
  if (!open && same) return { kind: 'merged', record: null };
  // [M7] Without an open conflict only the loser of a race may still speak; else a settlement would be a plain edit.
  if (!open && !isRaced(record, field, incoming)) return refuse('conflict', problem('no-conflict'));
  if (record.state === 'cancelled') return refuse('conflict', problem('edited-after-delete'));
  if (record.state === 'approved') return refuse('held', problem('locked'));
  const merged = merge(record, { ...incoming, settles: true }, nextVersion(record, actor));
  const day = dayFindings(record, merged, actor);
  if (day.length > 0) return refuse('rejected', problem('invalid', day));
  return settle(record, op, actor, merged, hasUnseen(record, op.base, actor.device), false);
}

/** An approved record does not move; the wish is written into its story for the reviewer to see. [V7] */
function request(record: StoredRecord, op: Operation, actor: Actor, merged: Merged): Outcome {
  const asked = { ...merged.changes, ...wishes(record, merged.clashes, actor) };
  // Whoever agrees with what was approved asks for nothing.
  if (Object.keys(asked).length === 0) return { kind: 'merged', record: null };
  const told = advance(record, op, actor, { state: record.state }, { asked });
  return { ...told, kind: 'held', problem: problem('locked') };
}

/** A merged content into the next version of the record, with the result its writer gets. */
function settle(
  record: StoredRecord,
  op: Operation,
  actor: Actor,
  merged: Merged,
  moved: boolean,
  resent: boolean,
): Outcome {
  const { values, stamps, conflicts, changes, clashes } = merged;
  const kind = clashes.length > 0 ? 'conflict' : moved ? 'merged' : 'applied';
  const why = clashes.length > 0 ? { problem: problem('differs'), clashes } : {};
  if (!merged.changed && !resent) return { kind, record: null, ...why };
  const v = nextVersion(record, actor);
  const stamped = Object.values(stamps).some((stamp) => stamp.v === v);
  const told = {
    ...(Object.keys(changes).length > 0 ? { changes } : {}),
    ...(clashes.length > 0 ? { parked: wishes(record, clashes, actor) } : {}),
  };
  const next: StoredRecord = {
    ...record,
    v,
    cv: stamped ? v : record.cv,
    state: resent ? 'submitted' : record.state,
    values,
    stamps,
    conflicts,
    story: [
      ...record.story,
      { ...entry(op, actor, v), ...told, ...(resent ? { to: 'submitted' as const } : {}) },
    ],
  };
  return { kind, record: next, ...why };
}

function review(
  record: StoredRecord,
  op: Extract<Operation, { k: 'review' }>,
  actor: Actor,
): Outcome {
  const strange = Object.keys(op.pins ?? {}).filter((key) => !fieldOf(record.type, key));
  if (strange.length > 0) {
    const findings = strange.map((field): Finding => ({ field, code: 'unknown_field' }));
    return refuse('rejected', problem('invalid', findings));
  }
  const outcome = reviewOutcome(record, op, actor.author, actor.steps);
  if (!outcome.ok) return undecided(outcome.error);
  const said = { ...(op.note ? { note: op.note } : {}), ...(op.pins ? { pins: op.pins } : {}) };
  return advance(record, op, actor, { state: outcome.value }, { to: outcome.value, ...said });
}

function check(
  record: StoredRecord,
  op: Extract<Operation, { k: 'check' }>,
  actor: Actor,
): Outcome {
  const outcome = checkOutcome(record, op.sees, actor.author, actor.steps);
  if (!outcome.ok) return undecided(outcome.error);
  if (checkOf(record)) return unchanged;
  return advance(record, op, actor, { state: record.state }, { checked: true });
}

/** His own to mend, not his to say now, or said too late. */
function undecided(why: ProblemType): Outcome {
  if (why === 'not-allowed') return refuse('held', problem(why));
  const own = why === 'note-needed' || why === 'own-record';
  return refuse(own ? 'rejected' : 'conflict', problem(why));
}

function cancel(record: StoredRecord, op: Extract<Operation, { k: 'del' }>, actor: Actor): Outcome {
  if (record.state === 'cancelled') return { kind: 'merged', record: null };
  if (record.state === 'approved') return refuse('held', problem('locked'));
  if (hasUnseen(record, op.base, actor.device))
    return refuse('conflict', problem('delete-vs-edit'));
  return advance(record, op, actor, { state: 'cancelled' }, op.note ? { note: op.note } : {});
}

function context(scope: string, actor: Actor) {
  return { today: latestDay(actor.today), year: parseScope(scope)?.year ?? 0 };
}
