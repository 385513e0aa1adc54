// The merge as a truth table in words. sync.md §2.5–2.7; over random histories: merge-laws.test.ts
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../../src/domain/field.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import { after, apply, created, hoa, lan, minh, operation } from './samples.ts';

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
