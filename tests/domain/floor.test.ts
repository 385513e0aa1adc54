// Versions after a restore: none is given twice, and no base of before looks as if it had seen what came after.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyOperation } from '../../src/domain/apply.ts';
import { actor, created, hoa, lan, operation, sound } from './samples.ts';

const perEpoch = 2 ** 20;
const history = fc.record({
  epoch: fc.integer({ min: 1, max: 40 }),
  before: fc.integer({ min: 0, max: 12 }),
  lost: fc.integer({ min: 1, max: 12 }),
  after: fc.integer({ min: 1, max: 12 }),
});

test('[S17] a base from a history that was lost never covers what the restored one wrote', () => {
  fc.assert(
    fc.property(history, ({ epoch, before, lost, after }) => {
      const writer = { ...actor(hoa), floor: epoch * perEpoch };
      let record = { ...created(), v: before + 1 };
      const base = record.v + lost;
      for (let time = 1; time <= after; time += 1) {
        const op = operation('set', { base: record.v, set: { minutes: 20 + time } });
        const next = applyOperation(record, op, writer).record;
        expect(next?.v).toBe(epoch * perEpoch + time);
        if (next) record = next;
      }
      const stale = operation('set', { base, set: { minutes: 99 } });
      const outcome = applyOperation(record, stale, { ...actor(lan), floor: epoch * perEpoch });
      expect(outcome.kind).toBe('conflict');
      expect(outcome.record?.values['minutes']).toBe(20 + after);
      expect(outcome.record?.v).toBe(record.v + 1);
    }),
  );
});

test('[S17] a record made after a restore starts above the floor too', () => {
  const op = operation('new', { ty: 'phat_thanh', set: sound.phat_thanh });
  const { record } = applyOperation(null, op, { ...actor(hoa), floor: perEpoch });
  expect(record).toMatchObject({ v: perEpoch + 1, cv: perEpoch + 1 });
  expect(record?.story).toMatchObject([{ v: perEpoch + 1 }]);
});
