// A program shows its token as a bearer, or as the password of the box that Excel and Power BI show. [O1]
import type { ApiScope } from '../../src/domain/open/client.ts';
import type { Call, Refusal, Reply } from '../route.ts';
import { refuse } from '../route.ts';
import { scopesOfToken } from '../storage/api-clients.ts';
import { snapshot } from '../storage/transaction.ts';
import { tokenHash } from '../token.ts';

/** Everything a request reads is of one moment, who it is among it: a token revoked reads nothing more. */
export function asClient(
  call: Call,
  scope: ApiScope,
  handle: (call: Call) => Promise<Reply>,
): Promise<Reply> {
  const token = tokenIn(call.header('authorization'));
  if (token === undefined) return Promise.resolve(unknown());
  return snapshot(call.db, async (db) => {
    const scopes = await scopesOfToken(db, tokenHash(token));
    if (!scopes) return unknown();
    return scopes.includes(scope) ? handle({ ...call, db }) : refuse('forbidden');
  });
}

function unknown(): Refusal {
  return refuse('unauthorized', { 'www-authenticate': 'Basic realm="so-co-so"' });
}

function tokenIn(header = ''): string | undefined {
  const [, sort = '', rest = ''] = /^(Bearer|Basic) +(\S+)$/i.exec(header) ?? [];
  if (sort.toLowerCase() === 'bearer') return rest;
  if (rest === '') return undefined;
  const [, password] = /^[^:]*:(.*)$/.exec(Buffer.from(rest, 'base64').toString()) ?? [];
  return password;
}
