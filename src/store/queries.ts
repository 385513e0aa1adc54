// What the screens watch. Screens learn of every change from here, whoever made it: this tab, another, the worker.
import type { Subscription } from 'dexie';
import { liveQuery } from 'dexie';
import { syncedAt } from '../domain/claim.ts';
import type { DraftRow, Entry, Store } from './database.ts';
import type { Contact } from './meta.ts';
import { readFact } from './meta.ts';
import type { RecordFacts } from './view.ts';
import { readRecord } from './view.ts';

export type Watch<T> = (next: (value: T) => void, failed: (error: unknown) => void) => Subscription;

function watch<T>(query: () => Promise<T>): Watch<T> {
  return (next, error) => liveQuery(query).subscribe({ next, error });
}

/** All entries of the device, newest day first, then by time and title. */
export function watchEntries({ db }: Store): Watch<readonly Entry[]> {
  return watch(async () => {
    const entries = await db.view.orderBy('date').reverse().toArray();
    return entries.sort((a, b) => (a.date === b.date ? compare(startOf(b), startOf(a)) : 0));
  });
}

function startOf(entry: Entry): string {
  return typeof entry.values.start === 'string' ? entry.values.start : '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function watchRecord({ db }: Store, rec: string): Watch<RecordFacts> {
  return watch(() => db.transaction('r', [db.base, db.sent, db.outbox], () => readRecord(db, rec)));
}

export function watchDrafts({ db }: Store): Watch<readonly DraftRow[]> {
  return watch(() => db.draft.toArray());
}

/** How this device stands towards the province. */
export interface Standing {
  /** Operations saved here and not yet answered. */
  readonly waiting: number;
  /** Time of the claim "Đã đồng bộ", or null when it may not be made. [W4] */
  readonly syncedAtMs: number | null;
  readonly contact: Contact | null;
  /** Rows of the province this build cannot read; they are kept. */
  readonly unreadable: number;
  readonly clockOffsetMs: number;
}

/** Read in one transaction, so that the claim is about one moment. [W4] */
export function watchStanding({ db }: Store): Watch<Standing> {
  return watch(() =>
    db.transaction('r', [db.outbox, db.base, db.meta], async () => {
      const waiting = await db.outbox.count();
      const scopes = Object.values((await readFact(db, 'scopes')) ?? {});
      const levelAtMs = (await readFact(db, 'levelAtMs')) ?? null;
      const contact = (await readFact(db, 'contact')) ?? null;
      const level = syncedAt({
        outbox: waiting,
        scopes,
        levelAt: levelAtMs === null ? null : String(levelAtMs),
      });
      return {
        waiting,
        syncedAtMs: level === null ? null : levelAtMs,
        contact,
        unreadable: await db.base.where('unread').equals(1).count(),
        clockOffsetMs: (await readFact(db, 'clockOffsetMs')) ?? 0,
      };
    }),
  );
}

/** The last entry of a type, to preset the next one. */
export async function lastEntry({ db }: Store, type: Entry['type']): Promise<Entry | undefined> {
  return db.view
    .orderBy('date')
    .reverse()
    .filter((entry) => entry.type === type && entry.state !== 'cancelled')
    .first();
}
