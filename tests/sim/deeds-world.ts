// What befalls phones, people's rights and the province, without anybody touching a screen.
import { utc } from '../../server/instant.ts';
import { newDisk } from './disk.ts';
import type { Deed } from './doing.ts';
import { yearMs } from './plan.ts';
import type { Post } from './posts.ts';
import { communes, postsOf } from './posts.ts';
import { learn } from './province.ts';
import { folded, houseKept } from './province-oracle.ts';
import { killTab, openTab } from './tab.ts';
import type { World } from './world.ts';
import { copyOf } from './world.ts';

/** Another build of the server starts: it lacks these kinds of operations, and knows all others. */
export function serverKnows(world: World, unknown: readonly string[]): Promise<void> {
  world.scheduler.drop('server');
  world.unknown = unknown;
  world.note(`the server starts${unknown.length > 0 ? ` without ${unknown.join()}` : ''}`);
  learn(unknown);
  return world.province.restart(() => folded(world));
}

/** The province answers for everything, always. */
function movable({ plan, seats }: World): readonly Post[] {
  const here = new Set(seats.map(({ login }) => login));
  return postsOf(plan).filter(
    ({ role, login }) => role !== 'province' && (!plan.near || here.has(login)),
  );
}

function assign(world: World, login: string, units: readonly number[]): void {
  world.note(`${login} answers for ${units.join()}`);
  world.ledger.units.set(login, units);
  for (const at of units) world.granted.get(login)?.add(at);
  world.province.assign(login, units);
}

export const worldDeeds = {
  'turn the clock': ({ tab, chance, world }) => {
    tab.seat.device.skewMs = Math.round((chance.next() - 0.5) * 20 * yearMs);
    world.coverage.met('clocks', 'turned');
  },
  wait: ({ world, chance }) =>
    world.scheduler.settle(chance.int(chance.is(0.2) ? 40_000_000 : 200_000)),
  'restart the server': ({ world, chance }) => {
    world.coverage.met('server', 'restarted');
    world.province.tear(chance);
    return serverKnows(world, world.unknown);
  },
  'roll the server back': ({ world, chance }) => {
    world.coverage.met('skew', 'an older server');
    const late = [...(world.plan.third ? ['join'] : []), ...(world.plan.twoSince ? ['check'] : [])];
    return serverKnows(world, [chance.pick(['restore', 'resolve', 'review', ...late])]);
  },
  'upgrade the server': ({ world }) => serverKnows(world, []),
  'speak a newer protocol': ({ world, tab }) => {
    const { device } = tab.seat;
    if (!world.newer.delete(device)) world.newer.add(device);
  },
  'empty the browser': ({ world, tab }) => {
    const { device } = tab.seat;
    const seats = world.seats.filter((seat) => seat.device === device);
    for (const other of seats.flatMap((seat) => seat.tabs)) {
      killTab(world, other);
      // One that was still opening ends too.
      world.scheduler.drop(other.owner);
      world.tabs.delete(other.owner);
    }
    device.disk = newDisk();
    world.emptied.add(device);
    // What was only there is gone, and nobody promised otherwise; what the province has it keeps.
    for (const { saved, complete, closed, key } of seats) {
      const lost = [...saved.keys()].filter((op) => !world.ledger.results.has(op));
      world.note(`${key} is emptied of ${lost.length} unsent`);
      for (const known of [saved, complete, closed]) known.clear();
    }
    for (const other of seats.flatMap((seat) => seat.tabs)) openTab(world, other);
  },
  'back up': async ({ world }) => {
    const { province, scheduler } = world;
    // What the newest backup holds the phones may let go of; so it is only vouched for when it is complete.
    world.backup = { snapshot: province.snapshot(), ledger: copyOf(world.ledger) };
    world.coverage.met('server', 'backed up');
    await province.vouch(utc(scheduler.now()));
  },
  'take a commune': ({ world, chance }) => {
    const { login } = chance.pick(movable(world));
    const left = (world.ledger.units.get(login) ?? []).filter(() => chance.is(0.4));
    assign(world, login, left);
    world.coverage.met('rights', 'taken');
  },
  'give a commune': ({ world, chance }) => {
    const { login, units } = chance.pick(movable(world));
    const more = chance.is(world.plan.near ? 0.8 : 0.2) ? [chance.int(communes.length)] : [];
    assign(
      world,
      login,
      [...new Set([...units, ...more])].sort((a, b) => a - b),
    );
    world.coverage.met('rights', 'given');
  },
  'keep house': async ({ world, chance }) => {
    const { province, scheduler } = world;
    // The calendar turns for the housekeeper alone: a cancelled record goes after a month, its tombstone after a year.
    const days = chance.is(0.5) ? 31 : 500;
    await province.keepHouse(scheduler.now() + days * 86_400_000);
    houseKept(world);
  },
  'restore the backup': async ({ world }) => {
    const { backup, province, scheduler } = world;
    if (!backup) return;
    scheduler.drop('server');
    world.restores += 1;
    world.ledger = copyOf(backup.ledger);
    // Each restore finds a new machine, which remembers nothing and has only its clock; two in one second, the same one.
    const nowS = Math.floor(scheduler.now() / 1000);
    const remembered = world.history < nowS ? 0 : world.history;
    world.history = Math.max(nowS, world.history + 1);
    world.ledger.floor = world.history * 2 ** 20;
    world.note('the backup is restored');
    world.coverage.met('server', 'restored');
    const made = { epoch: `history ${world.restores}`, nowMs: scheduler.now(), above: remembered };
    await province.restore(backup.snapshot, made, () => folded(world));
  },
} satisfies Readonly<Record<string, Deed>>;
