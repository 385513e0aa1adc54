// Outbox → request body. The operations' own bytes are put into the envelope as they are, never parsed and
// written again, so that the tenth try sends what the first did. [S2]
import { localStamp } from '../domain/period.ts';
import { protocolVersion } from '../protocol/version.ts';
import type { Store } from '../store/database.ts';
import { readFact } from '../store/meta.ts';
import type { Batch } from '../store/outbox.ts';

/** What a request asked, to read its answer by: the answer may come late, and others may have moved on. [S11] */
export interface Asked {
  readonly cursors: Readonly<Record<string, number>>;
  /** Scopes that begin, or begin again: not named, so that the province marks each that is still this account's. */
  readonly begun: readonly string[];
}

export interface Request {
  readonly body: string;
  readonly asked: Asked;
}

/** Who speaks: the build, and the account these operations were made under. */
export interface Speaker {
  readonly app: string;
  readonly account?: string;
}

/** @param plain scopes whose snapshot could not be used: named from the start, they come in pages */
export async function requestOf(
  store: Store,
  speaker: Speaker,
  batch: Batch,
  plain: ReadonlySet<string> = new Set(),
): Promise<Request> {
  const { db } = store;
  const [epoch, scopes] = await db.transaction('r', db.meta, async () => [
    await readFact(db, 'epoch'),
    Object.entries((await readFact(db, 'scopes')) ?? {}),
  ]);
  const held = scopes.filter(([, state]) => !state.lost);
  const named = held.filter(([scope, state]) => state.full || state.cursor > 0 || plain.has(scope));
  const cursors = Object.fromEntries(named.map(([scope, { cursor }]) => [scope, cursor]));
  const begun = held.filter(([scope]) => cursors[scope] === undefined);
  const envelope = {
    p: protocolVersion,
    app: speaker.app,
    dev: batch.device,
    ...(speaker.account === undefined ? {} : { acc: speaker.account }),
    ...(epoch ? { ep: epoch } : {}),
    now: localStamp(store.environment.now()),
    left: {
      ops: batch.left,
      ...(batch.rest > 0 ? { rest: batch.rest } : {}),
      ...(batch.oldest ? { old: batch.oldest } : {}),
    },
    pull: cursors,
  };
  const operations = batch.rows.map((row) => row.body).join(',');
  const body = `${JSON.stringify(envelope).slice(0, -1)},"push":[${operations}]}`;
  return { body, asked: { cursors, begun: begun.map(([scope]) => scope) } };
}
