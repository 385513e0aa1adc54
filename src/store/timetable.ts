// What Hôm nay proposes from: the stations' cards, the broadcasts of the last days, the posters that still hang.
import { liveQuery } from 'dexie';
import type { Airing } from '../domain/airing-log/airing.ts';
import { isOverdue } from '../domain/hanging.ts';
import { addDays } from '../domain/period.ts';
import { daysBack } from '../domain/timetable.ts';
import { findOpenAirings } from './airings.ts';
import type { Entry, Store } from './database.ts';
import { readFact, writeFact } from './meta.ts';
import type { Watch } from './queries.ts';
import { durably, saveMs } from './storage-fault.ts';

export interface Expected {
  readonly cards: readonly Entry[];
  /** Newest first; the cancelled left out. */
  readonly broadcasts: readonly Entry[];
  /** Proposals a person has waved away on this phone. [T4] */
  readonly skipped: readonly string[];
  /** What platforms told of and nobody has answered. [Q1] */
  readonly airings: readonly Airing[];
}

/** A record of several days may have begun before the days that are asked about. */
const longest = 31;

const kept = ({ state }: Entry) => state !== 'cancelled';

/** Found by type and day: it must not cost more the more there is in the book. */
export function watchExpected({ db }: Store, today: string): Watch<Expected> {
  const since = addDays(today, -daysBack - longest);
  const query = () =>
    db.transaction('r', [db.view, db.draft, db.meta], async () => {
      // One question each: a cursor, which a filter or a turning round would make of them, asks for every entry.
      const byDay = () => db.view.where('[type+date]');
      const [cards, broadcasts, skipped = [], airings] = await Promise.all([
        byDay().equals(['the_dai', '']).toArray(),
        byDay().between(['phat_thanh', since], ['phat_thanh', '9999']).toArray(),
        readFact(db, 'skipped'),
        findOpenAirings(db),
      ]);
      return { cards, broadcasts: broadcasts.filter(kept).reverse(), skipped, airings };
    });
  return (next, error) => liveQuery(query).subscribe({ next, error });
}

/** Posters that should be down by now. An approved entry does not move, one of a lost scope is hidden: neither is
 * asked about. [T6] [V7] [S26] */
export function watchHanging({ db }: Store, today: string): Watch<readonly Entry[]> {
  const query = () =>
    db.transaction('r', [db.view, db.meta], async () => {
      const [scopes = {}, posters] = await Promise.all([
        readFact(db, 'scopes'),
        db.view.where('[type+date]').between(['co_dong', ''], ['co_dong', '9999']).toArray(),
      ]);
      return posters
        .filter((entry) => kept(entry) && entry.state !== 'approved' && !scopes[entry.scope]?.lost)
        .filter((entry) => isOverdue(entry.values, today));
    });
  return (next, error) => liveQuery(query).subscribe({ next, error });
}

/** Older ones are let go of: they are not proposed any more. */
const skippedMost = 100;

/** "Không phát". [T4] */
export async function skip(store: Store, key: string): Promise<void> {
  const { db } = store;
  const write = () =>
    db.transaction('rw', db.meta, async () => {
      const known = (await readFact(db, 'skipped')) ?? [];
      const next = [...known.filter((one) => one !== key), key].slice(-skippedMost);
      await writeFact(db, 'skipped', next);
    });
  await durably(store, write, saveMs);
}
