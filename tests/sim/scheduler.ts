// Time and order of one world. Every task has an owner (a tab, a database, the network, the server); the seed chooses
// whose next task runs, and time moves only when nobody has anything to do at once.
import type { Chance } from './chance.ts';
import { drain } from './ground.ts';

type Owner = string;

export interface Scheduler {
  readonly now: () => number;
  /** Whose task is running; what it starts is his. */
  readonly owner: () => Owner;
  /** From here to the end of this step the work is another's: a transaction carries its tab with it. */
  readonly become: (owner: Owner) => void;
  readonly soon: (task: () => void, owner?: Owner) => void;
  readonly later: (delayMs: number, task: () => void, owner?: Owner) => void;
  /** Whatever this owner had to do is never done. */
  readonly drop: (owner: Owner) => void;
  /** One task and every promise reaction after it; false if there is nothing left to do. */
  readonly step: () => boolean;
  /** Steps while something can be done without waiting; then lets at most `waitMs` pass. */
  readonly settle: (waitMs: number) => void;
  readonly steps: () => number;
}

interface Timed {
  readonly atMs: number;
  readonly owner: Owner;
  readonly task: () => void;
}

/** A world that needs more steps than this between two actions turns in circles. */
const mostSteps = 400_000;

/** @param chance absent: first come, first served */
export function schedulerOf(chance: Chance | null, startMs: number): Scheduler {
  const queues = new Map<Owner, (() => void)[]>();
  let ready: Owner[] = [];
  let timed: Timed[] = [];
  let nowMs = startMs;
  let current: Owner = 'world';
  let count = 0;

  function soon(task: () => void, owner = current): void {
    const queue = queues.get(owner);
    if (queue && queue.length > 0) queue.push(task);
    else {
      queues.set(owner, [task]);
      ready.push(owner);
    }
  }

  function run(owner: Owner, task: () => void): void {
    count += 1;
    if (count > mostSteps) throw new Error('the world does not come to rest');
    current = owner;
    task();
    drain();
    current = 'world';
  }

  function runReady(): boolean {
    if (ready.length === 0) return false;
    const at = ready.length === 1 ? 0 : (chance?.int(ready.length) ?? 0);
    const owner = ready[at] ?? '';
    const queue = queues.get(owner) ?? [];
    const task = queue.shift();
    if (queue.length === 0) ready.splice(at, 1);
    if (task) run(owner, task);
    return true;
  }

  function runTimed(untilMs: number): boolean {
    let first: Timed | undefined;
    for (const one of timed) if (!first || one.atMs < first.atMs) first = one;
    if (!first || first.atMs > untilMs) return false;
    const chosen = first;
    timed = timed.filter((one) => one !== chosen);
    nowMs = Math.max(nowMs, chosen.atMs);
    run(chosen.owner, chosen.task);
    return true;
  }

  return {
    now: () => nowMs,
    owner: () => current,
    become: (owner) => {
      current = owner;
    },
    soon,
    later: (delayMs, task, owner = current) => {
      timed.push({ atMs: nowMs + delayMs, owner, task });
    },
    drop: (owner) => {
      queues.delete(owner);
      ready = ready.filter((one) => one !== owner);
      timed = timed.filter((one) => one.owner !== owner);
    },
    step: () => runReady() || runTimed(Number.POSITIVE_INFINITY),
    settle: (waitMs) => {
      const untilMs = nowMs + waitMs;
      while (runReady() || runTimed(untilMs));
      nowMs = Math.max(nowMs, untilMs);
    },
    steps: () => count,
  };
}
