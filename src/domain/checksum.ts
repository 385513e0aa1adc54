// A running sum over (record id, version) of a scope: server and phone keep it apart and compare. sync.md §2.8
// It detects a lost or doubled row; it is no defence against a forger and needs none.

const mask = (1n << 64n) - 1n;

/** FNV-1a, 64 bits, over the UTF-16 units of `id|v`. */
function rowHash(id: string, v: number): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const sign of `${id}|${v}`) {
    hash = ((hash ^ BigInt(sign.charCodeAt(0))) * 0x100000001b3n) & mask;
  }
  return hash;
}

/** The sum of an empty scope. */
export const emptyChecksum = '0';

/**
 * The sum after one row changed from `before` to `after`; null means the row is not there. [S4]
 * @param sum hexadecimal, without leading zeros
 */
export function moveChecksum(
  sum: string,
  id: string,
  before: number | null,
  after: number | null,
): string {
  let value = BigInt(`0x${sum}`);
  if (before !== null) value -= rowHash(id, before);
  if (after !== null) value += rowHash(id, after);
  return (value & mask).toString(16);
}
