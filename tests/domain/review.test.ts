// The states of a record: which deed moves it from where, and what each decision is bound to.
import { describe, expect, test } from 'vitest';
import type { ReviewState, StoredRecord } from '../../src/domain/record.ts';
import { openReturn, reviewStates } from '../../src/domain/record.ts';
import { after, apply, approved, binh, created, hoa, lan, operation, returned } from './samples.ts';

const review = (record: StoredRecord, to: 'approved' | 'returned', note = 'Thiếu giờ') =>
  operation('review', { sees: record.cv, to, ...(to === 'returned' ? { note } : {}) });
const edit = (record: StoredRecord, values: Record<string, unknown>, send?: true) =>
  operation('set', { base: record.v, set: values, ...(send ? { send } : {}) });

const inState: Readonly<Record<ReviewState, () => StoredRecord>> = {
  submitted: () => created(),
  returned: () => returned(created()),
  approved: () => approved(created()),
  cancelled: () => after(created(), operation('del', { base: 1 }), hoa),
};

test('[V1] these are all the states: no draft, and nothing about sending', () => {
  expect(reviewStates).toEqual(['submitted', 'returned', 'approved', 'cancelled']);
  expect(created().state).toBe('submitted');
});

describe('decisions', () => {
  test.each<[ReviewState, 'approved' | 'returned', ReviewState | 'not-reviewable']>([
    ['submitted', 'approved', 'approved'],
    ['submitted', 'returned', 'returned'],
    ['returned', 'approved', 'not-reviewable'],
    ['returned', 'returned', 'not-reviewable'],
    ['approved', 'approved', 'not-reviewable'],
    ['cancelled', 'approved', 'not-reviewable'],
    ['cancelled', 'returned', 'not-reviewable'],
  ])('[V2] a %s record asked to be %s: %s', (from, to, end) => {
    const record = inState[from]();
    const { outcome } = apply(record, review(record, to), binh);
    expect(outcome.record?.state ?? outcome.problem?.type).toBe(end);
    expect(outcome.kind).toBe(end === 'not-reviewable' ? 'conflict' : 'applied');
  });

  test('[V7] an approved record is reopened by returning it, with a reason', () => {
    const record = inState.approved();
    const { outcome } = apply(record, review(record, 'returned', 'Tỉnh hỏi lại'), binh);
    expect(outcome.record?.state).toBe('returned');
    expect(apply(record, review(record, 'returned', ''), binh).outcome.problem?.type).toBe(
      'note-needed',
    );
  });

  test('[V3] a decision on content that has moved decides nothing', () => {
    const seen = created();
    const moved = after(seen, edit(seen, { minutes: 20 }), hoa);
    for (const to of ['approved', 'returned'] as const) {
      expect(apply(moved, review(seen, to), binh).outcome).toEqual({
        kind: 'conflict',
        record: null,
        problem: { type: 'stale-review' },
      });
    }
    expect(apply(moved, review(moved, 'approved'), binh).outcome.kind).toBe('applied');
  });

  test('[V3] nor does one on content the reviewer cannot have seen yet', () => {
    const record = created();
    const early = operation('review', { sees: record.cv + 1, to: 'approved' });
    expect(apply(record, early, binh).outcome.problem?.type).toBe('stale-review');
  });

  test('[V3] what moves no content does not disturb the decision', () => {
    const record = created();
    const gone = after(record, operation('del', { base: 1 }), hoa);
    const back = after(gone, operation('restore', { base: 2 }), hoa);
    expect(back.v).toBe(3);
    expect(back.cv).toBe(record.cv);
    expect(apply(back, review(record, 'approved'), binh).outcome.kind).toBe('applied');
    const one = after(record, edit(record, { minutes: 20 }), hoa);
    const parked = after(one, edit(record, { minutes: 30 }), lan);
    expect(parked.cv).toBe(one.cv);
    expect(apply(parked, review(one, 'returned'), binh).outcome.kind).toBe('applied');
  });

  test('[V8] nobody approves what he created; returning it is allowed', () => {
    const record = created();
    const own = { ...binh, id: hoa.id };
    expect(apply(record, review(record, 'approved'), own).outcome).toEqual({
      kind: 'rejected',
      record: null,
      problem: { type: 'own-record' },
    });
    expect(apply(record, review(record, 'returned'), own).outcome.kind).toBe('applied');
  });

  test('[V9] an open conflict is settled before the approval; a return needs no settling', () => {
    const start = created();
    const one = after(start, edit(start, { minutes: 20 }), hoa);
    const open = after(one, edit(start, { minutes: 30 }), lan);
    expect(apply(open, review(open, 'approved'), binh).outcome.problem?.type).toBe('open-conflict');
    expect(apply(open, review(open, 'returned'), binh).outcome.kind).toBe('applied');
    const settled = after(open, edit(open, { minutes: 20 }), hoa);
    expect(apply(settled, review(settled, 'approved'), binh).outcome.kind).toBe('applied');
  });

  test('[V10] a return says what to fix, in a note or in a pin', () => {
    const record = created();
    const bare = operation('review', { sees: 1, to: 'returned' });
    expect(apply(record, bare, binh).outcome).toMatchObject({
      kind: 'rejected',
      problem: { type: 'note-needed' },
    });
    for (const pins of [{}, { start: '' }]) {
      expect(apply(record, { ...bare, pins }, binh).outcome.kind).toBe('rejected');
    }
    expect(apply(record, { ...bare, pins: { start: 'Sai giờ' } }, binh).outcome.kind).toBe(
      'applied',
    );
  });
});

describe('the return loop', () => {
  const pins = { start: 'Sai giờ' };
  const back = () => {
    const record = created();
    return after(record, { ...review(record, 'returned', 'Xem lại'), pins }, binh);
  };

  test('[V5] the last return’s note and pins stay with the record while it stands returned', () => {
    const record = back();
    expect(openReturn(record)).toMatchObject({ note: 'Xem lại', pins, by: { id: 'binh' } });
    const edited = after(record, edit(record, { start: '06:00' }), hoa);
    expect(edited.state).toBe('returned');
    expect(openReturn(edited)).toMatchObject({ note: 'Xem lại' });
    const sent = after(edited, edit(edited, {}, true), hoa);
    expect(openReturn(sent)).toBeUndefined();
    const again = returned(sent, 'Vẫn thiếu');
    expect(openReturn(again)?.note).toBe('Vẫn thiếu');
    expect(openReturn(again)?.pins).toBeUndefined();
  });

  test('[V4] an edit alone does not send; sending answers the return, with or without an edit', () => {
    const record = back();
    expect(after(record, edit(record, { start: '06:00' }), hoa).state).toBe('returned');
    const answered = after(record, edit(record, { start: '06:00' }, true), hoa);
    expect(answered).toMatchObject({ state: 'submitted', values: { start: '06:00' } });
    expect(answered.story.at(-1)).toMatchObject({
      to: 'submitted',
      changes: { start: ['05:00', '06:00'] },
    });
    const unchanged = after(record, edit(record, {}, true), hoa);
    expect(unchanged).toMatchObject({ state: 'submitted', cv: record.cv, v: record.v + 1 });
  });

  test('[V4] sending what is not returned is an edit and no more', () => {
    const record = created();
    expect(
      after(record, edit(record, { minutes: 20 }, true), hoa).story.at(-1)?.to,
    ).toBeUndefined();
    expect(apply(record, edit(record, {}, true), hoa).outcome.record).toBeNull();
  });

  test('[V4] an answer that clashes with another’s word is sent, and the clash is shown', () => {
    const record = back();
    const other = after(record, edit(record, { minutes: 20 }), lan);
    const { outcome, record: next } = apply(other, edit(record, { minutes: 30 }, true), hoa);
    expect(outcome.kind).toBe('conflict');
    expect(next).toMatchObject({ state: 'submitted', values: { minutes: 20 } });
    expect(next.conflicts).toHaveLength(1);
  });
});
