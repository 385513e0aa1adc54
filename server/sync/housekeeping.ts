// What time alone brings: cancelled records go under their tombstones, old tombstones go and raise the floor. Nothing
// here deletes a record. sync.md §2.9 [S18] [S19]
import { moveChecksum } from '../../src/domain/checksum.ts';
import { localDate } from '../../src/domain/period.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import { utc } from '../instant.ts';
import type { PhotoFiles } from '../photo-files.ts';
import type { Queries } from '../storage/database.ts';
import { derive } from '../storage/derived.ts';
import { lockScopes, saveHead } from '../storage/heads.ts';
import { dropDaysBefore } from '../storage/photos.ts';
import { findRecords } from '../storage/records.ts';
import {
  buryRecord,
  dropStale,
  findCancelled,
  findStale,
  putTombstone,
} from '../storage/tombstones.ts';
import { write } from '../storage/transaction.ts';
import { dropUnnamedPhotos } from './photo-keeping.ts';

const dayMs = 86_400_000;
/** How long a cancelled record can still be seen and restored on phones. */
const cancelledDays = 30;
/** How long a phone may stay away without downloading its scopes again. */
const tombstoneDays = 400;

/** How long a photo that has come in part waits for its rest. */
const uploadDays = 30;

/** Records looked at in one transaction: phones wait for it. */
const portion = 200;

export async function keepHouse(db: Queries, nowMs: number, photos?: PhotoFiles): Promise<void> {
  for (let above: string | undefined = ''; above !== undefined; ) {
    const from: string = above;
    above = await write(db, (inner) => bury(inner, nowMs, from));
  }
  await write(db, (inner) => purge(inner, nowMs));
  await write(db, (inner) => dropDaysBefore(inner, localDate(nowMs)));
  if (!photos) return;
  await photos.dropStale(nowMs - uploadDays * dayMs);
  await dropUnnamedPhotos(db, photos, nowMs);
}

/** @returns the last id looked at, or undefined when there are no more */
async function bury(db: Queries, nowMs: number, above: string): Promise<string | undefined> {
  const before = utc(nowMs - cancelledDays * dayMs);
  const some = await findCancelled(db, above, portion);
  // What is joined to another stays in sight beside it, and can be taken apart. [V13]
  const due = some
    .filter(({ into }) => into === undefined)
    .filter((record) => cancelledAt(record) <= before);
  const heads = await lockScopes(
    db,
    due.map((record) => record.scope),
  );
  const now = await findRecords(db, ['', ...due.map((record) => record.id)]);
  for (const { id } of due) {
    // Read again under the lock: it may have been restored meanwhile.
    const record = now.get(id);
    const head = record && heads.get(record.scope);
    if (!record || !head || record.state !== 'cancelled' || record.q === 0) continue;
    if (record.into !== undefined) continue;
    const { scope, v } = record;
    const q = head.q + 1;
    const next = { ...head, q, n: head.n - 1, chk: moveChecksum(head.chk, id, v, null) };
    await putTombstone(db, scope, { id, v, q, x: 'del' }, utc(nowMs));
    await buryRecord(db, id);
    await derive(db, [{ before: record, after: { ...record, q: 0 } }]);
    await saveHead(db, scope, next);
    heads.set(scope, next);
  }
  return some.length < portion ? undefined : some.at(-1)?.id;
}

function cancelledAt(record: StoredRecord): string {
  return record.story.findLast((entry) => entry.kind === 'del')?.received ?? '';
}

/** The floor is the highest position whose tombstone is gone: a cursor there or above has missed nothing. */
async function purge(db: Queries, nowMs: number): Promise<void> {
  const before = utc(nowMs - tombstoneDays * dayMs);
  const stale = await findStale(db, before);
  const heads = await lockScopes(
    db,
    stale.map((one) => one.scope),
  );
  for (const { scope, q } of stale) {
    const floor = Math.max(heads.get(scope)?.floor ?? 0, q);
    await dropStale(db, scope, before);
    await saveHead(db, scope, { floor });
  }
}
