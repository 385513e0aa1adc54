// /blob/v1/:id: a photo in pieces, resumable, with the offsets of tus 1.0 and the header names of the IETF draft
// (draft-ietf-httpbis-resumable-upload). Who has no record that names the photo is told that it does not exist.
// sync.md §2.11 [F9]
import { localDate } from '../../src/domain/period.ts';
import { photoLimits, photoPattern } from '../../src/domain/photo.ts';
import { photoHead } from '../../src/domain/photo-head.ts';
import { parseScope } from '../../src/domain/scope.ts';
import { limits } from '../../src/protocol/version.ts';
import { utc } from '../instant.ts';
import type { Taken } from '../photo-files.ts';
import type { Bytes, Refusal, Reply, SignedCall } from '../route.ts';
import { refuse } from '../route.ts';
import { answering } from '../sight.ts';
import { note } from '../storage/audit.ts';
import { addToday, sentToday } from '../storage/photos.ts';
import { write } from '../storage/transaction.ts';
import { arrive, photoState, seenIn } from '../sync/photos.ts';

/** Three photos for each of a hundred entries, with room: a flood is stopped, a day's work never. */
const dayBytes = 300 * photoLimits.bytes;
/** A full day is told so for an hour. */
const fullS = '3600';

const nothing = { status: 204, bytes: null } as const;
const unkept = { 'cache-control': 'no-store' };

function stateOf(offset: number, complete: boolean): Bytes {
  const headers = { 'upload-offset': String(offset), 'upload-complete': complete ? '?1' : '?0' };
  return { ...nothing, headers: { ...headers, ...unkept } };
}

/** HEAD /blob/v1/:id: how much of the photo is here. */
export async function showUpload(call: SignedCall): Promise<Reply> {
  const { deps, db, account } = call;
  const { id } = askedFor(call);
  const person = answering(call.person);
  const state = id === null ? 'unknown' : await photoState(db, person, id);
  if (id === null || state === 'unknown') return refuse('not-found');
  if (state === 'partly') await arrive(db, { person, now: utc(call.nowMs) }, id);
  const here = state !== 'due';
  if (!here && (await isFull(call))) return refuse('slow-down', { 'retry-after': fullS });
  const { photos } = deps;
  const later = async () =>
    stateOf(await (here ? photos.sizeOf(id) : photos.offsetOf(account.id, id)), here);
  return { status: 204, later };
}

/** PATCH /blob/v1/:id: the next piece. The first one, at 0, begins the photo. */
export async function takePiece(call: SignedCall): Promise<Reply> {
  const { db, deps, account, nowMs } = call;
  const { id, piece } = askedFor(call);
  const person = answering(call.person);
  const state = id === null ? 'unknown' : await photoState(db, person, id);
  if (id === null || state === 'unknown') return refuse('not-found');
  if (!piece) return refuse('malformed');
  if (state === 'arrived') return { status: 204, later: async () => stateOf(piece.total, true) };
  if (await isFull(call)) return refuse('slow-down', { 'retry-after': fullS });
  await addToday(db, account.id, localDate(nowMs), piece.bytes.length);
  // Files are written after this transaction, and the photo's arrival is a second one: a disk must not hold the lock.
  const later = async () => {
    const taken = await deps.photos.take({ ...piece, id, account: account.id });
    if (taken.kind !== 'whole') return answerTo(taken);
    await write(deps.db, (inner) => arrive(inner, { person, now: utc(nowMs) }, id));
    return stateOf(piece.total, true);
  };
  return { status: 204, later };
}

function answerTo(taken: Exclude<Taken, { kind: 'whole' }>): Bytes | Refusal {
  switch (taken.kind) {
    case 'partial':
      return stateOf(taken.offset, false);
    case 'mismatch':
      return refuse('mismatching-upload-offset', { 'upload-offset': String(taken.offset) });
    case 'damaged':
      return refuse('photo-damaged');
    case 'refused':
      return refuse('photo-refused');
  }
}

/** GET /blob/v1/:id: the photo, for whoever may read a record that names it. It never changes under its name. */
export async function showPhoto(call: SignedCall): Promise<Reply> {
  const { deps, db, onFault } = call;
  const { id } = askedFor(call);
  const scope = id === null ? undefined : await seenIn(db, answering(call.person), id);
  if (id === null || scope === undefined) return refuse('not-found');
  if (call.person.role !== 'officer') await noteSeen(call, id, scope);
  const later = async () => {
    const bytes = await deps.photos.read(id);
    const media = bytes && photoHead(bytes)?.media;
    if (!bytes || !media) {
      onFault(new Error('a photo is not on disk'));
      return refuse('not-found');
    }
    return { status: 200, headers: { ...pictureHeaders, 'content-type': media }, bytes };
  };
  return { status: 200, later };
}

/** What a desk looks at is written down; an officer's own photos are his work. [J1] */
function noteSeen({ db, person, nowMs }: SignedCall, what: string, scope: string): Promise<void> {
  const unit = parseScope(scope)?.unit;
  const seen = { deed: 'photo.seen', by: person.id, what, ...(unit ? { unit } : {}) } as const;
  return note(db, utc(nowMs), seen);
}

const pictureHeaders = {
  // Another account of the same browser asks anew: its cookie is another.
  'cache-control': 'private, max-age=31536000, immutable',
  vary: 'cookie',
  'content-security-policy': "default-src 'none'; sandbox",
  'content-disposition': 'inline',
};

async function isFull({ db, account, nowMs }: SignedCall): Promise<boolean> {
  return (await sentToday(db, account.id, localDate(nowMs))) >= dayBytes;
}

interface Asked {
  readonly id: string | null;
  readonly piece?: { readonly offset: number; readonly total: number; readonly bytes: Uint8Array };
}

/** Nothing of a request is trusted: whole numbers, within the photo, within the limits. */
function askedFor({ params, header, body }: SignedCall): Asked {
  const id = photoPattern.test(params['id'] ?? '') ? (params['id'] ?? null) : null;
  const [offset, total] = [number(header('upload-offset')), number(header('upload-length'))];
  if (!(body instanceof Uint8Array) || body.length > limits.pieceBytes) return { id };
  const within =
    (body.length > 0 || offset === total) &&
    offset + body.length <= total &&
    total <= photoLimits.bytes;
  return within ? { id, piece: { offset, total, bytes: body } } : { id };
}

/** NaN for whatever is no plain number: no comparison holds for it. */
function number(text: string | undefined): number {
  return /^\d{1,7}$/.test(text ?? '') ? Number(text) : Number.NaN;
}
