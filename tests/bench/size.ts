// Far more than anyone has: 100,000 records in one scope, 60,000 operations waiting. Prints figures, asserts that
// everything arrived, and judges no time. Node's IndexedDB in memory: orders of magnitude, not a phone's.
// `npm run bench:size`; RECORDS and PENDING make it smaller.
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import type { SyncResponse } from '../../src/protocol/sync.ts';
import { newId } from '../../src/store/database.ts';
import { saveNew } from '../../src/store/save.ts';
import { syncRound } from '../../src/sync/round.ts';
import { httpTransport } from '../../src/sync/transport.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

const records = Number(process.env['RECORDS'] ?? 100_000);
const pending = Number(process.env['PENDING'] ?? 60_000);
const pageRows = 400;

const rows = Array.from({ length: records }, (_, i) => ({
  id: `0199f3b0-10f2-7b41-a6c3-${String(i).padStart(12, '0')}`,
  scope: quynhPhu,
  type: 'phat_thanh' as const,
  v: 1,
  q: i + 1,
  cv: 1,
  state: 'submitted' as const,
  values: { ...broadcast, title: `Bài ${i}` },
  conflicts: [],
  story: [],
}));
const chk = rows.reduce((sum, { id, v }) => moveChecksum(sum, id, null, v), emptyChecksum);

interface Asked {
  readonly push: readonly { readonly op: string }[];
  readonly pull: Readonly<Record<string, number>>;
}

let requests = 0;
let bytesUp = 0;
const transport = httpTransport(async (_, init) => {
  const request = new Request('http://localhost/sync/v1', init);
  const packed = request.headers.get('content-encoding') === 'gzip' && request.body;
  const body = packed
    ? await new Response(packed.pipeThrough(new DecompressionStream('gzip'))).text()
    : await request.text();
  requests += 1;
  bytesUp += body.length;
  const { push, pull } = JSON.parse(body) as Asked;
  const cursor = pull[quynhPhu] ?? 0;
  const page = rows.slice(cursor, cursor + pageRows);
  const answer: SyncResponse = {
    p: 1,
    ep: 'e1',
    t: '2026-11-22T01:00:00Z',
    r: push.map(({ op }) => ({ op, s: 'applied', v: 1 })),
    poll: 60,
    ...(page.length > 0
      ? {
          rows: { [quynhPhu]: page },
          next: {
            [quynhPhu]: { next: cursor + page.length, head: records, chk, n: records },
          },
        }
      : {}),
  };
  return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
});
const tools = {
  transport,
  app: 'bench',
  exclusively: <T>(_: string, task: () => Promise<T>): Promise<T | null> => task(),
};

async function timed(what: string, count: number, deed: () => Promise<unknown>): Promise<void> {
  const started = performance.now();
  [requests, bytesUp] = [0, 0];
  await deed();
  const seconds = (performance.now() - started) / 1000;
  const each = ((seconds * 1000) / count).toFixed(2);
  const wire = requests > 0 ? `, ${requests} requests, ${Math.round(bytesUp / 1024)} KiB up` : '';
  process.stdout.write(`${what}: ${count} in ${seconds.toFixed(1)} s, ${each} ms each${wire}\n`);
}

const heapMb = () => Math.round(process.memoryUsage().rss / 1_000_000);
const store = testStore(1);
await timed('download of one scope, pages of 400', records, () => syncRound(store, tools));
await timed('entries on the phone, read and sorted', records, () =>
  store.db.view.orderBy('date').toArray(),
);
await timed('saves while offline', pending, async () => {
  for (let i = 0; i < pending; i += 1) {
    const values = { ...broadcast, title: `Chờ ${i}` };
    await saveNew(store, { rec: newId(store), scope: quynhPhu, type: 'phat_thanh', values });
  }
});
await timed('sending all that waits', pending, () => syncRound(store, tools));
const left = await store.db.outbox.count();
const held = await store.db.base.count();
process.stdout.write(`left in the outbox ${left}, held ${held}, resident memory ${heapMb()} MB\n`);
if (left > 0 || held !== records) process.exitCode = 1;
