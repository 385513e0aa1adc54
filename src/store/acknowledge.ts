// What a person answers to the phone's own notices.
import type { Store } from './database.ts';
import { begunAgain, readFact, writeFact } from './meta.ts';
import { durably } from './storage-fault.ts';

/** The loss has been read: it is not said again until there is another one. */
export async function closeLoss(store: Store): Promise<void> {
  const { db } = store;
  await durably(store, () =>
    db.transaction('rw', db.meta, async () => {
      const loss = await readFact(db, 'loss');
      if (loss) await writeFact(db, 'lossRead', loss);
    }),
  );
}

/** There is room again: the years taken off this phone are downloaded once more. */
export async function fetchFreed(store: Store): Promise<void> {
  const { db } = store;
  await durably(store, () =>
    db.transaction('rw', db.meta, async () => {
      const scopes = Object.entries((await readFact(db, 'scopes')) ?? {});
      const next = scopes.map(([scope, { freed, ...state }]) => [
        scope,
        freed ? begunAgain(state) : state,
      ]);
      await writeFact(db, 'scopes', Object.fromEntries(next));
    }),
  );
}
