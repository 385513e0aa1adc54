// One round: push until the outbox is empty, then pull until level. The same code in page and service worker.
//
//   batch ─▶ (no transaction open) send ─▶ answer ─▶ one transaction ─▶ snapshots ─▶ again, while something moves
//                                   ├─ silent      ─▶ waiting, half the batch next time: a state, not an error [S14]
//                                   ├─ signed out  ─▶ sending pauses, saving goes on [S13]
//                                   └─ too large   ─▶ half the batch; one alone is passed over, and rests once something
//                                                     else got through; where nothing does, the way is to blame [S7]
//   nothing waits ─▶ photos ─▶ once more if some arrived, or if something was saved meanwhile [F2]
//
// The lock saves traffic; correctness does not need it: the server knows operations by id, the store settles by id,
// and cursors only move forward. [S11]
import type { ProblemType } from '../domain/problem.ts';
import type { ParsedResponse } from '../protocol/sync.ts';
import { limits } from '../protocol/version.ts';
import type { Store } from '../store/database.ts';
import type { Contact } from '../store/meta.ts';
import { readFact, writeFact } from '../store/meta.ts';
import type { Batch } from '../store/outbox.ts';
import { endRests, hasNext, nextBatch, stopOperation } from '../store/outbox.ts';
import type { Progress } from '../store/pulled.ts';
import { adoptEpoch, takeAnswer } from '../store/pulled.ts';
import { durably, isFull } from '../store/storage-fault.ts';
import type { PhotoTransport } from './photo-transport.ts';
import { sendPhotos } from './photos.ts';
import { answerOf } from './pull.ts';
import type { Asked } from './push.ts';
import { requestOf } from './push.ts';
import type { SnapshotTransport } from './snapshot.ts';
import { pagesOf } from './snapshot.ts';
import type { Reply, Transport } from './transport.ts';

/** How a round ended; `waitS` is the server's own wish. */
export interface RoundEnd {
  readonly state: Contact['state'] | 'busy';
  readonly waitS?: number;
  /** When the province wants to be asked again while someone looks. */
  readonly pollS?: number;
}

export interface RoundTools {
  readonly transport: Transport;
  /** For first downloads the province has packed; without it they come in pages. */
  readonly snapshot?: SnapshotTransport;
  /** For photos; without it they stay. */
  readonly photos?: PhotoTransport;
  /** Runs the task if nobody else of this account is syncing; otherwise returns null at once. */
  readonly exclusively: <T>(name: string, task: () => Promise<T>) => Promise<T | null>;
  /** Version of the app, told to the server. */
  readonly app: string;
  /** A person asked for this round: what rests has its turn again. [S7] */
  readonly byHand?: boolean;
  /** Whose operations these are; the server refuses them under another account's session. [R1] */
  readonly account?: string;
}

/** Room for the envelope beside the operations: cursors of a reviewer's scopes, ids. */
const envelopeBytes = 16 * 1024;

export async function syncRound(store: Store, tools: RoundTools): Promise<RoundEnd> {
  // Before the lock: the round under way in another window sends it too.
  if (tools.byHand) await durably(store, () => endRests(store)).catch(letPassFull);
  const end = await tools.exclusively(`sync:${store.db.name}`, () => exchange(store, tools));
  return end ?? { state: 'busy' };
}

/** No room to end a rest is no reason not to send what does not rest. */
function letPassFull(fault: unknown): void {
  if (!isFull(fault)) throw fault;
}

async function exchange(store: Store, tools: RoundTools): Promise<RoundEnd> {
  let most = (await durably(store, () => readFact(store.db, 'batch'))) ?? limits.operations;
  let kept = most;
  let redone = false;
  const plain = new Set<string>();
  /** Refused alone, and nothing has got through since. */
  const accused = new Set<string>();
  for (;;) {
    // The second may be no worse than the first: whether anything gets through, a request with nothing in it tells.
    const probes = accused.size > 1;
    const batch = await durably(store, () =>
      nextBatch(store, probes ? 0 : most, limits.bodyBytes - envelopeBytes, accused),
    );
    const request = await requestOf(store, tools, batch, plain);
    const reply = await tools.transport(request.body);
    if (reply.kind !== 'answer') {
      const { problem } = reply.kind === 'refused' ? reply : {};
      const [first] = batch.rows;
      if (problem === 'too-large' && first) {
        if (batch.rows.length === 1) accused.add(first.op);
        else most = half(batch);
        continue;
      }
      if (problem === 'epoch-changed' && 'epoch' in reply && reply.epoch && !redone) {
        redone = true;
        const { epoch } = reply;
        await durably(store, () => adoptEpoch(store, epoch));
        continue;
      }
      return fail(store, reply, batch);
    }
    for (const op of accused) await durably(store, () => stopOperation(store, op, 'too-large'));
    accused.clear();
    const refused = plain.size;
    const progress = await take(store, tools, reply.response, request.asked, plain);
    // A checksum that disagrees is answered by one fresh download in a round, not by a loop.
    const stuck = progress.again > 0 && redone;
    redone ||= progress.again > 0;
    const level = !progress.waiting && progress.level;
    const { settled, rows, again } = progress;
    const moved = probes || settled + rows + again + plain.size - refused > 0;
    if (level || stuck || !moved) {
      const photos = await afterEntries(store, tools);
      if (photos === 'again') continue;
      if (photos !== 'done') return finish(store, { state: photos });
      return level ? { state: 'level', pollS: reply.response.poll } : { state: 'behind' };
    }
    most = Math.min(limits.operations, most * 2);
    if (batch.rows.length > 0 && most !== kept) {
      await durably(store, () => writeFact(store.db, 'batch', most));
      kept = most;
    }
  }
}

/** 'again': rows have moved with the photos that arrived, or an entry waits. */
async function afterEntries(
  store: Store,
  { photos }: RoundTools,
): Promise<'done' | 'again' | 'silent' | 'signed-out'> {
  // What rests in the outbox holds no photo; what could go and was not answered comes first, next time.
  if (!photos || (await durably(store, () => hasNext(store)))) return 'done';
  const { kind, settled } = await sendPhotos(store, photos);
  if (kind === 'silent' || kind === 'signed-out') return kind;
  return kind === 'entries' || settled > 0 ? 'again' : 'done';
}

/** The answer, and the snapshots it points to. One that cannot be used is asked for in pages next time. */
async function take(
  store: Store,
  { snapshot }: RoundTools,
  response: ParsedResponse,
  asked: Asked,
  plain: Set<string>,
): Promise<Progress> {
  const answer = answerOf(response, asked, store.environment.now());
  let progress = await durably(store, () => takeAnswer(store, answer));
  for (const [scope, mark] of Object.entries(response.next ?? {})) {
    if (mark.snap === undefined) continue;
    const pages = pagesOf(await snapshot?.(scope, mark.snap), scope, mark.snap, mark);
    if (!pages) plain.add(scope);
    for (const page of pages ?? []) {
      const part = { ...answer, results: [], gone: {}, lost: [], pages: { [scope]: page } };
      const next = await durably(store, () => takeAnswer(store, part));
      // Sound in itself, but not what the province has now: it may be of another history, from a cache.
      if (next.again > 0) plain.add(scope);
      const { settled, rows, again } = progress;
      progress = { ...next, settled, rows: rows + next.rows, again: again + next.again };
    }
  }
  return progress;
}

function half({ rows }: Batch): number {
  return Math.max(1, Math.floor(rows.length / 2));
}

/** No answer, or no as an answer: said, and remembered for the size of the next batch. */
async function fail(
  store: Store,
  reply: Exclude<Reply, { readonly kind: 'answer' }>,
  batch: Batch,
): Promise<RoundEnd> {
  if (reply.kind === 'silent') {
    if (batch.rows.length > 1) {
      await durably(store, () => writeFact(store.db, 'batch', half(batch)));
    }
    return finish(store, { state: 'silent' });
  }
  return finish(store, refusedEnd(reply.problem, reply.waitS), reply.problem);
}

function refusedEnd(problem: ProblemType, waitS: number | undefined): RoundEnd {
  const state = problem === 'unauthorized' ? 'signed-out' : 'refused';
  return waitS === undefined ? { state } : { state, waitS };
}

async function finish(store: Store, end: RoundEnd, problem?: ProblemType): Promise<RoundEnd> {
  if (end.state !== 'busy') {
    const contact: Contact = { state: end.state, atMs: store.environment.now() };
    const said = problem ? { ...contact, problem } : contact;
    await durably(store, () => writeFact(store.db, 'contact', said));
  }
  return end;
}
