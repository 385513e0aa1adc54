// Instants as text. The clock is injected as a function to milliseconds; only main.ts knows the real one.

export type Clock = () => number;
export type Random = (bytes: number) => Uint8Array;

/** UTC to the second: "2026-11-22T01:03:14Z". */
export function utc(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
