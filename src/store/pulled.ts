// One answer of the province onto the phone, in ONE transaction: results, rows, views, cursors, checksums. A crash
// leaves all of it or nothing; never a cursor ahead of its rows. [S10]

import { emptyChecksum, moveChecksum } from '../domain/checksum.ts';
import { asksAttention } from '../domain/claim.ts';
import type { Row } from '../domain/record.ts';
import type { Database, SentResult, Store } from './database.ts';
import type { ScopeState } from './meta.ts';
import { emptyScope, readFact, writeFact } from './meta.ts';
import { rebuildView } from './view.ts';

/** A row as it came, and parsed if this build can read it. */
export interface PulledRow {
  readonly id: string;
  readonly v: number;
  readonly q: number;
  readonly raw: unknown;
  readonly row?: Row;
}

export interface ScopePage {
  readonly rows: readonly PulledRow[];
  readonly next: number;
  readonly head: number;
  readonly check: string;
}

export interface Answer {
  readonly epoch: string;
  readonly results: readonly { readonly op: string; readonly result: SentResult }[];
  readonly pages: Readonly<Record<string, ScopePage>>;
  readonly clockOffsetMs: number;
}

export interface Progress {
  readonly settled: number;
  readonly rows: number;
  /** Every scope is where the province says. */
  readonly level: boolean;
  /** Operations still waiting, those saved during the exchange included. */
  readonly waiting: number;
  /** Scopes whose checksum disagreed: forgotten, to be downloaded again. */
  readonly again: number;
}

export async function takeAnswer(store: Store, answer: Answer): Promise<Progress> {
  const { db, environment } = store;
  const tables = [db.base, db.outbox, db.sent, db.view, db.meta];
  return db.transaction('rw', tables, async () => {
    const touched = new Set<string>();
    for (const { op, result } of answer.results) await settle(db, op, result, touched);
    const scopes: Record<string, ScopeState> = { ...(await readFact(db, 'scopes')) };
    let rows = 0;
    let again = 0;
    for (const [scope, page] of Object.entries(answer.pages)) {
      const state = await takePage(db, scope, scopes[scope] ?? emptyScope, page, touched);
      rows += page.rows.length;
      scopes[scope] = state;
      if (state.cursor === state.head && state.sum !== state.check) {
        again += 1;
        scopes[scope] = { ...state, cursor: 0, sum: emptyChecksum };
        await db.base.where('scope').equals(scope).delete();
      }
    }
    for (const rec of touched) await rebuildView(db, rec);
    const level = Object.values(scopes).every(
      (one) => one.cursor === one.head && one.sum === one.check,
    );
    const [waiting, atMs] = [await db.outbox.count(), environment.now()];
    await writeFact(db, 'scopes', scopes);
    await writeFact(db, 'epoch', answer.epoch);
    await writeFact(db, 'clockOffsetMs', answer.clockOffsetMs);
    await writeFact(db, 'contact', { state: level && waiting === 0 ? 'level' : 'behind', atMs });
    if (level) await writeFact(db, 'levelAtMs', atMs);
    return { settled: answer.results.length, rows, level, waiting, again };
  });
}

/** Acknowledged by operation id, so that two flights at once agree. [S11] */
async function settle(
  db: Database,
  op: string,
  result: SentResult,
  touched: Set<string>,
): Promise<void> {
  const row = await db.outbox.get(op);
  if (!row) return;
  // A clash is shown by the record's own conflict; the other refusals have no other witness than this row. [W2]
  const open = asksAttention(result.s) && result.why?.type !== 'differs' ? 1 : 0;
  await db.sent.put({ ...row, result, open });
  await db.outbox.delete(op);
  touched.add(row.rec);
}

async function takePage(
  db: Database,
  scope: string,
  before: ScopeState,
  page: ScopePage,
  touched: Set<string>,
): Promise<ScopeState> {
  let sum = before.sum;
  for (const { id, v, q, raw, row } of page.rows) {
    const known = await db.base.get(id);
    if (known && known.q >= q) continue;
    await db.base.put({ id, scope, v, q, raw, ...(row ? { row, unread: 0 } : { unread: 1 }) });
    sum = moveChecksum(sum, id, known?.v ?? null, v);
    touched.add(id);
  }
  const cursor = Math.max(before.cursor, page.next);
  return { cursor, head: Math.max(page.head, cursor), sum, check: page.check };
}

/** The server's history is another one: offer again what it answered, and download from the start. sync.md §2.10 */
export async function adoptEpoch({ db }: Store, epoch: string): Promise<void> {
  await db.transaction('rw', [db.base, db.outbox, db.sent, db.meta], async () => {
    for (const { op, n, rec, at, body } of await db.sent.toArray()) {
      await db.outbox.put({ op, n, rec, at, body });
    }
    await db.sent.clear();
    await db.base.clear();
    await writeFact(db, 'scopes', {});
    await writeFact(db, 'epoch', epoch);
  });
}
