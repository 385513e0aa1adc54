// One world: its people, phones and province, what has been written down about them, and the first law found broken.

import type { StoredRecord } from '../../src/domain/record.ts';
import type { DraftRow, Store } from '../../src/store/database.ts';
import type { Driver } from '../../src/sync/driver.ts';
import type { Chance } from './chance.ts';
import { chanceOf } from './chance.ts';
import type { Coverage } from './coverage.ts';
import type { Page } from './ledger-page.ts';
import type { Plan } from './plan.ts';
import { communes, posts } from './posts.ts';
import type { Fault } from './profiles.ts';
import type { Province } from './province.ts';
import type { Scheduler } from './scheduler.ts';
import type { Snapshot } from './snapshot.ts';

/** One browser profile; its disk outlives its tabs. */
export interface Device {
  readonly index: number;
  disk: IDBFactory;
  /** How wrong its clock is. */
  skewMs: number;
  /** Whose session it speaks in: a copy has its original's. */
  readonly session: number;
  /** A copy is not there before it is made. */
  there: boolean;
}

/** An operation once seen committed on a phone's disk: from then on it may never be nowhere. */
export interface Saved {
  readonly op: string;
  readonly n: number;
  /** Of the device's ids, under which it was numbered. */
  readonly turn: number;
  readonly rec: string;
  readonly body: string;
  /** What the screen showed when a reviewer decided. */
  readonly displayed?: string;
}

/** One account on one device. */
export interface SeatState {
  readonly key: string;
  readonly device: Device;
  readonly login: string;
  readonly account: string;
  readonly saved: Map<string, Saved>;
  /** Answered operations that went with a scope taken from this account, when a backup held them. [S26] */
  readonly wiped: Set<string>;
  /** Operations of each record, and how many saves of it were reported complete. */
  readonly complete: Map<string, number>;
  /** Records whose answers the person has closed, with the number of the last operation then. */
  readonly closed: Map<string, number>;
  readonly tabs: Tab[];
  lock: boolean;
}

export interface Tab {
  readonly key: string;
  readonly seat: SeatState;
  /** Changes with every life: what belonged to the last one is dropped with its name. */
  owner: string;
  store: Store | null;
  connection: unknown;
  readonly forms: Map<string, DraftRow>;
  /** The version that was on the screen when a form was opened, by record. */
  readonly shownAt: Map<string, number>;
  /** What the reviewer looks at while he decides, by record. */
  readonly looking: Map<string, string>;
  lives: number;
  requests: number;
  /** Where phones are driven, from the first asking of this life on. */
  driver: Driver | null;
  /** How its last round ended. */
  ended: string;
}

export interface Answered {
  readonly s: string;
  readonly why?: string;
  readonly v?: number;
  readonly device: string;
  readonly rec: string;
  readonly n: number;
  /** Kind of the operation. */
  readonly k: string;
}

/** What became of a record at one position of a scope. */
export interface Passage {
  readonly id: string;
  readonly v: number;
  /** It left the scope there. */
  readonly gone?: true;
}

/** What the oracle of the province has folded so far. */
export interface Ledger {
  readonly pages: Map<string, Page>;
  /** The records as the product's own code makes them from the log alone. */
  readonly rebuilt: Map<string, StoredRecord>;
  /** Each change of a scope, by its position: index 0 is position 1. */
  readonly histories: Map<string, Passage[]>;
  /** Communes of each login, as indices: rights are given and taken, and a restored backup has the old ones. */
  readonly units: Map<string, readonly number[]>;
  readonly results: Map<string, Answered>;
  /** Held operations that have been decided again. */
  readonly replayed: Set<string>;
  /** Photos that have come, as "id record". */
  readonly arrived: Set<string>;
  /** The last number by "device/record". */
  readonly numbers: Map<string, number>;
  /** Devices of which a number came twice. */
  readonly shared: Set<string>;
  lastRow: number;
  /** Versions of this history stand above it. */
  floor: number;
}

/** A backup: the province's data, and what the oracle had folded by then. */
export interface Backup {
  readonly snapshot: Snapshot;
  readonly ledger: Ledger;
}

export function copyOf(ledger: Ledger): Ledger {
  const histories: Ledger['histories'] = new Map();
  for (const [scope, history] of ledger.histories) histories.set(scope, [...history]);
  return {
    pages: new Map(ledger.pages),
    rebuilt: new Map(ledger.rebuilt),
    histories,
    units: new Map(ledger.units),
    results: new Map(ledger.results),
    replayed: new Set(ledger.replayed),
    arrived: new Set(ledger.arrived),
    numbers: new Map(ledger.numbers),
    shared: new Set(ledger.shared),
    lastRow: ledger.lastRow,
    floor: ledger.floor,
  };
}

/** Communes an account answers for now, as codes. */
export function unitsOf({ ledger }: World, login: string): readonly string[] {
  return (ledger.units.get(login) ?? []).map((at) => communes[at] ?? '');
}

/** Steps a review took when the province received a word; the year's nights fall at 17:00 UTC. */
export function stepsAt({ plan }: World, received: string): 1 | 2 {
  const day = new Date(Date.parse(received) + 7 * 3_600_000).toISOString().slice(0, 10);
  return plan.twoSince !== null && day >= plan.twoSince ? 2 : 1;
}

export interface World {
  readonly plan: Plan;
  readonly scheduler: Scheduler;
  readonly province: Province;
  readonly coverage: Coverage;
  readonly seats: readonly SeatState[];
  readonly tabs: Map<string, Tab>;
  ledger: Ledger;
  backup: Backup | null;
  restores: number;
  /** Number of the present history. [S17] */
  history: number;
  readonly note: (event: string) => void;
  readonly events: string[];
  /** The first broken law is the one that is told. */
  readonly fail: (law: string, how: string) => void;
  broken: { readonly law: string; readonly how: string } | null;
  /** True while things may go wrong. */
  stormy: boolean;
  readonly chanceFor: (...what: (string | number)[]) => Chance;
  /** Does this go wrong now? Counted if it does. */
  readonly strikes: (fault: Fault, chance: Chance) => boolean;
  /** Devices with an app from the future. */
  readonly newer: Set<Device>;
  /** Kinds of operations the server that runs now has not learned. */
  unknown: readonly string[];
  /** Devices that have been emptied. */
  readonly emptied: Set<Device>;
  /** Communes each login has ever answered for, in whatever history. */
  readonly granted: Map<string, Set<number>>;
  /** Every operation ever seen on a phone's disk. */
  readonly saved: Map<string, Saved>;
  /** Where each was saved. */
  readonly savedOn: Map<string, SeatState>;
  /** The operation that made a record's version, by `wordKey`. */
  readonly wordAt: Map<string, string>;
  /** Records in the order in which they came into the world: ids would tell whose clock was wrong. */
  readonly order: Map<string, number>;
}

export function newWorld(
  plan: Plan,
  scheduler: Scheduler,
  province: Province,
  coverage: Coverage,
  newDisk: () => IDBFactory,
): World {
  const devices = new Map<number, Device>();
  const seats = plan.seats.map(({ device, login, copyOf: of }, at): SeatState => {
    const known = devices.get(device);
    const skewMs = plan.skewsMs[at] ?? 0;
    const own: Device = known ?? {
      index: device,
      disk: newDisk(),
      skewMs,
      session: of ?? device,
      there: of === undefined,
    };
    devices.set(device, own);
    return {
      key: `${device}/${login}`,
      device: own,
      login,
      account: province.account(login),
      saved: new Map(),
      wiped: new Set(),
      complete: new Map(),
      closed: new Map(),
      tabs: [],
      lock: false,
    };
  });
  const world: World = {
    plan,
    scheduler,
    province,
    coverage,
    seats,
    tabs: new Map(),
    ledger: {
      pages: new Map(),
      rebuilt: new Map(),
      histories: new Map(),
      units: new Map(posts.map(({ login, units }) => [login, units])),
      results: new Map(),
      replayed: new Set(),
      arrived: new Set(),
      numbers: new Map(),
      shared: new Set(),
      lastRow: 0,
      floor: 0,
    },
    backup: null,
    restores: 0,
    history: 0,
    events: [],
    note: (event) => {
      world.events.push(`${scheduler.steps()} ${event}`);
    },
    fail: (law, how) => {
      if (world.broken) return;
      world.note(`BROKEN ${law}: ${how}`);
      world.broken = { law, how };
    },
    broken: null,
    stormy: false,
    chanceFor: (...what) => chanceOf(plan.seed, ...what),
    strikes: (fault, chance) => {
      const strength = plan.strengths[fault];
      const drawn = chance.next();
      if (!world.stormy || strength === undefined || drawn >= strength) return false;
      coverage.met('faults', fault);
      world.note(`fault: ${fault}`);
      return true;
    },
    newer: new Set(),
    unknown: [],
    emptied: new Set(),
    granted: new Map(posts.map(({ login, units }) => [login, new Set(units)])),
    saved: new Map(),
    savedOn: new Map(),
    wordAt: new Map(),
    order: new Map(),
  };
  for (const [at, seat] of seats.entries()) {
    const count = plan.seats[at]?.tabs ?? 1;
    for (let index = 0; index < count; index += 1) {
      seat.tabs.push({
        key: `${seat.key}/${index}`,
        seat,
        owner: '',
        store: null,
        connection: null,
        forms: new Map(),
        shownAt: new Map(),
        looking: new Map(),
        lives: 0,
        requests: 0,
        driver: null,
        ended: '',
      });
    }
  }
  return world;
}
