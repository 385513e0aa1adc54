// Records a commune has one of in a reporting year: the station's card, the yearly declaration. Two phones may begin one
// offline; both give it the same id, so the province meets one record and merges it field by field, as any other. [D1]
import type { RecordType, SingletonType } from './activity/type.ts';
import { isSingleton } from './activity/type.ts';
import { isAiringId } from './airing-log/airing.ts';
import { uuidOf } from './name-id.ts';
import type { Operation } from './operation.ts';

/** The id of a scope's only record of this type: a UUID of version 8 (RFC 9562 §5.8), made from the two names. */
export function singletonId(type: SingletonType, scope: string): string {
  return uuidOf(8, type, scope);
}

/** A record that two phones may begin, each by itself: the other's beginning is an edit of it. [D1] [Q4] */
export function isShared(op: Extract<Operation, { k: 'new' }>): boolean {
  return isSingleton(op.ty) || isAiringId(op.rec);
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
  return op.k !== 'new' && op.k !== 'resolve';
}
