// Bytes of a request → JSON value, or a refusal. Caps hold before work is done: raw bytes, inflated bytes, depth.
// ASVS 5.0 5.2.1, 15.3.6; sync.md §2.15
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ProblemType } from '../src/domain/problem.ts';
import type { Result } from '../src/domain/result.ts';
import { err, ok } from '../src/domain/result.ts';
import { limits } from '../src/protocol/version.ts';

const inflate = promisify(gunzip);

/** Deeper than any operation; shallow enough that nothing here can run out of stack. */
const maxDepth = 24;

export type Body = Result<unknown, ProblemType>;

/** @param encoding the Content-Encoding header; only gzip is known. @param most bytes, inflated */
export async function decodeBody(
  raw: Uint8Array,
  encoding: string | undefined,
  most: number = limits.bodyBytes,
): Promise<Body> {
  if (encoding !== undefined && encoding !== 'identity' && encoding !== 'gzip')
    return err('wrong-media');
  const bytes: Result<Uint8Array, ProblemType> =
    encoding === 'gzip' ? await inflated(raw, most) : ok(raw);
  if (!bytes.ok) return bytes;
  return Promise.resolve(bytes.value)
    .then(parseSafely)
    .then(ok, () => err('malformed'));
}

/** A bomb is met at the cap, not after it: zlib stops writing there. */
function inflated(raw: Uint8Array, most: number): Promise<Result<Uint8Array, ProblemType>> {
  return inflate(raw, { maxOutputLength: most }).then(ok, (fault: unknown) =>
    err(isTooLarge(fault) ? 'too-large' : 'malformed'),
  );
}

function isTooLarge(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'ERR_BUFFER_TOO_LARGE';
}

/** Throws a SyntaxError at what is no JSON, too deep, or reaches for prototypes. */
export function parseSafely(bytes: Uint8Array): unknown {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (depthOf(text) > maxDepth) throw new SyntaxError('too deep');
  return JSON.parse(text, refusePrototypes);
}

/** One pass over the text, before anything is built. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{' || sign === '[') deepest = Math.max(deepest, (depth += 1));
    else if (sign === '}' || sign === ']') depth -= 1;
  }
  return deepest;
}

/** Refused however it is spelled: the reviver sees keys after their escapes are read. */
function refusePrototypes(key: string, value: unknown): unknown {
  const own = key === 'constructor' && typeof value === 'object' && value !== null;
  if (key === '__proto__' || (own && Object.hasOwn(value, 'prototype')))
    throw new SyntaxError('prototype');
  return value;
}
