// When a round starts: many triggers make one, a failure waits longer, and no wait outlasts who asks.
import { describe, expect, test } from 'vitest';
import { backoffMs } from '../../src/sync/backoff.ts';
import { startDriver } from '../../src/sync/driver.ts';
import type { RoundEnd } from '../../src/sync/round.ts';
import { testClock } from '../world/phone.ts';

describe('the driver', () => {
  function world(ends: readonly RoundEnd[], isVisible = () => true) {
    const queue: { task: () => void; delayMs: number }[] = [];
    const clock = testClock(1);
    const byHands: boolean[] = [];
    const timer = {
      set: (task: () => void, delayMs: number) => queue.push({ task, delayMs }),
      clear: (id: number) => queue.splice(id - 1, 1),
    };
    const driver = startDriver(
      async (byHand) => ends[byHands.push(byHand) - 1] ?? { state: 'level' },
      timer,
      clock,
      isVisible,
    );
    const turn = async () => {
      const next = queue.shift();
      next?.task();
      await new Promise((resolve) => setTimeout(resolve));
      return next?.delayMs;
    };
    return { driver, queue, turn, clock, rounds: () => byHands.length, byHands };
  }

  test('[S13] does not knock again after the session ended, until asked', async () => {
    const { driver, queue, turn, rounds } = world([{ state: 'signed-out' }]);
    driver.ask();
    await turn();
    expect(rounds()).toBe(1);
    expect(queue).toHaveLength(0);
    driver.ask();
    expect(queue).toHaveLength(1);
  });

  test('[S6] whoever taps after many failures is tried for again at once, as after the first', async () => {
    const silent = Array.from({ length: 13 }, () => ({ state: 'silent' }) as const);
    const { driver, queue, turn } = world(silent);
    driver.ask(3_000);
    for (let failure = 0; failure < 10; failure += 1) await turn();
    expect(queue[0]?.delayMs).toBeGreaterThan(4_000);
    driver.ask();
    await turn();
    expect(queue[0]?.delayMs).toBeGreaterThan(4_000);
    driver.tapped();
    await turn();
    expect(queue[0]?.delayMs).toBeLessThanOrEqual(4_000);
  });

  test('[S7] tells the round of a tap, also of one during the round before, and no other round', async () => {
    const { driver, turn, byHands } = world([{ state: 'silent' }]);
    driver.ask();
    const first = turn();
    driver.tapped();
    await first;
    await turn();
    driver.ask();
    await turn();
    expect(byHands).toEqual([false, true, false]);
  });

  test('[S7] tells the next round of a tap when the one that was told fell', async () => {
    const told: boolean[] = [];
    const queue: (() => void)[] = [];
    const timer = { set: (task: () => void) => queue.push(task), clear: () => undefined };
    const falls = async (byHand: boolean): Promise<RoundEnd> => {
      told.push(byHand);
      if (told.length === 1) throw new Error('the database died');
      return { state: 'silent' };
    };
    startDriver(falls, timer, testClock(2)).tapped();
    for (let at = 0; at < 3; at += 1) {
      queue.shift()?.();
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(told).toEqual([true, true, false]);
  });

  test('[S7] whoever stops it is told of a tap that no round has been told of', async () => {
    const { driver, turn } = world([]);
    driver.ask();
    const first = turn();
    expect(world([]).driver.stop()).toBe(false);
    driver.tapped();
    await first;
    expect(driver.stop()).toBe(true);
    const other = world([]);
    other.driver.tapped();
    await other.turn();
    expect(other.driver.stop()).toBe(false);
  });

  test('makes one round of many triggers, and one more for those that came meanwhile', async () => {
    const { driver, queue, turn } = world([]);
    driver.ask(3000);
    driver.ask(3000);
    driver.ask();
    expect(queue).toHaveLength(1);
    expect(await turn()).toBe(0);
  });

  test('asks again when the province wants, not in a pocket, and again when looked at', async () => {
    let visible = true;
    const { driver, queue, turn } = world(
      [
        { state: 'level', pollS: 900 },
        { state: 'level', pollS: 1 },
      ],
      () => visible,
    );
    driver.ask();
    await turn();
    expect(queue.map(({ delayMs }) => delayMs)).toEqual([900_000]);
    await turn();
    expect(queue.map(({ delayMs }) => delayMs)).toEqual([15_000]);
    visible = false;
    await turn();
    expect(queue).toEqual([]);
    visible = true;
    driver.ask();
    await turn();
    expect(queue.map(({ delayMs }) => delayMs)).toEqual([60_000]);
  });

  // setTimeout stands still while a phone sleeps, the clock does not; and people set clocks.
  test.each([
    ['slept through its wait', 3_600_000],
    ['slept until just before its end', 899_000],
    ['had its clock set back', -3_600_000],
    ['only waited', 0],
  ])('[S6] a phone that %s starts when it is asked to', async (_, passedMs) => {
    for (const delayMs of [0, 3_000]) {
      const { driver, queue, turn, clock } = world([{ state: 'refused', waitS: 900 }]);
      driver.ask();
      await turn();
      expect(queue.map((one) => one.delayMs)).toEqual([900_000]);
      clock.pass(passedMs);
      driver.ask(delayMs);
      expect(queue.map((one) => one.delayMs)).toEqual([delayMs]);
    }
  });

  test('[S6] one save after the other puts nothing off, whatever the clock does', () => {
    const { driver, queue, clock } = world([]);
    driver.ask(3_000);
    const [first] = queue;
    for (const passedMs of [2_000, -3_600_000, 2_000]) {
      clock.pass(passedMs);
      driver.ask(3_000);
    }
    expect(queue).toHaveLength(1);
    expect(queue[0]).toBe(first);
  });

  // A browser runs a timer of more than 2^31 ms at once.
  test.each<RoundEnd>([
    { state: 'refused', waitS: 3_000_000 },
    { state: 'refused', waitS: Number.POSITIVE_INFINITY },
    { state: 'level', pollS: 3_000_000 },
  ])('[S14] waits an hour at most, whatever an answer says: %o', async (end) => {
    const { driver, queue, turn } = world([end]);
    driver.ask();
    await turn();
    expect(queue.map((one) => one.delayMs)).toEqual([3_600_000]);
  });

  test('waits longer after each failure, never less than the server asked', () => {
    expect(backoffMs(1, 0.999)).toBeLessThan(4_000);
    expect(backoffMs(30, 0.999)).toBeLessThanOrEqual(900_000);
    expect(backoffMs(1, 0, 120)).toBe(120_000);
  });
});
