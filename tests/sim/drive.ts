// Worlds in which phones sync by themselves: the real driver with its back-off, the world's time. After the last fault
// nobody touches a phone, and it must come level within two of the longest waits. [11] [S13] [S14]

import type { OutboxRow, Store } from '../../src/store/database.ts';
import { startDriver } from '../../src/sync/driver.ts';
import { rowsOf } from './disk.ts';
import { syncOnce } from './tab.ts';
import type { Tab, World } from './world.ts';

/** Twice the cap of the back-off. sync.md §2.12 */
const mostWaitMs = 2 * 900_000;

/** Asks for a round, as a save or a tap does; where phones are driven it comes when the driver says. */
export function askRound(
  world: World,
  tab: Tab,
  store: Store,
  byHand = false,
): Promise<unknown> | undefined {
  if (!world.plan.driven) return syncOnce(world, tab, store, byHand);
  tab.driver ??= drive(world, tab, store);
  if (byHand) tab.driver.tapped();
  else tab.driver.ask();
  return undefined;
}

function drive(world: World, tab: Tab, store: Store): NonNullable<Tab['driver']> {
  const { scheduler } = world;
  const { owner } = tab;
  const waiting = new Set<number>();
  let last = 0;
  const timer = {
    set: (task: () => void, delayMs: number) => {
      last += 1;
      const id = last;
      waiting.add(id);
      scheduler.later(delayMs, () => waiting.delete(id) && task(), owner);
      return id;
    },
    clear: (id: number) => void waiting.delete(id),
  };
  const round = async (byHand: boolean) => {
    const end = await syncOnce(world, tab, store, byHand);
    tab.ended = end.state;
    return end;
  };
  // In a pocket: it asks for no news, so that a world comes to rest.
  return startDriver(round, timer, store.environment, () => false);
}

/** No more faults, and nobody does anything. */
export function driveHome(world: World): void {
  const tabs = world.seats.flatMap((seat) => seat.tabs).filter((tab) => tab.driver);
  // One that was refused alone rests for a day, which may end while its phone is driven: till then its tabs are behind,
  // or wait for one that is.
  const rested = new Set<Tab>();
  const markRested = () => {
    for (const tab of tabs)
      if (
        rowsOf<OutboxRow>(tab.connection, 'outbox').some(
          ({ stopped }) => (stopped?.atMs ?? null) !== null,
        )
      )
        rested.add(tab);
  };
  for (const turn of ['alone', 'signed in']) {
    markRested();
    world.scheduler.settle(mostWaitMs);
    markRested();
    for (const tab of tabs) {
      if (!tab.driver || tab.ended === 'level') continue;
      if (['behind', 'busy'].includes(tab.ended) && rested.has(tab)) continue;
      // Only who has to sign in is waited for by the driver itself.
      if (tab.ended === 'signed-out' && turn === 'alone') tab.driver.ask();
      else world.fail('11', `${tab.key} is ${tab.ended} half an hour after the last fault`);
    }
  }
  // What rests would be asked for all day.
  for (const tab of tabs) tab.driver?.stop();
  if (tabs.length > 0) world.coverage.met('calm', 'driven home');
}
