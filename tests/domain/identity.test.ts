import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import { uuidPattern, uuidV7 } from '../../src/domain/identity.ts';

test('[S2] an id has the shape of a UUID of version 7, whatever the clock and the dice say', () => {
  const clock = fc.oneof(
    fc.integer({ min: -5, max: 2 ** 50 }),
    fc.double({ min: 0, max: 1e13, noNaN: true }),
  );
  fc.assert(
    fc.property(clock, fc.uint8Array({ minLength: 10, maxLength: 16 }), (now, random) => {
      const id = uuidV7(now, random);
      expect(id).toMatch(uuidPattern);
      expect(id[14]).toBe('7');
      expect('89ab').toContain(id[19]);
    }),
  );
});

test('[S2] the id’s head is the time, its tail all 74 random bits', () => {
  const ones = new Uint8Array(10).fill(0xff);
  expect(uuidV7(0x0199f3b010f2, ones)).toBe('0199f3b0-10f2-7fff-bfff-ffffffffffff');
  expect(uuidV7(0x0199f3b010f2, new Uint8Array(10))).toBe('0199f3b0-10f2-7000-8000-000000000000');
  const ids = new Set<string>();
  for (let byte = 0; byte < 10; byte += 1) {
    for (let bit = 0; bit < 8; bit += 1) {
      const random = new Uint8Array(10);
      random[byte] = 1 << bit;
      ids.add(uuidV7(0, random));
    }
  }
  ids.delete(uuidV7(0, new Uint8Array(10)));
  expect(ids.size).toBe(74);
});

const rows = fc.uniqueArray(fc.record({ id: fc.uuid(), v: fc.nat(9999) }), {
  selector: (row) => row.id,
  maxLength: 12,
});

function sumOf(list: readonly { readonly id: string; readonly v: number }[]): string {
  return list.reduce((sum, { id, v }) => moveChecksum(sum, id, null, v), emptyChecksum);
}

test('[S4] the sum does not depend on the order, nor on the way there', () => {
  fc.assert(
    fc.property(rows, fc.nat(9999), (list, other) => {
      expect(sumOf(list.toReversed())).toBe(sumOf(list));
      const first = list[0];
      if (!first) return;
      const detour = moveChecksum(sumOf(list), first.id, first.v, other);
      expect(moveChecksum(detour, first.id, other, first.v)).toBe(sumOf(list));
      const without = list.reduce((sum, { id, v }) => moveChecksum(sum, id, v, null), sumOf(list));
      expect(without).toBe(emptyChecksum);
    }),
  );
});

test('[S4] a lost row, a doubled row and an old version are noticed', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const [first, ...rest] = list;
      if (!first) return;
      const sum = sumOf(list);
      expect(sumOf(rest)).not.toBe(sum);
      expect(sumOf([first, ...list])).not.toBe(sum);
      expect(sumOf([{ ...first, v: first.v + 1 }, ...rest])).not.toBe(sum);
    }),
  );
});

test('[S4] the sum is pinned: server and phone of different builds must agree', () => {
  expect(emptyChecksum).toBe('0');
  expect(moveChecksum('0', '0199f3b0-10f2-7b41-a6c3-0d9b77aa3c55', null, 1)).toBe(
    '5c39fdc0d8d112ef',
  );
});
