// What goes into a rescue file, and what comes back out of one. Read in one transaction; nothing is changed by making
// a file: the entries stay here and go on waiting. [N3]
import { isSingleton, recordTypes } from '../domain/activity/type.ts';
import type { DraftRow, PhotoRow, Store } from './database.ts';
import { deviceId, readFact } from './meta.ts';
import { bySaving } from './outbox.ts';
import type { NewPhoto } from './photo.ts';
import { putPhotos, unsentPhotos } from './photo.ts';
import { durably } from './storage-fault.ts';

export interface RescuePhoto extends PhotoRow {
  readonly bytes: ArrayBuffer;
}

export interface RescueContents {
  /** Frozen bytes with the device id that numbered them, in the order of saving. [S2] [S29] */
  readonly ops: readonly { readonly dev: string; readonly rec: string; readonly body: string }[];
  readonly drafts: readonly DraftRow[];
  readonly photos: readonly RescuePhoto[];
}

/** Unsent operations, answers that still ask for a person, drafts, and the photos that only this phone has. */
export async function rescueContents(store: Store): Promise<RescueContents> {
  const { db } = store;
  const own = await deviceId(store);
  return db.transaction('r', [db.outbox, db.sent, db.draft, db.photo, db.meta], async () => {
    const former = (await readFact(db, 'formerDevices')) ?? [];
    const waiting = await db.outbox.toArray();
    const open = await db.sent.where('open').equals(1).toArray();
    const rows = [...waiting, ...open].sort(bySaving);
    const photos = await unsentPhotos(db);
    return {
      // Rows of the first version do not say whose number they bear: the first id's.
      ops: rows.map(({ device, rec, body }) => ({ dev: device ?? former[0] ?? own, rec, body })),
      drafts: await db.draft.toArray(),
      photos: photos.filter(hasBytes),
    };
  });
}

function hasBytes(photo: PhotoRow): photo is RescuePhoto {
  return photo.bytes !== null;
}

/** As another build wrote it: perhaps of a type this one does not know. */
type ForeignDraft = Omit<DraftRow, 'type'> & { readonly type: string };

/**
 * Drafts of the author come back to him. What is here already, as a draft or as an entry, is not touched: the second
 * time changes nothing.
 * @returns how many are new
 */
export async function restoreDrafts(
  store: Store,
  drafts: readonly ForeignDraft[],
): Promise<number> {
  const { db } = store;
  const add = () =>
    db.transaction('rw', [db.draft, db.view], async () => {
      let fresh = 0;
      for (const draft of drafts) {
        const type = recordTypes.find((one) => one === draft.type);
        if (!type || (await db.draft.get(draft.id))) continue;
        // A draft of a new entry that has been saved since is that entry now. A card's id says nothing: it is anybody's.
        const begun = draft.scope === null && !isSingleton(type);
        if (begun && (await db.view.get(draft.id))) continue;
        await db.draft.add({ ...draft, type });
        fresh += 1;
      }
      return fresh;
    });
  return durably(
    store,
    add,
    undefined,
    drafts.map(({ id }) => id),
  );
}

/** Photos of drafts come back beside them; those whose draft is not here are no one's and are let be. */
export async function restorePhotos(
  store: Store,
  photos: readonly (NewPhoto & { readonly recs: readonly string[] })[],
): Promise<void> {
  const { db } = store;
  await durably(store, () =>
    db.transaction('rw', [db.draft, db.photo], async () => {
      for (const { recs, ...photo } of photos) {
        const drafts = await db.draft.bulkGet([...recs]);
        for (const draft of drafts) if (draft) await putPhotos(store, draft.id, [photo]);
      }
    }),
  );
}
