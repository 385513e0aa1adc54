// The session's token: 32 random bytes in an HttpOnly cookie; the database knows only its hash.
import { createHash } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { Random } from './instant.ts';

export const sessionDays = 90;

export function newToken(random: Random): string {
  return Buffer.from(random(32)).toString('base64url');
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The prefix makes browsers refuse the cookie unless it is Secure, of this host alone, and of path "/". */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-session' : 'session';
}

export function cookieOptions(secure: boolean): CookieSerializeOptions {
  return { httpOnly: true, sameSite: 'strict', path: '/', secure, maxAge: sessionDays * 86_400 };
}
