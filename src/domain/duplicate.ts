// "Có thể trùng": what may have been logged twice. Said, never in the way; both are kept until a person cancels one.
// domain.md §2.4 [L8]
import type { RecordType } from './activity/type.ts';
import { isActivity } from './activity/type.ts';
import type { Typed } from './field.ts';
import type { ReviewState } from './record.ts';
import { parseScope } from './scope.ts';
import { fold } from './text.ts';
import type { UnitRef } from './unit.ts';

/** An entry as it is shown, or as it is typed so far. */
export interface Logged {
  readonly id: string;
  readonly unit: UnitRef | undefined;
  readonly type: RecordType;
  readonly values: Typed;
}

interface Other extends Omit<Logged, 'unit'> {
  readonly scope: string;
  readonly state: ReviewState;
}

/** The others that may be the same thing; those that are cancelled are out of the way already. */
export function duplicatesOf<T extends Other>(logged: Logged, others: readonly T[]): readonly T[] {
  const key = duplicateKey(logged);
  if (key === undefined) return [];
  return others.filter(
    (other) =>
      other.id !== logged.id &&
      other.state !== 'cancelled' &&
      duplicateKey({ ...other, unit: parseScope(other.scope)?.unit }) === key,
  );
}

/**
 * What the two would share; undefined while there is too little to say so.
 * @param folding `fold`, or one that remembers: over many records the same titles come again and again
 */
export function duplicateKey(
  { unit, type, values }: Omit<Logged, 'id'>,
  folding: (text: string) => string = fold,
): string | undefined {
  const { date, start, title } = values;
  if (!unit || !isActivity(type) || typeof date !== 'string' || typeof title !== 'string')
    return undefined;
  const folded = folding(title);
  if (folded === '') return undefined;
  return JSON.stringify([unit.set, unit.code, type, date, start ?? '', folded]);
}
