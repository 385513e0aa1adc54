// What platforms propose, as the phone keeps it: asked about offline too, until the book or a person has answered. [Q1] [Q5]
import { liveQuery } from 'dexie';
import type { Airing } from '../domain/airing-log/airing.ts';
import { isLogged } from '../domain/airing-log/airing.ts';
import type { Database, Store } from './database.ts';
import { readFact, readFacts, writeFact } from './meta.ts';
import type { Watch } from './queries.ts';
import { durably, saveMs } from './storage-fault.ts';

/** Call it in a transaction over view, draft and meta. */
export async function findOpenAirings(db: Database): Promise<readonly Airing[]> {
  const [all = [], refused = []] = await readFacts(db, ['airings', 'refusedAirings']);
  const asked = all.filter(({ id }) => !refused.includes(id));
  if (asked.length === 0) return [];
  const ids = asked.map(({ id }) => id);
  const days = [...new Set(asked.map(({ date }) => date))];
  const [begun, drafted, broadcasts] = await Promise.all([
    db.view.where('id').anyOf(ids).primaryKeys(),
    db.draft.where('id').anyOf(ids).primaryKeys(),
    db.view
      .where('[type+date]')
      .anyOf(days.map((day) => ['phat_thanh', day]))
      .toArray(),
  ]);
  const taken = new Set([...begun, ...drafted]);
  const book = broadcasts.filter(({ state }) => state !== 'cancelled');
  return asked.filter((airing) => !taken.has(airing.id) && !isLogged(airing, book));
}

/** "Không phải": said here now, to the province when it is reached. */
export async function refuseAiring(store: Store, id: string): Promise<void> {
  const { db } = store;
  const write = () =>
    db.transaction('rw', db.meta, async () => {
      const known = (await readFact(db, 'refusedAirings')) ?? [];
      await writeFact(db, 'refusedAirings', [...known.filter((one) => one !== id), id]);
    });
  await durably(store, write, saveMs);
}

export interface AiringNews {
  /** When the phone was last level with the province. */
  readonly levelAtMs: number;
  /** What the province has not heard yet. */
  readonly refused: readonly string[];
}

export function watchAiringNews({ db }: Store): Watch<AiringNews> {
  const query = async () => {
    const [levelAtMs = 0, refused = []] = await readFacts(db, ['levelAtMs', 'refusedAirings']);
    return { levelAtMs, refused };
  };
  return (next, error) => liveQuery(query).subscribe({ next, error });
}

/** @param told refusals the province has heard: they are in its answer */
export async function keepAirings(
  { db }: Store,
  airings: readonly Airing[],
  told: readonly string[],
): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const refused = (await readFact(db, 'refusedAirings')) ?? [];
    await writeFact(db, 'airings', airings);
    if (told.length > 0) {
      const left = refused.filter((id) => !told.includes(id));
      await writeFact(db, 'refusedAirings', left);
    }
  });
}
