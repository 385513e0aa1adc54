// Time, randomness and the platform's hash come in from outside, so that a simulation can own them. This file is the only exception.

export interface Environment {
  /** Milliseconds since 1970, by this device's clock. */
  readonly now: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly sha256: (bytes: ArrayBuffer) => Promise<ArrayBuffer>;
  /** Runs the task later, unless called off. Absent where time does not pass by itself: then nothing is ever overdue. */
  readonly after?: (delayMs: number, task: () => void) => () => void;
}

export const deviceEnvironment: Environment = {
  now: () => Date.now(),
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  sha256: (bytes) => crypto.subtle.digest('SHA-256', bytes),
  after: (delayMs, task) => {
    const id = setTimeout(task, delayMs);
    return () => clearTimeout(id);
  },
};
