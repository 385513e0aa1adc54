import { expect, test } from 'vitest';
import { changesSince } from '../../src/domain/changes.ts';
import { after, created, hoa, operation, returned } from './samples.ts';

test('[V3] what became of the content since a look: first value before, last after; what came back is left out', () => {
  const edit = (base: number, set: Record<string, unknown>) => operation('set', { base, set });
  const one = after(returned(created()), edit(2, { minutes: 12, airings: 2 }), hoa);
  const two = after(one, edit(3, { minutes: 15, airings: 1 }), hoa);
  expect(changesSince(two.story, 2)).toEqual({ minutes: [10, 15] });
  expect(changesSince(two.story, 3)).toEqual({ minutes: [12, 15], airings: [2, 1] });
  expect(changesSince(two.story, 4)).toEqual({});
});
