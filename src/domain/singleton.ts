// Records a commune has one of in a reporting year: the station's card, the yearly declaration. Two phones may begin one
// offline; both give it the same id, so the province meets one record and merges it field by field, as any other. [D1]
import type { RecordType, SingletonType } from './activity/type.ts';
import { isSingleton } from './activity/type.ts';
import type { Operation } from './operation.ts';

const mask = (1n << 64n) - 1n;

/** FNV-1a, 64 bits, over UTF-16 units, as 16 hexadecimal digits. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (const sign of text) value = ((value ^ BigInt(sign.charCodeAt(0))) * 0x100000001b3n) & mask;
  return value.toString(16).padStart(16, '0');
}

/** The id of a scope's only record of this type: a UUID of version 8 (RFC 9562 §5.8), made from the two names. */
export function singletonId(type: SingletonType, scope: string): string {
  const hex = hash(`${type}|${scope}`) + hash(`${scope}|${type}`);
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** A second beginning is an edit by someone who had seen nothing of the record. [D1] [M1] */
export function asEdit(op: Extract<Operation, { k: 'new' }>): Extract<Operation, { k: 'set' }> {
  const { op: id, n, rec, sc, at, set } = op;
  return { op: id, n, rec, sc, at, k: 'set', base: 0, set };
}

/** A card is nobody's to approve, to cancel or to carry into another year. [D1] */
export function isOutOfPlace(op: Operation, type: RecordType): boolean {
  if (!isSingleton(type)) return false;
  if (op.k === 'set') return op.to !== undefined;
  return op.k === 'review' || op.k === 'del' || op.k === 'restore' || op.k === 'join';
}
