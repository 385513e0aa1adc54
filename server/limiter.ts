// How often passwords and codes may be tried: by address and login, and by address alone, because argon2 costs us
// more than it costs whoever asks. Communes share addresses, so the second limit is wide.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { tokenIn } from './open-data/door.ts';
import { tokenHash } from './token.ts';

/** Seconds to wait, or null if the request may go on. */
export type Limiter = (request: FastifyRequest) => Promise<number | null>;

export interface Tries {
  readonly perLogin: number;
  readonly perAddress: number;
  /** Questions of one program in a minute; absent: as usual. [O7] */
  readonly perClient?: number;
}
export const defaultTries = {
  perLogin: 10,
  perAddress: 60,
  perClient: 120,
} as const satisfies Tries;

const windowMs = 60_000;

/** Needs @fastify/rate-limit registered. */
export function makeLimiter(app: FastifyInstance, tries: Tries): Limiter {
  const limits = [
    app.createRateLimit({
      max: tries.perLogin,
      timeWindow: windowMs,
      keyGenerator: (request) => `${request.ip} ${loginOf(request.body)}`,
    }),
    app.createRateLimit({
      max: tries.perAddress,
      timeWindow: windowMs,
      keyGenerator: (request) => request.ip,
    }),
  ];
  return async (request) => {
    for (const limit of limits) {
      const verdict = await limit(request);
      if (!verdict.isAllowed && verdict.isExceeded) return verdict.ttlInSeconds;
    }
    return null;
  };
}

/** How often a program may ask, by its token: whoever shows none is refused at the door anyway. [O7] */
export function makeClientLimiter(app: FastifyInstance, tries: Tries): Limiter {
  const limit = app.createRateLimit({
    max: tries.perClient ?? defaultTries.perClient,
    timeWindow: windowMs,
    keyGenerator: ({ headers }) => tokenHash(tokenIn(headers.authorization) ?? ''),
  });
  return async (request) => {
    const verdict = await limit(request);
    return !verdict.isAllowed && verdict.isExceeded ? verdict.ttlInSeconds : null;
  };
}

function loginOf(body: unknown): string {
  const named = typeof body === 'object' && body !== null && 'login' in body ? body.login : '';
  return typeof named === 'string' ? named.trim().toLowerCase().slice(0, 60) : '';
}
