// What a batch of operations has read and what it changes, until it is written back: records, heads, tombstones. Runs
// inside the request's one transaction; scopes are locked before records are read. sync.md §2.5, §2.8, §2.9 [S8] [S18]

import { moveChecksum } from '../../src/domain/checksum.ts';
import type { Address } from '../../src/domain/operation.ts';
import { addressOf } from '../../src/domain/operation.ts';
import type { Actor, Outcome } from '../../src/domain/outcome.ts';
import { localDate } from '../../src/domain/period.ts';
import type { Person } from '../../src/domain/person.ts';
import { problem } from '../../src/domain/problem.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import type { Steps } from '../../src/domain/step.ts';
import type { OperationResult, PushedOperation } from '../../src/protocol/sync.ts';
import { utc } from '../instant.ts';
import type { Queries } from '../storage/database.ts';
import type { Changed } from '../storage/derived.ts';
import { derive } from '../storage/derived.ts';
import type { Head } from '../storage/heads.ts';
import { lockScopes, saveHead } from '../storage/heads.ts';
import { findHeld, settleHeld } from '../storage/held.ts';
import { findRecords, findScopesOf, saveRecord } from '../storage/records.ts';
import { findSettings } from '../storage/settings.ts';
import { dropTombstone, putTombstone } from '../storage/tombstones.ts';
import { Raced } from '../storage/transaction.ts';
import { decide, mayIn } from './decide.ts';

export interface Sender {
  readonly person: Person;
  readonly device: string;
  /** Server's clock at receipt. */
  readonly nowMs: number;
  /** Versions start above it. [S17] */
  readonly versionFloor: number;
  /** Receipts are made with it. [S21] */
  readonly secret: string;
  /** The device is revoked: what it sends is kept, and waits for a person. [I5] */
  readonly revoked?: true;
  /** Told of an operation whose decision threw: a bug, that must not stop the ones behind it. [S7] */
  readonly onFault: (fault: unknown) => void;
}

export interface Batch {
  readonly db: Queries;
  readonly sender: Sender;
  readonly heads: Map<string, Head>;
  readonly before: ReadonlyMap<string, Head>;
  readonly records: Map<string, StoredRecord>;
  /** Steps a review takes today. [V14] */
  readonly steps: Steps;
  /** What this batch has changed, by record: as it was first, as it is now. */
  readonly changed: Map<string, Changed>;
}

/** Heads are made only where the sender has business. [S8] */
export async function readBatch(
  db: Queries,
  sender: Sender,
  addresses: readonly Pick<Address, 'rec' | 'sc' | 'k' | 'to' | 'into'>[],
): Promise<Batch> {
  const named = addresses.flatMap(({ rec, into }) => (into ? [rec, into] : [rec]));
  const ids = [...new Set(named)];
  const scopes = [
    ...(await findScopesOf(db, ids)),
    ...addresses.flatMap((address) => [address.sc, address.to]),
  ];
  const readable = (scope: string) => mayIn(sender.person, 'record.read', scope);
  const heads = await lockScopes(db, scopes.filter(readable));
  const records = await findRecords(db, ids);
  // A move between our look and our lock: the record now lies in a scope that is not locked, so we start over. [R1]
  for (const { scope } of records.values()) {
    if (readable(scope) && !heads.has(scope)) throw new Raced('a record has moved');
  }
  // Most batches decide nothing, and need not ask.
  const decides = addresses.some(({ k }) => k === 'review' || k === 'check' || k === 'join');
  const steps = decides ? (await findSettings(db, localDate(sender.nowMs))).review.steps : 1;
  return { db, sender, heads, before: new Map(heads), records, steps, changed: new Map() };
}

/** Call it once, when everything is decided: counters, and what follows from the records. */
export async function closeBatch({ db, heads, before, changed }: Batch): Promise<void> {
  await derive(db, [...changed.values()]);
  for (const [scope, head] of heads) {
    if (head !== before.get(scope)) await saveHead(db, scope, head);
  }
}

/**
 * A throw here is a bug of ours with one body; held, it waits for a repaired server instead of standing in front of
 * everything the phone has behind it. Nothing has been written for it yet. [S7]
 */
export function decideSafely(
  { sender, records, steps }: Batch,
  op: PushedOperation,
  device = sender.device,
  late = false,
): Outcome {
  if (sender.revoked) return { kind: 'held', record: null, problem: problem('device-revoked') };
  const { person, nowMs, versionFloor: floor } = sender;
  const author = { id: person.id, role: person.role };
  const times = { received: utc(nowMs), today: localDate(nowMs) };
  const actor: Actor = { author, device, ...times, floor, steps, ...(late ? { late } : {}) };
  try {
    const { rec, into } = addressOf(op);
    return decide(person, actor, records.get(rec) ?? null, op, records.get(into) ?? null);
  } catch (fault) {
    sender.onFault(fault);
    return { kind: 'held', record: null, problem: problem('internal') };
  }
}

/** Stamps the record with its scope's next position; count and checksum move with it. [S4] [S8] */
export async function writeOutcome(
  batch: Batch,
  outcome: Outcome,
): Promise<Pick<OperationResult, 'v' | 'q' | 'cf'>> {
  const clashes = outcome.clashes ? { cf: outcome.clashes } : {};
  if (!outcome.record) return clashes;
  const { id, scope, v } = outcome.record;
  const known = batch.records.get(id) ?? null;
  // At position 0 it lay under its tombstone, and comes back whole.
  const stays = known !== null && known.scope === scope && known.q > 0;
  if (known && known.scope !== scope) await leave(batch, known, v);
  if (known && !stays) await dropTombstone(batch.db, scope, id);
  const head = headOf(batch, scope);
  const q = head.q + 1;
  const record = { ...outcome.record, q };
  await saveRecord(batch.db, record, known?.v ?? null);
  if (known?.state === 'approved' && record.state !== 'approved')
    await closeRequests(batch, record);
  batch.records.set(id, record);
  const first = batch.changed.get(id);
  batch.changed.set(id, { before: first ? first.before : known, after: record });
  const chk = moveChecksum(head.chk, id, stays ? known.v : null, v);
  batch.heads.set(scope, { ...head, q, chk, n: head.n + (stays ? 0 : 1) });
  return { v, q, ...clashes };
}

/**
 * The reviewer has opened the record again: what was asked of the approved one stands in its story, and waits for nobody
 * in the tray any more. [V7] [S20]
 */
async function closeRequests({ db, sender }: Batch, { id }: StoredRecord): Promise<void> {
  for (const { op, body } of await findHeld(db, { rec: id, why: ['locked'] })) {
    const told: OperationResult = { op: body.op, s: 'held', why: problem('locked') };
    await settleHeld(db, op, told, utc(sender.nowMs));
  }
}

/** Out of the scope it was in: a tombstone at that scope's next position. [S16] [S18] */
async function leave({ db, sender, ...batch }: Batch, known: StoredRecord, v: number) {
  const { id, scope } = known;
  const head = headOf(batch, scope);
  const q = head.q + 1;
  await putTombstone(db, scope, { id, v, q, x: 'out' }, utc(sender.nowMs));
  const chk = moveChecksum(head.chk, id, known.v, null);
  batch.heads.set(scope, { ...head, q, chk, n: head.n - 1 });
}

function headOf({ heads }: Pick<Batch, 'heads'>, scope: string): Head {
  const head = heads.get(scope);
  if (!head) throw new Error('a record changed in a scope that was not locked');
  return head;
}
