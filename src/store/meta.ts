// Small facts of the device, typed by key. Read and written inside the caller's transaction.

import { emptyChecksum } from '../domain/checksum.ts';
import type { ProblemType } from '../domain/problem.ts';
import type { Database, Store } from './database.ts';
import { newId } from './database.ts';

/** How far one scope has been pulled. `head` and `check` are the last response's, `cursor` and `sum` our own. */
export interface ScopeState {
  readonly cursor: number;
  readonly head: number;
  readonly sum: string;
  readonly check: string;
}

export const emptyScope: ScopeState = {
  cursor: 0,
  head: 0,
  sum: emptyChecksum,
  check: emptyChecksum,
};

/** How the last attempt to reach the province ended. No answer is a state, not an error. [S14] */
export interface Contact {
  readonly state: 'level' | 'behind' | 'silent' | 'signed-out' | 'refused';
  readonly atMs: number;
  readonly problem?: ProblemType;
}

interface Facts {
  device: string;
  /** Number of the last operation made here; gapless. [S2] */
  n: number;
  epoch: string;
  scopes: Readonly<Record<string, ScopeState>>;
  contact: Contact;
  /** When every scope was last level. */
  levelAtMs: number;
  /** Server time minus ours, at the last answer. */
  clockOffsetMs: number;
}

export async function readFact<K extends keyof Facts>(
  db: Database,
  key: K,
): Promise<Facts[K] | undefined> {
  const row = await db.meta.get(key);
  // The one boundary of this file: only `writeFact` writes here, with the same type by key.
  return row?.value as Facts[K] | undefined;
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
  return store.db.transaction('rw', store.db.meta, async () => {
    const known = await readFact(store.db, 'device');
    if (known) return known;
    const fresh = newId(store);
    await writeFact(store.db, 'device', fresh);
    return fresh;
  });
}
