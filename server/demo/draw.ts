// Chance that is the same in every run: a demo that changes under one's eyes explains nothing.

export interface Draw {
  /** At least `min`, at most `max`, whole. */
  readonly int: (min: number, max: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(of: readonly [T, ...T[]]) => T;
  readonly bytes: (count: number) => Uint8Array;
}

/** mulberry32: 32 bits of state, good enough to look natural. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    int,
    chance: (share) => next() < share,
    pick: (of) => of[int(0, of.length - 1)] ?? of[0],
    bytes: (count) => Uint8Array.from({ length: count }, () => int(0, 255)),
  };
}
