// The laws of the merge over random histories of three phones. sync.md §2.5–2.7, invariants 4–7
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Value } from '../../src/domain/field.ts';
import type { Operation } from '../../src/domain/operation.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import { sameValue } from '../../src/domain/record.ts';
import type { Someone } from './samples.ts';
import { apply, approved, created, hoa, lan, minh, operation } from './samples.ts';

const set = (base: number, values: Record<string, unknown>) =>
  operation('set', { base, set: values });

const devices: readonly Someone[] = [hoa, lan, minh];
const fields = ['minutes', 'airings', 'title'] as const;

interface Write {
  readonly who: number;
  /** How many versions behind the present the writer's phone is. */
  readonly behind: number;
  readonly field: (typeof fields)[number];
  readonly value: number;
  readonly settles: boolean;
}
const write: fc.Arbitrary<Write> = fc.record({
  who: fc.nat({ max: 2 }),
  behind: fc.nat({ max: 4 }),
  field: fc.constantFrom(...fields),
  value: fc.integer({ min: 1, max: 4 }),
  settles: fc.boolean(),
});
const history = fc.array(write, { minLength: 1, maxLength: 10 });

function valueOf({ field, value }: Write): Value {
  return field === 'title' ? `Tên ${value}` : value;
}

interface Played {
  readonly op: Operation;
  readonly base: number;
  readonly who: Someone;
  readonly before: StoredRecord;
  readonly kind: string;
  readonly record: StoredRecord;
  /** Before this write: at which version each device's alternative of a field was parked. */
  readonly parked: ReadonlyMap<string, number>;
}

/** Plays a history; each phone's base only grows, as a real cursor does. */
function play(writes: readonly Write[]): readonly Played[] {
  let record = created();
  const bases = new Map<Someone, number>();
  const played: Played[] = [];
  const parkedAt = new Map<string, number>();
  for (const one of writes) {
    const who = devices[one.who] ?? hoa;
    const base = Math.max(bases.get(who) ?? 1, record.v - one.behind);
    bases.set(who, base);
    const values = { [one.field]: valueOf(one) };
    const open = record.conflicts.find((conflict) => conflict.field === one.field);
    const op =
      one.settles && open
        ? operation('resolve', { base, cf: open.id, set: values })
        : set(base, values);
    const before = record;
    const step = apply(before, op, who);
    record = step.record;
    const parked = new Map(parkedAt);
    played.push({ op, base, who, before, kind: step.outcome.kind, record, parked });
    if (step.outcome.kind === 'conflict') parkedAt.set(`${one.field}/${who.device}`, record.v);
  }
  return played;
}

test('[M4] [inv 4] law: no value disappears that its writer’s successor had not seen', () => {
  fc.assert(
    fc.property(history, (writes) => {
      for (const { base, who, before, record, parked } of play(writes)) {
        for (const field of fields) {
          const lost: Value[] = [];
          const stamp = before.stamps[field];
          // The present value, if the writer had not seen it …
          if (stamp && stamp.v > base && stamp.device !== who.device) {
            lost.push(before.values[field] ?? '');
          }
          // … and every alternative that was parked after his look, but his own.
          for (const conflict of before.conflicts.filter((one) => one.field === field)) {
            for (const other of conflict.alternatives) {
              const v = parked.get(`${field}/${other.device}`) ?? 0;
              if (other.device !== who.device && v > base) lost.push(other.value ?? '');
            }
          }
          const conflict = record.conflicts.find((one) => one.field === field);
          const kept = [
            record.values[field],
            ...(conflict?.alternatives ?? []).map((x) => x.value),
          ];
          for (const value of lost) expect(kept).toContainEqual(value);
        }
      }
    }),
    { numRuns: 600 },
  );
});

test('[M4] [inv 4] law: both sides of a clash are there afterwards, the present one where it was', () => {
  fc.assert(
    fc.property(history, (writes) => {
      for (const { op, before, kind, record } of play(writes)) {
        if (kind !== 'conflict' || !('set' in op)) continue;
        for (const [field, value] of Object.entries(op.set ?? {})) {
          expect(record.values[field]).toEqual(before.values[field]);
          const conflict = record.conflicts.find((one) => one.field === field);
          expect(conflict?.alternatives.map((one) => one.value)).toContainEqual(value);
        }
      }
    }),
  );
});

test('[M5] law: every open conflict names the record’s present value, and one alternative a device', () => {
  fc.assert(
    fc.property(history, (writes) => {
      for (const { record } of play(writes)) {
        for (const { field, current, alternatives } of record.conflicts) {
          expect(current.value).toEqual(record.values[field] ?? null);
          expect(new Set(alternatives.map((one) => one.device)).size).toBe(alternatives.length);
        }
        const open = record.conflicts.map((one) => one.field);
        expect(new Set(open).size).toBe(open.length);
      }
    }),
    { numRuns: 400 },
  );
});

test('[M1] [inv 5] law: one device alone never meets a conflict, however old its base', () => {
  fc.assert(
    fc.property(history, (writes) => {
      for (const { kind, record } of play(writes.map((one) => ({ ...one, who: 1 })))) {
        expect(kind).not.toBe('conflict');
        expect(record.conflicts).toEqual([]);
      }
    }),
  );
});

test('[M2] [inv 5] law: phones that write disjoint fields never meet a conflict', () => {
  fc.assert(
    fc.property(history, (writes) => {
      const apart = writes.map((one) => ({ ...one, field: fields[one.who] ?? 'title' }));
      for (const { record } of play(apart)) expect(record.conflicts).toEqual([]);
    }),
  );
});

test('[M2] [inv 5] law: a write of the value that stands opens nothing and moves no content', () => {
  fc.assert(
    fc.property(history, fc.nat({ max: 2 }), fc.constantFrom(...fields), (writes, who, field) => {
      const record = play(writes).at(-1)?.record ?? created();
      const op = set(1, { [field]: record.values[field] });
      const { outcome, record: next } = apply(record, op, devices[who] ?? hoa);
      expect(outcome.kind).not.toBe('conflict');
      expect(next.values).toEqual(record.values);
      expect(next.cv).toBe(record.cv);
    }),
  );
});

test('[V3] [inv 18] law: two versions with one content version hold the same values', () => {
  fc.assert(
    fc.property(history, (writes) => {
      const seen = new Map<number, string>();
      for (const { record } of play(writes)) {
        const values = JSON.stringify(record.values, Object.keys(record.values).toSorted());
        expect(seen.get(record.cv) ?? values).toBe(values);
        seen.set(record.cv, values);
        expect(record.cv).toBeLessThanOrEqual(record.v);
      }
    }),
  );
});

test('[M9] [inv 6] law: the same input has the same outcome, and the record given is not touched', () => {
  fc.assert(
    fc.property(history, write, (writes, one) => {
      const record = play(writes).at(-1)?.record ?? created();
      const copy = structuredClone(record);
      const op = set(Math.max(0, record.v - one.behind), { [one.field]: valueOf(one) });
      const first = apply(record, op, lan);
      expect(apply(record, op, lan)).toEqual(first);
      expect(record).toEqual(copy);
    }),
  );
});

test('[M9] [inv 26] law: the order in which an operation names its fields decides nothing', () => {
  const wrote = { minutes: 30, title: 'Bài của Lan', note: 'Của Lan' };
  const { record } = apply(
    created(),
    set(1, { minutes: 20, title: 'Bài của Hoa', note: 'Của Hoa' }),
    hoa,
  );
  const turned = Object.fromEntries(Object.entries(wrote).reverse());
  const op = set(1, wrote);
  const one = apply(record, op, lan).record;
  expect(one.conflicts).toHaveLength(3);
  expect(apply(record, { ...op, set: turned } as Operation, lan).record.conflicts).toEqual(
    one.conflicts,
  );
});

test('[M9] [inv 6] law: whatever arrives has an outcome, and a moved record is one version further', () => {
  const anything = fc.dictionary(
    fc.oneof(
      fc.constantFrom('minutes', 'topics', 'title', '__proto__', 'constructor'),
      fc.string(),
    ),
    fc.oneof(fc.jsonValue(), fc.constantFrom(null, 5, 'x', ['III.1'])),
  );
  const element = fc.dictionary(fc.constantFrom('topics', 'title', 'x'), fc.array(fc.string()));
  const any: fc.Arbitrary<Operation> = fc.oneof(
    fc
      .record({ base: fc.nat(9), set: anything, add: element, del: element })
      .map((body) => operation('set', body)),
    fc
      .record({ base: fc.nat(9), cf: fc.string(), set: anything })
      .map((b) => operation('resolve', b)),
    fc.record({ base: fc.nat(9) }).map((body) => operation('del', body)),
    fc.record({ base: fc.nat(9) }).map((body) => operation('restore', body)),
    fc
      .record({ sees: fc.nat(9), to: fc.constantFrom('approved' as const, 'returned' as const) })
      .map((body) => operation('review', body)),
  );
  fc.assert(
    fc.property(history, any, fc.boolean(), (writes, op, isApproved) => {
      const last = play(writes).at(-1)?.record ?? created();
      const record = isApproved && last.conflicts.length === 0 ? approved(last) : last;
      const { outcome } = apply(record, op, lan);
      expect(['applied', 'merged', 'conflict', 'held', 'rejected']).toContain(outcome.kind);
      if (outcome.record) expect(outcome.record.v).toBe(record.v + 1);
      if (outcome.kind !== 'applied' && outcome.kind !== 'merged') {
        expect(outcome.problem).toBeDefined();
      }
      expect(sameValue(outcome.record?.values['slot'] ?? 'sang', 'sang')).toBe(true);
    }),
    { numRuns: 500 },
  );
});
