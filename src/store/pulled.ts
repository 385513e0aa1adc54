// One answer of the province onto the phone, in ONE transaction: results, rows, views, cursors, checksums. A crash
// leaves all of it or nothing; never a cursor ahead of its rows. [S10]
import { asksAttention, isLevel } from '../domain/claim.ts';
import type { Steps } from '../domain/step.ts';
import type { OutboxRow, SentResult, SentRow, Store } from './database.ts';
import { isEmpty, newId } from './database.ts';
import { noteAbsent, wipeLost } from './lost.ts';
import type { Loss } from './meta.ts';
import { begunAgain, readFact, restarted, writeFact } from './meta.ts';
import { arrived, demanded, lackedAgain } from './photo.ts';
import type { ScopePage, Scopes } from './scope-page.ts';
import { dropLeft, takePage } from './scope-page.ts';
import { pruneSent } from './sent.ts';
import { rebuildViews } from './view.ts';

export interface Answer {
  readonly epoch: string;
  /** The province's time of the answer, UTC. */
  readonly at?: string;
  readonly results: readonly { readonly op: string; readonly result: SentResult }[];
  readonly pages: Readonly<Record<string, ScopePage>>;
  readonly lost?: readonly string[];
  /** Scopes whose cursor was too old, with the cursor that was asked with. */
  readonly gone?: Readonly<Record<string, number>>;
  readonly safe?: string;
  readonly steps?: 2;
  readonly loss?: Loss;
  /** The province speaks a newer protocol and sends no rows. */
  readonly tooOld?: boolean;
  readonly clockOffsetMs: number;
}

export interface Progress {
  readonly settled: number;
  readonly rows: number;
  /** Every scope is where the province says. */
  readonly level: boolean;
  /** Is any operation still waiting, one saved during the exchange included? */
  readonly waiting: boolean;
  /** Scopes that begin again: checksum or count disagreed, or the cursor was too old. */
  readonly again: number;
}

export async function takeAnswer(store: Store, answer: Answer): Promise<Progress> {
  const { db, environment } = store;
  return db.transaction('rw', db.tables, async () => {
    const epoch = await readFact(db, 'epoch');
    // Another flight has met a restored province since: this answer is about a history that is over. [S11]
    if (epoch !== undefined && epoch !== answer.epoch) return nothing(!(await isEmpty(db.outbox)));
    const touched = new Set<string>();
    if (answer.results.length > 0) await settle(store, answer, touched);
    const settled = [...touched];
    const scopes: Scopes = { ...(await readFact(db, 'scopes')) };
    const again = await takeScopes(store, answer, scopes, touched);
    if (!answer.tooOld) await noteAbsent(db, scopes, settled, touched);
    await notePhotos(db, answer);
    await dropLeft(db, [...touched]);
    await wipeLost(db, scopes);
    await rebuildViews(db, [...touched]);
    const level = !answer.tooOld && Object.values(scopes).every(isSettled);
    const [waiting, atMs] = [!(await isEmpty(db.outbox)), environment.now()];
    await writeFact(db, 'scopes', scopes);
    await writeFact(db, 'epoch', answer.epoch);
    await writeFact(db, 'clockOffsetMs', answer.clockOffsetMs);
    await writeFact(db, 'answeredAtMs', atMs);
    await writeFact(db, 'tooOld', answer.tooOld ?? false);
    await writeFact(db, 'contact', { state: level && !waiting ? 'level' : 'behind', atMs });
    if (level) await writeFact(db, 'levelAtMs', atMs);
    await noteSteps(db, answer.steps ?? 1);
    if (answer.loss) await writeFact(db, 'loss', answer.loss);
    if (answer.safe) await pruneSent(db, answer.safe);
    const rows = Object.values(answer.pages).reduce((sum, page) => sum + page.rows.length, 0);
    return { settled: answer.results.length, rows, level, waiting, again };
  });
}

async function noteSteps(db: Store['db'], steps: Steps): Promise<void> {
  if (((await readFact(db, 'steps')) ?? 1) !== steps) await writeFact(db, 'steps', steps);
}

/** What the province says of photos: which of them it has, and which it lacks after all. [F4] */
async function notePhotos(db: Store['db'], { pages, results, at = '' }: Answer): Promise<void> {
  if (await isEmpty(db.photo)) return;
  const rows = Object.values(pages).flatMap((page) => page.rows);
  await arrived(
    db,
    rows.flatMap((pulled) => pulled.row?.ph ?? []),
    at,
  );
  await demanded(
    db,
    results.flatMap(({ result }) => result.need ?? []),
  );
}

function isSettled(state: Scopes[string]): boolean {
  return state.lost === true || (state.freed ? state.cursor === state.head : isLevel(state));
}

function nothing(waiting: boolean): Progress {
  return { settled: 0, rows: 0, level: false, waiting, again: 1 };
}

async function takeScopes(
  { db }: Store,
  answer: Answer,
  scopes: Scopes,
  touched: Set<string>,
): Promise<number> {
  let again = 0;
  for (const [scope, cursor] of Object.entries(answer.gone ?? {})) {
    const state = scopes[scope];
    // Unless another flight has begun it again already. [S11]
    if (state?.cursor !== cursor) continue;
    scopes[scope] = restarted(state);
    again += 1;
  }
  for (const [scope, page] of Object.entries(answer.pages)) {
    if (await takePage(db, scopes, scope, page, touched)) again += 1;
  }
  for (const scope of answer.lost ?? []) {
    const state = scopes[scope];
    if (state) scopes[scope] = { ...state, lost: true };
  }
  return again;
}

/** Acknowledged by operation id, so that two flights at once agree. [S11] */
async function settle(store: Store, { results, at }: Answer, touched: Set<string>): Promise<void> {
  const { db } = store;
  const waiting = await db.outbox.bulkGet(results.map(({ op }) => op));
  const settled: SentRow[] = [];
  for (const [index, { result }] of results.entries()) {
    const row = waiting[index];
    if (!row) continue;
    // A clash is shown by the record's own conflict; the other refusals have no other witness than this row. [W2]
    const open = asksAttention(result.s) && result.why?.type !== 'differs' ? 1 : 0;
    const { stopped: _, gone, ...frozen } = row;
    const left = open === 0 && gone !== undefined && (result.v ?? 0) <= gone;
    const over = left ? ({ over: 1 } as const) : {};
    settled.push({ ...frozen, ...over, result, open, ...(at ? { ack: at } : {}) });
    if (result.why?.type === 'device-forked') await renewDevice(store, row.device);
    touched.add(row.rec);
  }
  await db.sent.bulkPut(settled);
  await db.outbox.bulkDelete(settled.map((row) => row.op));
  if (at) await keepReceipts(store, settled, at);
}

/** The last receipt of each record; an answer without one does not take the earlier away. [W9] */
async function keepReceipts(
  { db }: Store,
  settled: readonly SentRow[],
  ack: string,
): Promise<void> {
  const recs = [...new Set(settled.map((row) => row.rec))];
  const known = await db.receipt.bulkGet(recs);
  const codes = new Map(known.flatMap((one) => (one?.rc ? [[one.rec, one.rc]] : [])));
  for (const { rec, result } of settled) if (result.rc) codes.set(rec, result.rc);
  await db.receipt.bulkPut(
    recs.map((rec) => {
      const rc = codes.get(rec);
      return rc ? { rec, ack, rc } : { rec, ack };
    }),
  );
}

/** Another profile counts under our id: later operations get an id of their own, and numbers from one. [S29] */
async function renewDevice(store: Store, blamed: string | undefined): Promise<void> {
  const { db } = store;
  const device = await readFact(db, 'device');
  if (!device || (blamed ?? device) !== device) return;
  const former = (await readFact(db, 'formerDevices')) ?? [];
  await writeFact(db, 'formerDevices', [...former, device]);
  await writeFact(db, 'device', newId(store));
  await writeFact(db, 'n', 0);
}

/**
 * The server's history is another one: offer again what it answered, and download from the start, on top of what is
 * here. Versions are never used twice, so what stood here before looks older than it is, never newer. sync.md §2.10
 */
export async function adoptEpoch({ db }: Store, epoch: string): Promise<void> {
  const tables = [db.outbox, db.sent, db.receipt, db.meta, db.base, db.view, db.photo];
  await db.transaction('rw', tables, async () => {
    if ((await readFact(db, 'epoch')) === epoch) return;
    const sent = await db.sent.toArray();
    await db.outbox.bulkPut(sent.map(unanswered));
    await db.receipt.bulkDelete(sent.map((row) => row.rec));
    await db.sent.clear();
    const scopes = Object.entries((await readFact(db, 'scopes')) ?? {});
    const begun = scopes.map(([scope, state]) => [scope, begunAgain(state)] as const);
    await writeFact(db, 'scopes', Object.fromEntries(begun));
    await writeFact(db, 'epoch', epoch);
    await demanded(db, await lackedAgain(db, (await readFact(db, 'safe')) ?? ''));
    await db.meta.delete('safe');
    // What was answered waits again, and must not say otherwise until it is answered. [W5]
    await rebuildViews(db, [...new Set(sent.map((row) => row.rec))]);
  });
}

function unanswered(sent: SentRow): OutboxRow {
  const { result: _, open: _o, ack: _a, ...row } = sent;
  return row;
}
