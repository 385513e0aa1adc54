// A form's hold on its draft: every keystroke goes to disk, one write at a time, and never over what another window wrote.
import type { Typed } from '../domain/field.ts';
import type { DraftRow, Store } from './database.ts';
import { newId } from './database.ts';
import type { Guard } from './draft.ts';
import { editDraft, keepDraft } from './draft.ts';
import type { NewPhoto } from './photo.ts';
import { durably, saveMs } from './storage-fault.ts';

export interface DraftKeeper {
  readonly keep: (values: Typed) => void;
  /** At once, with photos just taken; rejects when it could not be. */
  readonly keepWith: (values: Typed, photos: readonly NewPhoto[]) => Promise<void>;
  /** The scope a new entry is meant for goes with its draft from the next write on. */
  readonly place: (into: string) => void;
  /** Resolves when nothing is being written any more. */
  readonly settled: () => Promise<void>;
  /** The form is saved or thrown away: what is not on disk by now stays off it. Typing on begins again. */
  readonly stop: () => void;
  /** For the save: asked inside its transaction whether the draft is still this form's. */
  readonly guard: Guard;
  /** Is the draft another form's by now? */
  readonly taken: () => Promise<boolean>;
  /** A person has said that this form's values are right: on top of what is shown now. Open the form anew after it. */
  readonly take: (values: Typed) => Promise<void>;
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
  /** What the row bears when its last write was this form's, or nobody's since it was opened. */
  let pen = draft.pen;
  /** The write under way, or of which nobody knows how it ended. */
  let next = pen;
  let written = draft.savedAtMs > 0;
  let newest: Typed | null = null;
  let placed: Pick<DraftRow, 'into'> = {};
  let writing: Promise<void> | null = null;
  let stopped = false;
  const guard: Guard = {
    holds: (row) => (row ? row.pen === pen || row.pen === next : !written),
    isOff: () => stopped,
  };
  async function put(values: Typed, photos: readonly NewPhoto[] = []): Promise<void> {
    next = newId(store);
    const savedAtMs = await keepDraft(
      store,
      { ...draft, ...placed, pen: next },
      values,
      photos,
      guard,
    );
    if (stopped) return;
    pen = next;
    written = true;
    kept(savedAtMs);
  }
  async function write(): Promise<void> {
    while (newest) {
      const values = newest;
      newest = null;
      try {
        await put(values);
      } catch (error) {
        // The form still has it; the next keystroke tries again with all of it.
        failed(error);
      }
    }
  }
  /** One write at a time; what was typed meanwhile comes after it. */
  function alone(work: Promise<void>): Promise<void> {
    const over = work.finally(() => {
      writing = null;
      if (newest) void alone(write());
    });
    writing = over.catch(() => undefined);
    return over;
  }
  async function settled(): Promise<void> {
    while (writing) await writing;
  }
  return {
    guard,
    keep: (values) => {
      stopped = false;
      newest = values;
      if (!writing) void alone(write());
    },
    keepWith: async (values, photos) => {
      await settled();
      await alone(put(values, photos));
    },
    place: (into) => {
      placed = { into };
    },
    settled,
    stop: () => {
      stopped = true;
      newest = null;
    },
    taken: async () => {
      // Nothing of it was ever on disk: a tap saves what was only proposed, and is not held up by a question.
      if (!written) return false;
      return !guard.holds(await durably(store, () => store.db.draft.get(draft.id), saveMs));
    },
    take: async (values) => {
      const { id } = draft;
      const now = (await editDraft(store, id)) ?? draft;
      await keepDraft(store, { ...now, ...placed, pen: newId(store) }, values);
    },
  };
}
