// Held operations decided again, in the order they were written, by the same path as the first time: when the account
// has the unit again, when the record is there, when the server has learned the kind, when the province has named the
// unit. The phone keeps its first answer; the record's story tells the rest. sync.md §2.5, §2.9 [S20]

import { addressOf, operationKinds } from '../../src/domain/operation.ts';
import { localDate } from '../../src/domain/period.ts';
import { deedOf } from '../../src/domain/permission.ts';
import type { Person } from '../../src/domain/person.ts';
import { parseScope } from '../../src/domain/scope.ts';
import type { OperationResult, PushedOperation } from '../../src/protocol/sync.ts';
import { utc } from '../instant.ts';
import { answering } from '../sight.ts';
import { findAccountEver, personOf } from '../storage/accounts.ts';
import type { Queries } from '../storage/database.ts';
import type { Held } from '../storage/held.ts';
import {
  accountsHeld,
  assignHeld,
  findHeld,
  laterWords,
  refuseHeld,
  renameHeld,
  settleHeld,
  stillOpen,
} from '../storage/held.ts';
import { isForked } from '../storage/operations.ts';
import { findPresent, findScopesOf } from '../storage/records.ts';
import { write } from '../storage/transaction.ts';
import type { Sender } from './batch.ts';
import { closeBatch, decideSafely, readBatch, writeOutcome } from './batch.ts';
import { isHomeless, mayIn } from './decide.ts';

/** Without the account and device of any one sender. */
export type Office = Omit<Sender, 'person' | 'device'>;

const rights = ['not-allowed', 'unit-unknown', 'no-record'];
/** What a person of the province may let in; an edit only where the record is. */
export const acceptable = ['not-allowed', 'device-revoked', 'no-record'];
const upgrades = ['needs-upgrade', 'internal'];

/** Before a phone's new operations are looked at: what stood in the way of its old ones may be gone. */
export async function replayHeld(db: Queries, sender: Sender): Promise<void> {
  const open = await findHeld(db, { account: sender.person.id, why: rights });
  const allowed = open.filter((held) => mayNow(sender.person, held));
  if (allowed.length === 0) return;
  const waiting = allowed.filter((held) => held.why === 'no-record').map((held) => held.rec);
  const here = await findPresent(db, waiting);
  const due = allowed.filter((held) => held.why !== 'no-record' || here.has(held.rec));
  await replay(db, sender, due);
}

/** After an upgrade: operations of kinds the server did not know, and those it broke on. */
export async function replayAfterUpgrade(db: Queries, office: Office): Promise<void> {
  for (const id of await accountsHeld(db, upgrades)) {
    await write(db, async (inner) => {
      const account = await findAccountEver(inner, id, localDate(office.nowMs));
      if (!account) return;
      const person = answering(await personOf(inner, account));
      const open = await findHeld(inner, { account: id, why: upgrades });
      await replay(inner, { ...office, person, device: '' }, open.filter(isKnown));
    });
  }
}

/**
 * The province says where an entry of an unknown unit belongs; everything waiting for that record goes with it. What lies
 * in a divided commune stays there: nobody answers for it, so it is the province's to let in. A record of anyone else
 * is opened by no assigning. [U4] [R1]
 */
export async function replayAssigned(
  db: Queries,
  office: Office,
  rec: string,
  scopeFor: (held: Held) => string,
): Promise<readonly OperationResult[]> {
  const results: OperationResult[] = [];
  for (const held of await findHeld(db, { rec, why: ['unit-unknown'] })) {
    const assigned = scopeFor(held);
    await assignHeld(db, held.op, assigned);
    const account = await findAccountEver(db, held.accountId, localDate(office.nowMs));
    if (!account) continue;
    const person = answering(await personOf(db, account));
    const lies = await findScopesOf(db, [rec]);
    const left = lies.filter((scope) => isHomeless(scope, localDate(office.nowMs)));
    const trusted = answeringIn(person, [assigned, ...left]);
    const sender = { ...office, person: trusted, device: held.device };
    results.push(...(await replay(db, sender, [{ ...held, assigned }])));
  }
  return results;
}

/** A phone that was revoked is welcome again: what it sent meanwhile is decided for its account. [I5] */
export async function replayReadmitted(db: Queries, sender: Sender): Promise<void> {
  const open = await findHeld(db, { account: sender.person.id, why: ['device-revoked'] });
  await replay(
    db,
    sender,
    open.filter((held) => held.device === sender.device),
  );
}

/**
 * The province lets in what came from a revoked phone, or from an officer who had handed over: decided for its author, as
 * if he still answered for that commune, and for the one the record was carried into since. [I4] [I5] [S16]
 */
export async function replayAccepted(
  db: Queries,
  office: Office,
  { rec, accountId }: Held,
): Promise<readonly OperationResult[]> {
  const account = await findAccountEver(db, accountId, localDate(office.nowMs));
  if (!account) return [];
  const person = answering(await personOf(db, account));
  const results: OperationResult[] = [];
  for (const held of await findHeld(db, { account: accountId, rec, why: acceptable })) {
    const trusted = answeringIn(person, [held.scope, ...(await findScopesOf(db, [rec]))]);
    const sender = { ...office, person: trusted, device: held.device };
    results.push(...(await replay(db, sender, [held])));
  }
  return results;
}

/** @param sender `device` is not read: each operation speaks for the device that wrote it */
async function replay(
  db: Queries,
  sender: Sender,
  due: readonly Held[],
): Promise<readonly OperationResult[]> {
  if (due.length === 0) return [];
  const batch = await readBatch(
    db,
    sender,
    due.map((held) => addressOf(placed(held))),
  );
  const results: OperationResult[] = [];
  const open = await stillOpen(
    db,
    due.map((held) => held.op),
  );
  for (const held of due.filter(({ op }) => open.has(op))) {
    const op = placed(held);
    // Where two phones speak under one id, no word is known to be this one's later one. [S22]
    const shared = await isForked(db, held.device);
    const since = shared ? [] : await laterWords(db, held);
    if (since.includes('new')) {
      // An edit held behind a refused entry, which its author then fixed and offered whole: replayed, his own earlier
      // words would quarrel with his later ones. [M1]
      const spoken: OperationResult = { op: op.op, s: 'merged' };
      results.push(spoken);
      await settleHeld(db, held.op, spoken, utc(sender.nowMs));
      continue;
    }
    // What the device wrote on this record since has not seen this: it must not be overwritten by its own past.
    const apart = since.length > 0 ? `${held.device}~` : held.device;
    const outcome = decideSafely(batch, op, shared ? `${held.device}~${held.op}` : apart, true);
    const why = outcome.problem ? { why: outcome.problem } : {};
    const wrote = await writeOutcome(batch, outcome);
    const later: OperationResult = { op: op.op, s: outcome.kind, ...why, ...wrote };
    results.push(later);
    const type = outcome.problem?.type ?? held.why;
    // It stays in the tray, still held for this reason or another, unless it became a request in the record's story; and
    // refused as well: its author never hears of it, and no story tells it, so a person of the province has to. [S20]
    if (outcome.record || outcome.kind === 'merged' || outcome.kind === 'applied')
      await settleHeld(db, held.op, later, utc(sender.nowMs));
    else if (outcome.kind === 'held') await renameHeld(db, held.op, type);
    else await refuseHeld(db, held.op, type, later);
  }
  await closeBatch(batch);
  return results;
}

function answeringIn(person: Person, scopes: readonly string[]): Person {
  const units = scopes.flatMap((scope) => parseScope(scope)?.unit ?? []);
  return { ...person, units: [...person.units, ...units] };
}

function placed({ body, assigned }: Held): PushedOperation {
  return assigned === null ? body : { ...body, sc: assigned };
}

function mayNow(person: Person, { body, scope }: Held): boolean {
  const kind = operationKinds.find((known) => known === addressOf(body).k);
  return kind !== undefined && mayIn(person, deedOf(kind), scope);
}

function isKnown({ body }: Held): boolean {
  return operationKinds.some((known) => known === addressOf(body).k);
}
