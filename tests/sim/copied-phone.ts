// A phone is copied with all that is on it, its account's session included, and both go on under one device id until
// the province finds a number twice. [S22] [S29]
import { copyOfDisk } from './disk-copy.ts';
import { killTab, openTab } from './tab.ts';
import type { World } from './world.ts';

/** Before this action, or as soon after as every window of the phone has its database open. */
export function copyWhenDue(world: World, at: number): void {
  const { copiedAt } = world.plan;
  const copies = world.seats.filter(({ device }) => !device.there);
  const [copy] = copies;
  if (copiedAt === null || at < copiedAt || !copy) return;
  const originals = world.seats.filter(({ device }) => device.index === copy.device.session);
  const [first] = originals;
  if (!first || originals.some(({ tabs }) => tabs.some(({ store }) => !store))) return;
  // It is off while it is copied.
  for (const tab of originals.flatMap(({ tabs }) => tabs)) killTab(world, tab);
  copy.device.disk = copyOfDisk(first.device.disk);
  copy.device.skewMs = first.device.skewMs;
  copy.device.there = true;
  for (const seat of copies) {
    const own = originals.find(({ login }) => login === seat.login);
    if (!own) continue;
    for (const [op, saved] of own.saved) seat.saved.set(op, saved);
    for (const op of own.wiped) seat.wiped.add(op);
    for (const [rec, times] of own.complete) seat.complete.set(rec, times);
    for (const [rec, place] of own.closed) seat.closed.set(rec, place);
  }
  if (world.emptied.has(first.device)) world.emptied.add(copy.device);
  world.note(`${first.key} is copied to ${copy.key}`);
  world.coverage.met('phones', 'copied');
  for (const tab of [...originals, ...copies].flatMap(({ tabs }) => tabs)) openTab(world, tab);
}
