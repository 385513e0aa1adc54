// What the first screen does not wait for: the key for rescue files and the number on the icon.
import type { Account } from './account.ts';
import { showBadge } from './badge.ts';
import { keepRescueKey } from './device/rescue-key.ts';

/** @returns stop */
export function startLater({ store, signedIn }: Account): () => void {
  void keepRescueKey(signedIn.id, store.environment.now());
  return showBadge(store);
}
