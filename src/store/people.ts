// Books of the other people on this phone, opened for one look and closed again. [N2]
import type { SignedIn } from '../domain/person.ts';
import type { Store } from './database.ts';
import { openStore } from './database.ts';
import { readPeople } from './device.ts';
import type { Environment } from './environment.ts';

async function othersThan(account: string): Promise<readonly SignedIn[]> {
  return (await readPeople()).filter((person) => person.id !== account);
}

/** One look into each other person's book; a book that does not open is left out. */
export async function lookAtOthers<T>(
  account: string,
  environment: Environment,
  look: (store: Store) => Promise<T>,
): Promise<readonly { readonly person: SignedIn; readonly seen: T }[]> {
  const found = await Promise.all(
    (await othersThan(account)).map(async (person) => {
      const store = openStore(person.id, environment);
      try {
        return [{ person, seen: await look(store) }];
      } catch {
        // Newer data, or a dead disk: its owner is told when he opens it.
        return [];
      } finally {
        store.db.retire();
      }
    }),
  );
  return found.flat();
}

/**
 * Is this id a draft or an entry of somebody else here? The way back may lead into the form he left: an entry saved
 * there would bear the id of his.
 */
export async function isSomeoneElses(
  account: string,
  environment: Environment,
  rec: string,
): Promise<boolean> {
  const looks = await lookAtOthers(account, environment, async ({ db }) =>
    db.transaction('r', [db.draft, db.view], async () => {
      return (await db.draft.get(rec)) !== undefined || (await db.view.get(rec)) !== undefined;
    }),
  );
  return looks.some(({ seen }) => seen);
}
