// The next batch to send. Operations leave in the order they were saved, as the bytes that were saved, and under the
// device id that numbered them. [S2] [S29]
import type { OutboxRow, Store } from './database.ts';
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

/** @param most operations; @param bytes room for their bodies (an upper estimate: UTF-8 is at most 3 bytes a unit) */
export async function nextBatch(store: Store, most: number, bytes: number): Promise<Batch> {
  const { db } = store;
  const first = await deviceId(store);
  return db.transaction('r', [db.outbox, db.meta], async () => {
    const device = (await readFact(db, 'device')) ?? first;
    const former = (await readFact(db, 'formerDevices')) ?? [];
    for (const [turn, one] of former.entries()) {
      const rows = await db.outbox.filter((row) => (row.turn ?? 0) === turn).sortBy('n');
      if (rows.length > 0) return batchOf(rows.slice(0, most), rows.length, one, bytes);
    }
    const [oldest, total] = await Promise.all([
      db.outbox.orderBy('n').limit(most).toArray(),
      db.outbox.count(),
    ]);
    return batchOf(oldest, total, device, bytes);
  });
}

function batchOf(first: readonly OutboxRow[], total: number, device: string, bytes: number): Batch {
  const rows: OutboxRow[] = [];
  let room = bytes;
  for (const row of first) {
    room -= row.body.length * 3;
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
