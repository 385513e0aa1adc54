// A photo that was taken off its entry does not stay at the province for ever: it may have been taken off because of who
// is in it. What an entry names, or what anybody still waits for a word about, stays. [F11]
import type { StoredRecord } from '../../src/domain/record.ts';
import { utc } from '../instant.ts';
import type { PhotoFiles } from '../photo-files.ts';
import type { Queries } from '../storage/database.ts';
import { lockScopes } from '../storage/heads.ts';
import { dropPhotos, findArrivedBefore, findNamed, findUnsettled } from '../storage/photos.ts';
import { findRecords } from '../storage/records.ts';
import { write } from '../storage/transaction.ts';

const dayMs = 86_400_000;
/** After the last word about the entry: as long as a phone may well have been away with one of its own. */
const keptDays = 90;

/** Photos looked at in one transaction: phones wait for it. */
const portion = 100;

export async function dropUnnamedPhotos(
  db: Queries,
  photos: PhotoFiles,
  nowMs: number,
): Promise<void> {
  const before = utc(nowMs - keptDays * dayMs);
  for (let above: string | undefined = ''; above !== undefined; ) {
    const from: string = above;
    const turn = await write(db, (inner) => dropSome(inner, before, from));
    // After the rows: a file without its row counts for nothing, a row without its file would be a lie. [F4]
    for (const id of turn.dropped) await photos.remove(id);
    above = turn.above;
  }
}

/** By its value, by one that is parked until somebody has chosen, or by a request that its reviewer has not answered. */
function namesStill({ values, conflicts, state, story }: StoredRecord, id: string): boolean {
  const parked = conflicts.flatMap(({ current, alternatives }) => [current, ...alternatives]);
  const asked = state === 'approved' ? story.map((entry) => entry.asked?.['photos']?.[1]) : [];
  return [values['photos'], ...parked.map(({ value }) => value), ...asked].some(
    (value) => Array.isArray(value) && value.some((one) => one === id),
  );
}

interface Turn {
  readonly dropped: readonly string[];
  /** The last id looked at, or undefined when there are no more. */
  readonly above: string | undefined;
}

async function dropSome(db: Queries, before: string, above: string): Promise<Turn> {
  const ids = await findArrivedBefore(db, before, above, portion);
  if (ids.length === 0) return { dropped: [], above: undefined };
  const first = await findNamed(db, ids);
  await lockScopes(
    db,
    first.flatMap(({ scope }) => scope ?? []),
  );
  // Again under the lock: another entry may have named one of them meanwhile.
  const named = await findNamed(db, ids);
  const recs = [...new Set(named.map(({ rec }) => rec))];
  const records = await findRecords(db, ['', ...recs]);
  const unsettled = await findUnsettled(db, recs, before);
  const isWanted = ({ id, rec }: { readonly id: string; readonly rec: string }) => {
    const record = records.get(rec);
    return !record || unsettled.has(rec) || namesStill(record, id);
  };
  const wanted = new Set(named.filter(isWanted).map(({ id }) => id));
  const dropped = ids.filter((id) => !wanted.has(id));
  await dropPhotos(db, dropped);
  return { dropped, above: ids.length < portion ? undefined : ids.at(-1) };
}
