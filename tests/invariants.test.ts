// Every invariant of the promise has a test that claims to prove it, and no test claims one that does not exist.
import { describe, expect, test } from 'vitest';
import { readInvariants, strayMarks } from './invariants.ts';

/** Built with the photos; their tests take the mark with them. */
const pending = [21];

describe('the invariants', () => {
  const all = readInvariants();

  test('are 27, in order', () => {
    expect(all.map(({ number }) => number)).toEqual(Array.from({ length: 27 }, (_, at) => at + 1));
  });

  test.each(all.filter(({ number }) => !pending.includes(number)))(
    '$number has a test: $name',
    ({ tests }) => {
      expect(tests.length).toBeGreaterThan(0);
    },
  );

  test('that are pending have none yet: once they have, they are pending no more', () => {
    const proved = all.filter(({ number, tests }) => pending.includes(number) && tests.length > 0);
    expect(proved).toEqual([]);
  });

  test('are the only ones that titles name', () => {
    expect(strayMarks(all)).toEqual([]);
  });
});
