// A program shows its token as a bearer, or as the password of the box that Excel and Power BI show. [O1]
import type { ApiScope } from '../../src/domain/open/client.ts';
import { localDate } from '../../src/domain/period.ts';
import type { Call, Refusal, Reply } from '../route.ts';
import { refuse } from '../route.ts';
import { countRead, findClient } from '../storage/api-clients.ts';
import { snapshot, write } from '../storage/transaction.ts';
import { tokenHash } from '../token.ts';

/** Everything a request reads is of one moment, who it is among it: a token revoked reads nothing more. */
export function asClient(
  call: Call,
  scope: ApiScope,
  handle: (call: Call) => Promise<Reply>,
): Promise<Reply> {
  const token = tokenIn(call.header('authorization'));
  if (token === undefined) return Promise.resolve(unknown());
  return answered(call, scope, tokenHash(token), handle);
}

async function answered(
  call: Call,
  scope: ApiScope,
  hash: string,
  handle: (call: Call) => Promise<Reply>,
): Promise<Reply> {
  const today = localDate(call.nowMs);
  const { reply, client } = await snapshot(call.db, async (db) => {
    const client = await findClient(db, hash, today);
    if (!client) return { reply: unknown() };
    if (!client.scopes.includes(scope)) return { reply: refuse('forbidden') };
    return { client, reply: await handle({ ...call, db }) };
  });
  // Who reads is written down by the day, before the answer goes out. [O7]
  if (client) await write(call.db, (db) => countRead(db, client.id, today));
  return reply;
}

function unknown(): Refusal {
  return refuse('unauthorized', { 'www-authenticate': 'Basic realm="so-co-so"' });
}

/** A bearer, or the password of a box, whatever name stands beside it. */
export function tokenIn(header = ''): string | undefined {
  const [, sort = '', rest = ''] = /^(Bearer|Basic) +(\S+)$/i.exec(header) ?? [];
  if (sort.toLowerCase() === 'bearer') return rest;
  if (rest === '') return undefined;
  const [, password] = /^[^:]*:(.*)$/.exec(Buffer.from(rest, 'base64').toString()) ?? [];
  return password;
}
