// The next batch to send. Operations leave in the order they were saved, as the bytes that were saved, and under the
// device id that numbered them. [S2] [S29]
import type { Database, OutboxRow, Store } from './database.ts';
import { deviceId, readFact } from './meta.ts';

export interface Batch {
  readonly rows: readonly OutboxRow[];
  /** The id these operations were numbered under. */
  readonly device: string;
  /** Operations of this device id that stay behind this batch. */
  readonly left: number;
  /** When the oldest of them was saved. */
  readonly oldest: string | undefined;
}

/** @param most operations; @param bytes room for their bodies */
export async function nextBatch(store: Store, most: number, bytes: number): Promise<Batch> {
  const { db } = store;
  const first = await deviceId(store);
  return db.transaction('r', [db.outbox, db.meta], async () => {
    const device = (await readFact(db, 'device')) ?? first;
    const former = (await readFact(db, 'formerDevices')) ?? [];
    const total = await db.outbox.count();
    const present = former.length > 0 ? await countOf(db, former.length) : total;
    for (const [turn, one] of present === total ? [] : former.entries()) {
      const rows = await db.outbox.filter((row) => (row.turn ?? 0) === turn).sortBy('n');
      if (rows.length > 0) return batchOf(rows.slice(0, most), rows.length, one, bytes);
    }
    return batchOf(await db.outbox.orderBy('n').limit(most).toArray(), total, device, bytes);
  });
}

/** Operations numbered under the device's n-th id after its first. */
function countOf(db: Database, turn: number): Promise<number> {
  return db.outbox.where('turn').equals(turn).count();
}

const utf8 = new TextEncoder();
const comma = 1;

function batchOf(first: readonly OutboxRow[], total: number, device: string, bytes: number): Batch {
  const rows: OutboxRow[] = [];
  let room = bytes;
  for (const row of first) {
    room -= utf8.encode(row.body).length + comma;
    // One operation alone always goes: if it is too large, the server says so and keeps the reason.
    if (room < 0 && rows.length > 0) break;
    rows.push(row);
  }
  return { rows, device, left: total - rows.length, oldest: first[rows.length]?.at };
}

/** The order of saving: a device that took another id counts from one again. [S29] */
export function bySaving(a: OutboxRow, b: OutboxRow): number {
  return (a.turn ?? 0) - (b.turn ?? 0) || a.n - b.n;
}
