// What the phone shows: the province's row, then this phone's own operations on top. Pure and repeatable: the view
// can be thrown away and built again at any moment. sync.md §2.3 [S5]
import type { Value, Values } from './field.ts';
import type { Operation } from './operation.ts';
import type { ReviewState, Row } from './record.ts';
import { checkOf } from './record.ts';
import { isShared } from './singleton.ts';

export interface Shown extends Pick<Row, 'id' | 'scope' | 'type' | 'values' | 'state' | 'into'> {
  /** A check of this content stands. [V15] */
  readonly checked?: true;
}

/** @param mine operations not yet in `row`, in the order they were saved; values as the form made them */
export function rebase(row: Row | null, mine: readonly Operation[]): Shown | null {
  let shown: Shown | null = row && checkOf(row) ? { ...row, checked: true } : row;
  for (const op of mine) shown = step(shown, op);
  return shown;
}

function step(shown: Shown | null, op: Operation): Shown | null {
  if (op.k === 'new') {
    const values = patch({}, op.set);
    if (!shown) return { id: op.rec, scope: op.sc, type: op.ty, values, state: 'submitted' };
    // Begun on two phones: this one's words lie on top until the province has merged them. [D1]
    return isShared(op) ? { ...shown, values: patch(shown.values, op.set) } : shown;
  }
  if (!shown) return null;
  switch (op.k) {
    case 'set': {
      const state: ReviewState = op.send && shown.state === 'returned' ? 'submitted' : shown.state;
      const scope = op.to ?? shown.scope;
      const values = elements(patch(shown.values, op.set ?? {}), op);
      return { ...unchecked(shown), scope, state, values };
    }
    case 'resolve':
      return { ...unchecked(shown), values: patch(shown.values, op.set) };
    case 'review':
      // Taken back from among what waits: it was the check. [V11]
      return op.to === shown.state ? unchecked(shown) : { ...shown, state: op.to };
    case 'check':
      return { ...shown, checked: true };
    case 'del':
      return { ...unchecked(shown), state: 'cancelled' };
    case 'restore':
      return shown.state === 'cancelled' ? apart(shown) : shown;
    case 'join':
      if (op.into === null) return shown.into === undefined ? shown : apart(shown);
      return shown.state === 'cancelled'
        ? shown
        : { ...unchecked(shown), state: 'cancelled', into: op.into };
  }
}

function unchecked(shown: Shown): Shown {
  const { checked: _, ...alone } = shown;
  return alone;
}

function apart(shown: Shown): Shown {
  const { into: _, ...alone } = shown;
  return { ...alone, state: 'submitted' };
}

/** Operations of this phone were made by its own form, so their values are `Value`s: the boundary is the save. */
function patch(values: Values, set: Readonly<Record<string, unknown>>): Values {
  const next: Record<string, Value | undefined> = { ...values };
  for (const [key, value] of Object.entries(set)) {
    if (value === null) delete next[key];
    else next[key] = value as Value;
  }
  return next;
}

function elements(values: Values, op: Extract<Operation, { k: 'set' }>): Values {
  const next: Record<string, Value | undefined> = { ...values };
  for (const field of new Set([...Object.keys(op.add ?? {}), ...Object.keys(op.del ?? {})])) {
    const present = next[field];
    const kept = new Set(
      Array.isArray(present) ? present.filter((e) => typeof e === 'string') : [],
    );
    for (const element of op.del?.[field] ?? []) kept.delete(element);
    for (const element of op.add?.[field] ?? []) kept.add(element);
    if (kept.size > 0) next[field] = [...kept].sort();
    else delete next[field];
  }
  return next;
}
