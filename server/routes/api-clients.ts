// Who makes and revokes the programs that read. [O1]
import { uuidV7 } from '../../src/domain/identity.ts';
import { localDate } from '../../src/domain/period.ts';
import type { ApiClients, MadeClient } from '../../src/protocol/api-clients.ts';
import { newClientSchema } from '../../src/protocol/api-clients.ts';
import { utc } from '../instant.ts';
import type { Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { insertClient, listClients, revokeClient } from '../storage/api-clients.ts';
import { note } from '../storage/audit.ts';
import { newToken, tokenHash } from '../token.ts';

/** GET /api-clients */
export async function showClients({ db }: SignedCall): Promise<Reply> {
  const clients = await listClients(db);
  const body: ApiClients = { clients: clients.map((one) => ({ ...one, scopes: [...one.scopes] })) };
  return { status: 200, body };
}

/** POST /api-clients */
export const makeClient = reads(
  newClientSchema,
  'malformed',
  async (
    { db, deps, person, nowMs }: SignedCall,
    { name, scopes, until = null },
  ): Promise<Reply> => {
    if (until !== null && until < localDate(nowMs)) return refuse('malformed');
    const id = uuidV7(nowMs, deps.random(10));
    const token = newToken(deps.random);
    const createdAt = utc(nowMs);
    const hash = tokenHash(token);
    const row = { id, name, scopes, createdAt, tokenHash: hash, by: person.id, untilDay: until };
    await insertClient(db, row);
    const detail = { scopes: scopes.join(' '), ...(until === null ? {} : { until }) };
    await note(db, createdAt, { deed: 'client.made', by: person.id, what: id, detail });
    const body: MadeClient = { id, token };
    return { status: 201, body };
  },
);

/** DELETE /api-clients/:id */
export async function dropClient({ db, person, params, nowMs }: SignedCall): Promise<Reply> {
  const id = params['id'] ?? '';
  const at = utc(nowMs);
  if (!(await revokeClient(db, id, at))) return refuse('not-found');
  await note(db, at, { deed: 'client.revoked', by: person.id, what: id });
  return { status: 200, body: {} };
}
