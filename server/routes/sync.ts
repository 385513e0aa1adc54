// POST /sync/v1: push in the request's one transaction, then, after its commit, pull from a snapshot. sync.md §2.4
import { createHash } from 'node:crypto';
import { localDate } from '../../src/domain/period.ts';
import type { Person } from '../../src/domain/person.ts';
import { scopesOf } from '../../src/domain/scope.ts';
import type { OperationResult, SyncResponse } from '../../src/protocol/sync.ts';
import { syncRequestSchema } from '../../src/protocol/sync.ts';
import { protocolVersion } from '../../src/protocol/version.ts';
import { utc } from '../instant.ts';
import type { Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { unitsInSight } from '../sight.ts';
import { versionFloor } from '../storage/meta.ts';
import { mayIn } from '../sync/decide.ts';
import { pull } from '../sync/pull.ts';
import { receive } from '../sync/receive.ts';

/**
 * A device counts only together with its account: the id is claimed by the phone and shown to others in conflicts, and
 * must not let another account pass for it (its edits unseen as clashes, its numbers used up). [R1]
 */
function deviceOf(person: Person, claimed: string): string {
  return createHash('sha256').update(`${person.id}/${claimed}`).digest('base64url').slice(0, 22);
}

/** Seconds until a visible phone asks again by itself. */
const pollS = 60;

export const sync = reads(syncRequestSchema, 'malformed', async (call: SignedCall, request) => {
  const { deps, db, person, nowMs, onFault } = call;
  if (request.acc !== undefined && request.acc !== person.id) return refuse('unauthorized');
  if (request.ep !== undefined && request.ep !== deps.epoch)
    return refuse('epoch-changed', { ep: deps.epoch });
  const sender = {
    person,
    device: deviceOf(person, request.dev),
    nowMs,
    versionFloor: await versionFloor(db),
    onFault,
  };
  const results = await receive(db, sender, request.push);
  return { afterwards: (later: SignedCall) => answer(later, request.pull, results) };
});

/** Read after the commit, from one snapshot for all scopes. sync.md §2.8 */
async function answer(
  { deps, db, person, nowMs }: SignedCall,
  cursors: Readonly<Record<string, number>>,
  results: readonly OperationResult[],
): Promise<Reply> {
  const inSight = scopesOf(await unitsInSight(db, person), localDate(nowMs));
  const readable = inSight.filter((scope) => mayIn(person, 'record.read', scope));
  const body: SyncResponse = {
    p: protocolVersion,
    ep: deps.epoch,
    t: utc(nowMs),
    ...(results.length > 0 ? { r: results } : {}),
    ...(await pull(db, readable, cursors)),
    poll: pollS,
  };
  return { status: 200, body };
}
