// A queue that stands still although the province answers is the fault users forgive least. It is shown, and the whole
// sync starts again with one operation a time, so that whatever is wrong with one cannot hold the others. sync.md §2.12
import type { Store } from '../store/database.ts';
import { writeFact } from '../store/meta.ts';
import { isStuck } from '../store/queries.ts';
import { durably } from '../store/storage-fault.ts';
import type { RoundEnd } from './round.ts';

const restEveryMs = 3_600_000;

/** @param restart drops the driver and starts a new one; at most once an hour */
export function watched(
  store: Store,
  round: (byHand: boolean) => Promise<RoundEnd>,
  restart: () => void,
): (byHand: boolean) => Promise<RoundEnd> {
  let lastMs: number | null = null;
  return async (byHand) => {
    const end = await round(byHand);
    const nowMs = store.environment.now();
    const rested = lastMs === null || nowMs - lastMs > restEveryMs;
    if (rested && (await durably(store, () => isStuck(store.db, nowMs)))) {
      lastMs = nowMs;
      await durably(store, () => writeFact(store.db, 'batch', 1));
      restart();
    }
    return end;
  };
}
