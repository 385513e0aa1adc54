// What the screens watch. Screens learn of every change from here, whoever made it: this tab, another, the worker.
import type { Subscription } from 'dexie';
import { liveQuery } from 'dexie';
import { isActivity } from '../domain/activity/type.ts';
import type { EntryWord } from '../domain/claim.ts';
import { agreedCount, isSafe, syncedAt } from '../domain/claim.ts';
import { parseScope } from '../domain/scope.ts';
import { searchText } from '../domain/search-text.ts';
import type { Database, DraftRow, Entry, Store } from './database.ts';
import { isEmpty } from './database.ts';
import type { Unsent } from './lost.ts';
import { unsentOf } from './lost.ts';
import type { Contact, Loss, ScopeState } from './meta.ts';
import { readAllFacts, readFact } from './meta.ts';
import { badPhotos, duePhotos } from './photo.ts';
import { isKeptSafe } from './sent.ts';
import type { RecordFacts } from './view.ts';
import { readRecord } from './view.ts';

export type Watch<T> = (next: (value: T) => void, failed: (error: unknown) => void) => Subscription;

function watch<T>(query: () => Promise<T>): Watch<T> {
  return (next, error) => liveQuery(query).subscribe({ next, error });
}

/** The activities of the device, newest day first, then by time. */
export function watchEntries(store: Store): Watch<readonly Entry[]> {
  return watch(async () => (await readEntries(store)).filter((entry) => isActivity(entry.type)));
}

/** The station's cards and declarations with them: they come last, having no day. [D1] */
export function watchRecords(store: Store): Watch<readonly Entry[]> {
  return watch(() => readEntries(store));
}

/** Those of a lost scope are hidden. [S26] */
function readEntries({ db }: Store): Promise<readonly Entry[]> {
  return db.transaction('r', [db.view, db.meta], async () => {
    const lost = new Set(lostOf(await readFact(db, 'scopes')));
    const entries = (await db.view.orderBy('date').reverse().toArray())
      .filter((entry) => !lost.has(entry.scope))
      // A full disk took the search texts first; they are made again here. [S27]
      .map((entry) =>
        entry.fold ? entry : { ...entry, fold: searchText(entry.type, entry.values) },
      );
    return entries.sort(newestFirst);
  });
}

export function lostOf(scopes: Readonly<Record<string, ScopeState>> = {}): readonly string[] {
  return Object.keys(scopes).filter((scope) => scopes[scope]?.lost);
}

function startOf(entry: Entry): string {
  return typeof entry.values.start === 'string' ? entry.values.start : '';
}

function newestFirst(a: Entry, b: Entry): number {
  return compare(b.date, a.date) || compare(startOf(b), startOf(a));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What Hôm nay shows of the book. */
export interface Today {
  /** Everything that asks for a person, newest day first. */
  readonly cameBack: readonly Entry[];
  /** The newest entries. */
  readonly recent: readonly Entry[];
}

/** What asks for a person. */
const askingWords = ['returned', 'conflict', 'attention'] as const satisfies readonly EntryWord[];

/** So many of the newest are looked at for the order within their day. */
const newestRead = 40;

/**
 * Reads what it shows and no more: the first screen must not grow slower with the book. Each reading is one question: a
 * filter would make it a cursor, one question an entry, and a slow phone needs two milliseconds for each.
 */
export function watchToday({ db }: Store, recentMost: number): Watch<Today> {
  return watch(() =>
    db.transaction('r', [db.view, db.meta], async () => {
      const [scopes, ...asking] = await Promise.all([
        readFact(db, 'scopes'),
        ...askingWords.map((word) => db.view.where('word').equals(word).toArray()),
      ]);
      const lost = new Set(lostOf(scopes));
      const seen = (entry: Entry) => !lost.has(entry.scope);
      const done = (entry: Entry) => seen(entry) && isActivity(entry.type);
      const cameBack = asking.flat().filter(seen).sort(newestFirst);
      for (let most = newestRead; ; most *= 4) {
        const newest = await db.view.orderBy('date').reverse().limit(most).toArray();
        const recent = newest.filter(done).sort(newestFirst).slice(0, recentMost);
        // Where a whole scope is hidden the newest may lie far back.
        if (recent.length === recentMost || newest.length < most) return { cameBack, recent };
      }
    }),
  );
}

export function watchRecord({ db }: Store, rec: string): Watch<RecordFacts> {
  const tables = [db.base, db.sent, db.outbox, db.receipt, db.meta, db.photo];
  return watch(() =>
    db.transaction('r', tables, async () => {
      const facts = await readRecord(db, rec);
      const lost = lostOf(await readFact(db, 'scopes')).includes(facts.shown?.scope ?? '');
      return {
        ...facts,
        ...(await receiptOf(db, rec, facts.waiting.length)),
        ...(lost ? ({ locked: true } as const) : {}),
      };
    }),
  );
}

/** [W8] [W9] */
async function receiptOf(
  db: Database,
  rec: string,
  waiting: number,
): Promise<Pick<RecordFacts, 'receipt' | 'safe'>> {
  const receipt = await db.receipt.get(rec);
  if (!receipt) return {};
  const backup = await readFact(db, 'safe');
  const photos = db.photo.where('recs').equals(rec);
  const bare = await photos.filter((photo) => !isKeptSafe(photo, backup)).count();
  const safe = isSafe({ waiting: waiting + bare, ack: receipt.ack, safe: backup });
  return receipt.rc ? { receipt: receipt.rc, safe } : { safe };
}

export function watchDrafts({ db }: Store): Watch<readonly DraftRow[]> {
  return watch(() => db.draft.toArray());
}

/** A first or repeated download under way: what has come, and what there is. */
export interface Download {
  readonly got: number;
  readonly of: number;
}

/** How this device stands towards the province. */
export interface Standing {
  /** Entries with something saved here and not yet answered. */
  readonly waiting: number;
  /** Photos of saved entries that the province has not verified. */
  readonly photos: number;
  /** An entry with a photo that must be taken again. [F5] */
  readonly damaged: string | null;
  /** Time of the claim "Đã đồng bộ", or null when it may not be made. [W4] */
  readonly syncedAtMs: number | null;
  /** Live records, here and at the province alike, or null when that may not be said. [W7] */
  readonly agreed: number | null;
  readonly download: Download | null;
  readonly contact: Contact | null;
  /** When the province last answered, by this clock. */
  readonly answeredAtMs: number | null;
  /** Rows of the province this build cannot read; they are kept. */
  readonly unreadable: number;
  readonly clockOffsetMs: number;
  /** More than ten minutes: said, and the date of a new entry is not filled in. [S6] */
  readonly clockOff: boolean;
  /** The province answered, and yet something has been waiting for more than a day. sync.md §2.12 */
  readonly stuck: boolean;
  readonly loss: Loss | null;
  readonly tooOld: boolean;
  /** Scopes taken from this account that still have something unsent here. [S26] */
  readonly locked: readonly (Unsent & { readonly scope: string })[];
  /** Years taken off this phone to make room. */
  readonly freed: readonly number[];
  readonly safe: string | null;
  /** What the browser said when it was asked to keep the data; null before. */
  readonly persisted: boolean | null;
}

/** Read in one transaction, so that the claim is about one moment. [W4] [W7] */
export function watchStanding({ db, environment }: Store): Watch<Standing> {
  const tables = [db.outbox, db.base, db.meta, db.view, db.draft, db.photo];
  return watch(() =>
    db.transaction('r', tables, async () => {
      const [waiting, facts, due, bad, unreadable] = await Promise.all([
        countWaiting(db),
        readAllFacts(db),
        duePhotos(db),
        badPhotos(db),
        db.base.where('unread').equals(1).count(),
      ]);
      const { scopes = {}, levelAtMs = null, clockOffsetMs = 0, tooOld = false } = facts;
      const states = Object.values(scopes);
      const held = states.filter((state) => !state.lost && !state.freed);
      const levelAt = levelAtMs === null ? null : String(levelAtMs);
      const photos = due.length + bad.length;
      const claim = { outbox: waiting, photos, scopes: tooOld ? [] : held, levelAt };
      const { loss, lossRead, answeredAtMs } = facts;
      return {
        waiting,
        photos,
        damaged: bad[0] === undefined ? null : ((await db.photo.get(bad[0]))?.recs[0] ?? null),
        syncedAtMs: syncedAt(claim) === null ? null : levelAtMs,
        agreed: states.some((state) => state.freed) ? null : agreedCount(claim),
        download: downloadOf(held),
        contact: facts.contact ?? null,
        answeredAtMs: answeredAtMs ?? null,
        unreadable,
        clockOffsetMs,
        clockOff: isClockOff(clockOffsetMs),
        stuck: waiting > 0 && (await isStuck(db, environment.now())),
        // Until a person has read it; the same loss is not said twice.
        loss: loss && JSON.stringify(loss) !== JSON.stringify(lossRead) ? loss : null,
        tooOld,
        locked: await lockedOf(db, lostOf(scopes)),
        freed: freedOf(scopes),
        safe: facts.safe ?? null,
        persisted: facts.persisted ?? null,
      };
    }),
  );
}

/** A waiting operation makes its entry say so; one about a record that has left is shown nowhere, and waits too. */
async function countWaiting(db: Database): Promise<number> {
  if (await isEmpty(db.outbox)) return 0;
  return Math.max(1, await db.view.where('word').equals('saved').count());
}

function downloadOf(held: readonly ScopeState[]): Download | null {
  const open = held.filter((state) => !state.full && state.n > 0);
  if (open.length === 0) return null;
  const sum = (of: (state: ScopeState) => number) => open.reduce((all, one) => all + of(one), 0);
  return { got: sum((state) => state.count), of: sum((state) => state.n) };
}

const clockOffMs = 600_000;

export function isClockOff(offsetMs: number): boolean {
  return Math.abs(offsetMs) > clockOffMs;
}

const stuckAfterMs = 24 * 3_600_000;

/** By this phone's own clock, all three: nothing is decided by it but what is said and tried again. [S6] */
export async function isStuck(db: Database, nowMs: number): Promise<boolean> {
  const oldest = await db.outbox.orderBy('n').first();
  const answeredAtMs = await readFact(db, 'answeredAtMs');
  if (!oldest || answeredAtMs === undefined) return false;
  const savedAtMs = Date.parse(oldest.at);
  return nowMs - savedAtMs > stuckAfterMs && answeredAtMs > savedAtMs;
}

async function lockedOf(db: Database, lost: readonly string[]): Promise<Standing['locked']> {
  const locked: (Unsent & { readonly scope: string })[] = [];
  for (const scope of lost) {
    const unsent = await unsentOf(db, scope);
    if (unsent.operations + unsent.drafts + unsent.photos > 0) locked.push({ scope, ...unsent });
  }
  return locked;
}

function freedOf(scopes: Readonly<Record<string, ScopeState>>): readonly number[] {
  const freed = Object.keys(scopes).filter((scope) => scopes[scope]?.freed);
  return [...new Set(freed.map((scope) => parseScope(scope)?.year ?? 0))];
}

/** The last entry of a type, to preset the next one. */
export async function lastEntry({ db }: Store, type: Entry['type']): Promise<Entry | undefined> {
  return db.view
    .where('[type+date]')
    .between([type, ''], [type, '9999'])
    .reverse()
    .filter((entry) => entry.state !== 'cancelled')
    .first();
}
