// Decisions on one or many, and the last of them taken back. Each is an ordinary operation, saved before anything is
// sent; each names the content that was on the screen, so the province refuses what has moved, one by one. [V3] [V11]
import { signal } from '@preact/signals';
import type { Shown } from '../../domain/rebase.ts';
import type { Store } from '../../store/database.ts';
import type { LastDone, Sight } from '../../store/meta.ts';
import { readFact, writeFact } from '../../store/meta.ts';
import type { Decision } from '../../store/save.ts';
import { RecordGoneError, saveCheck, saveJoin, saveReview } from '../../store/save.ts';
import { readRecord } from '../../store/view.ts';
import { syncSoon } from '../worker-bridge.ts';

/** What is said of a record: one of the two decisions, or that it is checked for another's. [V14] */
type Word = Pick<Decision, 'note' | 'pins'> & { readonly to: 'approved' | 'returned' | 'checked' };

/** What was done last, as long as it can be taken back from here. */
type Done = Pick<LastDone, 'kind' | 'sights'>;

/** How far a decision on many has come. */
interface Working {
  readonly i: number;
  readonly n: number;
}

/** A decision of yesterday is no slip of the finger. */
const offeredMs = 12 * 3_600_000;

export const lastDone = signal<Done | null>(null);
export const working = signal<Working | null>(null);
let stopped = false;

/** What this person did last on this desk, before the page was closed or somebody else sat here. */
export async function recallDone(store: Store): Promise<void> {
  const kept = await readFact(store.db, 'lastDone');
  const fresh = kept && store.environment.now() - kept.atMs < offeredMs;
  lastDone.value = fresh ? { kind: kept.kind, sights: kept.sights } : null;
}

/** The decision itself is saved by now: what cannot be kept beside it is offered until the page is closed. */
async function remember({ db, environment }: Store, done: Done | null): Promise<void> {
  lastDone.value = done;
  const kept = done && { ...done, atMs: environment.now() };
  await writeFact(db, 'lastDone', kept).catch(() => undefined);
}

/** @returns when it is saved; throws if it was not */
export async function decideOne(store: Store, sight: Sight, said: Word): Promise<void> {
  await onlyThis(store, () => save(store, sight, said));
  await remember(store, { kind: said.to, sights: [sight] });
}

/**
 * Where nothing was saved because it is here no more, what was done before is not offered in its place. [S25]
 * @param saved of many, what was
 */
async function onlyThis(
  store: Store,
  saving: () => Promise<void>,
  saved: readonly Sight[] = [],
): Promise<void> {
  try {
    await saving();
  } catch (error) {
    if (error instanceof RecordGoneError && saved.length === 0) await remember(store, null);
    throw error;
  }
}

function save(store: Store, { rec, scope, cv, v }: Sight, { to, ...words }: Word): Promise<void> {
  if (to === 'checked') return saveCheck(store, { rec, scope }, cv);
  return saveReview(store, { rec, scope }, { to, ...words, sees: cv, base: v });
}

/**
 * What was saved before a stop, or before a full disk, stays decided and is what "Hoàn tác" takes back.
 * @throws RecordGoneError when all that is here is decided, and some of it is here no more
 */
export async function approveMany(
  store: Store,
  sights: readonly Sight[],
  to: 'approved' | 'checked' = 'approved',
): Promise<void> {
  const saved: Sight[] = [];
  const deciding = () =>
    each(sights, async (sight) => {
      await save(store, sight, { to });
      saved.push(sight);
      await remember(store, { kind: to, sights: [...saved] });
    });
  await onlyThis(store, deciding, saved);
}

export async function joinTo(store: Store, lesser: Sight, into: string): Promise<void> {
  await onlyThis(store, () => saveJoin(store, lesser, lesser.v, into));
  await remember(store, { kind: 'joined', sights: [lesser] });
}

export async function takeApart(store: Store, { rec, scope, v }: Sight): Promise<void> {
  await saveJoin(store, { rec, scope }, v, null);
  await remember(store, null);
}

/**
 * What cannot be taken back any more – it was answered meanwhile – the province says of each record.
 * @throws RecordGoneError as `approveMany`
 */
export async function undoLast(store: Store): Promise<void> {
  const done = lastDone.value;
  if (!done || working.value) return;
  await remember(store, null);
  await each(done.sights, async ({ rec, scope, cv, v }) => {
    // A decision the province refused has changed nothing: there is nothing to take back. What was taken off to make
    // room is not shown, and may be taken back all the same. [S27]
    const { shown } = await readRecord(store.db, rec);
    if (shown && !stands(done.kind, shown)) return;
    if (done.kind === 'joined') await saveJoin(store, { rec, scope }, v, null);
    else await saveReview(store, { rec, scope }, { to: 'submitted', sees: cv, base: v });
  });
}

function stands(kind: Done['kind'], { state, checked }: Shown): boolean {
  if (kind === 'checked') return state === 'submitted' && checked === true;
  return state === (kind === 'joined' ? 'cancelled' : kind);
}

export function stopWorking(): void {
  stopped = true;
}

/** One after the other; what has left this desk since it was chosen stops none of the rest, and is said at the end. [S25] */
async function each(
  sights: readonly Sight[],
  deed: (sight: Sight) => Promise<void>,
): Promise<void> {
  if (working.value) return;
  stopped = false;
  let gone: string | undefined;
  try {
    for (const [index, sight] of sights.entries()) {
      if (stopped) break;
      if (sights.length > 1) working.value = { i: index + 1, n: sights.length };
      try {
        await deed(sight);
      } catch (error) {
        if (!(error instanceof RecordGoneError)) throw error;
        gone = sight.rec;
      }
    }
  } finally {
    working.value = null;
    syncSoon();
  }
  if (gone !== undefined) throw new RecordGoneError(gone);
}
