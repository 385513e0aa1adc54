// What the phone shows, and what the form sends: the two ends of one edit.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patchBetween } from '../../src/domain/edit.ts';
import type { Value, Values } from '../../src/domain/field.ts';
import { isEmpty } from '../../src/domain/field.ts';
import type { Operation } from '../../src/domain/operation.ts';
import { operationSchema } from '../../src/domain/operation.ts';
import { rebase } from '../../src/domain/rebase.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import {
  after,
  apply,
  approved,
  binh,
  created,
  hoa,
  operation,
  returned,
  sound,
} from './samples.ts';

const set = (values: Record<string, unknown>) => operation('set', { base: 1, set: values });

describe('the view', () => {
  test('[S5] nothing waiting: the province’s row as it is, or nothing', () => {
    const row = created();
    expect(rebase(row, [])).toBe(row);
    expect(rebase(null, [])).toBeNull();
  });

  test('[S5] an entry the province does not have yet is shown from the phone alone', () => {
    const op = operation('new', { ty: 'phat_thanh', set: sound.phat_thanh });
    expect(rebase(null, [op, set({ minutes: 20, place: 'Đông' }), set({ place: null })])).toEqual({
      id: op.rec,
      scope: op.sc,
      type: 'phat_thanh',
      state: 'submitted',
      values: { ...sound.phat_thanh, minutes: 20 },
    });
    expect(rebase(null, [set({ minutes: 20 })])).toBeNull();
  });

  test('[S5] a creation that came back as a row changes nothing', () => {
    const row = after(created(), set({ minutes: 20 }), hoa);
    const op = operation('new', { ty: 'phat_thanh', set: sound.phat_thanh });
    expect(rebase(row, [op])?.values['minutes']).toBe(20);
  });

  test('[S5] every deed shows at once', () => {
    const row = created();
    const shown = (...ops: Operation[]) => rebase(row, ops)?.state;
    expect(shown(operation('review', { sees: 1, to: 'approved' }))).toBe('approved');
    expect(shown(operation('del', { base: 1 }))).toBe('cancelled');
    const gone = operation('del', { base: 1 });
    expect(shown(gone, operation('restore', { base: 1 }))).toBe('submitted');
    const resolve = operation('resolve', { base: 1, cf: 'x', set: { minutes: 7 } });
    expect(rebase(row, [resolve])?.values['minutes']).toBe(7);
    expect(rebase(row, [set({ minutes: 20 })])?.state).toBe('submitted');
  });

  test('[V6] restoring what is not cancelled shows nothing new', () => {
    const row = returned(created());
    expect(rebase(row, [operation('restore', { base: 1 })])?.state).toBe('returned');
  });

  test('[V4] the answer to a return shows as submitted, an edit alone as returned', () => {
    const row = returned(created());
    expect(rebase(row, [set({ minutes: 20 })])?.state).toBe('returned');
    const sent = operation('set', { base: 2, send: true });
    expect(rebase(row, [sent])?.state).toBe('submitted');
    expect(rebase(approved(created()), [sent])?.state).toBe('approved');
  });

  test('[S5] the row given is not touched', () => {
    const row = created();
    const copy = structuredClone(row);
    rebase(row, [set({ minutes: 20 }), operation('set', { base: 1, add: { topics: ['III.1'] } })]);
    expect(row).toEqual(copy);
  });
});

// ── One phone and one server ───────────────────────────────────────────────────────────────────────────────────────

const topics = ['III.1', 'III.2', 'III.3', 'III.4'];
const some = fc.uniqueArray(fc.constantFrom(...topics), { minLength: 1 });
const technology = fc.uniqueArray(fc.constantFrom('fm', 'huu_tuyen', 'ip'));
const form: fc.Arbitrary<Values> = fc.record({
  minutes: fc.integer({ min: 1, max: 9 }),
  title: fc.constantFrom('Tên một', 'Tên hai', 'Tên ba'),
  place: fc.constantFrom('', 'Đông', 'Đoài'),
  'items.tin': fc.integer({ min: 1, max: 5 }),
  topics: some,
  technology,
});

/** As the server keeps it: no empty fields, choices sorted. */
function stored(values: Values): Record<string, Value> {
  const kept = Object.entries(values).flatMap(([key, value]) =>
    value === undefined || isEmpty(value) ? [] : [[key, sorted(value)] as const],
  );
  return Object.fromEntries(kept);
}
function sorted(value: Value): Value {
  const choices = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return choices ? value.toSorted() : value;
}

test('[S5] law: what one phone shows is what the server has once it has answered', () => {
  const deed = fc.oneof(
    form.map((values) => ({ k: 'form', values }) as const),
    fc.constantFrom({ k: 'del' } as const, { k: 'restore' } as const, { k: 'send' } as const),
  );
  fc.assert(
    fc.property(fc.boolean(), fc.array(deed, { maxLength: 6 }), (wasReturned, deeds) => {
      const row = wasReturned ? returned(created()) : created();
      const mine: Operation[] = [];
      let server: StoredRecord = row;
      for (const one of deeds) {
        const shown = rebase(row, mine);
        if (!shown || (shown.state === 'cancelled' && one.k !== 'restore')) continue;
        const patch =
          one.k === 'form' ? patchBetween(shown.values, { ...shown.values, ...one.values }) : {};
        if (!patch) continue;
        const op =
          one.k === 'form'
            ? operation('set', { base: row.v, ...patch })
            : one.k === 'send'
              ? operation('set', { base: row.v, send: true })
              : operation(one.k, { base: row.v });
        mine.push(op);
        const step = apply(server, op, hoa);
        expect(['applied', 'merged']).toContain(step.outcome.kind);
        server = step.record;
        const view = rebase(row, mine);
        expect(view?.state).toBe(server.state);
        expect(stored(view?.values ?? {})).toEqual(stored(server.values));
      }
      // Acknowledged: the operations leave, the row comes, and nothing on the screen moves.
      expect(stored(rebase(server, [])?.values ?? {})).toEqual(
        stored(rebase(row, mine)?.values ?? {}),
      );
    }),
    { numRuns: 300 },
  );
});

describe('the body of an edit', () => {
  test('[M3] law: the difference, put back on what was shown, gives what the form holds', () => {
    fc.assert(
      fc.property(form, form, (before, now) => {
        const row = { ...created(), values: stored(before) };
        const patch = patchBetween(row.values, now);
        const view = patch ? rebase(row, [operation('set', { base: 1, ...patch })]) : row;
        expect(stored(view?.values ?? {})).toEqual(stored(now));
      }),
      { numRuns: 300 },
    );
  });

  test('[M3] law: only what differs travels, and its operation is well formed', () => {
    fc.assert(
      fc.property(form, form, (before, now) => {
        const patch = patchBetween(stored(before), now) ?? {};
        for (const part of [patch.set, patch.add, patch.del]) {
          for (const key of Object.keys(part ?? {})) {
            expect(stored(before)[key]).not.toEqual(stored(now)[key]);
          }
        }
        const op = operation('set', { base: 1, ...patch });
        expect(operationSchema.safeParse(op).success).toBe(true);
      }),
    );
  });

  test('[M3] choices travel as elements, everything else as a value', () => {
    const before = { minutes: 10, topics: ['III.2', 'III.3'], place: 'Đông' };
    const now = { minutes: 12, topics: ['III.3', 'III.1'], place: '', fault: undefined };
    expect(patchBetween(before, now)).toEqual({
      set: { minutes: 12, place: null },
      add: { topics: ['III.1'] },
      del: { topics: ['III.2'] },
    });
  });

  test('[M3] a list of lines travels whole', () => {
    const lines = [{ kind: 'pano', qty: 1 }];
    expect(patchBetween({}, { lines })).toEqual({ set: { lines } });
    expect(patchBetween({ lines: [] }, { lines })).toEqual({ set: { lines } });
    expect(patchBetween({ lines }, { lines: [] })).toEqual({ set: { lines: null } });
    expect(patchBetween({ lines }, { lines: [{ kind: 'pano', qty: 2 }] })?.set).toBeDefined();
  });

  test('[M3] nothing differs: nothing to send, in any order and any form of empty', () => {
    const before = { topics: ['III.2', 'III.3'], place: 'Đông' };
    expect(patchBetween(before, { ...before, topics: ['III.3', 'III.2'] })).toBeNull();
    expect(patchBetween({ place: undefined }, { place: '', technology: [] })).toBeNull();
    expect(patchBetween(before, before)).toBeNull();
  });

  test('[M3] [inv 20] a field this phone does not know is left alone', () => {
    const row = created();
    const strange: StoredRecord = { ...row, values: { ...row.values, later: 'x' } };
    const patch = patchBetween(strange.values, { ...strange.values, minutes: 12 });
    expect(patch).toEqual({ set: { minutes: 12 } });
    const view = rebase(strange, [operation('set', { base: 1, ...patch })]);
    expect(view?.values['later']).toBe('x');
    expect(view?.values['minutes']).toBe(12);
  });
});

test('[V3] a reviewer’s decision waits on his phone as any deed does', () => {
  const row = created();
  const op = operation('review', { sees: row.cv, to: 'approved' });
  expect(rebase(row, [op])?.state).toBe('approved');
  expect(apply(row, op, binh).record.state).toBe('approved');
});
