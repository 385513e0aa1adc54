// A batch of one device's operations into the database: seen before → the same answer; otherwise decide, write the
// record, log the body with its result. Runs inside the request's one transaction. sync.md §2.5 [S2] [S3] [S7]
import type { Outcome } from '../../src/domain/apply.ts';
import { moveChecksum } from '../../src/domain/checksum.ts';
import { addressOf, operationKinds } from '../../src/domain/operation.ts';
import { localDate } from '../../src/domain/period.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { problem } from '../../src/domain/problem.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import type { OperationResult, PushedOperation } from '../../src/protocol/sync.ts';
import { utc } from '../instant.ts';
import type { Queries } from '../storage/database.ts';
import type { Head } from '../storage/heads.ts';
import { lockScopes, saveHead } from '../storage/heads.ts';
import type { Logged } from '../storage/operations.ts';
import { findNumbers, findOperations, logOperation } from '../storage/operations.ts';
import { findRecords, findScopesOf, saveRecord } from '../storage/records.ts';
import { Raced } from '../storage/transaction.ts';
import { bodyHash, canonicalJson } from './body.ts';
import { decide, mayIn } from './decide.ts';

export interface Sender {
  readonly person: Person;
  readonly device: string;
  /** Server's clock at receipt. */
  readonly nowMs: number;
  /** Told of an operation whose decision threw: a bug, that must not stop the ones behind it. [S7] */
  readonly onFault: (fault: unknown) => void;
}

/** What the batch has read and what it changes, until it is written back. */
interface Batch {
  readonly db: Queries;
  readonly sender: Sender;
  readonly heads: Map<string, Head>;
  readonly records: Map<string, StoredRecord>;
  readonly logged: Map<string, Logged>;
  readonly numbers: Map<number, string>;
}

/** One result for each operation, in the order of the device's numbers. */
export async function receive(
  db: Queries,
  sender: Sender,
  pushed: readonly PushedOperation[],
): Promise<readonly OperationResult[]> {
  if (pushed.length === 0) return [];
  const ordered = [...pushed].sort((a, b) => a.n - b.n);
  const batch = await read(db, sender, ordered);
  const before = new Map(batch.heads);
  const results: OperationResult[] = [];
  for (const op of ordered) results.push(await answer(batch, op));
  for (const [scope, head] of batch.heads) {
    if (head !== before.get(scope)) await saveHead(db, scope, head);
  }
  return results;
}

/** Scopes are locked before records are read; heads are made only where the sender has business. [S8] */
async function read(db: Queries, sender: Sender, ops: readonly PushedOperation[]): Promise<Batch> {
  const addresses = ops.map(addressOf);
  const ids = addresses.map((address) => address.rec);
  const scopes = [...(await findScopesOf(db, ids)), ...addresses.map((address) => address.sc)];
  const heads = await lockScopes(
    db,
    scopes.filter((scope) => mayIn(sender.person, 'record.read', scope)),
  );
  const records = await findRecords(db, ids);
  // A move between our look and our lock: the record now lies in a scope that is not locked, so we start over. [R1]
  for (const { scope } of records.values()) {
    if (mayIn(sender.person, 'record.read', scope) && !heads.has(scope))
      throw new Raced('a record has moved');
  }
  const logged = await findOperations(
    db,
    ops.map((op) => op.op),
  );
  const numbers = await findNumbers(
    db,
    sender.device,
    ops.map((op) => op.n),
  );
  return { db, sender, heads, records, logged, numbers };
}

async function answer(batch: Batch, op: PushedOperation): Promise<OperationResult> {
  const hash = bodyHash(op);
  const seen = batch.logged.get(op.op);
  if (seen) return repeat(batch, op, hash, seen);
  const cloned = batch.numbers.has(op.n);
  const outcome: Outcome = cloned
    ? { kind: 'rejected', record: null, problem: problem('number-reused') }
    : decideSafely(batch, op);
  const result = { ...base(op, outcome.kind, outcome.problem), ...(await write(batch, outcome)) };
  const { rec, sc } = addressOf(op);
  const scope = batch.records.get(rec)?.scope ?? sc;
  await keep(batch, op, { hash, result, scope, key: op.op, n: cloned ? null : op.n });
  batch.logged.set(op.op, { op: op.op, hash, accountId: batch.sender.person.id, scope, result });
  if (!cloned) batch.numbers.set(op.n, op.op);
  return result;
}

/** The same body gets the same answer for ever; another body under the same id is kept beside it and refused. [S2] */
async function repeat(
  batch: Batch,
  op: PushedOperation,
  hash: string,
  seen: Logged,
): Promise<OperationResult> {
  const { person } = batch.sender;
  if (seen.hash === hash) {
    const mine = seen.accountId === person.id || mayIn(person, 'record.read', seen.scope);
    return mine ? seen.result : base(op, 'held', problem('not-allowed'));
  }
  const result = base(op, 'rejected', problem('op-reused'));
  await keep(batch, op, {
    hash,
    result,
    scope: addressOf(op).sc,
    key: `${op.op}/${hash.slice(0, 16)}`,
    n: null,
  });
  return result;
}

/**
 * A throw here is a bug of ours with one body; held, it waits for a repaired server instead of standing in front of
 * everything the phone has behind it. Nothing has been written for it yet. [S7]
 */
function decideSafely({ sender, records }: Batch, op: PushedOperation): Outcome {
  const { person, device, nowMs } = sender;
  const author = { id: person.id, role: person.role };
  const actor = { author, device, received: utc(nowMs), today: localDate(nowMs) };
  try {
    return decide(person, actor, records.get(addressOf(op).rec) ?? null, op);
  } catch (fault) {
    sender.onFault(fault);
    return { kind: 'held', record: null, problem: problem('internal') };
  }
}

/** Stamps the record with the scope's next position and moves the checksum with it. [S4] [S8] */
async function write(
  batch: Batch,
  outcome: Outcome,
): Promise<Pick<OperationResult, 'v' | 'q' | 'cf'>> {
  const clashes = outcome.clashes ? { cf: outcome.clashes } : {};
  if (!outcome.record) return clashes;
  const { id, scope, v } = outcome.record;
  const head = batch.heads.get(scope);
  if (!head) throw new Error('a record changed in a scope that was not locked');
  const q = head.q + 1;
  const before = batch.records.get(id)?.v ?? null;
  const record = { ...outcome.record, q };
  await saveRecord(batch.db, record, before);
  batch.records.set(id, record);
  batch.heads.set(scope, { q, chk: moveChecksum(head.chk, id, before, v) });
  return { v, q, ...clashes };
}

interface Kept {
  readonly hash: string;
  readonly result: OperationResult;
  readonly scope: string;
  readonly key: string;
  readonly n: number | null;
}

function keep({ db, sender }: Batch, op: PushedOperation, kept: Kept): Promise<void> {
  const { rec, k, at } = addressOf(op);
  return logOperation(db, {
    op: kept.key,
    device: sender.device,
    n: kept.n,
    rec,
    scope: kept.scope,
    account_id: sender.person.id,
    kind: operationKinds.find((kind) => kind === k) ?? 'unknown',
    at,
    received: utc(sender.nowMs),
    body: canonicalJson(op),
    body_hash: kept.hash,
    result: JSON.stringify(kept.result),
  });
}

function base(op: PushedOperation, s: OperationResult['s'], why?: Problem): OperationResult {
  return why ? { op: op.op, s, why } : { op: op.op, s };
}
