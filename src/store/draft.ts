// What is being typed, kept at every keystroke: a killed tab loses nothing. A draft is no operation and is not sent.
import type { RecordType } from '../domain/activity/type.ts';
import type { Values } from '../domain/field.ts';
import type { DraftRow, Store } from './database.ts';
import { newId } from './database.ts';
import type { NewPhoto } from './photo.ts';
import { putPhotos, settlePhotos } from './photo.ts';
import { durably } from './storage-fault.ts';
import { readRecord } from './view.ts';

/** A form for a new entry; it is written to disk with the first keystroke, not before. */
export function newDraft(store: Store, type: RecordType, values: Values): DraftRow {
  return { id: newId(store), type, from: {}, base: 0, seen: [], scope: null, values, savedAtMs: 0 };
}

/** The draft of a record: the one left lying, or a fresh one opened on what is shown now. */
export async function editDraft(store: Store, rec: string): Promise<DraftRow | null> {
  const { db } = store;
  const lying = await db.draft.get(rec);
  // Drafts of the first version do not say what they have seen.
  if (lying) return { ...lying, seen: lying.seen ?? [] };
  const { shown, row, open } = await readRecord(db, rec);
  if (!shown) return null;
  const { type, scope, values } = shown;
  const seen = open.map((answer) => answer.op);
  return { id: rec, type, from: values, base: row?.v ?? 0, seen, scope, values, savedAtMs: 0 };
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
 * @param failed told of a write that could not be made, even on a fresh connection
 */
export function draftKeeper(
  store: Store,
  draft: DraftRow,
  kept: (savedAtMs: number) => void,
  failed: (error: unknown) => void = () => undefined,
): DraftKeeper {
  let newest: Readonly<Record<string, unknown>> | null = null;
  let writing: Promise<void> | null = null;
  async function write(): Promise<void> {
    while (newest) {
      const values = newest;
      newest = null;
      try {
        kept(await keepDraft(store, draft, values));
      } catch (error) {
        // The form still has it; the next keystroke tries again with all of it.
        failed(error);
      }
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

/**
 * @param photos just taken, and named in `values`: their bytes and the draft are put down together [F3]
 * @returns the time shown as "nháp tự lưu"
 */
export async function keepDraft(
  store: Store,
  draft: DraftRow,
  values: Readonly<Record<string, unknown>>,
  photos: readonly NewPhoto[] = [],
): Promise<number> {
  const { db, environment } = store;
  const savedAtMs = environment.now();
  await durably(store, () =>
    db.transaction('rw', [db.draft, db.photo], async () => {
      await putPhotos(store, draft.id, photos);
      await db.draft.put({ ...draft, values, savedAtMs });
    }),
  );
  return savedAtMs;
}

/** The photos of the draft go with it, unless a saved entry names them. */
export async function dropDraft({ db }: Store, id: string): Promise<void> {
  await db.transaction('rw', [db.draft, db.photo, db.view, db.sent], async () => {
    await db.draft.delete(id);
    await settlePhotos(db, id);
  });
}
