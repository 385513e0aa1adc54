// A sign-in that has gone to the province's service and is not back: what must come back with it, in a cookie of ten
// minutes that only this process can have made. [I8]
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import * as z from 'zod/mini';

export const passageS = 600;

const passageSchema = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Hash of the invitation that is to be opened this way. */
  invitation: z.exactOptional(z.string()),
  /** Until when, in milliseconds. */
  until: z.number(),
});
export type Passage = z.infer<typeof passageSchema>;

export function passageCookie(secure: boolean): string {
  return secure ? '__Host-passage' : 'passage';
}

/** Strict is enough: it is set and sent by requests of our own page, never by the way back itself. */
export function passageOptions(secure: boolean): CookieSerializeOptions {
  return { httpOnly: true, sameSite: 'strict', path: '/', secure, maxAge: passageS };
}

export function sealPassage(key: Uint8Array, passage: Passage): string {
  const body = Buffer.from(JSON.stringify(passage)).toString('base64url');
  return `${body}.${signatureOf(key, body).toString('base64url')}`;
}

/** @returns undefined for what is not ours, was changed, or is over */
export function openPassage(
  key: Uint8Array,
  text: string | undefined,
  nowMs: number,
): Passage | undefined {
  const [body = '', signature = ''] = (text ?? '').split('.');
  const [given, own] = [Buffer.from(signature, 'base64url'), signatureOf(key, body)];
  if (given.length !== own.length || !timingSafeEqual(given, own)) return undefined;
  const json: unknown = JSON.parse(Buffer.from(body, 'base64url').toString());
  const passage = passageSchema.parse(json);
  return nowMs < passage.until ? passage : undefined;
}

function signatureOf(key: Uint8Array, body: string): Buffer {
  return createHmac('sha256', key).update(body).digest();
}

/** Whose account it is, as the database knows it: a subject may be an e-mail or a number of a person, so it is not kept. */
export function subjectHash(issuer: string, subject: string): string {
  return createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('hex');
}
