// One round: push until the outbox is empty, then pull until level. The same code in page and service worker.
//
//   batch ─▶ (no transaction open) send ─▶ answer ─▶ one transaction ─▶ again, while something moves
//                                   ├─ silent      ─▶ waiting: a state, not an error [S14]
//                                   ├─ signed out  ─▶ sending pauses, saving goes on [S13]
//                                   └─ too large   ─▶ half the batch
//
// The lock saves traffic; correctness does not need it: the server knows operations by id, the store settles by id,
// and cursors only move forward. [S11]
import type { ProblemType } from '../domain/problem.ts';
import { limits } from '../protocol/version.ts';
import type { Store } from '../store/database.ts';
import type { Contact } from '../store/meta.ts';
import { writeFact } from '../store/meta.ts';
import { nextBatch } from '../store/outbox.ts';
import { adoptEpoch, takeAnswer } from '../store/pulled.ts';
import { answerOf } from './pull.ts';
import { requestBody } from './push.ts';
import type { Transport } from './transport.ts';

/** How a round ended; `waitS` is the server's own wish. */
export interface RoundEnd {
  readonly state: Contact['state'] | 'busy';
  readonly waitS?: number;
}

export interface RoundTools {
  readonly transport: Transport;
  /** Runs the task if nobody else of this account is syncing; otherwise returns null at once. */
  readonly exclusively: <T>(name: string, task: () => Promise<T>) => Promise<T | null>;
  /** Version of the app, told to the server. */
  readonly app: string;
}

/** Room for the envelope beside the operations: cursors of a reviewer's scopes, ids. */
const envelopeBytes = 16 * 1024;

export async function syncRound(store: Store, tools: RoundTools): Promise<RoundEnd> {
  const end = await tools.exclusively(`sync:${store.db.name}`, () => exchange(store, tools));
  return end ?? { state: 'busy' };
}

async function exchange(store: Store, { transport, app }: RoundTools): Promise<RoundEnd> {
  let most: number = limits.operations;
  let redone = false;
  for (;;) {
    const batch = await nextBatch(store, most, limits.bodyBytes - envelopeBytes);
    const reply = await transport(await requestBody(store, app, batch));
    if (reply.kind === 'silent') return finish(store, { state: 'silent' });
    if (reply.kind === 'refused') {
      if (reply.problem === 'too-large' && most > 1) {
        most = Math.max(1, Math.floor(Math.min(most, batch.rows.length) / 2));
        continue;
      }
      if (reply.problem === 'epoch-changed' && reply.epoch && !redone) {
        redone = true;
        await adoptEpoch(store, reply.epoch);
        continue;
      }
      return finish(store, refusedEnd(reply.problem, reply.waitS), reply.problem);
    }
    const progress = await takeAnswer(store, answerOf(reply.response, store.environment.now()));
    // A checksum that disagrees is answered by one fresh download in a round, not by a loop.
    if (progress.again > 0 && redone) return { state: 'behind' };
    redone ||= progress.again > 0;
    if (progress.waiting === 0 && progress.level) return { state: 'level' };
    if (progress.settled === 0 && progress.rows === 0 && progress.again === 0)
      return { state: 'behind' };
    most = Math.min(limits.operations, most * 2);
  }
}

function refusedEnd(problem: ProblemType, waitS: number | undefined): RoundEnd {
  const state = problem === 'unauthorized' ? 'signed-out' : 'refused';
  return waitS === undefined ? { state } : { state, waitS };
}

async function finish(store: Store, end: RoundEnd, problem?: ProblemType): Promise<RoundEnd> {
  if (end.state !== 'busy') {
    const contact: Contact = { state: end.state, atMs: store.environment.now() };
    await writeFact(store.db, 'contact', problem ? { ...contact, problem } : contact);
  }
  return end;
}
