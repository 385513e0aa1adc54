// How often passwords and codes may be tried: by address and login, and by address alone, because argon2 costs us
// more than it costs whoever asks. Communes share addresses, so the second limit is wide.
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Seconds to wait, or null if the request may go on. */
export type Limiter = (request: FastifyRequest) => Promise<number | null>;

export interface Tries {
  readonly perLogin: number;
  readonly perAddress: number;
}
export const defaultTries: Tries = { perLogin: 10, perAddress: 60 };

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

function loginOf(body: unknown): string {
  const named = typeof body === 'object' && body !== null && 'login' in body ? body.login : '';
  return typeof named === 'string' ? named.trim().toLowerCase().slice(0, 60) : '';
}
