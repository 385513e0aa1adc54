// The next batch to send. Operations leave in the order they were saved, as the bytes that were saved, and under the
// device id that numbered them. One that is refused even alone, while others get through, rests for a day or until a
// person asks; what was saved on its record after it waits with it, everything else goes on. [S2] [S7] [S29]
import type { ProblemType } from '../domain/problem.ts';
import type { Database, OutboxRow, Store } from './database.ts';
import { isEmpty } from './database.ts';
import { deviceId, readFact, writeFact } from './meta.ts';

export interface Batch {
  readonly rows: readonly OutboxRow[];
  /** The id these operations were numbered under. */
  readonly device: string;
  /** Operations of this device id that stay behind this batch. */
  readonly left: number;
  /** Of those, how many were numbered before the last of this batch: they rest. */
  readonly rest: number;
  /** When the oldest of them was saved. */
  readonly oldest: string | undefined;
}

/** @param most operations; @param bytes room for their bodies; @param passed operations that rest for this round */
export async function nextBatch(
  store: Store,
  most: number,
  bytes: number,
  passed: ReadonlySet<string> = new Set(),
): Promise<Batch> {
  const { db } = store;
  const first = await deviceId(store);
  return db.transaction('r', [db.outbox, db.meta], async () => {
    const device = (await readFact(db, 'device')) ?? first;
    const former = (await readFact(db, 'formerDevices')) ?? [];
    const total = await db.outbox.count();
    const present = former.length > 0 ? await countOf(db, former.length) : total;
    const nowMs = store.environment.now();
    const waits = (row: OutboxRow) => passed.has(row.op) || rests(row, nowMs);
    if (present === total) {
      const next = await db.outbox
        .orderBy('n')
        .limit(most + 1)
        .toArray();
      if (!next.some(waits)) return batchOf({ device, total, going: next, all: next }, most, bytes);
    }
    // One for all ids: a record’s operations wait for its first one, whichever id that was numbered under.
    const going = goes(waits);
    const queueOf = async (turn: number, one: string): Promise<Queue> => {
      const all = await db.outbox.filter((row) => (row.turn ?? 0) === turn).sortBy('n');
      return { device: one, total: all.length, going: all.filter(going), all };
    };
    for (const [turn, one] of former.entries()) {
      const queue = await queueOf(turn, one);
      if (queue.going.length > 0) return batchOf(queue, most, bytes);
    }
    return batchOf(await queueOf(former.length, device), most, bytes);
  });
}

/** Is there an operation that would go now? */
export async function hasNext(store: Store): Promise<boolean> {
  if (await isEmpty(store.db.outbox)) return false;
  return (await nextBatch(store, 1, 0)).rows.length > 0;
}

const restMs = 86_400_000;

function rests({ stopped }: OutboxRow, nowMs: number): boolean {
  const atMs = stopped?.atMs ?? null;
  return atMs !== null && Math.abs(nowMs - atMs) < restMs;
}

/** For rows in the order of saving. */
function goes(waits: (row: OutboxRow) => boolean): (row: OutboxRow) => boolean {
  const resting = new Set<string>();
  return (row) => {
    if (waits(row)) resting.add(row.rec);
    return !resting.has(row.rec);
  };
}

/** A request with nothing but this operation in it was refused, and another one got through. */
export async function stopOperation(
  { db, environment }: Store,
  op: string,
  why: ProblemType,
): Promise<void> {
  await db.transaction('rw', [db.outbox, db.meta], async () => {
    const resting = (await readFact(db, 'resting')) ?? [];
    await writeFact(db, 'resting', [...new Set([...resting, op])]);
    await db.outbox.update(op, { stopped: { why, atMs: environment.now() } });
  });
}

/** A person asks to send now: what rests has its turn again. Why it did is shown until there is an answer. [S7] [W2] */
export async function endRests({ db }: Store): Promise<void> {
  if (!(await readFact(db, 'resting'))) return;
  await db.transaction('rw', [db.outbox, db.meta], async () => {
    const rows = await db.outbox.bulkGet([...((await readFact(db, 'resting')) ?? [])]);
    for (const row of rows) {
      if (row?.stopped) await db.outbox.put({ ...row, stopped: { ...row.stopped, atMs: null } });
    }
    await db.meta.delete('resting');
  });
}

/** Operations numbered under the device's n-th id after its first. */
function countOf(db: Database, turn: number): Promise<number> {
  return db.outbox.where('turn').equals(turn).count();
}

const utf8 = new TextEncoder();
const comma = 1;

/** What was numbered under one device id, in the order of saving. */
interface Queue {
  readonly device: string;
  readonly total: number;
  /** Of `all`, what may go now. */
  readonly going: readonly OutboxRow[];
  /** From the first on, and one more than may go, where there is one. */
  readonly all: readonly OutboxRow[];
}

function batchOf({ device, total, going, all }: Queue, most: number, bytes: number): Batch {
  const rows: OutboxRow[] = [];
  let room = bytes;
  for (const row of going.slice(0, most)) {
    room -= utf8.encode(row.body).length + comma;
    // One operation alone always goes: if it is too large, the server says so.
    if (room < 0 && rows.length > 0) break;
    rows.push(row);
  }
  const sent = new Set(rows);
  const staying = all.filter((row) => !sent.has(row));
  const last = rows.at(-1)?.n ?? 0;
  const rest = staying.filter((row) => row.n < last).length;
  return { rows, device, left: total - rows.length, rest, oldest: staying[0]?.at };
}

/** The order of saving: a device that took another id counts from one again. [S29] */
export function bySaving(a: OutboxRow, b: OutboxRow): number {
  return (a.turn ?? 0) - (b.turn ?? 0) || a.n - b.n;
}
