// A phone of the tests: the real store on an IndexedDB of its own, with a clock one can turn and seeded randomness.

import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Values } from '../../src/domain/field.ts';
import type { Store } from '../../src/store/database.ts';
import { openStore } from '../../src/store/database.ts';
import type { Environment } from '../../src/store/environment.ts';
import { deviceEnvironment } from '../../src/store/environment.ts';

/** 2026-11-22 08:00 in Việt Nam: reporting year 2027 has just begun. */
export const startMs = Date.parse('2026-11-22T01:00:00Z');

export interface TestClock extends Environment {
  readonly pass: (ms: number) => void;
}

/** Mulberry32: small, seeded, good enough to make distinct ids. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function testClock(seed: number): TestClock {
  const random = seeded(seed);
  let nowMs = startMs;
  return {
    now: () => nowMs,
    sha256: deviceEnvironment.sha256,
    randomBytes: (length) => Uint8Array.from({ length }, () => Math.floor(random() * 256)),
    pass: (ms) => {
      nowMs += ms;
    },
  };
}

/** A store on a fresh IndexedDB; `seed` also tells phones apart. */
export function testStore(seed: number, account = 'hoa'): Store & { readonly clock: TestClock } {
  Dexie.dependencies.indexedDB = new IDBFactory();
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
  const clock = testClock(seed);
  return { ...openStore(account, clock), clock };
}

export const quynhPhu = 'c:HY2025.12472:2027';

/** A broadcast that breaks no rule. */
export const broadcast: Values = {
  slot: 'sang',
  date: '2026-11-22',
  start: '05:00',
  title: 'Quyền trẻ em – bài 3',
  minutes: 12,
  airings: 1,
  clustersTotal: 42,
  clustersOn: 40,
  kind: 'tiep_am',
  source: 'tinh',
  'items.tin': 1,
  language: 'vi',
  topics: ['III.1'],
  audiences: ['II.2'],
  task: 'IV.3.1',
};
