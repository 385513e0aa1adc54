// The one way through the server: from here? → parse → how often? → who, may he → one transaction → answer (what
// a sync answers is read in a second one, after the commit).
// The only place where a throw becomes an answer.
import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { isApiScope } from '../src/domain/open/client.ts';
import { may } from '../src/domain/permission.ts';
import type { ProblemType } from '../src/domain/problem.ts';
import { problems } from '../src/domain/problem.ts';
import { pieceMedia } from '../src/protocol/photo.ts';
import { problemDocument, problemMedia } from '../src/protocol/problem.ts';
import { decodeBody } from './body.ts';
import { utc } from './instant.ts';
import type { Limiter } from './limiter.ts';
import { passageCookie, passageOptions } from './oidc/passage.ts';
import { asClient } from './open-data/door.ts';
import type {
  ApiRoute,
  Call,
  Deps,
  Refusal,
  Reply,
  Route,
  SignedCall,
  SignedRoute,
} from './route.ts';
import { refuse } from './route.ts';
import { isForeign } from './same-origin.ts';
import { personOf } from './storage/accounts.ts';
import type { Queries } from './storage/database.ts';
import { accountOfSession } from './storage/sessions.ts';
import { isBusy, isUnstorable, snapshot, write } from './storage/transaction.ts';
import { cookieName, cookieOptions, tokenHash } from './token.ts';

export interface Door {
  readonly deps: Deps;
  /** Public origin if one is configured. */
  readonly origin: string | undefined;
  readonly secure: boolean;
  readonly limiter: Limiter;
  /** Of programs that read. [O7] */
  readonly clientLimiter: Limiter;
}

export function endpoint(route: Route, door: Door): RouteHandlerMethod {
  return async (request, reply) => {
    try {
      return await send(reply, await through(route, door, request), door.secure);
    } catch (fault) {
      // Raced to the end, or the one writer is at work: nothing was written, the phone asks again.
      if (isBusy(fault)) return sendProblem(reply, refuse('busy', { 'retry-after': busyS }));
      if (isUnstorable(fault)) return sendProblem(reply, refuse('malformed'));
      logFault(request, fault);
      return sendProblem(reply, refuse('internal'));
    }
  };
}

async function through(route: Route, door: Door, request: FastifyRequest): Promise<Reply> {
  const reads = route.method === 'GET' || route.method === 'HEAD';
  if (!reads && isForeign(provenance(request), door.origin)) return refuse('foreign-origin');
  const inPieces = request.headers['content-type'] === pieceMedia;
  if (inPieces !== (route.pieces === true)) return refuse('wrong-media');
  if (inPieces) {
    // An empty piece asks to finish what is here in full.
    request.body ??= Buffer.alloc(0);
  } else if (Buffer.isBuffer(request.body) && request.body.length > 0) {
    const body = await decodeBody(
      request.body,
      request.headers['content-encoding'],
      route.bodyBytes,
    );
    if (!body.ok) return refuse(body.error);
    request.body = body.value;
  } else request.body = undefined;
  const limiter = isApiRoute(route) ? door.clientLimiter : door.limiter;
  if (route.limited || isApiRoute(route)) {
    const waitS = await limiter(request);
    if (waitS !== null) return refuse('slow-down', { 'retry-after': String(waitS) });
  }
  const { deps } = door;
  const onFault = (fault: unknown) => logFault(request, fault);
  const { body, headers } = request;
  const call: Call = {
    deps,
    db: deps.db,
    nowMs: deps.clock(),
    body,
    // The one cast of this file: Fastify gives each named part of the path as text.
    params: request.params as Readonly<Record<string, string>>,
    query: Object.fromEntries(new URL(request.url, 'http://localhost').searchParams),
    header: (name) => {
      const value = headers[name];
      return typeof value === 'string' ? value : undefined;
    },
    passage: request.cookies[passageCookie(door.secure)],
    onFault,
  };
  if (route.policy === 'public') return route.handle(call);
  if (isApiRoute(route)) return asClient(call, route.policy, route.handle);
  return guarded(route, call, request.cookies[cookieName(door.secure)]);
}

function isApiRoute(route: Route): route is ApiRoute {
  return isApiScope(route.policy);
}

async function guarded(route: SignedRoute, call: Call, token: string | undefined): Promise<Reply> {
  if (!token) return refuse('unauthorized');
  const { db } = call.deps;
  const reply = await write(db, identified(route, call, token, route.handle));
  if (!('afterwards' in reply)) return reply;
  return snapshot(db, identified(route, call, token, reply.afterwards));
}

/** Who he is and what he may is read in the same transaction as what he does: rights taken away hold at once. [R1] */
function identified<R>(
  { policy }: SignedRoute,
  call: Call,
  token: string,
  handle: (call: SignedCall) => Promise<R>,
): (db: Queries) => Promise<R | Refusal> {
  const hash = tokenHash(token);
  return async (db) => {
    const account = await accountOfSession(db, hash, utc(call.nowMs));
    if (!account) return refuse('unauthorized');
    const person = await personOf(db, account);
    if (policy !== 'session' && !may(person, policy, null)) return refuse('forbidden');
    return handle({ ...call, db, account, person, tokenHash: hash });
  };
}

/** Seconds until a phone that met a busy server asks again; its own back-off may be longer. */
const busyS = '5';

function provenance({ headers, host }: FastifyRequest) {
  const site = headers['sec-fetch-site'];
  return { origin: headers.origin, fetchSite: typeof site === 'string' ? site : undefined, host };
}

async function send(reply: FastifyReply, outcome: Reply, secure: boolean): Promise<FastifyReply> {
  if ('refused' in outcome) return sendProblem(reply, outcome);
  const { status, body, token, passage, later, stream } = outcome;
  if (stream) return sendStream(reply, stream);
  if (later) {
    const made = await later();
    if ('refused' in made) return sendProblem(reply, made);
    if (made.bytes) reply.header('content-type', 'application/json; charset=utf-8');
    return reply
      .code(made.status)
      .headers(made.headers)
      .send(made.bytes ?? undefined);
  }
  const name = cookieName(secure);
  if (token) reply.setCookie(name, token, cookieOptions(secure));
  if (token === null) reply.clearCookie(name, { path: '/', secure });
  const other = passageCookie(secure);
  if (passage) reply.setCookie(other, passage, passageOptions(secure));
  if (passage === null) reply.clearCookie(other, { path: '/', secure });
  return reply.code(status).header('cache-control', 'no-store').send(body);
}

/** A proxy must neither keep nor gather it. */
function sendStream(
  reply: FastifyReply,
  open: NonNullable<Exclude<Reply, Refusal>['stream']>,
): FastifyReply {
  reply.headers({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  if (reply.request.method === 'HEAD') return reply.send();
  const opened = open();
  return 'refused' in opened ? sendProblem(reply, opened) : reply.send(opened);
}

/** A refusal of the whole request, RFC 9457. */
export function sendProblem(reply: FastifyReply, { refused, more = {} }: Refusal): FastifyReply {
  const {
    'retry-after': retryAfter,
    'upload-offset': offset,
    'www-authenticate': challenge,
    ...members
  } = more;
  if (challenge) reply.header('www-authenticate', challenge);
  if (retryAfter) reply.header('retry-after', retryAfter);
  if (offset) reply.header('upload-offset', offset);
  return reply
    .code(problems[refused].status)
    .header('cache-control', 'no-store')
    .header('content-type', problemMedia)
    .send(JSON.stringify({ ...problemDocument(refused), ...members }));
}

/** What Fastify itself refuses before a route is reached. */
export function problemOfStatus(status: number | undefined): ProblemType {
  if (status === 413) return 'too-large';
  if (status === 415) return 'wrong-media';
  if (status === 404) return 'not-found';
  return status !== undefined && status < 500 ? 'malformed' : 'internal';
}

/** Name and place of a fault. Never its message: it may quote what a person wrote. */
export function logFault(request: FastifyRequest, fault: unknown): void {
  const error = fault instanceof Error ? fault : new Error('not an error');
  const at = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8);
  request.log.error({ fault: error.name, at }, 'a request failed');
}
