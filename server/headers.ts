// Security headers. The policy has no 'unsafe-inline': the app has no inline script or style, and must not get one.
import type { FastifyHelmetOptions } from '@fastify/helmet';

const self = "'self'";
const none = "'none'";

/** @param secure served by https; on plain loopback http neither upgrade nor HSTS may be asked for */
export function securityHeaders(secure: boolean): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [self],
        scriptSrc: [self],
        styleSrc: [self],
        imgSrc: [self, 'data:', 'blob:'],
        connectSrc: [self],
        workerSrc: [self],
        manifestSrc: [self],
        objectSrc: [none],
        baseUri: [none],
        frameAncestors: [none],
        formAction: [self],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    // Subdomains belong to other offices: the promise of https is made for this host only.
    hsts: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  };
}
