// Chance from a seed. Every part of a world has a stream of its own, so that leaving one action out of a failing seed
// does not change what the others do.

export interface Chance {
  /** In [0, 1). */
  readonly next: () => number;
  /** At least 0, below `below`. */
  readonly int: (below: number) => number;
  readonly is: (share: number) => boolean;
  readonly pick: <T>(of: readonly T[]) => T;
  /** An index of `weights`, the heavier the likelier. */
  readonly weighted: (weights: readonly number[]) => number;
  readonly bytes: (length: number) => Uint8Array;
}

/** FNV-1a over the names: streams of one seed are told apart by what they are for. */
function mix(parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const sign of parts.join('/')) {
    hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193) >>> 0;
  }
  return hash;
}

export function chanceOf(...parts: readonly (string | number)[]): Chance {
  let state = mix(parts);
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number) => Math.floor(next() * below);
  return {
    next,
    int,
    is: (share) => next() < share,
    pick: (of) => {
      if (of.length === 0) throw new Error('nothing to pick from');
      // The one cast of this file: the index lies within.
      return of[int(of.length)] as (typeof of)[number];
    },
    weighted: (weights) => {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      const at = weights.findIndex((weight) => (left -= weight) < 0);
      return at < 0 ? weights.length - 1 : at;
    },
    bytes: (length) => Uint8Array.from({ length }, () => int(256)),
  };
}
