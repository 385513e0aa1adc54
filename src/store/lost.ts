// A scope that is not this account's any more. Its entries are hidden at once; what is unsent goes out first, so that
// people who still have the right can decide about it; only then is the scope wiped. sync.md §2.9 [S26]
//
//   lost ──▶ hidden ──outbox and drafts of it empty──▶ wiped; what was answered and its photos go when a backup has them
//              └──given back──▶ downloaded again on top
import { parseScope } from '../domain/scope.ts';
import { sameUnit } from '../domain/unit.ts';
import type { Database, Entry, SentRow, Store } from './database.ts';
import type { ScopeState } from './meta.ts';
import { emptyScope, readFact } from './meta.ts';
import type { Scopes } from './scope-page.ts';
import { isKeptSafe } from './sent.ts';
import { durably } from './storage-fault.ts';
import { operationOf } from './view.ts';

/** What of a lost scope is only on this phone. */
export interface Unsent {
  readonly operations: number;
  readonly drafts: number;
  /** Photos still to be sent. A damaged one is not: where nothing is shown nobody can take it again. [F5] */
  readonly photos: number;
}

/** Inside the caller's transaction over all tables. */
export async function wipeLost(db: Database, scopes: Scopes): Promise<void> {
  for (const scope of Object.keys(scopes).filter((one) => scopes[one]?.lost)) {
    const { operations, drafts, photos } = await unsentOf(db, scope);
    if (operations + drafts + photos > 0) continue;
    const recs = await recordsOf(db, scope);
    for (const table of [db.base, db.view, db.receipt]) await table.bulkDelete([...recs]);
    await letGo(db, recs);
    await letGoPhotos(db, recs);
    delete scopes[scope];
  }
}

/**
 * What the province took in and sends no row of. Either it was buried before the answer came, as the answer to a repeat may:
 * shown no more [S25]. Or the commune was given to this account and taken away before its first page came, so that no scope
 * of it is here to be called lost. What lies in a year out of sight is sent as little, and stays. [S26]
 * @param touched records whose view is to be built again
 * @param settled records this answer has settled operations of; while it sent no rows, as to an old build, none was looked at
 */
export async function noteAbsent(
  db: Database,
  scopes: Scopes,
  settled: readonly string[],
  touched: Set<string>,
): Promise<void> {
  const late = (await readFact(db, 'tooOld')) === true;
  const recs = late ? (await db.sent.toArray()).map(({ rec }) => rec) : settled;
  if (recs.length === 0) return;
  const heard = Object.keys(scopes).flatMap((id) =>
    scopes[id]?.lost ? [] : (parseScope(id) ?? []),
  );
  const [rows, entries] = [await db.base.bulkGet([...recs]), await db.view.bulkGet([...recs])];
  for (const [at, entry] of entries.entries()) {
    if (!entry || rows[at]) continue;
    const state = scopes[entry.scope];
    if (state && (await letGoPassed(db, entry, state))) touched.add(entry.id);
    const place = state ? undefined : parseScope(entry.scope);
    if (!place || heard.some(({ unit }) => sameUnit(unit, place.unit))) continue;
    if (heard.length > 0 && !heard.some(({ year }) => year === place.year)) continue;
    const open = db.sent
      .where('rec')
      .equals(entry.id)
      .filter((sent) => sent.open === 1);
    if ((await open.count()) === 0) scopes[entry.scope] = { ...emptyScope, lost: true };
  }
}

/**
 * Taken in this scope at a position this phone has passed: had the record stayed, its row would be here.
 * @returns did any of its words go?
 */
async function letGoPassed(
  db: Database,
  { id, scope }: Pick<Entry, 'id' | 'scope'>,
  state: ScopeState,
): Promise<boolean> {
  if (!state.full || state.cursor < state.head) return false;
  const isPassed = (sent: SentRow) =>
    sent.open === 0 && sent.over !== 1 && (sent.result.q ?? Infinity) <= state.cursor;
  const passed = db.sent
    .where('rec')
    .equals(id)
    // A position counts in its own scope.
    .filter((sent) => isPassed(sent) && addresses(sent).at(-1) === scope);
  return (await passed.modify({ over: 1 })) > 0;
}

/** What another entry names too stays for that one; what has come and no backup holds, for a restored province. [S30] */
async function letGoPhotos(db: Database, recs: ReadonlySet<string>): Promise<void> {
  const safe = await readFact(db, 'safe');
  const named = db.photo.where('recs').anyOf([...recs]);
  for (const photo of await named.distinct().toArray()) {
    if (photo.state === 'sent' && !isKeptSafe(photo, safe)) continue;
    const others = photo.recs.filter((rec) => !recs.has(rec));
    if (others.length > 0) await db.photo.put({ ...photo, recs: others });
    else await db.photo.delete(photo.id);
  }
}

/** Of no use to the person any more, but a restored province may still need what no backup holds. [S30] */
async function letGo(db: Database, recs: ReadonlySet<string>): Promise<void> {
  const safe = (await readFact(db, 'safe')) ?? '';
  const ours = db.sent.filter((sent) => recs.has(sent.rec));
  await ours.modify({ over: 1 });
  await ours.filter(({ ack }) => ack !== undefined && ack < safe).delete();
}

/**
 * The province does not want this photo of this account: the same picture was chosen on another phone too, and its entry
 * was taken away before this one could help to send it; or it was taken off its entry long ago, and a restore asked for it
 * again. Nothing here names it, so it must not hold up for ever what is to be wiped, or the word that all is sent.
 * @returns false, with nothing touched, if an entry that may be shown, a draft or an operation here names it
 */
export async function letGoStray(store: Store, id: string): Promise<boolean> {
  const { db } = store;
  const tables = [db.photo, db.outbox, db.sent, db.draft, db.base, db.view, db.meta];
  return durably(store, () =>
    db.transaction('rw', tables, async () => {
      const photo = await db.photo.get(id);
      if (photo?.state !== 'due') return false;
      const scopes = (await readFact(db, 'scopes')) ?? {};
      const recs = [...photo.recs];
      const entries = await db.view.where('values.photos').equals(id).toArray();
      // What this build cannot read may name it.
      const unread = (await db.base.bulkGet(recs)).filter((row) => row?.unread === 1);
      const places = [...entries, ...unread].map((one) => one?.scope ?? '');
      if (!places.every((scope) => scopes[scope]?.lost)) return false;
      if ((await db.draft.where('id').anyOf(recs).count()) > 0) return false;
      const named = ({ body }: { readonly body: string }) => body.includes(id);
      const ours = (await db.outbox.filter(named).count()) + (await db.sent.filter(named).count());
      if (ours > 0) return false;
      await db.photo.delete(id);
      return true;
    }),
  );
}

export async function unsentOf(db: Database, scope: string): Promise<Unsent> {
  const recs = await recordsOf(db, scope);
  const operations = await db.outbox
    .filter((row) => recs.has(row.rec) || addresses(row).includes(scope))
    .count();
  const drafts = await db.draft.filter((row) => row.scope === scope || recs.has(row.id)).count();
  const photos = await db.photo
    .where('state')
    .anyOf('kept', 'due')
    .filter((photo) => photo.recs.some((rec) => recs.has(rec)))
    .count();
  return { operations, drafts, photos };
}

/** Records that stand in the scope here, or that we sent into it and have not seen come down. */
async function recordsOf(db: Database, scope: string): Promise<ReadonlySet<string>> {
  const here = await db.base.where('scope').equals(scope).primaryKeys();
  const shown = await db.view.filter((entry) => entry.scope === scope).primaryKeys();
  // One that our own word shows here still lies in another scope, and is counted there.
  const rows = await db.base.bulkGet(shown);
  return new Set([...here, ...shown.filter((_, at) => (rows[at]?.scope ?? scope) === scope)]);
}

function addresses(row: Parameters<typeof operationOf>[0]): readonly string[] {
  const op = operationOf(row);
  if (!op) return [];
  return op.k === 'set' && op.to ? [op.sc, op.to] : [op.sc];
}
