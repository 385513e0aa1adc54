// Joining what was logged twice, and taking back a decision: what they do, who may, and that nothing is lost by them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyOperation } from '../../src/domain/apply.ts';
import { rebase } from '../../src/domain/rebase.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import type { Someone } from './samples.ts';
import {
  actor,
  after,
  approved,
  binh,
  created,
  freshId,
  hoa,
  lan,
  operation,
  returned,
} from './samples.ts';

const other: StoredRecord = { ...created(), id: freshId() };
const an: Someone = { id: 'an', role: 'reviewer', device: 'desk-an' };

function join(record: StoredRecord, into: StoredRecord | null, who = binh, base = record.v) {
  const op = { ...operation('join', { base, into: into?.id ?? null }), rec: record.id };
  return applyOperation(record, op, actor(who), into);
}

function joined(record = created()): StoredRecord {
  const { record: gone } = join(record, other);
  if (!gone) throw new Error('not joined');
  return gone;
}

describe('joining', () => {
  test.each([
    ['a reviewer', binh],
    ['their officer', hoa],
  ])(
    '[V12] by %s: cancelled, with a word of what stands for it; the content as it was',
    (_, who) => {
      const record = created();
      const { kind, record: gone } = join(record, other, who);
      expect(kind).toBe('applied');
      expect(gone).toMatchObject({ state: 'cancelled', into: other.id, v: 2, cv: 1 });
      expect(gone?.values).toEqual(record.values);
      expect(gone?.story.at(-1)).toMatchObject({ kind: 'del', into: other.id });
    },
  );

  test('[V12] an approved one is joined by the reviewer, and held from the officer', () => {
    expect(join(approved(created()), other).record?.state).toBe('cancelled');
    const asked = join(approved(created()), other, hoa);
    expect(asked).toMatchObject({ kind: 'held', record: null, problem: { type: 'locked' } });
  });

  test.each([
    ['nothing', null],
    ['itself', created()],
    ['a cancelled one', { ...other, state: 'cancelled' as const }],
    ['another type', { ...created('tap_huan'), id: freshId() }],
    ['another than it names', { ...other, id: freshId() }],
  ])('[V12] not to %s', (what, into) => {
    const record = created();
    const named = what === 'another than it names' ? other.id : (into?.id ?? other.id);
    const op = { ...operation('join', { base: 1, into: named }), rec: record.id };
    const outcome = applyOperation(record, op, actor(binh), into);
    expect(outcome).toMatchObject({ record: null, problem: { type: 'cannot-join' } });
  });

  test('[V12] whoever has not seen all of it does not join it', () => {
    const edited = after(created(), operation('set', { base: 1, set: { minutes: 11 } }), lan);
    expect(join(edited, other, binh, 1)).toMatchObject({
      kind: 'conflict',
      record: null,
      problem: { type: 'delete-vs-edit' },
    });
  });

  test('[V12] of two that are joined to each other at once one stays', () => {
    const one = created();
    const two = { ...created(), id: freshId() };
    const first = join(one, two).record ?? one;
    const second = join(two, first, an);
    expect([first.state, (second.record ?? two).state]).toEqual(['cancelled', 'submitted']);
  });

  test('[V12] once more to the same changes nothing; to another is told', () => {
    expect(join(joined(), other)).toMatchObject({ kind: 'merged', record: null });
    const third = { ...created(), id: freshId() };
    expect(join(joined(), third, an).problem?.type).toBe('edited-after-delete');
  });

  test.each([
    ['taken apart', operation('join', { base: 2, into: null }), binh],
    ['restored', operation('restore', { base: 2 }), hoa],
  ])('[V13] %s it is submitted again, with both deeds in its story', (_, op, who) => {
    const back = after(joined(), op, who);
    expect(back.state).toBe('submitted');
    expect(back).not.toHaveProperty('into');
    expect(back.story.map(({ kind }) => kind)).toEqual(['new', 'del', 'restore']);
    expect(back.values).toEqual(created().values);
  });

  test('[V13] what is joined to nothing is not taken apart: a cancelled one stays so', () => {
    const gone = after(created(), operation('del', { base: 1 }), hoa);
    expect(join(gone, null)).toMatchObject({ kind: 'merged', record: null });
  });

  test('[V13] [S5] the desk shows at once what the province will say', () => {
    const { stamps: _, ...row } = created();
    const there = rebase(row, [operation('join', { base: 1, into: other.id })]);
    expect(there).toMatchObject({ state: 'cancelled', into: other.id });
    const back = rebase(row, [
      operation('join', { base: 1, into: other.id }),
      operation('join', { base: 1, into: null }),
    ]);
    expect(back).toEqual(row);
    expect(rebase(row, [operation('join', { base: 1, into: null })])).toEqual(row);
  });
});

describe('taking a decision back', () => {
  const back = (record: StoredRecord, who = binh, sees = record.cv) =>
    applyOperation(record, operation('review', { sees, to: 'submitted' }), actor(who));

  test.each([
    ['an approval', approved(created())],
    ['a return', returned(created())],
  ])('[V11] %s: submitted again, the content as it was', (_, record) => {
    const outcome = back(record);
    expect(outcome.kind).toBe('applied');
    expect(outcome.record).toMatchObject({ state: 'submitted', cv: record.cv });
    expect(outcome.record?.story.at(-1)).toMatchObject({ kind: 'review', to: 'submitted' });
  });

  test('[V11] not another reviewer’s, not one that was answered, not twice', () => {
    expect(back(approved(created()), an).problem?.type).toBe('not-reviewable');
    const fixed = after(returned(created()), operation('set', { base: 2, send: true }), hoa);
    expect(back(fixed).problem?.type).toBe('not-reviewable');
    const undone = back(approved(created())).record ?? created();
    expect(back(undone).problem?.type).toBe('not-reviewable');
    const wished = after(
      approved(created()),
      operation('set', { base: 1, set: { minutes: 12 } }),
      hoa,
    );
    expect(back(wished).problem?.type).toBe('not-reviewable');
  });

  test('[V11] [V3] it names the content as it is', () => {
    expect(back(approved(created()), binh, 0).problem?.type).toBe('stale-review');
  });

  test('[V2] of two reviewers who decide at once one is told', () => {
    const record = created();
    const decide = (on: StoredRecord, who: Someone, to: 'approved' | 'returned') =>
      applyOperation(on, operation('review', { sees: 1, to, note: 'x' }), actor(who));
    const first = decide(record, binh, 'approved').record ?? record;
    expect(decide(first, an, 'approved').problem?.type).toBe('not-reviewable');
    const second = decide(returned(record), an, 'approved');
    expect(second.problem?.type).toBe('not-reviewable');
  });

  test('[V7] a return made for a waiting record does not undo another’s approval', () => {
    const reopen = (base: number | undefined, who: Someone) => {
      const body = { sees: 1, to: 'returned' as const, note: 'x' };
      const op = operation('review', base === undefined ? body : { ...body, base });
      return applyOperation(approved(created()), op, actor(who)).record?.state;
    };
    expect(reopen(1, an)).toBeUndefined();
    expect(reopen(2, an)).toBe('returned');
    expect(reopen(1, binh)).toBe('returned');
    expect(reopen(undefined, an)).toBe('returned');
  });
});

test('[V12] [V13] however records are joined and taken apart, one of a group always stands', () => {
  const step = fc.record({
    from: fc.nat(2),
    to: fc.option(fc.nat(2), { nil: null }),
    who: fc.constantFrom(binh, an, hoa),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const records = [0, 1, 2].map(() => ({ ...created(), id: freshId() }));
      for (const { from, to, who } of steps) {
        const record = records[from];
        const into = to === null ? null : (records[to] ?? null);
        if (record) records[from] = join(record, into, who).record ?? record;
      }
      for (const record of records) expect(record.state === 'cancelled').toBe('into' in record);
      // Whoever follows the names from any record comes to one that counts.
      for (const record of records) {
        let at: StoredRecord | undefined = record;
        for (let hops = 0; at?.into !== undefined && hops < 4; hops += 1) {
          const into: string = at.into;
          at = records.find(({ id }) => id === into);
        }
        expect(at?.state).toBe('submitted');
      }
    }),
  );
});
