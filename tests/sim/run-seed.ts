// One seed from its first morning to the last check: a stormy phase in which everything may go wrong, a calm one in
// which it must come right, and the final comparison of everybody with everybody. sync.md §4.3
import './ground.ts';
import { createHash } from 'node:crypto';
import { limits } from '../../src/protocol/version.ts';
import { fetchFreed } from '../../src/store/acknowledge.ts';
import type { DraftRow } from '../../src/store/database.ts';
import { dropDraft } from '../../src/store/draft.ts';
import { chanceOf } from './chance.ts';
import { copyWhenDue } from './copied-phone.ts';
import type { Coverage } from './coverage.ts';
import { doDeed, entry, logEntry } from './deeds.ts';
import { serverKnows } from './deeds-world.ts';
import { newDisk, rowsOf, watchDisk } from './disk.ts';
import { diskFault } from './disk-weather.ts';
import { driveHome } from './drive.ts';
import { finalChecks, stateHash } from './final-oracle.ts';
import { onGround } from './ground.ts';
import { phoneCommitted } from './phone-oracle.ts';
import type { Action, Options } from './plan.ts';
import { planOf } from './plan.ts';
import type { Province } from './province.ts';
import type { Scheduler } from './scheduler.ts';
import { schedulerOf } from './scheduler.ts';
import { closeTab, openTab, syncOnce } from './tab.ts';
import type { Tab, World } from './world.ts';
import { newWorld } from './world.ts';

export interface Outcome {
  readonly seed: number;
  readonly broken: { readonly law: string; readonly how: string } | null;
  /** Of everything that happened, in order. */
  readonly eventHash: string;
  /** Of what the province and the phones hold in the end, names and clock times apart. */
  readonly stateHash: string;
  readonly events: readonly string[];
  readonly steps: number;
  /** Actions that took place, by their place in the plan. */
  readonly actions: readonly Action[];
}

const morningMs = Date.parse('2026-11-22T01:00:00Z');
/** A device that has not come level after so many rounds never will. [11] */
const mostRounds = 6;

export async function runSeed(
  province: Province,
  options: Options,
  coverage: Coverage,
): Promise<Outcome> {
  const plan = planOf(options);
  const order = options.serial ? null : chanceOf(options.seed, 'order');
  const scheduler = schedulerOf(order, morningMs);
  Object.assign(limits, plan.limits);
  const pause = () => new Promise<void>((resolve) => scheduler.soon(resolve, 'server'));
  await province.begin(() => scheduler.now(), pause, plan.twoSince);
  const world = newWorld(plan, scheduler, province, coverage, newDisk);
  watchDisk({
    scheduler,
    dead: (owner) => owner.includes('#') && !world.tabs.has(owner),
    fault: (owner, tables) => diskFault(world, owner, tables),
    committed: (owner) => {
      const tab = world.tabs.get(owner);
      if (tab) phoneCommitted(world, tab);
    },
  });
  const timers = {
    soon: (task: () => void) => scheduler.soon(task),
    later: (task: () => void, delayMs: number) => scheduler.later(delayMs, task),
  };
  await onGround(timers, () => live(world));
  watchDisk(null);
  const digest = createHash('sha256').update(world.events.join('\n')).digest('hex').slice(0, 16);
  return {
    seed: options.seed,
    broken: world.broken,
    eventHash: digest,
    stateHash: world.broken ? '' : stateHash(world),
    events: world.events,
    steps: scheduler.steps(),
    actions: plan.actions,
  };
}

function live(world: World): void {
  try {
    for (const tab of allTabs(world)) if (tab.seat.device.there) openTab(world, tab);
    rest(world, world.scheduler);
    dawn(world);
    storm(world);
    if (!world.broken) calm(world);
    if (!world.broken) finalChecks(world);
  } catch (fault) {
    world.fail('0', fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  }
  for (const tab of allTabs(world)) closeTab(tab);
}

function allTabs(world: World): readonly Tab[] {
  return world.seats.flatMap((seat) => seat.tabs);
}

/** Everybody begins with a few entries in common, so that they have something to disagree about. */
function dawn(world: World): void {
  const tabs = world.seats.flatMap((seat) => seat.tabs[0] ?? []);
  for (const turn of ['log', 'send', 'fetch']) {
    for (const [at, tab] of tabs.entries()) {
      const { store } = tab;
      if (!store) continue;
      const chance = world.chanceFor('dawn', at);
      const task = async () => {
        if (turn !== 'log') await syncOnce(world, tab, store);
        else if (!['khuvuc', 'tinh'].includes(tab.seat.login) && at < 3)
          await logEntry({ world, tab, store, chance }, entry);
      };
      world.scheduler.soon(() => void task(), tab.owner);
      rest(world, world.scheduler);
    }
  }
}

function storm(world: World): void {
  world.stormy = true;
  for (const action of world.plan.actions) {
    copyWhenDue(world, action.at);
    act(world, action);
    if (action.steps === null) world.scheduler.settle(20_000);
    else for (let step = 0; step < action.steps && !world.broken; step += 1) world.scheduler.step();
    if (world.broken) return;
  }
  world.stormy = false;
}

/** Not done by a tab, and not cut off with one. */
const outside: ReadonlySet<string> = new Set([
  'wait',
  'empty the browser',
  'restart the server',
  'take a commune',
  'give a commune',
]);

function act(world: World, { at, deed, tab: chosen }: Action): void {
  const tabs = allTabs(world);
  const tab = tabs[chosen % tabs.length];
  const store = tab?.store;
  if (!tab || !store) return;
  world.coverage.met('deeds', deed);
  world.note(`${at} ${tab.owner} ${deed}`);
  const doing = { world, tab, store, chance: world.chanceFor('deed', at) };
  if (deed.startsWith('kill') || outside.has(deed)) {
    const done = doDeed[deed](doing);
    if (done instanceof Promise) void done;
    return;
  }
  world.scheduler.soon(() => {
    const done = doDeed[deed](doing);
    if (done instanceof Promise)
      void done.catch((fault: unknown) =>
        world.tabs.has(tab.owner)
          ? world.fail('0', `${deed} threw ${fault instanceof Error ? fault.stack : String(fault)}`)
          : undefined,
      );
  }, tab.owner);
}

/** Everything under way comes to its end; then all go home and come back. */
function rest(world: World, scheduler: Scheduler): void {
  while (!world.broken && scheduler.step());
}

/** No more faults: every device must come level, and its outbox empty, within a few rounds. [11] [12] */
function calm(world: World): void {
  // The last deed is still to begin.
  world.scheduler.settle(0);
  world.newer.clear();
  if (world.plan.driven) driveHome(world);
  rest(world, world.scheduler);
  // A day passes: what was refused alone has rested.
  world.scheduler.settle(90_000_000);
  world.scheduler.soon(() => void serverKnows(world, []), 'server');
  for (const tab of allTabs(world)) if (!tab.store) openTab(world, tab);
  rest(world, world.scheduler);
  for (const { seat, store } of allTabs(world)) {
    if (!store || seat.tabs[0]?.store !== store) continue;
    // There is room again.
    world.scheduler.soon(() => void fetchFreed(store), seat.tabs[0].owner);
    // Forms left open are closed: a lost scope waits for them.
    for (const { id } of rowsOf<DraftRow>(seat.tabs[0].connection, 'draft'))
      world.scheduler.soon(() => void dropDraft(store, id), seat.tabs[0].owner);
  }
  rest(world, world.scheduler);
  const ends = new Map<Tab, string>();
  const tabs = world.seats.flatMap((seat) => seat.tabs[0] ?? []);
  for (let round = 1; round <= mostRounds && !world.broken; round += 1) {
    const before = JSON.stringify(world.province.heads());
    for (const tab of tabs) {
      const { store } = tab;
      if (!store) return world.fail('11', `${tab.key} does not open`);
      world.scheduler.soon(
        () => void syncOnce(world, tab, store).then((end) => ends.set(tab, end.state)),
        tab.owner,
      );
      rest(world, world.scheduler);
    }
    const behind = tabs.find((tab) => ends.get(tab) === 'behind');
    if (behind) return world.fail('11', `${behind.key} stops behind although it could go on`);
    // The last round must find nothing to do: one more after everybody has pushed.
    const still = before === JSON.stringify(world.province.heads());
    if (round > 1 && still && tabs.every((tab) => ends.get(tab) === 'level')) {
      world.coverage.met('calm', `level after ${round} rounds`);
      return;
    }
  }
  const late = tabs.filter((tab) => ends.get(tab) !== 'level');
  world.fail('11', late.map((tab) => `${tab.key} ${ends.get(tab)}`).join(', '));
}
