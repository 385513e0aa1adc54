// Background Sync is a bonus: where the browser has it, a round starts when the network returns, even with the app
// closed. The outbox is ours, in IndexedDB; Workbox's own queue would delete requests after a week.

import { countCameBack } from '../src/store/came-back.ts';
import type { Store } from '../src/store/database.ts';
import { openStore } from '../src/store/database.ts';
import { readSignedIn } from '../src/store/device.ts';
import { deviceEnvironment } from '../src/store/environment.ts';
import { deviceRound } from '../src/sync/device-round.ts';

export const syncTag = 'so-co-so';

declare const __APP_VERSION__: string;

/** Rejects when the province was not reached, so that the browser tries again later. */
export async function roundInBackground(): Promise<void> {
  const signedIn = await readSignedIn();
  if (!signedIn) return;
  const store = openStore(signedIn.id, deviceEnvironment);
  try {
    const speaker = { account: signedIn.id, app: __APP_VERSION__ };
    const end = await deviceRound(store, speaker, (url, init) => fetch(url, init), false);
    await showBadge(store);
    if (end.state === 'silent') throw new Error('the province did not answer');
  } finally {
    store.db.retire();
  }
}

/** What came back while the app was closed. [N5] */
async function showBadge(store: Store): Promise<void> {
  if (!('setAppBadge' in navigator)) return;
  try {
    await navigator.setAppBadge(await countCameBack(store));
  } catch {
    // Without the permission some browsers ask for, the icon has no number.
  }
}
