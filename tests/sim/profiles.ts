// What can happen in a world, and how much of it: the lists a plan draws from, and the profiles that weigh them.

/** Everything that can go wrong, with the share at its strongest. A new fault is a line here. */
export const faults = {
  'request lost': 0.3,
  'answer lost': 0.3,
  'request doubled': 0.4,
  'request late': 0.3,
  'answer late': 0.3,
  'request cut': 0.15,
  'answer cut': 0.2,
  'captive portal': 0.15,
  'gateway error': 0.15,
  'session refused': 0.1,
  'request too large': 0.15,
  'slow down': 0.1,
  'server falls before commit': 0.15,
  'server falls after commit': 0.2,
  'disk refuses': 0.05,
  'disk full': 0.05,
  'disk lost midway': 0.05,
  'disk lost after commit': 0.05,
  'server falls inside': 0.15,
  'piece damaged': 0.2,
} as const;
export type Fault = keyof typeof faults;
export const faultNames = Object.keys(faults) as Fault[];

/** Everything people and machines do, with its weight. A new action is a line here and one in `deeds.ts`. */
export const deeds = {
  'log an entry': 3,
  'log a bad entry': 1,
  'open a form': 6,
  'save a form': 8,
  'edit at once': 10,
  review: 6,
  settle: 5,
  cancel: 1,
  restore: 2,
  'close answers': 1,
  sync: 18,
  'sync in all tabs': 4,
  'kill the tab': 2,
  'kill the browser': 2,
  'turn the clock': 2,
  wait: 3,
  'restart the server': 1,
  'back up': 1,
  'restore the backup': 1,
  'move over the cut-off': 3,
  'take a commune': 1,
  'give a commune': 1.5,
  'keep house': 1.5,
  'speak a newer protocol': 1,
  'roll the server back': 1,
  'upgrade the server': 2,
  'empty the browser': 0.4,
  'add a photo': 3,
  'join twins': 2,
  'take apart': 2,
  'take it back': 3,
  check: 5,
  'send now': 4,
} as const;
export type DeedName = keyof typeof deeds;
export const deedNames = Object.keys(deeds) as DeedName[];

/** A world leans where rare things meet: these deeds and faults get this weight there, whatever the seed draws. */
interface Lean {
  readonly actions: number;
  readonly deeds?: Readonly<Partial<Record<DeedName, number>>>;
  readonly faults?: Readonly<Partial<Record<Fault, number>>>;
  /** Of each account. */
  readonly windows?: number;
  /** A phone of this world is copied with all that is on it, and both go on. */
  readonly copied?: true;
  /** Rights change for those who are here. */
  readonly near?: true;
  /** A review takes two steps. */
  readonly twoSteps?: true;
}

/** `short` and `long` lean nowhere. The others are for what a fair draw brings together once in ten thousand seeds. */
const leans = {
  short: { actions: 60 },
  long: { actions: 600 },
  /** Communes are taken and given while phones begin anew. */
  rights: {
    actions: 60,
    near: true,
    deeds: { 'take a commune': 12, 'give a commune': 12, 'empty the browser': 4, sync: 30 },
    faults: { 'request lost': 0.25, 'answer lost': 0.15 },
  },
  /** Phones count on from a backup that knows less, with answers lost between. */
  restores: {
    actions: 60,
    deeds: { 'back up': 6, 'restore the backup': 12, 'log an entry': 12, sync: 30, wait: 6 },
    faults: { 'answer lost': 0.3, 'request late': 0.2 },
  },
  /** Messages are too large even alone, so that operations rest while others pass them. */
  rests: {
    actions: 60,
    deeds: { 'log an entry': 12, 'edit at once': 12, sync: 30, wait: 12 },
    faults: { 'request too large': 0.4, 'request late': 0.2 },
  },
  /** Windows beside each other over the same few forms. */
  windows: {
    actions: 60,
    windows: 3,
    deeds: { 'open a form': 20, 'save a form': 20, 'add a photo': 20, 'log an entry': 1, sync: 12 },
  },
  /** Everybody edits the same entries, and hears of it late. */
  quarrels: { actions: 60, deeds: { 'edit at once': 40, 'log an entry': 1, sync: 12, settle: 6 } },
  /** Records go to and fro over the cut-off, and back before anybody has heard of it. */
  moves: {
    actions: 60,
    deeds: { 'move over the cut-off': 30, 'log an entry': 1, sync: 12, settle: 12, review: 1 },
  },
  /** The province approves what another has checked, and what was edited behind the check. */
  checks: {
    actions: 60,
    twoSteps: true,
    deeds: { check: 20, review: 12, 'edit at once': 12, sync: 30, cancel: 0, restore: 3 },
  },
  /**
   * Two phones under one id, each with what the other has not seen. Nothing rests here: a copy whose first number of its
   * own rests, and whose next are new, is not found out before that number comes (seed 3822).
   */
  copies: {
    actions: 60,
    copied: true,
    deeds: { 'edit at once': 20, 'log an entry': 6, sync: 20, settle: 3 },
    faults: { 'request too large': 0 },
  },
} satisfies Readonly<Record<string, Lean>>;
export type Profile = keyof typeof leans;
export const profiles: Readonly<Record<Profile, Lean>> = leans;

/** What seeds run under when nothing else is said: half of them fairly drawn, and both workers get of either. */
export const mixed: readonly Profile[] = [
  ...(['short', 'rights', 'restores', 'short', 'short', 'rests', 'windows', 'short'] as const),
  ...(['short', 'quarrels', 'moves', 'short', 'short', 'checks', 'copies', 'short'] as const),
];
