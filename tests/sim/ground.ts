// The ground a simulated world stands on: what Node would do by itself and in its own time is taken away. Imported
// before anything else, because Dexie looks at its surroundings once, when it is loaded.
import { setFlagsFromString } from 'node:v8';
import { runInThisContext } from 'node:vm';

process.env['TZ'] = 'Asia/Ho_Chi_Minh';

/** Threads, sockets and clocks of the machine: nothing of them may decide what a seed does. */
const taken = ['BroadcastChannel', 'CompressionStream'];
for (const name of taken) Reflect.deleteProperty(globalThis, name);
Reflect.deleteProperty(AbortSignal, 'timeout');

const realClone = globalThis.structuredClone;
let foreign = false;

/** Plain data, which is all a phone writes here, is copied without the machine's serialiser. */
function plainCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    foreign ||= typeof value === 'function' || typeof value === 'symbol';
    return value;
  }
  if (Array.isArray(value)) return value.map(plainCopy);
  foreign ||= Object.getPrototypeOf(value) !== Object.prototype;
  const copy: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) copy[key] = plainCopy(inner);
  return copy;
}

globalThis.structuredClone = (value, options) => {
  foreign = options !== undefined;
  const copy = plainCopy(value);
  // Its own type, because plain data is copied field by field.
  return foreign ? realClone(value, options) : (copy as typeof value);
};

const realImmediate = globalThis.setImmediate;
const realTimeout = globalThis.setTimeout;

setFlagsFromString('--allow-natives-syntax');
/** Runs every promise reaction that is due, now: one step of a world is then a plain function call. */
export const drain = runInThisContext('() => %PerformMicrotaskCheckpoint()') as () => void;
// Functions are compiled when they are first called, and the flag is for this one alone.
drain();
setFlagsFromString('--no-allow-natives-syntax');

export interface Timers {
  readonly soon: (task: () => void) => void;
  readonly later: (task: () => void, delayMs: number) => void;
}

/** Runs `work` from the bottom of the stack, with the world's timers in place of the machine's. */
export function onGround<T>(timers: Timers, work: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    realImmediate(() => {
      globalThis.setImmediate = timers.soon as unknown as typeof setImmediate;
      globalThis.setTimeout = timers.later as unknown as typeof setTimeout;
      try {
        resolve(work());
      } catch (fault) {
        reject(fault instanceof Error ? fault : new Error(String(fault)));
      } finally {
        globalThis.setImmediate = realImmediate;
        globalThis.setTimeout = realTimeout;
      }
    });
  });
}
