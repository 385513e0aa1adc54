// POST /sync/v1: push in the request's one transaction, then, after its commit, pull from a snapshot. sync.md §2.4
import { localDate } from '../../src/domain/period.ts';
import type { Person } from '../../src/domain/person.ts';
import { stepOf } from '../../src/domain/step.ts';
import type { SyncRequest, SyncResponse } from '../../src/protocol/sync.ts';
import { foreignRequestSchema, syncRequestSchema } from '../../src/protocol/sync.ts';
import { protocolRange, protocolVersion } from '../../src/protocol/version.ts';
import { utc } from '../instant.ts';
import type { Continued, Reply, SignedCall } from '../route.ts';
import { refuse } from '../route.ts';
import { answering, readableScopes } from '../sight.ts';
import type { Queries } from '../storage/database.ts';
import { isRevoked, numbersOf } from '../storage/devices.ts';
import { readSafe } from '../storage/meta.ts';
import { findSettings } from '../storage/settings.ts';
import { deviceOf } from '../sync/device.ts';
import type { Contact } from '../sync/loss.ts';
import { observe } from '../sync/loss.ts';
import type { Offer } from '../sync/pull.ts';
import { pull } from '../sync/pull.ts';
import { receive } from '../sync/receive.ts';
import { replayHeld } from '../sync/replay.ts';
import { upgraded } from '../sync/upgrade.ts';
import { officeOf } from './office.ts';

/** Seconds until a visible phone asks again by itself. */
const pollS = 60;

export async function sync(call: SignedCall): Promise<Reply | Continued> {
  const parsed = readRequest(call.body);
  if (!parsed) return refuse('malformed');
  const { deps, db, person } = call;
  if (parsed.acc !== undefined && parsed.acc !== person.id) return refuse('unauthorized');
  if (parsed.ep !== undefined && parsed.ep !== deps.epoch)
    return refuse('epoch-changed', { ep: deps.epoch });
  const device = deviceOf(person.id, parsed.dev);
  const office = await officeOf(deps, call.onFault, db, call.nowMs);
  const sender = { ...office, person: answering(person), device };
  await replayHeld(db, sender);
  // Asked before the operations are in; most requests bring none.
  const { highest } = parsed.push.length > 0 ? await numbersOf(db, device) : { highest: 0 };
  const results = await receive(db, sender, upgraded(parsed.p, parsed.push));
  const loss = await observe(db, contactOf(call, parsed, device, highest));
  const said = { ...(results.length > 0 ? { r: results } : {}), ...(loss ? { loss } : {}) };
  const revoked = await isRevoked(db, device);
  return { afterwards: (later: SignedCall) => answer(later, parsed, said, revoked) };
}

/** A version this build does not know may say more than we read; its operations are taken in all the same. [S24] */
function readRequest(body: unknown): SyncRequest | undefined {
  const strict = syncRequestSchema.safeParse(body);
  if (strict.success) return strict.data;
  const foreign = foreignRequestSchema.safeParse(body);
  return foreign.success && !isAnswered(foreign.data.p) ? { ...foreign.data, pull: {} } : undefined;
}

function isAnswered(version: number): boolean {
  return version >= protocolRange.min && version <= protocolRange.max;
}

function contactOf(
  call: SignedCall,
  request: SyncRequest,
  device: string,
  highest: number,
): Contact {
  const { deps, person, nowMs, tokenHash } = call;
  const { app, now: said, left, push } = request;
  const numbers = push.map((op) => op.n);
  const fresh = numbers.some((n) => n > highest);
  const [account, session, epoch] = [person.id, tokenHash, deps.epoch];
  const told = { app, said, left, numbers, fresh };
  return { device, account, session, epoch, now: utc(nowMs), ...told };
}

/** Read after the commit, from one snapshot for all scopes. sync.md §2.8 */
async function answer(
  { deps, db, person, nowMs }: SignedCall,
  request: SyncRequest,
  said: Pick<SyncResponse, 'r' | 'loss'>,
  revoked: boolean,
): Promise<Reply> {
  const safe = await readSafe(db);
  const today = localDate(nowMs);
  // Whoever has no part in it need not know.
  const steps = stepOf(person.role, 2) && (await findSettings(db, today)).review.steps === 2;
  const body: SyncResponse = {
    p: protocolVersion,
    ep: deps.epoch,
    t: utc(nowMs),
    ...said,
    ...(isAnswered(request.p)
      ? await pullFor(db, revoked ? nobody(person) : person, today, request.pull, deps.shelf.offer)
      : { pv: [protocolRange.min, protocolRange.max] as const }),
    ...(safe === undefined ? {} : { safe }),
    ...(steps ? { steps: 2 } : {}),
    poll: pollS,
  };
  return { status: 200, body };
}

/** A revoked phone holds nothing: its scopes are lost to it, and go once it has sent what is in them. [I5] [S26] */
function nobody(person: Person): Person {
  return { ...person, role: 'admin', units: [] };
}

async function pullFor(
  db: Queries,
  person: Person,
  today: string,
  cursors: Readonly<Record<string, number>>,
  offer: Offer,
): Promise<Awaited<ReturnType<typeof pull>>> {
  return pull(db, await readableScopes(db, person, today), cursors, offer);
}
