// Every invariant of the promise has a test that claims to prove it, and no test claims one that does not exist.
import { describe, expect, test } from 'vitest';
import { readInvariants, strayMarks } from './invariants.ts';

describe('the invariants', () => {
  const all = readInvariants();

  test('are 27, in order', () => {
    expect(all.map(({ number }) => number)).toEqual(Array.from({ length: 27 }, (_, at) => at + 1));
  });

  test.each(all)('$number has a test: $name', ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0);
  });

  test('are the only ones that titles name', () => {
    expect(strayMarks(all)).toEqual([]);
  });
});
