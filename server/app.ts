// The server as one value: routes, pages and guards around a database, a clock and chance.

import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import fastify from 'fastify';
import { pieceMedia } from '../src/protocol/photo.ts';
import { limits } from '../src/protocol/version.ts';
import { endpoint, logFault, problemOfStatus, sendProblem } from './endpoint.ts';
import { securityHeaders } from './headers.ts';
import { knownFirst } from './known-first.ts';
import type { Tries } from './limiter.ts';
import { defaultTries, makeClientLimiter, makeLimiter } from './limiter.ts';
import { servePages } from './pages.ts';
import type { Deps, Policy, Route } from './route.ts';
import { refuse } from './route.ts';
import { routes } from './routes/table.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: Policy;
  }
}

export interface AppOptions {
  readonly deps: Deps;
  /** Folder of the built app; null serves the API alone. */
  readonly pages: string | null;
  /** Public origin behind a proxy on this machine: "https://so.hungyen.gov.vn". */
  readonly origin?: string;
  readonly log?: boolean;
  readonly tries?: Tries;
  /** Only tests give other routes. */
  readonly table?: readonly Route[];
}

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { deps, pages, origin, log = false, tries = defaultTries, table = routes } = options;
  const secure = origin?.startsWith('https:') ?? false;
  const app = fastify({
    bodyLimit: limits.bodyBytes,
    logger: log ? { level: 'warn' } : false,
    // Only a proxy on this machine may say who asked; without a public origin there is none.
    trustProxy: origin === undefined ? false : 'loopback',
    // An address that cannot be decoded never reaches a handler.
    frameworkErrors: (_fault, _request, reply) => {
      void sendProblem(reply, refuse('malformed'));
    },
  });
  await app.register(helmet, securityHeaders(secure));
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  await app.register(compress, {
    // One entry and its answer are 866 B plain and 531 packed: on 2G each of them is waited for.
    threshold: 256,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
    // Bodies are inflated in body.ts, under our own cap.
    globalDecompression: false,
  });
  acceptJsonOnly(app);
  app.setErrorHandler<Error & { readonly statusCode?: number }>((fault, request, reply) => {
    const type = problemOfStatus(fault.statusCode);
    if (type === 'internal') logFault(request, fault);
    return sendProblem(reply, refuse(type));
  });
  await servePages(app, pages);
  demandPolicies(app);
  // Streams have no end of their own, and a server closes when its last answer has ended.
  app.addHook('preClose', () => deps.events.close());
  const door = {
    deps,
    origin,
    secure,
    limiter: makeLimiter(app, tries),
    clientLimiter: makeClientLimiter(app, tries),
  };
  for (const route of table) {
    const { method, path: url, policy, bodyBytes } = route;
    const large = { bodyLimit: bodyBytes ?? limits.bodyBytes, onRequest: knownFirst(door) };
    const limit = bodyBytes === undefined ? {} : large;
    app.route({ method, url, config: { policy }, ...limit, handler: endpoint(route, door) });
  }
  return app;
}

/** Bytes are taken as they come and read by the endpoint; every other media type is 415. */
function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const media = ['application/json', pieceMedia];
  app.addContentTypeParser(media, { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
}

/** From here on a route without a policy stops the start. [R1] */
function demandPolicies(app: FastifyInstance): void {
  app.addHook('onRoute', ({ config, url }) => {
    if (config?.policy === undefined) throw new Error(`route ${url} has no policy`);
  });
}
