// Small facts of the device, typed by key. Read and written inside the caller's transaction.

import type { Airing } from '../domain/airing-log/airing.ts';
import { emptyChecksum } from '../domain/checksum.ts';
import type { ProblemType } from '../domain/problem.ts';
import type { Steps } from '../domain/step.ts';
import type { Database, Store } from './database.ts';
import { newId } from './database.ts';

/** How far one scope has been pulled. `head`, `check` and `n` are the last mark's, `cursor`, `sum` and `count` our own. */
export interface ScopeState {
  readonly cursor: number;
  readonly head: number;
  readonly sum: string;
  readonly check: string;
  readonly count: number;
  readonly n: number;
  /** Number of the download under way or done; rows of an earlier one are not counted. */
  readonly gen: number;
  /** This download has been complete once: count and checksum agreed. */
  readonly full: boolean;
  /** Not this account's any more: hidden, sent first, wiped last. [S26] */
  readonly lost?: true;
  /** Taken off this phone to make room; its changes still pass, nothing is claimed of it. */
  readonly freed?: true;
}

export const emptyScope: ScopeState = {
  cursor: 0,
  head: 0,
  sum: emptyChecksum,
  check: '',
  count: 0,
  n: 0,
  gen: 0,
  full: false,
};

/** Downloaded again from the start; what is here stays until the download is complete. */
export function restarted(state: ScopeState): ScopeState {
  const { lost: _, ...kept } = state;
  const { gen } = state;
  return {
    ...kept,
    cursor: 0,
    head: 0,
    sum: emptyChecksum,
    check: '',
    count: 0,
    gen: gen + 1,
    full: false,
  };
}

/** The same; one that was taken from this account stays so. [S26] */
export function begunAgain(state: ScopeState): ScopeState {
  return state.lost ? { ...restarted(state), lost: true } : restarted(state);
}

/** How the last attempt to reach the province ended. No answer is a state, not an error. [S14] */
export interface Contact {
  readonly state: 'level' | 'behind' | 'silent' | 'signed-out' | 'refused';
  readonly atMs: number;
  readonly problem?: ProblemType;
}

/** What the province knows this device held and no longer has. */
export interface Loss {
  readonly unsent?: number;
  readonly missing?: number;
}

/** A form that has the camera open over it. */
export interface CameraMark {
  readonly rec: string;
  /** Address of the form in the app. */
  readonly path: string;
  readonly atMs: number;
}

/** A record as the screen showed it when something was decided. */
export interface Sight {
  readonly rec: string;
  readonly scope: string;
  readonly cv: number;
  readonly v: number;
}

/** What a reviewer did last here. */
export interface LastDone {
  readonly kind: 'approved' | 'returned' | 'checked' | 'joined';
  readonly sights: readonly Sight[];
  readonly atMs: number;
}

interface Facts {
  device: string;
  /** Ids this device had before; their operations still go out under them. [S29] */
  formerDevices: readonly string[];
  /** Number of the last operation made here; gapless. [S2] */
  n: number;
  epoch: string;
  scopes: Readonly<Record<string, ScopeState>>;
  contact: Contact;
  /** When the province last answered, by this clock. */
  answeredAtMs: number;
  /** When every scope was last level. */
  levelAtMs: number;
  /** Server time minus ours, at the last answer. */
  clockOffsetMs: number;
  /** Operations acknowledged before this time of the province are inside a backup. [W8] */
  safe: string;
  loss: Loss;
  /** The loss a person has read and closed. */
  lossRead: Loss;
  /** The province speaks a newer protocol: nothing comes down until the app is updated. */
  tooOld: boolean;
  /** Operations in a batch, halved when no answer came. */
  batch: number;
  /** Operations put to rest since a person last asked to send: found, never searched for. [S7] */
  resting: readonly string[];
  /** What the browser said when asked to keep the data; asked once. */
  persisted: boolean;
  camera: CameraMark;
  /** The day, and the scopes in sight, when the province last said where the account answers. */
  askedFor: string;
  /** Airings that were not, as far as this phone is to ask. [T4] */
  skipped: readonly string[];
  /** What loudspeaker platforms told of, as the province proposed it last. [Q1] */
  airings: readonly Airing[];
  /** "Không phải", not yet told to the province. [Q5] */
  refusedAirings: readonly string[];
  /** Steps a review takes, as the province said last. [V14] */
  steps: Steps;
  /** Offered to be taken back, also after the page was closed; null: it was. [V11] */
  lastDone: LastDone | null;
  /** A reviewer's usual words for a return, on this desk; absent: those the app brings. */
  reasons: readonly string[];
}

export async function readFact<K extends keyof Facts>(
  db: Database,
  key: K,
): Promise<Facts[K] | undefined> {
  const row = await db.meta.get(key);
  // The one boundary of this file: only `writeFact` writes here, with the same type by key.
  return row?.value as Facts[K] | undefined;
}

/** Several at once: one question instead of one for each. */
export async function readFacts<const K extends readonly (keyof Facts)[]>(
  db: Database,
  keys: K,
): Promise<{ readonly [I in keyof K]: Facts[K[I]] | undefined }> {
  const rows = await db.meta.bulkGet([...keys]);
  // The same boundary as in `readFact`.
  return rows.map((row) => row?.value) as { readonly [I in keyof K]: Facts[K[I]] | undefined };
}

/** All there is: one question, whatever is asked of it. */
export async function readAllFacts(db: Database): Promise<Partial<Facts>> {
  // The same boundary as in `readFact`.
  return Object.fromEntries((await db.meta.toArray()).map(({ key, value }) => [key, value]));
}

export async function writeFact<K extends keyof Facts>(
  db: Database,
  key: K,
  value: Facts[K],
): Promise<void> {
  await db.meta.put({ key, value });
}

/** This device's id for this account, made on first need. */
export async function deviceId(store: Store): Promise<string> {
  // Read first: an idle round must cost no strict write.
  const present = await readFact(store.db, 'device');
  if (present) return present;
  return store.db.transaction('rw', store.db.meta, async () => {
    const known = await readFact(store.db, 'device');
    if (known) return known;
    const fresh = newId(store);
    await writeFact(store.db, 'device', fresh);
    return fresh;
  });
}
