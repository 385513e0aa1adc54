// The way between a tab and the province, in both directions, with everything a rural network does to a message.
import { Buffer } from 'node:buffer';
import { problemMedia, problemTypeOf } from '../../src/protocol/problem.ts';
import { protocolRange } from '../../src/protocol/version.ts';
import type { Fetch } from '../../src/sync/transport.ts';
import type { Answer } from './answer.ts';
import { problemAnswer } from './answer.ts';
import type { Chance } from './chance.ts';
import type { Errand } from './province.ts';
import { folded } from './province-oracle.ts';
import type { ServerFault } from './server-weather.ts';
import { mayReceive, sentAsSaved } from './wire-oracle.ts';
import type { SeatState, Tab, World } from './world.ts';

/** The client's own patience; the machine's timer is taken away, so the network keeps it. sync.md §2.12 */
const patienceMs = 90_000;

/** A request on its way: it may be cut, and what is left of it is what is served. */
interface Parcel {
  readonly size: number;
  /** Null: a request that broke off is none. */
  readonly upTo: (size: number) => Errand | null;
}

export function fetchOf(world: World, tab: Tab): Fetch {
  return (url, init) => {
    tab.requests += 1;
    const chance = world.chanceFor('net', tab.key, tab.lives, tab.requests);
    if (url !== '/sync/v1') return send(world, tab, photoParcel(world, tab, url, init), chance);
    const body = spoken(world, tab, typeof init.body === 'string' ? init.body : '');
    sentAsSaved(world, tab.seat, body);
    return send(world, tab, syncParcel(body), chance);
  };
}

function syncParcel(body: string): Parcel {
  const head = { method: 'POST', path: '/sync/v1', params: {} } as const;
  const headers = { 'content-type': 'application/json' };
  return {
    size: body.length,
    upTo: (size) => ({ ...head, headers, body: Buffer.from(body.slice(0, size)) }),
  };
}

/** A piece of a photo, or the question how much of it is there. */
function photoParcel(world: World, tab: Tab, url: string, init: RequestInit): Parcel {
  const method = init.method === 'PATCH' ? 'PATCH' : 'HEAD';
  const bytes = init.body instanceof ArrayBuffer ? init.body : new ArrayBuffer(0);
  const body = Buffer.from(bytes.slice(0));
  const chance = world.chanceFor('piece', tab.key, tab.lives, tab.requests);
  const at = chance.int(body.length || 1);
  if (method === 'PATCH' && world.strikes('piece damaged', chance))
    body.writeUInt8((body.readUInt8(at) + 1) % 256, at);
  const params = { id: url.split('/').at(-1) ?? '' };
  const headers = Object.fromEntries(new Headers(init.headers));
  const errand = { method, path: '/blob/v1/:id', params, headers, body } as const;
  world.coverage.met('photos', method === 'HEAD' ? 'looked for' : 'a piece sent');
  return { size: body.length, upTo: (size) => (size < body.length ? null : errand) };
}

/** An app of next year says more than this server reads, under the next version's number. [S24] */
function spoken(world: World, { seat }: Tab, body: string): string {
  if (!world.newer.has(seat.device)) return body;
  world.coverage.met('skew', 'a newer app');
  return body.replace(/^{"p":\d+,/, `{"p":${protocolRange.max + 1},"mood":"sunny",`);
}

function send(world: World, tab: Tab, parcel: Parcel, chance: Chance): Promise<Response> {
  const { scheduler, plan } = world;
  const { owner } = tab;
  return new Promise((resolve, reject) => {
    const lose = (delayMs: number) =>
      scheduler.later(delayMs, () => reject(new TypeError('network')), owner);
    lose(patienceMs);
    const way = () => chance.int(plan.latencyMs);
    const deliver = (answer: Answer, delayMs: number) => {
      if (!world.tabs.has(owner)) return;
      scheduler.later(delayMs, () => resolve(responseOf(answer, scheduler.now())), owner);
    };
    const refusal = refusedOnTheWay(world, chance);
    if (refusal) {
      countProblem(world, refusal);
      return deliver(refusal, way());
    }
    if (world.strikes('request lost', chance)) return chance.is(0.5) ? lose(way()) : undefined;
    const late = world.strikes('request late', chance) ? chance.int(400_000) : 0;
    const cut = world.strikes('request cut', chance) ? chance.int(parcel.size) : parcel.size;
    const arrive = (then: (answer: Answer) => void) => () => {
      const errand = parcel.upTo(cut);
      if (errand) void serve(world, tab.seat, errand, chance).then(then);
    };
    const back = (answer: Answer) => {
      if (world.strikes('answer lost', chance)) return;
      const delayMs = way() + (world.strikes('answer late', chance) ? chance.int(400_000) : 0);
      const end = world.strikes('answer cut', chance) ? chance.int(answer.text.length) : undefined;
      deliver({ ...answer, text: answer.text.slice(0, end) }, delayMs);
    };
    const first = way() + late;
    scheduler.later(first, arrive(back), 'network');
    if (world.strikes('request doubled', chance)) {
      const again = first + chance.int(chance.is(0.5) ? 2_000 : 900_000);
      scheduler.later(
        again,
        arrive(() => undefined),
        'network',
      );
    }
  });
}

/** Answers that are not the province's, or not about this request. */
function refusedOnTheWay(world: World, chance: Chance): Answer | null {
  if (world.strikes('captive portal', chance))
    return { status: 200, media: 'text/html', text: '<html>Welcome to free Wi-Fi</html>' };
  if (world.strikes('gateway error', chance))
    return { status: 502, media: 'text/html', text: '<html>Bad gateway</html>' };
  if (world.strikes('session refused', chance)) return problemAnswer('unauthorized');
  if (world.strikes('request too large', chance)) return problemAnswer('too-large');
  if (world.strikes('slow down', chance))
    return { ...problemAnswer('slow-down'), retryAfter: String(1 + chance.int(100)) };
  return null;
}

async function serve(
  world: World,
  seat: SeatState,
  errand: Errand,
  chance: Chance,
): Promise<Answer> {
  const { scheduler, province } = world;
  const { login, device } = seat;
  const fault: ServerFault | null = world.strikes('server falls before commit', chance)
    ? 'before-commit'
    : world.strikes('server falls after commit', chance)
      ? 'after-commit'
      : world.strikes('server falls inside', chance)
        ? 'inside'
        : null;
  scheduler.become('server');
  const answer = await province.serve(device.session, login, errand, {
    fault,
    queries: fault === 'inside' ? chance.int(16) : 0,
    pause: () => new Promise((resolve) => scheduler.soon(resolve, 'server')),
    committed: () => folded(world),
  });
  if (errand.path === '/sync/v1') mayReceive(world, seat, answer.text);
  if (answer.status === 500 && fault === null)
    world.fail('S7', `the server broke by itself: ${province.faults().at(-1)}`);
  countProblem(world, answer);
  world.note(`province → ${login} ${answer.status} ${answer.text.length}`);
  // A HEAD has no body to say a problem in.
  return errand.method === 'HEAD' ? { ...answer, text: '' } : answer;
}

function countProblem({ coverage }: World, { status, media, text }: Answer): void {
  const problem = status === 200 || media !== problemMedia ? undefined : JSON.parse(text);
  const type = problemTypeOf(problem);
  if (type) coverage.met('problems', type);
}

/** What the client uses of a Response, without the machine's streams. */
function responseOf({ status, media, text, retryAfter, upload }: Answer, nowMs: number): Response {
  const headers = new Map([
    ['content-type', media],
    ['date', new Date(nowMs).toUTCString()],
  ]);
  if (upload) headers.set('upload-offset', upload.offset);
  if (upload?.complete) headers.set('upload-complete', upload.complete);
  if (retryAfter !== undefined) headers.set('retry-after', retryAfter);
  const response = {
    ok: status >= 200 && status < 300,
    status,
    headers: { get: (name: string) => headers.get(name.toLowerCase()) ?? null },
    text: async () => text,
    json: async (): Promise<unknown> => JSON.parse(text),
  };
  return response as unknown as Response;
}
