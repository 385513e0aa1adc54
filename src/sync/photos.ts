// Photos to the province, after the entries: one at a time, in pieces, from where the last try ended. A photo that cannot
// go does not hold the next, and an entry that is saved meanwhile goes before the next piece. sync.md §2.11 [F2] [F5]
//
//   due ─▶ hashed again ─▶ HEAD ─▶ piece ─▶ piece ─▶ complete: sent
//             └─ differs: bad      ├─ silent, signed out ─▶ the round ends so; next time HEAD says where to go on
//                                  ├─ elsewhere (409) ─▶ goes on there     ├─ damaged on the way ─▶ once more from 0
//                                  └─ refused for good ─▶ bad              └─ not known (404) ─▶ its entry goes first;
//                                                                             of a lost scope, another's: let go of
import type { Store } from '../store/database.ts';
import { letGoStray } from '../store/lost.ts';
import { hasNext } from '../store/outbox.ts';
import { duePhotos, markBad, markSent } from '../store/photo.ts';
import { photoHash } from '../store/photo-hash.ts';
import { durably } from '../store/storage-fault.ts';
import type { PhotoReply, PhotoTransport } from './photo-transport.ts';

/** 32 KB are 5 s at 50 kbit/s; a whole photo is in one piece where the network is good. */
const firstPieceBytes = 32 * 1024;
const mostPieceBytes = 256 * 1024;
/** Answers in a row that bring a photo no further. */
const mostStalls = 4;

export interface PhotosEnd {
  /** 'entries': something was saved meanwhile and goes first. */
  readonly kind: 'done' | 'entries' | 'silent' | 'signed-out' | 'full';
  /** Photos that wait no more: verified, or not this phone's to send. */
  readonly settled: number;
}

export async function sendPhotos(store: Store, transport: PhotoTransport): Promise<PhotosEnd> {
  const due = await durably(store, () => duePhotos(store.db));
  const pace = { bytes: firstPieceBytes };
  let settled = 0;
  for (const id of due) {
    const end = await sendPhoto(store, transport, id, pace);
    if (end === 'sent' || end === 'gone') settled += 1;
    else if (end !== 'left') return { kind: end, settled };
  }
  return { kind: 'done', settled };
}

type PhotoEnd = 'sent' | 'gone' | 'left' | Exclude<PhotosEnd['kind'], 'done'>;

async function sendPhoto(
  store: Store,
  transport: PhotoTransport,
  id: string,
  pace: { bytes: number },
): Promise<PhotoEnd> {
  const { db } = store;
  const bytes = (await durably(store, () => db.photo.get(id)))?.bytes;
  if (!bytes || (await photoHash(store.environment, bytes)) !== id) {
    await markBad(store, id);
    return 'left';
  }
  const total = bytes.byteLength;
  let reply = await transport.look(id);
  for (let stalls = 0; ; ) {
    if (reply.kind === 'at' && reply.complete) {
      await markSent(store, id, reply.at);
      return 'sent';
    }
    const offset = whereNext(reply);
    if (offset === null || stalls > mostStalls) return endOf(store, id, reply);
    if (await durably(store, () => hasNext(store))) return 'entries';
    const piece = bytes.slice(offset, Math.min(total, offset + pace.bytes));
    reply = await transport.send({ id, offset, bytes: piece, total });
    if (reply.kind === 'at' && reply.offset > offset) {
      pace.bytes = Math.min(mostPieceBytes, pace.bytes * 2);
      stalls = 0;
    } else stalls += 1;
  }
}

/** Where the next piece begins; null if there is none to send now. */
function whereNext(reply: PhotoReply): number | null {
  if (reply.kind === 'at') return reply.offset;
  if (reply.kind === 'silent') return null;
  if (reply.problem === 'mismatching-upload-offset') return reply.offset ?? 0;
  return reply.problem === 'photo-damaged' ? 0 : null;
}

async function endOf(store: Store, id: string, reply: PhotoReply): Promise<PhotoEnd> {
  if (reply.kind === 'silent') return 'silent';
  if (reply.kind === 'at') return 'left';
  if (reply.problem === 'photo-refused') await markBad(store, id, reply.problem);
  if (reply.status === 404 && (await letGoStray(store, id))) return 'gone';
  if (reply.status === 401) return 'signed-out';
  if (reply.status === 429) return 'full';
  return reply.status === 503 ? 'silent' : 'left';
}
