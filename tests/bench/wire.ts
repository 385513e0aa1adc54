// What one broadcast costs on the line: the bodies of its exchange with the real server, packed as phone and server pack
// them, without headers. `npm run bench:wire`; the bytes are the same on every machine.
import { brotliDecompressSync } from 'node:zlib';
import { protocolVersion } from '../../src/protocol/version.ts';
import { newId } from '../../src/store/database.ts';
import { saveNew } from '../../src/store/save.ts';
import { syncRound } from '../../src/sync/round.ts';
import type { Fetch } from '../../src/sync/transport.ts';
import { httpTransport } from '../../src/sync/transport.ts';
import { openServer } from '../server/harness.ts';
import { broadcast, quynhPhu, startMs, testStore } from '../world/phone.ts';

const server = await openServer({ accounts: ['quynhphu'] });
server.clock.set(startMs);
const phone = await server.signIn('quynhphu');
const store = testStore(1);
let what = '';

/** As a browser asks, which unpacks by itself. */
const line: Fetch = async (url, init) => {
  const request = new Request(new URL(url, 'http://localhost'), init);
  request.headers.set('accept-encoding', 'gzip, deflate, br');
  const up = (await request.clone().arrayBuffer()).byteLength;
  const answer = await phone.fetch(request.clone());
  const down = await answer.arrayBuffer();
  const packed = ({ headers }: Request | Response) => headers.get('content-encoding') ?? 'plain';
  const sizes = `${up} B up (${packed(request)}), ${down.byteLength} B down (${packed(answer)})`;
  process.stdout.write(`${what}: ${sizes}\n`);
  const body = packed(answer) === 'br' ? brotliDecompressSync(down) : down;
  return new Response(body, { status: answer.status, headers: answer.headers });
};
const tools = {
  transport: httpTransport(line),
  app: '2026.11.1',
  exclusively: <T>(_: string, task: () => Promise<T>): Promise<T | null> => task(),
};

async function exchange(named: string): Promise<void> {
  what = named;
  const { state } = await syncRound(store, tools);
  if (state !== 'level') throw new Error(`${named}: ${state}`);
}

process.stdout.write(`protocol ${protocolVersion}, bodies only\n`);
await exchange('the first of a new phone');
await exchange('nothing to say');
await saveNew(store, { rec: newId(store), scope: quynhPhu, type: 'phat_thanh', values: broadcast });
await exchange('one broadcast');
await server.close();
