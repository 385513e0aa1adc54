// A body larger than an exchange is read only from somebody who is signed in: twelve megabytes of memory are not to be
// had for nothing. The handler asks again, inside its own transaction. sync.md §2.15 [R6]
import type { onRequestAsyncHookHandler } from 'fastify';
import type { Door } from './endpoint.ts';
import { sendProblem } from './endpoint.ts';
import { utc } from './instant.ts';
import { refuse } from './route.ts';
import { accountOfSession } from './storage/sessions.ts';
import { cookieName, tokenHash } from './token.ts';

export function knownFirst({ deps, secure }: Door): onRequestAsyncHookHandler {
  return async (request, reply) => {
    const token = request.cookies[cookieName(secure)];
    const now = utc(deps.clock());
    const account = token && (await accountOfSession(deps.db, tokenHash(token), now));
    return account ? undefined : sendProblem(reply, refuse('unauthorized'));
  };
}
