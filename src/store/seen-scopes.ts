// The scopes an account may see on this phone, as one text: when it changes, so have the account's places. [S26]
import { liveQuery } from 'dexie';
import type { Store } from './database.ts';
import { readFact } from './meta.ts';

export async function seenScopes({ db }: Store): Promise<string> {
  const scopes = (await readFact(db, 'scopes')) ?? {};
  return Object.keys(scopes)
    .filter((scope) => !scopes[scope]?.lost)
    .sort()
    .join(' ');
}

/** @returns stop */
export function watchSeenScopes(store: Store, next: () => void): () => void {
  const watch = liveQuery(() => seenScopes(store)).subscribe({ next, error: () => undefined });
  return () => watch.unsubscribe();
}
