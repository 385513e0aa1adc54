// The difference between what was shown and what the form holds now, as the body of a `set`: changed fields only, so
// that an old client cannot erase what it does not know. Choices travel as elements added and removed. sync.md §2.3 [M3]
import type { Values } from './field.ts';
import { isEmpty } from './field.ts';
import { sameValue } from './record.ts';

export interface Patch {
  readonly set?: Readonly<Record<string, unknown>>;
  readonly add?: Record<string, string[]>;
  readonly del?: Record<string, string[]>;
}

function isChoices(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((element) => typeof element === 'string');
}

/** Null when nothing differs. */
export function patchBetween(before: Values, after: Values): Patch | null {
  const set: Record<string, unknown> = {};
  const add: Record<string, string[]> = {};
  const del: Record<string, string[]> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const was = before[key];
    const is = after[key];
    if (sameValue(was, is) || (isEmpty(was) && isEmpty(is))) continue;
    if (isChoices(was ?? is) && isChoices(is ?? was)) {
      const [old, now] = [isChoices(was) ? was : [], isChoices(is) ? is : []];
      const added = now.filter((element) => !old.includes(element));
      const removed = old.filter((element) => !now.includes(element));
      if (added.length > 0) add[key] = added;
      if (removed.length > 0) del[key] = removed;
    } else set[key] = isEmpty(is) ? null : is;
  }
  const patch: Patch = {
    ...(Object.keys(set).length > 0 ? { set } : {}),
    ...(Object.keys(add).length > 0 ? { add } : {}),
    ...(Object.keys(del).length > 0 ? { del } : {}),
  };
  return Object.keys(patch).length > 0 ? patch : null;
}
