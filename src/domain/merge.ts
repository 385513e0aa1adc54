// Three-way merge, field by field, against the trunk the device had seen — never against its own last operation.
//
//      base ──── another phone ──── current         same field, other value  → both kept: a conflict
//        └────── this phone ─────── incoming         other field, equal value → merged
//
// sync.md §2.5–2.6. Pure, total: every input has an outcome and nothing is dropped. [M1]–[M9]
import type { Value, Values } from './field.ts';
import type { Alternative, Changes, Conflict, Stamp, StoredRecord } from './record.ts';
import { sameValue } from './record.ts';

export interface Incoming {
  readonly op: string;
  readonly base: number;
  readonly set: Readonly<Record<string, Value | null>>;
  readonly add: Readonly<Record<string, readonly string[]>>;
  readonly del: Readonly<Record<string, readonly string[]>>;
  /** Who writes, from which device, when by its clock; `value` is filled in per field. */
  readonly writer: Omit<Alternative, 'value'>;
  /** A settlement stamps its field even if the value stays: a simultaneous other settlement must clash. [M7] */
  readonly settles?: true;
}

export interface Merged {
  readonly values: Values;
  readonly stamps: Readonly<Record<string, Stamp>>;
  readonly conflicts: readonly Conflict[];
  readonly changes: Changes;
  /** Conflicts this operation opened or joined. */
  readonly clashes: readonly Conflict[];
  /** False when the record is exactly as before, so that its version stays. */
  readonly changed: boolean;
}

/** Key of one element's stamp: each element of a choice is added and removed by itself. [M3] */
function elementKey(field: string, element: string): string {
  return `${field}/${element}`;
}

/** Written by another device after the writer's base: the writer had not seen it. [M1] */
function unseen(stamp: Stamp | undefined, incoming: Incoming): boolean {
  return stamp !== undefined && stamp.v > incoming.base && stamp.device !== incoming.writer.device;
}

/** Somebody else wrote this field after the writer's base: he is in a race for it. */
export function isRaced(record: StoredRecord, field: string, incoming: Incoming): boolean {
  return unseen(record.stamps[field], incoming);
}

/** True if anything of the record moved, or was parked, that this writer had not seen. [M1] [M8] */
export function hasUnseen(record: StoredRecord, base: number, device: string): boolean {
  const moved = Object.values(record.stamps);
  const parked = record.conflicts.flatMap(({ v, alternatives }) =>
    alternatives.map((alternative) => ({ v, device: alternative.device })),
  );
  return [...moved, ...parked].some((one) => one.v > base && one.device !== device);
}

/** What the field held at the writer's base, as far as the story still tells. Shown, never decisive. */
function valueAt(record: StoredRecord, field: string, base: number): Value | null {
  const later = record.story.find((entry) => entry.v > base && entry.changes?.[field]);
  const before = later?.changes?.[field];
  return before ? before[0] : (record.values[field] ?? null);
}

/** The newcomer is parked beside the present value; a device's later word replaces its own earlier. [M4] [M5] */
function park(
  record: StoredRecord,
  conflicts: readonly Conflict[],
  field: string,
  incoming: Incoming,
  v: number,
): Conflict {
  const value = incoming.set[field] ?? null;
  const mine: Alternative = { ...incoming.writer, value };
  const open = conflicts.find((conflict) => conflict.field === field);
  if (open) {
    const others = open.alternatives.filter((alternative) => alternative.device !== mine.device);
    // Whoever looked before this version has not seen all of it, and cannot settle it.
    return { ...open, v, alternatives: [...others, mine] };
  }
  const last = record.story.findLast((entry) => entry.changes?.[field] || entry.kind === 'new');
  const current: Alternative = {
    value: record.values[field] ?? null,
    by: last?.by ?? incoming.writer.by,
    device: record.stamps[field]?.device ?? '',
    at: last?.at ?? '',
  };
  const base = valueAt(record, field, incoming.base);
  return { id: `${incoming.op}/${field}`, field, v, base, current, alternatives: [mine] };
}

/**
 * The record's values after one operation, at version `v` (the record's version + 1).
 * A plain write by someone who had seen an open conflict settles it. [M6]
 */
export function merge(record: StoredRecord, incoming: Incoming, v: number): Merged {
  const values: Record<string, Value | undefined> = { ...record.values };
  const stamps: Record<string, Stamp> = { ...record.stamps };
  const changes: Record<string, readonly [Value | null, Value | null]> = {};
  const clashed = new Set<string>();
  let conflicts = [...record.conflicts];
  const stamp: Stamp = { v, device: incoming.writer.device };

  // In an order of their own: the log keeps what was written, not in which order. [M9]
  for (const [field, value] of Object.entries(incoming.set).sort(byField)) {
    const current = values[field] ?? null;
    const equal = sameValue(current, value);
    if (!equal && unseen(stamps[field], incoming)) {
      const clash = park(record, conflicts, field, incoming, v);
      conflicts = [...conflicts.filter((conflict) => conflict.id !== clash.id), clash];
      clashed.add(clash.id);
      continue;
    }
    conflicts = conflicts.filter(
      (conflict) => conflict.field !== field || conflict.v > incoming.base,
    );
    if (equal && !incoming.settles) continue;
    values[field] = value ?? undefined;
    stamps[field] = stamp;
    if (!equal) changes[field] = [current, value];
  }
  mergeElements(incoming, values, stamps, changes, stamp);
  conflicts = conflicts.map((conflict) => {
    const value = values[conflict.field] ?? null;
    return Object.hasOwn(changes, conflict.field)
      ? { ...conflict, current: { ...incoming.writer, value } }
      : conflict;
  });
  const clashes = conflicts.filter((conflict) => clashed.has(conflict.id));
  const stamped = Object.values(stamps).some((one) => one.v === v);
  const changed = stamped || clashes.length > 0 || conflicts.length !== record.conflicts.length;
  return { values: withoutEmpty(values), stamps, conflicts, changes, clashes, changed };
}

function byField([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** Observed-remove: an add always holds; a removal takes only what its writer had seen. [M3] */
function mergeElements(
  incoming: Incoming,
  values: Record<string, Value | undefined>,
  stamps: Record<string, Stamp>,
  changes: Record<string, readonly [Value | null, Value | null]>,
  stamp: Stamp,
): void {
  for (const field of new Set([...Object.keys(incoming.add), ...Object.keys(incoming.del)])) {
    const before = elementsOf(values[field]);
    const after = new Set(before);
    for (const element of incoming.del[field] ?? []) {
      const key = elementKey(field, element);
      if (!after.has(element) || unseen(stamps[key], incoming)) continue;
      after.delete(element);
      stamps[key] = stamp;
    }
    for (const element of incoming.add[field] ?? []) {
      after.add(element);
      stamps[elementKey(field, element)] = stamp;
    }
    const sorted = [...after].sort();
    if (sameValue(sorted, [...before].sort())) continue;
    values[field] = sorted.length > 0 ? sorted : undefined;
    stamps[field] = stamp;
    changes[field] = [before.length > 0 ? before : null, sorted.length > 0 ? sorted : null];
  }
}

function elementsOf(value: Value | undefined): readonly string[] {
  return Array.isArray(value)
    ? value.filter((element): element is string => typeof element === 'string')
    : [];
}

function withoutEmpty(values: Readonly<Record<string, Value | undefined>>): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
