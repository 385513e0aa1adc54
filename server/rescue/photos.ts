// The photos of a rescue file, after its operations are in: each is taken as if its author had sent it in one piece, or
// in the rest of one begun before. Files are written outside any transaction: a disk must not hold the lock. [F9] [N3]
import type { Person } from '../../src/domain/person.ts';
import type { RescueAnswer } from '../../src/protocol/rescue.ts';
import { utc } from '../instant.ts';
import type { Deps } from '../route.ts';
import { answering } from '../sight.ts';
import { write } from '../storage/transaction.ts';
import { arrive, photoState } from '../sync/photos.ts';
import type { Contents } from './contents.ts';

/** @param drafts ids of the author's drafts, if he is the one who hands the file in: their photos go back to him */
export async function takePhotos(
  deps: Deps,
  author: Person,
  photos: Contents['photos'],
  drafts: ReadonlySet<string>,
): Promise<Pick<RescueAnswer, 'photos' | 'back'>> {
  const counts = { taken: 0, known: 0, refused: 0 };
  const back: RescueAnswer['back'] = [];
  for (const photo of photos) {
    const { about, bytes } = photo;
    const became = await takeOne(deps, answering(author), photo);
    if (became === 'refused' && about.recs.some((rec) => drafts.has(rec)))
      back.push({ ...about, data: bytes.toString('base64') });
    else counts[became] += 1;
  }
  return { photos: counts, back };
}

async function takeOne(
  { db, photos, clock }: Deps,
  person: Person,
  { about: { id }, bytes }: Contents['photos'][number],
): Promise<keyof RescueAnswer['photos']> {
  const namer = { person, now: utc(clock()) };
  const state = await write(db, (inner) => photoState(inner, person, id));
  // No operation of the author names it: a draft's, or nobody's.
  if (state === 'unknown') return 'refused';
  if (state === 'arrived') return 'known';
  if (state === 'due') {
    const account = person.id;
    const offset = await photos.offsetOf(account, id);
    const rest = { account, id, offset, total: bytes.length, bytes: bytes.subarray(offset) };
    if ((await photos.take(rest)).kind !== 'whole') return 'refused';
  }
  await write(db, (inner) => arrive(inner, namer, id));
  return state === 'due' ? 'taken' : 'known';
}
