// A batch of one device's operations into the database: seen before → the same answer; otherwise decide, write the
// record, log the body with its result. Runs inside the request's one transaction. sync.md §2.5 [S2] [S3] [S7]
import { addressOf, operationKinds } from '../../src/domain/operation.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { problem } from '../../src/domain/problem.ts';
import type { OperationResult, PushedOperation } from '../../src/protocol/sync.ts';
import { utc } from '../instant.ts';
import type { Queries } from '../storage/database.ts';
import { isRevoked } from '../storage/devices.ts';
import { insertHeld } from '../storage/held.ts';
import type { Logged } from '../storage/operations.ts';
import { findNumbers, findOperations, isForked, logOperation } from '../storage/operations.ts';
import { receiptOf } from '../storage/receipts.ts';
import type { Batch, Sender } from './batch.ts';
import { closeBatch, decideSafely, readBatch, writeOutcome } from './batch.ts';
import { bodyHash, canonicalJson } from './body.ts';
import { mayIn } from './decide.ts';
import { namePhotos } from './photos.ts';

interface Inbox extends Batch {
  readonly logged: Map<string, Logged>;
  readonly numbers: Map<number, string>;
  /** Whose word this request is: the device's, or, where two phones speak under its id, nobody else's. [S22] */
  readonly writer: string;
}

/** One result for each operation, in the order of the device's numbers. */
export async function receive(
  db: Queries,
  sender: Sender,
  pushed: readonly PushedOperation[],
): Promise<readonly OperationResult[]> {
  if (pushed.length === 0) return [];
  const ordered = [...pushed].sort((a, b) => a.n - b.n);
  const barred = (await isRevoked(db, sender.device)) ? ({ revoked: true } as const) : {};
  const inbox = await open(db, { ...sender, ...barred }, ordered);
  const results: OperationResult[] = [];
  for (const op of ordered) results.push(await answer(inbox, op));
  await closeBatch(inbox);
  return results;
}

async function open(db: Queries, sender: Sender, ops: readonly PushedOperation[]): Promise<Inbox> {
  const batch = await readBatch(db, sender, ops.map(addressOf));
  const logged = await findOperations(
    db,
    ops.map((op) => op.op),
  );
  const numbers = await findNumbers(
    db,
    sender.device,
    ops.map((op) => op.n),
  );
  const inbox = { ...batch, logged, numbers, writer: sender.device };
  const fresh = ops.filter(({ op }) => !logged.has(op));
  const twice = fresh.some(({ n }) => numbers.has(n));
  return fresh[0] && (twice || (await isForked(db, sender.device)))
    ? apart(inbox, fresh[0])
    : inbox;
}

/**
 * Two phones speak under one id, and either may write on a record what the other has not seen, under a number the other
 * never used. So no two requests under it count as one writer; what one request holds was saved on one phone.
 * @param first the first that is new here: a repeat may lie in both outboxes, and so head a request of each
 */
function apart(inbox: Inbox, first: PushedOperation): Inbox {
  return { ...inbox, writer: `${inbox.sender.device}~${first.op}` };
}

async function answer(inbox: Inbox, op: PushedOperation): Promise<OperationResult> {
  const hash = bodyHash(op);
  const seen = inbox.logged.get(op.op);
  if (seen) return repeat(inbox, op, hash, seen);
  const { device, person } = inbox.sender;
  const cloned = inbox.numbers.has(op.n);
  const outcome = decideSafely(inbox, op, inbox.writer);
  const forked = cloned || inbox.writer !== device ? problem('device-forked') : undefined;
  const { rec, sc } = addressOf(op);
  const result = {
    ...base(op, outcome.kind, outcome.problem ?? forked),
    ...(await writeOutcome(inbox, outcome)),
    ...(outcome.kind === 'rejected' ? {} : await needOf(inbox, op, rec)),
    rc: receiptOf(inbox.sender.secret, op.op),
  };
  const scope = inbox.records.get(rec)?.scope ?? sc;
  await keep(inbox, op, { hash, result, scope, key: op.op, n: cloned ? null : op.n });
  inbox.logged.set(op.op, { op: op.op, hash, accountId: person.id, scope, result });
  if (!cloned) inbox.numbers.set(op.n, op.op);
  return result;
}

/** What a rejected operation names, its author names again when he has corrected it. */
async function needOf({ db, sender }: Batch, op: PushedOperation, rec: string) {
  const { person, nowMs } = sender;
  const need = await namePhotos(db, { person, now: utc(nowMs) }, op, rec);
  return need.length > 0 ? { need } : {};
}

/** The same body gets the same answer for ever; another body under the same id is kept beside it and refused. [S2] */
async function repeat(
  inbox: Inbox,
  op: PushedOperation,
  hash: string,
  seen: Logged,
): Promise<OperationResult> {
  const { person } = inbox.sender;
  if (seen.hash === hash) {
    const mine = seen.accountId === person.id || mayIn(person, 'record.read', seen.scope);
    return mine ? seen.result : base(op, 'held', problem('not-allowed'));
  }
  const key = `${op.op}/${hash.slice(0, 16)}`;
  const rc = receiptOf(inbox.sender.secret, key);
  const result = { ...base(op, 'rejected', problem('op-reused')), rc };
  await keep(inbox, op, { hash, result, scope: addressOf(op).sc, key, n: null });
  return result;
}

interface Kept {
  readonly hash: string;
  readonly result: OperationResult;
  readonly scope: string;
  readonly key: string;
  readonly n: number | null;
}

async function keep({ db, sender }: Batch, op: PushedOperation, kept: Kept): Promise<void> {
  const { rec, k, at } = addressOf(op);
  const { key, result, scope } = kept;
  const row = {
    op: key,
    device: sender.device,
    n: kept.n,
    rec,
    scope,
    account_id: sender.person.id,
    kind: operationKinds.find((kind) => kind === k) ?? 'unknown',
    received: utc(sender.nowMs),
  };
  await logOperation(db, {
    ...row,
    at,
    body: canonicalJson(op),
    body_hash: kept.hash,
    result: JSON.stringify(result),
    rc: result.rc ?? null,
  });
  if (result.s === 'held') await insertHeld(db, { ...row, why: result.why?.type ?? 'internal' });
}

function base(op: PushedOperation, s: OperationResult['s'], why?: Problem): OperationResult {
  return why ? { op: op.op, s, why } : { op: op.op, s };
}
