// The kinds of questions that are timed, each with what it may take.
import type { Draw } from '../../server/demo/draw.ts';
import type { FoundPage } from '../../src/protocol/search.ts';
import {
  freeAsk,
  goalUrls,
  matrixUrl,
  queueUrl,
  readinessUrl,
  searchUrl,
  yearlyAsk,
} from './desk-questions.ts';
import type { Desk } from './desk-server.ts';

export interface Asked {
  readonly engine: string;
  readonly records: number;
  readonly login: string;
  readonly kind: string;
  readonly n: number;
  /** The very first of this kind. */
  readonly first: number;
  readonly p50: number;
  readonly p95: number;
  /** Most milliseconds at p95; absent: only told. */
  readonly budget: number | undefined;
  /** The slowest question. */
  readonly worst: string;
}

interface Time {
  readonly what: string;
  readonly ms: number;
}

interface Kind {
  readonly kind: string;
  readonly budget?: number;
  /** Asked so much more seldom than the others. */
  readonly share?: number;
  readonly ask: (desk: Desk, draw: Draw, login: string) => Promise<readonly Time[]>;
}

/** The first pages of an answer; every page is a question of its own. */
async function pages(desk: Desk, url: string): Promise<readonly Time[]> {
  const times: Time[] = [];
  let after = '';
  for (let page = 0; page < 3; page += 1) {
    const what = `${url}${after}`;
    const { ms, body } = await desk.get(what);
    times.push({ what, ms });
    // The one cast: the route's own schema is tested elsewhere.
    const { next } = body as FoundPage;
    if (next === null) break;
    after = `&after=${next}`;
  }
  return times;
}

async function one(desk: Desk, what: string): Promise<readonly Time[]> {
  return [{ what, ms: (await desk.get(what)).ms }];
}

const widest = (login: string) => (login === 'tinh' ? 'tinh' : 'kv-338');

async function report(desk: Desk, asked: object): Promise<readonly Time[]> {
  const { ms } = await desk.report(asked);
  return [{ what: JSON.stringify(asked), ms }];
}

/** One figure of a report opened: the records of the widest one. */
async function behind(desk: Desk, asked: object): Promise<readonly Time[]> {
  const { id } = await desk.report(asked);
  const what = `/reports/builds/${id}/records?annex=III&row=total&column=airings`;
  return one(desk, what);
}

export const kinds: readonly Kind[] = [
  { kind: 'queue (Duyệt)', budget: 200, ask: (desk, draw) => pages(desk, queueUrl(draw)) },
  { kind: 'matrix (Địa bàn)', budget: 200, ask: (desk, draw) => one(desk, matrixUrl(draw)) },
  { kind: 'search (Tìm)', budget: 200, ask: (desk, draw) => pages(desk, searchUrl(draw)) },
  {
    kind: 'dashboard (Mục tiêu, Nhiệm vụ)',
    budget: 200,
    share: 0.5,
    ask: async (desk, draw) => {
      const urls = goalUrls(draw);
      const started = performance.now();
      for (const url of urls) await desk.get(url);
      return [{ what: urls.join(' and '), ms: performance.now() - started }];
    },
  },
  {
    kind: 'readiness (Sẵn sàng)',
    budget: 200,
    share: 0.5,
    ask: (desk, draw) => one(desk, readinessUrl(draw)),
  },
  {
    kind: 'report of a year, figures and document',
    budget: 1000,
    share: 0.3,
    ask: (desk, draw, login) => report(desk, yearlyAsk(draw, widest(login))),
  },
  {
    kind: 'report of any days',
    share: 0.3,
    ask: (desk, draw, login) => report(desk, freeAsk(draw, widest(login))),
  },
  {
    kind: 'records behind its widest figure',
    share: 0.1,
    ask: (desk, draw, login) => behind(desk, yearlyAsk(draw, widest(login))),
  },
];
