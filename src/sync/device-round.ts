// The round as a device makes it: over HTTP, under the account's lock. The same in page and service worker; the page
// loads it after its first screen.
import type { Store } from '../store/database.ts';
import { exclusively } from './lock.ts';
import { httpPhotos } from './photo-transport.ts';
import type { RoundEnd } from './round.ts';
import { syncRound } from './round.ts';
import { httpSnapshots } from './snapshot.ts';
import type { Fetch } from './transport.ts';
import { httpTransport } from './transport.ts';

/** Who syncs: the account its operations were made under, and the build. */
export interface Speaker {
  readonly account: string;
  readonly app: string;
}

/** @param byHand a person asked for it */
export function deviceRound(
  store: Store,
  speaker: Speaker,
  fetch: Fetch,
  byHand: boolean,
): Promise<RoundEnd> {
  const tools = {
    transport: httpTransport(fetch),
    snapshot: httpSnapshots(fetch),
    photos: httpPhotos(fetch),
    exclusively,
    byHand,
    ...speaker,
  };
  return syncRound(store, tools);
}
