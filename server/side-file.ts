// What the server remembers outside its database: which history it served, and how far. Whoever puts an older copy of
// the database in place by hand is noticed at the next start, and the history is cut there: phones then send again
// what the copy lacks. sync.md §2.10
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { writeDurably } from './durable-file.ts';
import type { Queries } from './storage/database.ts';
import { epochNumberOf, epochOf, positionOf, readSafe, rotateEpoch } from './storage/meta.ts';
import { countOperations } from './storage/operations.ts';
import { write } from './storage/transaction.ts';

const sideSchema = z.object({
  epoch: z.string(),
  number: z.int(),
  /** Sum of the scopes' counters. */
  position: z.int(),
  /** Operations in the log; at least, because it is not counted each time. */
  operations: z.int(),
  /** The newest backup's watermark: a restore of an older one is warned of. */
  safe: z.exactOptional(z.string()),
});
export type Side = z.infer<typeof sideSchema>;

const pathIn = (data: string) => join(data, 'epoch.json');

/** Undefined before the first start. A file that cannot be read stops the start: it is no time to guess. */
export function readSide(data: string): Side | undefined {
  const path = pathIn(data);
  if (!existsSync(path)) return undefined;
  return sideSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/**
 * Writes how far the database is. What it says is on disk already, so the file is never ahead of the truth.
 * @param counted also count the log: for starts, stops and backups
 */
export async function remember(db: Queries, data: string, counted: boolean): Promise<void> {
  const before = readSide(data);
  const safe = await readSafe(db);
  const side: Side = {
    epoch: await epochOf(db, () => ''),
    number: await epochNumberOf(db),
    position: await positionOf(db),
    operations: counted ? await countOperations(db) : (before?.operations ?? 0),
    ...(safe === undefined ? {} : { safe }),
  };
  if (!before || JSON.stringify(side) !== JSON.stringify(before)) keepSide(data, side);
}

function keepSide(data: string, side: Side): void {
  writeDurably(pathIn(data), `${JSON.stringify(side)}\n`);
}

/**
 * A restore that commits before its new history has begun says so beforehand: should it end between the two, the next start
 * begins one, also on a machine that remembered nothing. [S17]
 * @returns undoes it, for a restore that has changed nothing
 */
export function announceRestore(data: string, nowMs: number): () => void {
  const before = readSide(data);
  const number = Math.max(before?.number ?? 0, Math.floor(nowMs / 1000));
  keepSide(data, { ...before, epoch: 'being restored', number, position: 0, operations: 0 });
  return () => {
    if (before) keepSide(data, before);
    else rmSync(pathIn(data), { force: true });
  };
}

/** Cuts the history if the database is older than the memory of it. @returns what to tell, or undefined */
export async function noticeOlder(
  db: Queries,
  data: string,
  fresh: () => string,
  nowMs: number,
): Promise<string | undefined> {
  const side = readSide(data);
  const epoch = await epochOf(db, fresh);
  const older = side === undefined ? undefined : await whyOlder(db, side, epoch);
  if (older) await write(db, (inner) => rotateEpoch(inner, fresh, nowMs, side?.number));
  await remember(db, data, true);
  return older;
}

async function whyOlder(db: Queries, side: Side, epoch: string): Promise<string | undefined> {
  const number = await epochNumberOf(db);
  if (number > side.number) return undefined;
  if (number < side.number || epoch !== side.epoch)
    return `history ${side.epoch} was served here, the database is of ${epoch}`;
  const position = await positionOf(db);
  if (position < side.position)
    return `position ${side.position} was served, the database ends at ${position}`;
  const operations = await countOperations(db);
  if (operations < side.operations)
    return `${side.operations} operations were kept, the database has ${operations}`;
  return undefined;
}
