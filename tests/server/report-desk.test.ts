// How much of built reports a server holds: few, not for long, and nothing of what was stopped.
import { expect, test } from 'vitest';
import type { Made } from '../../server/report/desk.ts';
import { longestKeptMs, mostKept, newReportDesk } from '../../server/report/desk.ts';

const made: Made = {
  ingredients: {} as never,
  report: {} as never,
  frozen: null,
  version: null,
  moved: null,
};
const never = () => {
  throw new Error('no build fails here');
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('[B14] finished reports are few, and those looked at last stay', async () => {
  const desk = newReportDesk(() => 0);
  const ids = Array.from({ length: mostKept + 3 }, (_, n) => `b${n}`);
  for (const id of ids) {
    desk.start({ id, account: id, of: 1 }, () => Promise.resolve(made), never);
    await settled();
    // The first is looked at again and again.
    expect(desk.find('b0', 'b0')?.made).toBe(made);
  }
  expect(desk.held()).toBe(mostKept);
  expect(ids.filter((id) => desk.find(id, id))).toEqual(['b0', ...ids.slice(-mostKept + 1)]);
});

test('[B14] a report nobody has looked at for long is let go of', async () => {
  let now = 0;
  const desk = newReportDesk(() => now);
  desk.start({ id: 'a', account: 'x', of: 1 }, () => Promise.resolve(made), never);
  await settled();
  now = longestKeptMs;
  expect(desk.find('a', 'x')).toBeDefined();
  now = 2 * longestKeptMs + 1;
  expect(desk.find('a', 'x')).toBeUndefined();
  expect(desk.held()).toBe(0);
});

test('[B14] what is stopped holds nothing, and its making is told so', async () => {
  const desk = newReportDesk(() => 0);
  let finish: (made: Made) => void = never;
  const steps: boolean[] = [];
  const make = async (step: (done: number) => boolean) => {
    steps.push(step(0));
    const one = await new Promise<Made>((resolve) => {
      finish = resolve;
    });
    steps.push(step(1));
    return one;
  };
  desk.start({ id: 'a', account: 'x', of: 1 }, make, never);
  const build = desk.find('a', 'x');
  expect(desk.drop('a', 'x')).toBe(true);
  finish(made);
  await settled();
  expect(steps).toEqual([true, false]);
  expect([desk.held(), build?.made]).toEqual([0, null]);
});
