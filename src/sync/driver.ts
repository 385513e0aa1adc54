// When to start a round. Triggers only ask; this decides, so that ten triggers make one round.
//
//   idle ──ask──▶ running ──level──▶ idle (next in `poll`)
//                    ├──silent/refused──▶ waiting (back-off; any ask by a person or `online` starts at once)
//                    └──signed out──▶ idle until someone signs in again [S13]
import type { Environment } from '../store/environment.ts';
import { backoffMs, longestWaitMs } from './backoff.ts';
import type { RoundEnd } from './round.ts';

export interface Timer {
  readonly set: (task: () => void, delayMs: number) => number;
  readonly clear: (id: number) => void;
}

export interface Driver {
  /** A save happened, the network came back, the page became visible: start soon. */
  readonly ask: (delayMs?: number) => void;
  /** A person tapped: at once, and whatever failed before, the waits begin anew. The round is told. [S7] */
  readonly tapped: () => void;
  /** @returns true when someone tapped and no round has been told of it yet */
  readonly stop: () => boolean;
}

/** Nobody is asked more often than this, whatever an answer says. */
const leastPollS = 15;
const otherPollS = 60;

/** @param isVisible does anyone look? Otherwise the phone sends what waits and looks for no news */
export function startDriver(
  round: (byHand: boolean) => Promise<RoundEnd>,
  timer: Timer,
  environment: Pick<Environment, 'randomBytes'>,
  isVisible: () => boolean = () => true,
): Driver {
  let pending: { readonly id: number; readonly delayMs: number } | null = null;
  let running = false;
  let askedMeanwhile = false;
  let byHand = false;
  let failures = 0;
  let stopped = false;

  // Waits are compared, not moments: a timer stands still while the phone sleeps, the clock goes on and may be set. [S6]
  // A shorter wait always wins, so that an ask is never later than it says; an equal one puts nothing off.
  function schedule(wishMs: number): void {
    const delayMs = Math.min(longestWaitMs, wishMs);
    if (stopped || (pending && pending.delayMs <= delayMs)) return;
    if (pending) timer.clear(pending.id);
    pending = { id: timer.set(run, delayMs), delayMs };
  }

  function run(): void {
    pending = null;
    if (running || stopped) return;
    running = true;
    const told = byHand;
    byHand = false;
    void round(told).then(ended, () => {
      // Perhaps it fell before it had taken the tap in.
      byHand ||= told;
      ended({ state: 'silent' });
    });
  }

  function ended(end: RoundEnd): void {
    running = false;
    const failed = end.state === 'silent' || end.state === 'refused' || end.state === 'behind';
    failures = failed ? failures + 1 : 0;
    if (askedMeanwhile) schedule(0);
    else if (failed)
      schedule(backoffMs(failures, (environment.randomBytes(1)[0] ?? 0) / 256, end.waitS));
    else if (end.state === 'busy') schedule(2_000);
    // In a pocket nobody waits for news, and asking costs battery; becoming visible asks at once.
    else if (end.state !== 'signed-out' && isVisible())
      schedule(Math.max(leastPollS, end.pollS ?? otherPollS) * 1000);
    askedMeanwhile = false;
  }

  function ask(delayMs = 0): void {
    if (running) askedMeanwhile = true;
    else schedule(delayMs);
  }

  return {
    ask,
    tapped: () => {
      failures = 0;
      byHand = true;
      ask();
    },
    stop: () => {
      stopped = true;
      if (pending) timer.clear(pending.id);
      return byHand;
    },
  };
}
