// Photos as the sync knows them: which operation named which, who may therefore send its bytes, and what changes when
// they are here. Inside the caller's transaction. [F4] [F9] [F10]
import type { Person } from '../../src/domain/person.ts';
import { photoPattern, photosOf } from '../../src/domain/photo.ts';
import type { PushedOperation } from '../../src/protocol/sync.ts';
import type { Queries } from '../storage/database.ts';
import { lockScopes, saveHead } from '../storage/heads.ts';
import type { Naming } from '../storage/photos.ts';
import { findNamings, insertNaming, setArrived } from '../storage/photos.ts';
import { findRecords, moveRecord } from '../storage/records.ts';
import { Raced } from '../storage/transaction.ts';
import { mayIn } from './decide.ts';

/** Who names, when. */
interface Namer {
  /** As he answers for records. [U4] */
  readonly person: Person;
  /** UTC. */
  readonly now: string;
}

/**
 * Notes what an operation that is kept names, held ones too: their photos come up with them. A photo that he has sent
 * before, for a record of his, needs no second sending.
 * @returns the photos the province lacks for this record
 */
export async function namePhotos(
  db: Queries,
  { person, now }: Namer,
  op: PushedOperation,
  rec: string,
): Promise<readonly string[]> {
  const need: string[] = [];
  for (const id of photosIn(op)) {
    const arrived = (await mine(db, person, id)).find((one) => one.arrived)?.arrived ?? null;
    await insertNaming(db, id, { rec, accountId: person.id, arrived });
    if (arrived) await setArrived(db, id, [rec], now);
    else need.push(id);
  }
  return need;
}

/** Of an operation of any version, so nothing of it is taken for granted. */
function photosIn({ set, add }: PushedOperation): readonly string[] {
  const named = [set, add].flatMap((values) =>
    typeof values === 'object' && values !== null ? photosOf({ ...values }) : [],
  );
  return [...new Set(named.filter((id) => photoPattern.test(id)))].slice(0, 60);
}

/** Namings that give this person a say: his own, and those of records he may edit. [F9] */
async function mine(db: Queries, person: Person, id: string): Promise<readonly Naming[]> {
  const namings = await findNamings(db, id);
  return namings.filter(
    ({ accountId, scope }) =>
      accountId === person.id || (scope !== null && mayIn(person, 'record.edit', scope)),
  );
}

/** What this person may be told of a photo: nothing, that it is here, or that it is waited for. [F9] */
export async function photoState(
  db: Queries,
  person: Person,
  id: string,
): Promise<'unknown' | 'due' | 'partly' | 'arrived'> {
  const namings = await mine(db, person, id);
  const here = namings.filter((one) => one.arrived).length;
  if (namings.length === 0) return 'unknown';
  if (here === 0) return 'due';
  return here === namings.length ? 'arrived' : 'partly';
}

/**
 * The bytes are on disk: the photo has arrived for every record its sender has a say in, and their rows move to the next
 * position, so that desks and phones learn it. Version and content stay: what a reviewer has looked at, he has. [F10]
 */
export async function arrive(db: Queries, { person, now }: Namer, id: string): Promise<void> {
  const waiting = (await mine(db, person, id)).filter((one) => one.arrived === null);
  const recs = [...new Set(waiting.map((one) => one.rec))];
  const come = (await findNamings(db, id)).filter((one) => one.arrived !== null);
  const before = new Set(come.map((one) => one.rec));
  const heads = await lockScopes(
    db,
    waiting.flatMap((one) => one.scope ?? []),
  );
  await setArrived(db, id, recs, now);
  const records = recs.length > 0 ? await findRecords(db, recs) : new Map<string, never>();
  for (const record of records.values()) {
    const head = heads.get(record.scope);
    if (!head) throw new Raced('a record has moved');
    // Under its tombstone it is met by no page, and must stay so. What another's sending has moved stands there already.
    if (record.q === 0 || before.has(record.id) || !photosOf(record.values).includes(id)) continue;
    const next = { ...head, q: head.q + 1 };
    heads.set(record.scope, next);
    await moveRecord(db, record, next.q);
    await saveHead(db, record.scope, next);
  }
}

/** The scope of a record that this person may read, that names the photo and for which it has arrived. [F9] */
export async function seenIn(db: Queries, person: Person, id: string): Promise<string | undefined> {
  const arrived = (await findNamings(db, id)).filter((one) => one.arrived !== null);
  const recs = arrived.flatMap(({ rec, scope }) =>
    scope !== null && mayIn(person, 'record.read', scope) ? [rec] : [],
  );
  if (recs.length === 0) return undefined;
  const records = [...(await findRecords(db, recs)).values()];
  const naming = records.find(({ values, story }) => {
    // What an officer asks to add to an approved entry is looked at before it is granted. [V7]
    const asked = story.flatMap(({ asked: wish = {} }) =>
      photosOf({ photos: wish['photos']?.[1] }),
    );
    return photosOf(values).includes(id) || asked.includes(id);
  });
  return naming?.scope;
}
