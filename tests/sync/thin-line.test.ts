// A line that hardly carries anything: smaller batches, and a watchdog over what waits although the province answers.
import { expect, test } from 'vitest';
import type { ParsedResponse } from '../../src/protocol/sync.ts';
import { newId } from '../../src/store/database.ts';
import { readFact } from '../../src/store/meta.ts';
import { saveNew } from '../../src/store/save.ts';
import { syncRound } from '../../src/sync/round.ts';
import type { Transport } from '../../src/sync/transport.ts';
import { watched } from '../../src/sync/watchdog.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';
import { standing } from '../world/standing.ts';

const at = '2026-11-22T01:00:00.000Z';
const tools = (transport: Transport) => ({
  transport,
  app: 'test',
  exclusively: <T>(_: string, task: () => Promise<T>): Promise<T | null> => task(),
});

const answer = (part: Partial<ParsedResponse>) => ({
  kind: 'answer' as const,
  response: { p: 1, ep: 'e1', t: at, poll: 60, ...part },
});

test('no answer halves the next batch, so that a thin line carries something', async () => {
  const store = testStore(11);
  for (let i = 0; i < 8; i += 1) {
    await saveNew(store, {
      rec: newId(store),
      scope: quynhPhu,
      type: 'phat_thanh',
      values: broadcast,
    });
  }
  const sizes: number[] = [];
  const thin: Transport = async (body) => {
    sizes.push((JSON.parse(body) as { readonly push: readonly unknown[] }).push.length);
    return { kind: 'silent' };
  };
  for (let i = 0; i < 4; i += 1) await syncRound(store, tools(thin));
  expect(sizes).toEqual([8, 4, 2, 1]);
});

test('the watchdog bites when something waits for a day although the province answers, once an hour', async () => {
  const store = testStore(12);
  await saveNew(store, {
    rec: newId(store),
    scope: quynhPhu,
    type: 'phat_thanh',
    values: broadcast,
  });
  store.clock.pass(60_000);
  let restarts = 0;
  const byHands: boolean[] = [];
  const deaf = tools(async () => answer({}));
  const round = watched(
    store,
    (byHand) => {
      byHands.push(byHand);
      return syncRound(store, deaf);
    },
    () => (restarts += 1),
  );
  await round(false);
  expect((await standing(store)).stuck).toBe(false);
  store.clock.pass(25 * 3_600_000);
  await round(false);
  await round(false);
  expect(restarts).toBe(1);
  expect((await standing(store)).stuck).toBe(true);
  expect(await readFact(store.db, 'batch')).toBe(1);
  store.clock.pass(2 * 3_600_000);
  await round(false);
  expect(restarts).toBe(2);
  await round(true);
  expect(byHands).toEqual([false, false, false, false, true]);
});
