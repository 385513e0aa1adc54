// The only way a record changes: all outcomes, with what each leaves behind.
import { describe, expect, test } from 'vitest';
import { applyOperation } from '../../src/domain/apply.ts';
import { createdBy } from '../../src/domain/record.ts';
import {
  actor,
  after,
  apply,
  approved,
  binh,
  created,
  hoa,
  lan,
  operation,
  recordId,
  returned,
  scope,
  sound,
} from './samples.ts';

const set = (base: number, values: Record<string, unknown>) =>
  operation('set', { base, set: values });
const creation = (values: Record<string, unknown> = {}) =>
  operation('new', { ty: 'phat_thanh', set: { ...sound.phat_thanh, ...values } });

describe('new', () => {
  test('[S3] a sound entry is applied as version 1, with its story', () => {
    const op = creation({ place: '', topics: ['III.3', 'III.2'] });
    const { kind, record } = applyOperation(null, op, actor(hoa));
    expect(kind).toBe('applied');
    expect(record).toMatchObject({ id: recordId, scope, type: 'phat_thanh', v: 1, cv: 1 });
    expect(record).toMatchObject({ state: 'submitted', conflicts: [] });
    expect(record?.values).toEqual({ ...sound.phat_thanh, topics: ['III.2', 'III.3'] });
    expect(record?.story).toEqual([
      {
        v: 1,
        kind: 'new',
        by: { id: 'hoa', role: 'officer' },
        at: op.at,
        received: '2026-11-10T01:00:00Z',
      },
    ]);
    expect(record && createdBy(record)?.id).toBe('hoa');
  });

  test('[A2] a wrong entry is rejected with its fields, and nothing is made', () => {
    const { kind, record, problem } = applyOperation(null, creation({ minutes: 0 }), actor(hoa));
    expect([kind, record, problem?.type]).toEqual(['rejected', null, 'invalid']);
    expect(problem?.fields).toMatchObject([{ field: 'minutes', code: 'out_of_range' }]);
    const unknown = applyOperation(null, creation({ more: 1 }), actor(hoa));
    expect(unknown.problem?.fields).toEqual([{ field: 'more', code: 'unknown_field' }]);
    const crossed = applyOperation(null, creation({ clustersOn: 3 }), actor(hoa));
    expect(crossed.problem?.fields?.[0]?.code).toBe('fault_needed');
  });

  test('[A5] a phone may be one day ahead of the server, not two', () => {
    expect(applyOperation(null, creation({ date: '2026-11-11' }), actor(hoa)).kind).toBe('applied');
    expect(applyOperation(null, creation({ date: '2026-11-12' }), actor(hoa)).kind).toBe(
      'rejected',
    );
  });

  test('[A6] the date lies in the year of the scope', () => {
    const { problem } = applyOperation(null, creation({ date: '2025-11-20' }), actor(hoa));
    expect(problem?.fields).toEqual([
      { field: 'date', code: 'date_other_year', params: { year: 2026 } },
    ]);
  });

  test('[S3] an id that exists is not made twice; a scope that is none makes nothing', () => {
    expect(apply(created(), creation(), hoa).outcome).toEqual({
      kind: 'rejected',
      record: null,
      problem: { type: 'record-exists' },
    });
    const nowhere = { ...creation(), sc: 'c:nowhere:2026' };
    expect(applyOperation(null, nowhere, actor(hoa)).problem?.type).toBe('malformed');
  });
});

test('[S3] every deed on a record the server lacks is held, never dropped', () => {
  for (const op of [
    set(1, { minutes: 5 }),
    operation('review', { sees: 1, to: 'approved' }),
    operation('resolve', { base: 1, cf: 'x', set: { minutes: 5 } }),
    operation('del', { base: 1 }),
    operation('restore', { base: 1 }),
  ]) {
    const outcome = applyOperation(null, op, actor(hoa));
    expect(outcome).toEqual({ kind: 'held', record: null, problem: { type: 'no-record' } });
  }
});

describe('set', () => {
  test('[S3] an edit is one version further, and its story tells before and after', () => {
    const record = after(created(), set(1, { minutes: 20, place: 'Thôn Đông' }), hoa);
    expect(record).toMatchObject({ v: 2, cv: 2, values: { minutes: 20 } });
    expect(record.story.at(-1)).toMatchObject({
      v: 2,
      kind: 'set',
      changes: { minutes: [10, 20], place: [null, 'Thôn Đông'] },
    });
  });

  test('[M2] an edit that changes nothing moves nothing', () => {
    expect(apply(created(), set(1, { minutes: 10 }), hoa).outcome).toEqual({
      kind: 'applied',
      record: null,
    });
    expect(apply(created(), operation('set', { base: 1 }), lan).outcome.record).toBeNull();
  });

  test('[A2] a wrong value is rejected, also as an element of a choice', () => {
    const wrong = apply(created(), set(1, { minutes: 181, title: 'Tên mới' }), hoa);
    expect(wrong.outcome).toMatchObject({ kind: 'rejected', record: null });
    for (const part of [
      { add: { topics: ['III.9'] } },
      { del: { topics: ['III.9'] } },
      { add: { title: ['a'] } },
      { add: { more: ['a'] } },
    ]) {
      const { outcome } = apply(created(), operation('set', { base: 1, ...part }), hoa);
      expect(outcome.problem?.type, JSON.stringify(part)).toBe('invalid');
    }
  });

  test('[A15] who had seen everything is bound by the rules across fields', () => {
    const { outcome } = apply(created(), set(1, { clustersOn: 3 }), hoa);
    expect(outcome.kind).toBe('rejected');
    expect(outcome.problem?.fields?.[0]).toMatchObject({ field: 'fault', code: 'fault_needed' });
  });

  test('[A15] a merge of two people that breaks one is kept and shown', () => {
    const more = after(created(), set(1, { clustersTotal: 12 }), hoa);
    const { outcome, record } = apply(more, set(1, { clustersOn: 8 }), lan);
    expect(outcome.kind).toBe('merged');
    expect(record.values).toMatchObject({ clustersTotal: 12, clustersOn: 8 });
  });

  test.each(['title', 'minutes', 'date', 'topics'])(
    '[A16] %s cannot be cleared, neither with everything seen nor with less',
    (field) => {
      const moved = after(created(), set(1, { airings: 2 }), hoa);
      for (const base of [1, 2]) {
        const { outcome } = apply(moved, set(base, { [field]: null }), lan);
        expect(outcome.kind).toBe('rejected');
        expect(outcome.problem?.fields).toContainEqual({ field, code: 'required' });
      }
    },
  );

  test('[A16] what may be empty can be cleared', () => {
    const record = created('phat_thanh', hoa, { place: 'Thôn Đông' });
    expect(after(record, set(1, { place: null }), hoa).values).not.toHaveProperty('place');
  });

  test('[A16] a settlement cannot clear it either', () => {
    const one = after(created(), set(1, { minutes: 20 }), hoa);
    const two = after(one, set(1, { minutes: 30 }), lan);
    const cf = two.conflicts[0]?.id ?? '';
    const op = operation('resolve', { base: two.v, cf, set: { minutes: null } });
    expect(apply(two, op, hoa).outcome.kind).toBe('rejected');
  });
});

describe('resolve', () => {
  const one = after(created(), set(1, { minutes: 20 }), hoa);
  const open = after(one, set(1, { minutes: 30 }), lan);
  const cf = open.conflicts[0]?.id ?? '';
  const resolve = (values: Record<string, unknown>, base = open.v, id = cf) =>
    operation('resolve', { base, cf: id, set: values });

  test.each([20, 30, 25])('[M6] settles with the value %d', (minutes) => {
    const { outcome, record } = apply(open, resolve({ minutes }), binh);
    expect(outcome.kind).toBe('applied');
    expect(record).toMatchObject({ conflicts: [], values: { minutes } });
    expect(record.story.at(-1)).toMatchObject({ kind: 'resolve', by: { id: 'binh' } });
  });

  test('[M6] names one field, the conflict’s own', () => {
    for (const values of [{}, { airings: 2 }, { minutes: 20, airings: 2 }]) {
      const { outcome } = apply(open, resolve(values), hoa);
      expect(outcome).toMatchObject({ kind: 'rejected', problem: { type: 'malformed' } });
    }
    expect(apply(open, resolve({ minutes: 500 }), hoa).outcome.problem?.type).toBe('invalid');
  });

  test('[M6] the same settlement again is agreement', () => {
    const settled = after(open, resolve({ minutes: 30 }), hoa);
    expect(apply(settled, resolve({ minutes: 30 }), lan).outcome).toEqual({
      kind: 'merged',
      record: null,
    });
  });

  test('[M8] not on a cancelled record', () => {
    const gone = after(open, operation('del', { base: open.v }), hoa);
    expect(apply(gone, resolve({ minutes: 30 }), lan).outcome).toMatchObject({
      kind: 'conflict',
      record: null,
      problem: { type: 'edited-after-delete' },
    });
  });

  test('[V7] not on an approved record', () => {
    const done = approved(after(open, resolve({ minutes: 30 }), hoa));
    const { outcome } = apply(done, resolve({ minutes: 20 }), lan);
    expect(outcome).toMatchObject({ kind: 'held', record: null, problem: { type: 'locked' } });
  });
});

describe('cancelling', () => {
  const del = (base: number, note?: string) =>
    operation('del', { base, ...(note ? { note } : {}) });

  test('[V6] the officer cancels with a reason, and restores', () => {
    const gone = after(created(), del(1, 'Ghi trùng'), hoa);
    expect(gone).toMatchObject({ state: 'cancelled', v: 2, cv: 1 });
    expect(gone.story.at(-1)).toMatchObject({ kind: 'del', note: 'Ghi trùng' });
    const back = after(gone, operation('restore', { base: 2 }), lan);
    expect(back).toMatchObject({ state: 'submitted', v: 3, values: gone.values });
  });

  test('[V6] a returned record can be cancelled', () => {
    const record = returned(created());
    expect(after(record, del(record.v), hoa).state).toBe('cancelled');
  });

  test('[V6] cancelling twice is once; restoring what is not cancelled is nothing', () => {
    const gone = after(created(), del(1), hoa);
    expect(apply(gone, del(1), lan).outcome).toEqual({ kind: 'merged', record: null });
    for (const record of [created(), returned(created()), approved(created())]) {
      const { outcome } = apply(record, operation('restore', { base: record.v }), hoa);
      expect(outcome).toEqual({ kind: 'merged', record: null });
    }
  });

  test('[V6] an approved record is not cancelled', () => {
    const { outcome } = apply(approved(created()), del(9), hoa);
    expect(outcome).toEqual({ kind: 'held', record: null, problem: { type: 'locked' } });
  });

  test('[M8] not over an edit that was not seen', () => {
    const edited = after(created(), set(1, { minutes: 20 }), lan);
    expect(apply(edited, del(1), hoa).outcome).toEqual({
      kind: 'conflict',
      record: null,
      problem: { type: 'delete-vs-edit' },
    });
    expect(after(edited, del(2), hoa).state).toBe('cancelled');
  });

  test('[M8] not over a parked value that was not seen', () => {
    const mine = after(created(), set(1, { minutes: 20 }), hoa);
    const parked = after(mine, set(1, { minutes: 30 }), lan);
    expect(apply(parked, del(mine.v), hoa).outcome.problem?.type).toBe('delete-vs-edit');
    expect(after(parked, del(parked.v), hoa).state).toBe('cancelled');
  });

  test('[M8] an edit after the cancelling changes nothing and is told so', () => {
    const gone = after(created(), del(1), hoa);
    expect(apply(gone, set(1, { minutes: 20 }), lan).outcome).toEqual({
      kind: 'conflict',
      record: null,
      problem: { type: 'edited-after-delete' },
    });
  });
});
