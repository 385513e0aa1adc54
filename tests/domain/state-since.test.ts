import { expect, test } from 'vitest';
import { applyOperation } from '../../src/domain/apply.ts';
import { stateSince } from '../../src/domain/record.ts';
import { actor, after, created, hoa, operation, returned } from './samples.ts';

test('[V5] how long a record has waited counts from the deed that brought its state, not from later ones', () => {
  const record = created();
  expect(stateSince(record)).toBe('2026-11-10T01:00:00Z');
  const edit = operation('set', { base: 1, set: { minutes: 12 } });
  const late = { ...actor(hoa), received: '2026-11-12T01:00:00Z' };
  const edited = applyOperation(record, edit, late).record;
  expect(edited && stateSince(edited)).toBe('2026-11-10T01:00:00Z');
  const back = returned(record);
  const again = applyOperation(back, operation('set', { base: 2, send: true }), late).record;
  expect(again && stateSince(again)).toBe('2026-11-12T01:00:00Z');
  const gone = after(record, operation('del', { base: 1 }), hoa);
  expect(stateSince(gone)).toBe('2026-11-10T01:00:00Z');
});
