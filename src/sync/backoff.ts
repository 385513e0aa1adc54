// Failures → next delay: full jitter over a doubling ceiling, so that a commune's phones do not return together.
// AWS Architecture Blog, "Exponential Backoff And Jitter"; sync.md §2.12

const baseMs = 2_000;
const capMs = 900_000;
/** Nobody waits longer, whatever an answer says: a timer of more than 2^31 ms runs at once, and then for ever. */
export const longestWaitMs = 3_600_000;

/** @param failures in a row, 1 or more; @param random in [0, 1); @param waitS the server's Retry-After */
export function backoffMs(failures: number, random: number, waitS = 0): number {
  const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(failures, 20));
  return Math.max(waitS * 1000, Math.floor(random * ceiling));
}
