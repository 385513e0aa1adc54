// The merge as a truth table in words, then as laws over random histories. sync.md §2.5–2.7, invariants 4–7
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../../src/domain/field.ts';
import type { Operation } from '../../src/domain/operation.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import { sameValue } from '../../src/domain/record.ts';
import type { Someone } from './samples.ts';
import { after, apply, approved, created, hoa, lan, minh, operation } from './samples.ts';

const set = (base: number, values: Record<string, unknown>) =>
  operation('set', { base, set: values });

/** Hoa and Lan both hold version 1; Hoa's word arrives first. */
function twoWrite(first: Record<string, unknown>, second: Record<string, unknown>) {
  const start = created();
  const one = apply(start, set(1, first), hoa);
  const two = apply(one.record, set(1, second), lan);
  return { start, one, two, record: two.record };
}

/** Minutes: 20 by Hoa stands, 30 by Lan is parked. Version 3. */
const clashed = () => twoWrite({ minutes: 20 }, { minutes: 30 }).record;

describe('two phones', () => {
  test('[M2] different fields edited on two phones are both kept', () => {
    const { one, two, record } = twoWrite({ minutes: 20 }, { airings: 3 });
    expect(one.outcome.kind).toBe('applied');
    expect(two.outcome.kind).toBe('merged');
    expect(record.values).toMatchObject({ minutes: 20, airings: 3 });
    expect(record.conflicts).toEqual([]);
  });

  test('[M2] the same value written by both is agreement, and moves nothing', () => {
    const { one, two } = twoWrite({ minutes: 20 }, { minutes: 20 });
    expect(two.outcome).toEqual({ kind: 'merged', record: null });
    expect(two.record).toBe(one.record);
  });

  test('[M2] the same choices in another order are equal', () => {
    const { record, two } = twoWrite(
      { topics: ['III.3', 'III.2'] },
      { topics: ['III.2', 'III.3'] },
    );
    expect(two.outcome.kind).toBe('merged');
    expect(record.values['topics']).toEqual(['III.2', 'III.3']);
    expect(record.conflicts).toEqual([]);
  });

  test('[M4] different values: the present one stays, the newcomer is parked, the base is told', () => {
    const { two, record } = twoWrite({ minutes: 20 }, { minutes: 30, airings: 4 });
    expect(two.outcome.kind).toBe('conflict');
    expect(two.outcome.problem?.type).toBe('differs');
    expect(record.values).toMatchObject({ minutes: 20, airings: 4 });
    expect(record.conflicts).toHaveLength(1);
    expect(record.conflicts[0]).toMatchObject({
      field: 'minutes',
      base: 10,
      current: { value: 20, by: { id: 'hoa' }, device: hoa.device },
      alternatives: [{ value: 30, by: { id: 'lan' }, device: lan.device }],
    });
    expect(two.outcome.clashes).toEqual(record.conflicts);
  });

  test('[M4] a cleared field and a written one differ: the clearing is parked as null', () => {
    const start = created('phat_thanh', hoa, { place: 'Thôn Đông' });
    const one = after(start, set(1, { place: 'Thôn Đoài' }), hoa);
    const two = apply(one, set(1, { place: null }), lan);
    expect(two.outcome.kind).toBe('conflict');
    expect(two.record.values['place']).toBe('Thôn Đoài');
    expect(two.record.conflicts[0]?.alternatives[0]?.value).toBeNull();
  });

  test('[M4] a third phone joins the same conflict', () => {
    const { record, outcome } = apply(clashed(), set(1, { minutes: 40 }), minh);
    expect(outcome.kind).toBe('conflict');
    expect(record.conflicts).toHaveLength(1);
    expect(record.conflicts[0]?.alternatives.map((one) => one.value)).toEqual([30, 40]);
  });

  test('[M1] someone who has seen the other value may write over it', () => {
    const start = after(created(), set(1, { minutes: 20 }), hoa);
    const { outcome, record } = apply(start, set(2, { minutes: 30 }), lan);
    expect(outcome.kind).toBe('applied');
    expect(record.values['minutes']).toBe(30);
  });

  test('[M1] a chain of offline edits of one phone is no conflict with itself', () => {
    let record = created();
    for (const minutes of [11, 12, 13]) {
      const step = apply(record, set(1, { minutes }), hoa);
      expect(step.outcome.kind).toBe('applied');
      record = step.record;
    }
    expect(record).toMatchObject({ v: 4, conflicts: [], values: { minutes: 13 } });
  });

  test('[M1] a chain is compared with the trunk and not with its own last link', () => {
    const record = after(created(), set(1, { minutes: 20 }), hoa);
    const first = after(record, set(1, { airings: 3 }), lan);
    const second = apply(first, set(1, { minutes: 30 }), lan);
    expect(second.outcome.kind).toBe('conflict');
  });
});

describe('conflicts', () => {
  test("[M5] one device's later word replaces its earlier alternative and nobody else's", () => {
    const joined = after(clashed(), set(1, { minutes: 40 }), minh);
    const { record } = apply(joined, set(1, { minutes: 35 }), lan);
    const said = record.conflicts[0]?.alternatives.map((one) => [one.device, one.value]);
    expect(said).toEqual([
      [minh.device, 40],
      [lan.device, 35],
    ]);
  });

  test('[M5] the conflict shows the present value, also after its writer wrote again', () => {
    const { record } = apply(clashed(), set(1, { minutes: 25 }), hoa);
    expect(record.values['minutes']).toBe(25);
    expect(record.conflicts[0]?.current.value).toBe(25);
    expect(record.conflicts[0]?.alternatives.map((one) => one.value)).toEqual([30]);
  });

  test('[M6] whoever has seen the conflict settles it by writing the field', () => {
    const { outcome, record } = apply(clashed(), set(3, { minutes: 30 }), hoa);
    expect(outcome.kind).toBe('applied');
    expect(record.values['minutes']).toBe(30);
    expect(record.conflicts).toEqual([]);
  });

  test('[M6] writing another field leaves the conflict open', () => {
    const { record } = apply(clashed(), set(3, { airings: 2 }), hoa);
    expect(record.conflicts).toHaveLength(1);
  });

  test('[M6] keeping the present value settles it too', () => {
    const { outcome, record } = apply(clashed(), set(3, { minutes: 20 }), lan);
    expect(outcome.kind).toBe('applied');
    expect(record).toMatchObject({ v: 4, conflicts: [], values: { minutes: 20 } });
  });

  test('[M6] an alternative that joined after the look keeps the conflict open', () => {
    const seen = clashed();
    const joined = after(seen, set(1, { minutes: 40 }), minh);
    const { record } = apply(joined, set(seen.v, { minutes: 30 }), lan);
    const kept = record.conflicts.flatMap((one) => one.alternatives.map((other) => other.value));
    expect(kept).toContain(40);
  });

  test('[M7] two settlements at once are a conflict, even if one of them keeps the value', () => {
    const record = clashed();
    const settle = (value: Value) =>
      operation('resolve', {
        base: record.v,
        cf: record.conflicts[0]?.id ?? '',
        set: { minutes: value },
      });
    const kept = apply(record, settle(20), hoa);
    expect(kept.outcome.kind).toBe('applied');
    expect(kept.record.conflicts).toEqual([]);
    const other = apply(kept.record, settle(30), lan);
    expect(other.outcome.kind).toBe('conflict');
    expect(other.record.values['minutes']).toBe(20);
    expect(other.record.conflicts[0]?.alternatives[0]?.value).toBe(30);
  });
});

describe('choices', () => {
  const start = () => created('phat_thanh', hoa, { technology: ['fm', 'ip'] });
  const elements = (base: number, add: readonly string[], del: readonly string[]) =>
    operation('set', { base, add: { technology: [...add] }, del: { technology: [...del] } });

  test('[M3] elements added on two phones are both kept', () => {
    const bare = created('phat_thanh', hoa, { technology: ['ip'] });
    const one = after(bare, elements(1, ['huu_tuyen'], []), hoa);
    const two = apply(one, elements(1, ['fm'], []), lan);
    expect(two.outcome.kind).toBe('merged');
    expect(two.record.values['technology']).toEqual(['fm', 'huu_tuyen', 'ip']);
  });

  test('[M3] [inv 7] an element added anew on one phone outlives a removal that had not seen it', () => {
    const one = after(start(), elements(1, ['fm'], []), hoa);
    const two = apply(one, elements(1, [], ['fm']), lan);
    expect(two.record.values['technology']).toEqual(['fm', 'ip']);
  });

  test('[M3] a removal takes what its writer had seen', () => {
    const one = after(start(), elements(1, ['huu_tuyen'], []), hoa);
    const two = apply(one, elements(2, [], ['huu_tuyen']), lan);
    expect(two.record.values['technology']).toEqual(['fm', 'ip']);
  });

  test('[M3] removing on two phones is one removal', () => {
    const one = after(start(), elements(1, [], ['fm']), hoa);
    const two = apply(one, elements(1, [], ['fm']), lan);
    expect(two.outcome).toEqual({ kind: 'merged', record: null });
  });

  const picks = fc.uniqueArray(fc.constantFrom('fm', 'huu_tuyen', 'ip'));

  test('[M3] [inv 7] law: concurrent adds and removals give the same choice in either order', () => {
    fc.assert(
      fc.property(picks, picks, picks, picks, (a, b, c, d) => {
        const first = elements(1, a, b);
        const second = elements(1, c, d);
        const one = apply(apply(start(), first, hoa).record, second, lan).record;
        const two = apply(apply(start(), second, lan).record, first, hoa).record;
        const survivors = (record: StoredRecord) => record.values['technology'] ?? [];
        // A removal and an add of the same element by two phones commute in favour of the add.
        expect(survivors(one)).toEqual(expect.arrayContaining([...a, ...c]));
        expect(survivors(two)).toEqual(expect.arrayContaining([...a, ...c]));
        const untouched = (record: StoredRecord) =>
          (survivors(record) as string[]).filter((x) => ![...a, ...c].some((y) => y === x));
        expect(untouched(one)).toEqual(untouched(two));
      }),
    );
  });

  test('[M3] [inv 7] law: adding twice, or removing twice, is as good as once', () => {
    fc.assert(
      fc.property(picks, picks, (add, del) => {
        const once = apply(start(), elements(1, add, del), hoa).record;
        const twice = apply(once, elements(1, add, del), hoa).record;
        expect(twice.values).toEqual(once.values);
      }),
    );
  });
});

// ── Random histories ───────────────────────────────────────────────────────────────────────────────────────────────

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
