// Outbox → request body. The operations' own bytes are put into the envelope as they are, never parsed and
// written again, so that the tenth try sends what the first did. [S2]
import { localStamp } from '../domain/period.ts';
import { protocolVersion } from '../protocol/version.ts';
import type { Store } from '../store/database.ts';
import { deviceId, readFact } from '../store/meta.ts';
import type { Batch } from '../store/outbox.ts';

export async function requestBody(store: Store, app: string, batch: Batch): Promise<string> {
  const device = await deviceId(store);
  const epoch = await readFact(store.db, 'epoch');
  const scopes = (await readFact(store.db, 'scopes')) ?? {};
  const envelope = {
    p: protocolVersion,
    app,
    dev: device,
    ...(epoch ? { ep: epoch } : {}),
    now: localStamp(store.environment.now()),
    left: { ops: batch.left, ...(batch.oldest ? { old: batch.oldest } : {}) },
    pull: Object.fromEntries(Object.entries(scopes).map(([scope, { cursor }]) => [scope, cursor])),
  };
  const operations = batch.rows.map((row) => row.body).join(',');
  return `${JSON.stringify(envelope).slice(0, -1)},"push":[${operations}]}`;
}
