// How many steps a review takes, as the province said with its last answer; a desk goes by it without a network. [V14]
import { liveQuery } from 'dexie';
import type { Steps } from '../domain/step.ts';
import type { Store } from './database.ts';
import { readFact } from './meta.ts';
import type { Watch } from './queries.ts';

export function watchSteps({ db }: Store): Watch<Steps> {
  const read = async () => (await readFact(db, 'steps')) ?? 1;
  return (next, error) => liveQuery(read).subscribe({ next, error });
}
