// What is being typed, kept at every keystroke: a killed tab loses nothing. A draft is no operation and is not sent.
import type { ActivityType } from '../domain/activity/type.ts';
import type { Values } from '../domain/field.ts';
import type { DraftRow, Store } from './database.ts';
import { newId } from './database.ts';
import { readRecord } from './view.ts';

/** A form for a new entry; it is written to disk with the first keystroke, not before. */
export function newDraft(store: Store, type: ActivityType, values: Values): DraftRow {
  return { id: newId(store), type, from: {}, base: 0, scope: null, values, savedAtMs: 0 };
}

/** The draft of a record: the one left lying, or a fresh one opened on what is shown now. */
export async function editDraft(store: Store, rec: string): Promise<DraftRow | null> {
  const { db } = store;
  const lying = await db.draft.get(rec);
  if (lying) return lying;
  const { shown, row } = await readRecord(db, rec);
  if (!shown) return null;
  const { type, scope, values } = shown;
  return { id: rec, type, from: values, base: row?.v ?? 0, scope, values, savedAtMs: 0 };
}

export interface DraftKeeper {
  readonly keep: (values: Readonly<Record<string, unknown>>) => void;
  /** Resolves when nothing is being written any more. */
  readonly settled: () => Promise<void>;
}

/**
 * Keeps a form's every keystroke, at most one write behind: while one is under way only the newest state waits, so a
 * fast typist on a slow phone is never a queue of writes ahead of the disk.
 * @param kept told the time of each completed write
 */
export function draftKeeper(
  store: Store,
  draft: DraftRow,
  kept: (savedAtMs: number) => void,
): DraftKeeper {
  let newest: Readonly<Record<string, unknown>> | null = null;
  let writing: Promise<void> | null = null;
  async function write(): Promise<void> {
    while (newest) {
      const values = newest;
      newest = null;
      kept(await keepDraft(store, draft, values));
    }
    writing = null;
  }
  return {
    keep: (values) => {
      newest = values;
      writing ??= write();
    },
    settled: () => writing ?? Promise.resolve(),
  };
}

/** @returns the time shown as "nháp tự lưu" */
export async function keepDraft(
  { db, environment }: Store,
  draft: DraftRow,
  values: Readonly<Record<string, unknown>>,
): Promise<number> {
  const savedAtMs = environment.now();
  await db.draft.put({ ...draft, values, savedAtMs });
  return savedAtMs;
}

export async function dropDraft({ db }: Store, id: string): Promise<void> {
  await db.draft.delete(id);
}
