// A save: operation, number and view in ONE strict transaction. After it commits — and not before — the screen may say
// "Đã lưu trên máy này". Nothing here waits for a network. [S9] [W1]
import type { RecordType } from '../domain/activity/type.ts';
import { patchBetween } from '../domain/edit.ts';
import type { Value, Values } from '../domain/field.ts';
import type { Operation } from '../domain/operation.ts';
import { isDate, localStamp, reportingYear } from '../domain/period.ts';
import { parseScope, scopeId } from '../domain/scope.ts';
import type { DraftRow, SentRow, Store } from './database.ts';
import { newId } from './database.ts';
import type { Guard } from './draft.ts';
import { DraftElsewhereError, dropDraft } from './draft.ts';
import type { ScopeState } from './meta.ts';
import { deviceId, readFacts, writeFact } from './meta.ts';
import { photosOfRecord, settlePhotos } from './photo.ts';
import { dropLeft } from './scope-page.ts';
import { durably, saveMs } from './storage-fault.ts';
import { operationOf, putView, readRecord, rebuildView } from './view.ts';

type Stamped = 'op' | 'n' | 'at';
/** The deed without what the save stamps on it. */
type Deed = Operation extends infer O ? (O extends Operation ? Omit<O, Stamped> : never) : never;

/** What the person had before him: only those answers are closed by his deed, and only a form's save ends its draft. */
interface Looked {
  readonly at: (answer: SentRow) => boolean;
  readonly form: boolean;
  /** The form's own hold on its draft: asked inside the transaction. [N7] */
  readonly guard?: Guard | undefined;
}
const everything: Looked = { at: () => true, form: true };
const nothing: Looked = { at: () => false, form: false };
/** A new decision answers an earlier one that was refused. */
const decisions: Looked = {
  at: (answer) => ['review', 'check'].includes(operationOf(answer)?.k ?? ''),
  form: false,
};

/**
 * The record left this phone between the drawing of the screen and the tap: nobody here could ever be told what became
 * of the deed, so nothing is saved, and that is said. [S25] [W1]
 */
export class RecordGoneError extends Error {
  override readonly name = 'RecordGoneError';
}

/**
 * Taken off to make room a row is still the province's, and comes back with its answer. Of a scope that was taken away it
 * is hidden, and so is what becomes of a tap on it; only a form's words are still sent. [S26] [S27]
 */
function isGone(scope: ScopeState | undefined, isHere: boolean, form: boolean): boolean {
  return isHere ? scope?.lost === true && !form : scope?.freed !== true;
}

/**
 * Freezes one deed into the outbox. An answer that came in while the form was open was not seen, and stays open: a
 * save must not make a refusal disappear unread. [W2]
 * @throws RecordGoneError, with nothing written
 */
async function saveOperation(store: Store, deed: Deed, looked: Looked): Promise<void> {
  const { db, environment } = store;
  const op = newId(store);
  const at = localStamp(environment.now());
  const tables = [db.outbox, db.sent, db.view, db.base, db.draft, db.meta, db.photo];
  const write = () =>
    db.transaction('rw', tables, async () => {
      // All questions at once, then all writes at once: on a slow phone every step more is felt at the tap.
      const [facts, base, sent, waiting, photos, draft] = await Promise.all([
        readFacts(db, ['device', 'n', 'formerDevices', 'scopes']),
        db.base.get(deed.rec),
        db.sent.where('rec').equals(deed.rec).toArray(),
        db.outbox.where('rec').equals(deed.rec).toArray(),
        looked.form ? photosOfRecord(db, deed.rec) : [],
        looked.guard ? db.draft.get(deed.rec) : undefined,
      ]);
      // The try before this one was complete after all: the connection died while it said so. [S27]
      if ([...sent, ...waiting].some((one) => one.op === op)) return;
      if (looked.guard && !looked.guard.holds(draft)) throw new DraftElsewhereError(deed.rec);
      const [known, last, former, scopes] = facts;
      const device = known ?? (await deviceId(store));
      const n = (last ?? 0) + 1;
      const turn = former?.length ?? 0;
      const body = JSON.stringify({ op, n, at, ...deed });
      const plain = { op, n, rec: deed.rec, at, body, device };
      const row = turn > 0 ? { ...plain, turn } : plain;
      const close = (one: SentRow) => one.open === 1 && looked.at(one);
      const answers = sent.map((one) => (close(one) ? { ...one, open: 0 as const } : one));
      const [isHere] = await Promise.all([
        putView(db, deed.rec, { base, sent: answers, waiting: [...waiting, row] }),
        writeFact(db, 'n', n),
        db.outbox.add(row),
        sent.some(close) ? db.sent.bulkPut(answers) : undefined,
        looked.form ? db.draft.delete(deed.rec) : undefined,
      ]);
      if (isGone(scopes?.[deed.sc], isHere, looked.form)) throw new RecordGoneError(deed.rec);
      if (photos.length > 0) await settlePhotos(db, deed.rec, photos);
    });
  await durably(store, write, saveMs, [deed.rec]);
}

export interface NewEntry {
  readonly rec: string;
  readonly scope: string;
  readonly type: RecordType;
  readonly values: Values;
}

/** @throws DraftElsewhereError when the guard says that the draft is another form's by now [N7] */
export async function saveNew(
  store: Store,
  { rec, scope, type, values }: NewEntry,
  guard?: Guard,
): Promise<void> {
  const deed = { k: 'new', rec, sc: scope, ty: type, set: { ...values } } as const;
  await saveOperation(store, deed, { ...everything, guard });
}

/**
 * An edit, as the difference from what its form was opened on — not from the present row: a pull may have come in
 * between, and its values were never seen. An entry the province refused is offered again whole. [S2] [M1]
 * @returns false when nothing was changed, so nothing was saved
 * @throws DraftElsewhereError as `saveNew`; RecordGoneError
 */
export async function saveEdit(
  store: Store,
  draft: DraftRow,
  values: Values,
  guard?: Guard,
): Promise<boolean> {
  const { db } = store;
  const facts = await readRecord(db, draft.id);
  if (!facts.shown) throw new RecordGoneError(draft.id);
  const { scope, type, state } = facts.shown;
  if (facts.refused) {
    const target = scopeFor(scope, values);
    await saveNew(store, { rec: draft.id, scope: target, type, values }, guard);
    return true;
  }
  const patch = patchBetween(draft.from, values);
  // A day this form left alone moves nothing: another may have moved the record since, and this one would take it back.
  const target = patch?.set && 'date' in patch.set ? scopeFor(scope, values) : scope;
  const send = state === 'returned' ? ({ send: true } as const) : {};
  if (!patch && state !== 'returned') {
    await dropDraft(store, draft.id, guard);
    return false;
  }
  await saveOperation(
    store,
    {
      k: 'set',
      rec: draft.id,
      sc: scope,
      base: draft.base,
      ...patch,
      ...send,
      ...(target === scope ? {} : { to: target }),
    },
    { at: (answer) => draft.seen.includes(answer.op), form: true, guard },
  );
  return true;
}

/** The day of the activity says which reporting year it counts in; over the cut-off the record moves. [S16] */
function scopeFor(scope: string, values: Values): string {
  const unit = parseScope(scope)?.unit;
  const { date } = values;
  return unit && typeof date === 'string' && isDate(date)
    ? scopeId(unit, reportingYear(date))
    : scope;
}

interface Target {
  readonly rec: string;
  readonly scope: string;
}

export interface Decision {
  /** "submitted": his own last decision is taken back. [V11] */
  readonly to: 'approved' | 'returned' | 'submitted';
  /** Content version the screen showed. [V3] */
  readonly sees: number;
  /** Version of the row the screen showed: without it a reopening is not told from a return that came late. [V7] */
  readonly base?: number;
  readonly note?: string;
  readonly pins?: Record<string, string>;
}

export async function saveReview(
  store: Store,
  { rec, scope }: Target,
  decision: Decision,
): Promise<void> {
  await saveOperation(store, { k: 'review', rec, sc: scope, ...decision }, decisions);
}

/** @param sees content version the screen showed. [V3] [V14] */
export async function saveCheck(store: Store, { rec, scope }: Target, sees: number): Promise<void> {
  await saveOperation(store, { k: 'check', rec, sc: scope, sees }, decisions);
}

export interface Settlement {
  readonly conflict: string;
  readonly field: string;
  readonly value: Value | null;
  /** Version of the row whose conflict was shown. */
  readonly base: number;
}

/** [M6] [M7] */
export async function saveResolve(
  store: Store,
  { rec, scope }: Target,
  settlement: Settlement,
): Promise<void> {
  const { conflict, field, value, base } = settlement;
  await saveOperation(
    store,
    {
      k: 'resolve',
      rec,
      sc: scope,
      base,
      cf: conflict,
      set: { [field]: value },
    },
    nothing,
  );
}

/** [V6] */
export async function saveCancel(
  store: Store,
  { rec, scope }: Target,
  base: number,
  note: string,
): Promise<void> {
  await saveOperation(
    store,
    { k: 'del', rec, sc: scope, base, ...(note ? { note } : {}) },
    nothing,
  );
}

export async function saveRestore(
  store: Store,
  { rec, scope }: Target,
  base: number,
): Promise<void> {
  await saveOperation(store, { k: 'restore', rec, sc: scope, base }, nothing);
}

/** @param into the record that stands for this one from now on; null takes the two apart again. [V12] [V13] */
export async function saveJoin(
  store: Store,
  { rec, scope }: Target,
  base: number,
  into: string | null,
): Promise<void> {
  await saveOperation(store, { k: 'join', rec, sc: scope, base, into }, nothing);
}

/** The person has read the province's answer and leaves it at that; the bodies stay in `sent`. */
export async function closeAnswers(store: Store, rec: string): Promise<void> {
  const { db } = store;
  await durably(store, () =>
    db.transaction('rw', [db.sent, db.view, db.base, db.outbox, db.photo, db.meta], async () => {
      await db.sent.where('rec').equals(rec).modify({ open: 0 });
      await dropLeft(db, [rec]);
      await rebuildView(db, rec);
      await settlePhotos(db, rec, await photosOfRecord(db, rec));
    }),
  );
}
