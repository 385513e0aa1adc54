// The next batch to send. Operations leave in the order they were saved, as the bytes that were saved. [S2]
import type { OutboxRow, Store } from './database.ts';

export interface Batch {
  readonly rows: readonly OutboxRow[];
  /** Operations that stay behind this batch. */
  readonly left: number;
  /** When the oldest of them was saved. */
  readonly oldest: string | undefined;
}

/** @param most operations; @param bytes room for their bodies (an upper estimate: UTF-8 is at most 3 bytes a unit) */
export async function nextBatch({ db }: Store, most: number, bytes: number): Promise<Batch> {
  return db.transaction('r', db.outbox, async () => {
    const [first, total] = await Promise.all([
      db.outbox.orderBy('n').limit(most).toArray(),
      db.outbox.count(),
    ]);
    const rows: OutboxRow[] = [];
    let room = bytes;
    for (const row of first) {
      room -= row.body.length * 3;
      // One operation alone always goes: if it is too large, the server says so and keeps the reason.
      if (room < 0 && rows.length > 0) break;
      rows.push(row);
    }
    return { rows, left: total - rows.length, oldest: first[rows.length]?.at };
  });
}
