// How this phone stands towards the province. A screen asks once and hands it to its parts: the reading is the same for
// all of them, and a slow phone pays for each.
import type { Standing } from '../../store/queries.ts';
import { watchStanding } from '../../store/queries.ts';
import { useAccount } from '../account.ts';
import { useLive } from './use-live.ts';

export interface StandingProps {
  /** Undefined while the phone looks. */
  readonly standing: Standing | undefined;
}

export function useStanding(): Standing | undefined {
  const { store } = useAccount();
  return useLive(() => watchStanding(store), store.db.name);
}
