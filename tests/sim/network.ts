// The way between a tab and the province, in both directions, with everything a rural network does to a message.
import { problemMedia, problemTypeOf } from '../../src/protocol/problem.ts';
import { protocolRange } from '../../src/protocol/version.ts';
import type { Fetch } from '../../src/sync/transport.ts';
import type { Answer } from './answer.ts';
import { problemAnswer } from './answer.ts';
import type { Chance } from './chance.ts';
import { folded } from './province-oracle.ts';
import type { ServerFault } from './server-weather.ts';
import { mayReceive, sentAsSaved } from './wire-oracle.ts';
import type { SeatState, Tab, World } from './world.ts';

/** The client's own patience; the machine's timer is taken away, so the network keeps it. sync.md §2.12 */
const patienceMs = 90_000;

export function fetchOf(world: World, tab: Tab): Fetch {
  return (_url, init) => {
    const body = spoken(world, tab, typeof init.body === 'string' ? init.body : '');
    tab.requests += 1;
    const chance = world.chanceFor('net', tab.key, tab.lives, tab.requests);
    return send(world, tab, body, chance);
  };
}

/** An app of next year says more than this server reads, under the next version's number. [S24] */
function spoken(world: World, { seat }: Tab, body: string): string {
  if (!world.newer.has(seat.device)) return body;
  world.coverage.met('skew', 'a newer app');
  return body.replace(/^{"p":\d+,/, `{"p":${protocolRange.max + 1},"mood":"sunny",`);
}

function send(world: World, tab: Tab, body: string, chance: Chance): Promise<Response> {
  const { scheduler, plan } = world;
  const { owner } = tab;
  sentAsSaved(world, tab.seat, body);
  return new Promise((resolve, reject) => {
    const lose = (delayMs: number) =>
      scheduler.later(delayMs, () => reject(new TypeError('network')), owner);
    lose(patienceMs);
    const way = () => chance.int(plan.latencyMs);
    const deliver = (answer: Answer, delayMs: number) => {
      if (!world.tabs.has(owner)) return;
      scheduler.later(delayMs, () => resolve(responseOf(answer)), owner);
    };
    const refusal = refusedOnTheWay(world, chance);
    if (refusal) {
      countProblem(world, refusal);
      return deliver(refusal, way());
    }
    if (world.strikes('request lost', chance)) return chance.is(0.5) ? lose(way()) : undefined;
    const late = world.strikes('request late', chance) ? chance.int(400_000) : 0;
    const cut = world.strikes('request cut', chance) ? chance.int(body.length) : body.length;
    const arrive = (then: (answer: Answer) => void) => () => {
      void serve(world, tab.seat, body.slice(0, cut), chance).then(then);
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

async function serve(world: World, seat: SeatState, body: string, chance: Chance): Promise<Answer> {
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
  const answer = await province.serve(device.index, login, body, {
    fault,
    queries: fault === 'inside' ? chance.int(16) : 0,
    pause: () => new Promise((resolve) => scheduler.soon(resolve, 'server')),
    committed: () => folded(world),
  });
  mayReceive(world, seat, answer.text);
  if (answer.status === 500 && fault === null)
    world.fail('S7', `the server broke by itself: ${province.faults().at(-1)}`);
  countProblem(world, answer);
  world.note(`province → ${login} ${answer.status} ${answer.text.length}`);
  return answer;
}

function countProblem({ coverage }: World, { status, media, text }: Answer): void {
  const problem = status === 200 || media !== problemMedia ? undefined : JSON.parse(text);
  const type = problemTypeOf(problem);
  if (type) coverage.met('problems', type);
}

/** What the client uses of a Response, without the machine's streams. */
function responseOf({ status, media, text, retryAfter }: Answer): Response {
  const headers = new Map([['content-type', media]]);
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
