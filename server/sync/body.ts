// The body of an operation as it came: its hash, the signs no text may hold, and its NFC form.
import { createHash } from 'node:crypto';
import type { Finding } from '../../src/domain/field.ts';
import { isCleanText } from '../../src/domain/text.ts';
import type { PushedOperation } from '../../src/protocol/sync.ts';

/** JSON with sorted keys, so that the same body has one hash however its phone ordered it. [S2] */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isRecord(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

export function bodyHash(op: PushedOperation): string {
  return createHash('sha256').update(canonicalJson(op)).digest('hex');
}

/** A finding for each text or key that cannot be stored: NUL, control signs, halves of surrogate pairs. [A3] */
export function textFindings(value: unknown, path: readonly string[] = []): Finding[] {
  if (typeof value === 'string')
    return isCleanText(value) ? [] : [{ field: fieldName(path), code: 'bad_text' }];
  if (Array.isArray(value))
    return value.flatMap((inner, index) => textFindings(inner, [...path, String(index)]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    isCleanText(key)
      ? textFindings(inner, [...path, key])
      : [{ field: fieldName(path), code: 'bad_text' }],
  );
}

/** Every text in NFC: two phones' hoà and hoà must be one word. [A3] */
export function normalised(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(normalised);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, normalised(inner)]));
}

/** The form knows its fields by their own names: "set.title" is said as "title". */
export function fieldName(path: readonly string[]): string {
  return (path[0] === 'set' && path.length > 1 ? path.slice(1) : path).join('.');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
