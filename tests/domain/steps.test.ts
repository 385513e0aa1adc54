// Review in two steps: the area checks what it saw, the province approves what is checked, and neither does it alone.
import { describe, expect, test } from 'vitest';
import { applyOperation } from '../../src/domain/apply.ts';
import type { Operation } from '../../src/domain/operation.ts';
import { rebase } from '../../src/domain/rebase.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import { checkOf, stateSince } from '../../src/domain/record.ts';
import type { Steps } from '../../src/domain/step.ts';
import { isLastStep, stepOf } from '../../src/domain/step.ts';
import type { Someone } from './samples.ts';
import { actor, binh, created, freshId, hoa, lan, operation } from './samples.ts';

const an: Someone = { id: 'an', role: 'reviewer', device: 'desk-an' };
const tinh: Someone = { id: 'tinh', role: 'province', device: 'desk-tinh' };

function says(record: StoredRecord, op: Operation, who: Someone, steps: Steps = 2) {
  const outcome = applyOperation(record, op, { ...actor(who), steps });
  const { kind, problem } = outcome;
  return {
    told: problem ? `${kind} ${problem.type}` : kind,
    record: outcome.record ?? record,
  };
}
/** The record after one deed that must have moved it. */
function after(record: StoredRecord, op: Operation, who: Someone): StoredRecord {
  const next = says(record, op, who);
  if (next.record === record) throw new Error(`nothing moved: ${next.told}`);
  return next.record;
}

const check = ({ cv }: StoredRecord) => operation('check', { sees: cv });
const review = (record: StoredRecord, to: 'approved' | 'returned' | 'submitted') =>
  operation('review', {
    sees: record.cv,
    base: record.v,
    to,
    ...(to === 'returned' ? { note: 'Thiếu giờ' } : {}),
  });
const edit = (record: StoredRecord, set: object, send?: true) =>
  operation('set', { base: record.v, set: { ...set }, ...(send ? { send } : {}) });
const checked = () => {
  const record = created();
  return after(record, check(record), binh);
};

test('[V14] [R4] whose step it is follows from the post and from how many there are', () => {
  expect((['officer', 'reviewer', 'province', 'admin'] as const).map((r) => stepOf(r, 1))).toEqual([
    undefined,
    1,
    undefined,
    undefined,
  ]);
  expect((['officer', 'reviewer', 'province', 'admin'] as const).map((r) => stepOf(r, 2))).toEqual([
    undefined,
    1,
    2,
    undefined,
  ]);
  expect([isLastStep('reviewer', 1), isLastStep('reviewer', 2)]).toEqual([true, false]);
  expect([isLastStep('province', 1), isLastStep('province', 2)]).toEqual([false, true]);
});

describe('the first step', () => {
  test('[V14] a check moves no state and no content, and is told in the story by an older word [S24]', () => {
    const before = created();
    const record = checked();
    expect(record).toMatchObject({ state: 'submitted', v: 2, cv: before.cv });
    expect(record.story.at(-1)).toMatchObject({
      kind: 'resolve',
      checked: true,
      by: { id: 'binh' },
    });
    expect(checkOf(record)?.by.id).toBe('binh');
    expect(stateSince(record)).toBe(stateSince(before));
  });

  test('[V14] [V3] it names the content that was on the screen, and what has moved is not checked', () => {
    const seen = created();
    const moved = after(seen, edit(seen, { minutes: 20 }), hoa);
    expect(says(moved, check(seen), binh).told).toBe('conflict stale-review');
    expect(says(moved, check(moved), binh).told).toBe('applied');
  });

  test('[V14] [V2] [V8] [V9] only what waits, of another, without an open conflict', () => {
    const start = created();
    const gone = after(start, operation('del', { base: 1 }), hoa);
    expect(says(gone, check(gone), binh).told).toBe('conflict not-reviewable');
    expect(says(start, check(start), { ...binh, id: hoa.id }).told).toBe('rejected own-record');
    const one = after(start, edit(start, { minutes: 20 }), hoa);
    const open = after(one, edit(start, { minutes: 30 }), lan);
    expect(says(open, check(open), binh).told).toBe('conflict open-conflict');
  });

  test('[V14] in one step nothing is checked, by nobody; the province never checks', () => {
    const record = created();
    expect(says(record, check(record), binh, 1).told).toBe('conflict one-step');
    expect(says(record, check(record), tinh, 1).told).toBe('held not-allowed');
    expect(says(record, check(record), tinh, 2).told).toBe('held not-allowed');
  });

  test('[V15] said again, by him or by another, it changes nothing', () => {
    const record = checked();
    for (const who of [binh, an]) {
      const again = says(record, check(record), who);
      expect([again.told, again.record]).toEqual(['merged', record]);
    }
  });
});

describe('the second step', () => {
  test('[V14] the province approves what is checked, and nothing else', () => {
    const record = created();
    expect(says(record, review(record, 'approved'), tinh).told).toBe('conflict not-checked');
    const good = checked();
    expect(after(good, review(good, 'approved'), tinh).state).toBe('approved');
  });

  test('[V14] the area does not approve, whoever has checked', () => {
    const record = checked();
    for (const who of [binh, an])
      expect(says(record, review(record, 'approved'), who).told).toBe('conflict second-step');
  });

  test('[V14] whoever checked approves nothing of it, in whatever post he is now', () => {
    const record = checked();
    const moved = { ...tinh, id: binh.id };
    expect(says(record, review(record, 'approved'), moved).told).toBe('conflict not-checked');
  });

  test('[V14] either step returns what waits, checked or not', () => {
    for (const who of [binh, tinh])
      for (const record of [created(), checked()])
        expect(after(record, review(record, 'returned'), who).state).toBe('returned');
  });

  test('[V14] [V7] what is approved the province alone opens again', () => {
    const good = checked();
    const done = after(good, review(good, 'approved'), tinh);
    expect(says(done, review(done, 'returned'), binh).told).toBe('conflict second-step');
    expect(after(done, review(done, 'returned'), tinh).state).toBe('returned');
  });

  test('[V14] [V12] and the area does not join it away', () => {
    const good = checked();
    const done = after(good, review(good, 'approved'), tinh);
    const other = { ...created(), id: freshId() };
    const told = (record: StoredRecord, steps: Steps) => {
      const op = operation('join', { base: record.v, into: other.id });
      return applyOperation(record, op, { ...actor(binh), steps }, other).problem?.type ?? 'joined';
    };
    expect([told(done, 2), told(done, 1), told(good, 2)]).toEqual([
      'second-step',
      'joined',
      'joined',
    ]);
  });

  test('[V14] [R4] in one step all is as it was: the area approves, the province reads', () => {
    const record = created();
    expect(says(record, review(record, 'approved'), tinh, 1).told).toBe('held not-allowed');
    expect(says(record, review(record, 'approved'), binh, 1).told).toBe('applied');
    // A check that is left from the days of two steps stands in nobody's way.
    const left = checked();
    expect(says(left, review(left, 'approved'), binh, 1).told).toBe('applied');
  });

  test('[V14] what was approved in one step stays approved, and he who approved it may still take it back', () => {
    const record = created();
    const done = says(record, review(record, 'approved'), binh, 1).record;
    expect(says(done, check(done), an).told).toBe('conflict not-reviewable');
    expect(after(done, review(done, 'submitted'), binh).state).toBe('submitted');
  });
});

describe('how long a check stands', () => {
  test('[V15] a decision and its taking back leave it standing', () => {
    for (const to of ['approved', 'returned'] as const) {
      const good = checked();
      const done = after(good, review(good, to), tinh);
      const back = after(done, review(done, 'submitted'), tinh);
      expect(checkOf(back)?.by.id).toBe('binh');
      expect(after(back, review(back, 'approved'), tinh).state).toBe('approved');
    }
  });

  test('[V15] [V11] it is taken back by who said it, while nothing has been said since', () => {
    const good = checked();
    expect(says(good, review(good, 'submitted'), an).told).toBe('conflict not-reviewable');
    const back = after(good, review(good, 'submitted'), binh);
    expect([back.state, checkOf(back)]).toEqual(['submitted', undefined]);
    expect(says(back, review(back, 'submitted'), binh).told).toBe('conflict not-reviewable');
    expect(says(back, review(back, 'approved'), tinh).told).toBe('conflict not-checked');
    expect(after(back, check(back), an).state).toBe('submitted');
    const edited = after(good, edit(good, { minutes: 20 }), hoa);
    expect(says(edited, review(edited, 'submitted'), binh).told).toBe('conflict not-reviewable');
  });

  test.each<[string, (record: StoredRecord) => StoredRecord]>([
    ['an edit', (r) => after(r, edit(r, { minutes: 20 }), hoa)],
    [
      'a parked value',
      (r) => after(after(r, edit(r, { minutes: 20 }), hoa), edit(r, { minutes: 30 }), lan),
    ],
    [
      'a cancelling and its restoring',
      (r) => {
        const gone = after(r, operation('del', { base: r.v }), hoa);
        return after(gone, operation('restore', { base: gone.v }), hoa);
      },
    ],
    [
      'a return that was answered without a change',
      (r) => {
        const back = after(r, review(r, 'returned'), tinh);
        return after(back, edit(back, {}, true), hoa);
      },
    ],
    [
      'a reopening that was answered',
      (r) => {
        const done = after(r, review(r, 'approved'), tinh);
        const back = after(done, review(done, 'returned'), tinh);
        return after(back, edit(back, {}, true), hoa);
      },
    ],
  ])('[V15] %s ends it, and the area looks again', (_what, move) => {
    const moved = move(checked());
    expect(moved.state).toBe('submitted');
    expect(checkOf(moved)).toBeUndefined();
    expect(says(moved, review(moved, 'approved'), tinh).told).not.toBe('applied');
  });
});

describe('on the desk, before the province has answered', () => {
  test('[V14] [V15] [S5] it shows what will be', () => {
    const bare = created();
    const good = checked();
    const stands = (row: StoredRecord, ...ops: Operation[]) => {
      const shown = rebase(row, ops);
      return shown?.state === 'submitted' && shown.checked === true;
    };
    expect(stands(bare)).toBe(false);
    expect(stands(bare, check(bare))).toBe(true);
    expect(stands(bare, check(bare), review(bare, 'submitted'))).toBe(false);
    expect(stands(good)).toBe(true);
    expect(stands(good, review(good, 'submitted'))).toBe(false);
    expect(stands(good, review(good, 'approved'), review(good, 'submitted'))).toBe(true);
    expect(stands(good, edit(good, { minutes: 20 }))).toBe(false);
    const done = after(good, review(good, 'approved'), tinh);
    expect(stands(done, review(done, 'submitted'))).toBe(true);
  });
});
