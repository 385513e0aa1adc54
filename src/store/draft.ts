// What is being typed: a killed tab loses nothing. A draft is no operation and is not sent.
import type { RecordType } from '../domain/activity/type.ts';
import { isSingleton } from '../domain/activity/type.ts';
import type { Typed, Values } from '../domain/field.ts';
import type { DraftRow, Store } from './database.ts';
import { newId } from './database.ts';
import type { NewPhoto } from './photo.ts';
import { photosOfRecord, putPhotos, settlePhotos } from './photo.ts';
import { durably, saveMs } from './storage-fault.ts';
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

/** Another form – a second window – has written, saved or dropped this draft since it was opened here. [N7] */
export class DraftElsewhereError extends Error {
  override readonly name = 'DraftElsewhereError';
}

/** Asked inside the transaction, so that nothing comes between the question and the write. */
export interface Guard {
  readonly holds: (row: DraftRow | undefined) => boolean;
  /** The write is not wanted any more. */
  readonly isOff: () => boolean;
}

/**
 * @param photos just taken, and named in `values`: their bytes and the draft are put down together [F3]
 * @returns the time shown as "nháp tự lưu"
 * @throws DraftElsewhereError when the guard says that the row is not this form's
 */
export async function keepDraft(
  store: Store,
  draft: DraftRow,
  values: Typed,
  photos: readonly NewPhoto[] = [],
  guard?: Guard,
): Promise<number> {
  const { db, environment } = store;
  const savedAtMs = environment.now();
  const write = () =>
    db.transaction('rw', [db.draft, db.photo, db.view], async () => {
      if (guard?.isOff()) return;
      if (guard) {
        const row = await db.draft.get(draft.id);
        const saved = !row && draft.scope === null && (await db.view.get(draft.id)) !== undefined;
        const another = saved && !isSingleton(draft.type);
        if (another || !guard.holds(row)) throw new DraftElsewhereError(draft.id);
      }
      await putPhotos(store, draft.id, photos);
      await db.draft.put({ ...draft, values, savedAtMs });
    });
  await durably(store, write, saveMs, [draft.id]);
  return savedAtMs;
}

/**
 * The photos of the draft go with it, unless a saved entry names them.
 * @throws DraftElsewhereError when the guard says that the row is not this form's
 */
export async function dropDraft(store: Store, id: string, guard?: Guard): Promise<void> {
  const { db } = store;
  const drop = () =>
    db.transaction('rw', [db.draft, db.photo, db.view, db.sent, db.base, db.meta], async () => {
      if (guard && !guard.holds(await db.draft.get(id))) throw new DraftElsewhereError(id);
      await db.draft.delete(id);
      await settlePhotos(db, id, await photosOfRecord(db, id));
    });
  await durably(store, drop, saveMs);
}
