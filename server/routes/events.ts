// GET /events/v1: a stream of positions for whoever reads records. [R8]
import { localDate } from '../../src/domain/period.ts';
import type { Reply, SignedCall } from '../route.ts';
import { refuse } from '../route.ts';
import { readableScopes } from '../sight.ts';
import { findHeads } from '../storage/heads.ts';

/** Seconds; until then the desk asks by the clock. */
const retryS = '60';

export async function showEvents(call: SignedCall): Promise<Reply> {
  const { deps, db, person, nowMs, tokenHash } = call;
  const scopes = await readableScopes(db, person, localDate(nowMs));
  if (scopes.length === 0) return refuse('forbidden');
  const found = await findHeads(db, scopes);
  const heads = new Map(scopes.map((scope) => [scope, found.get(scope)?.q ?? 0]));
  const listener = { account: person.id, tokenHash, heads };
  const stream = () => {
    const opened = deps.events.open(listener);
    return typeof opened === 'string' ? refuse(opened, { 'retry-after': retryS }) : opened;
  };
  return { status: 200, stream };
}
