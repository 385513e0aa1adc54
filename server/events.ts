// Who listens for changes, and what they are told: that a scope has come to a position. The counters are looked at, not
// announced by their writers: so nothing uncommitted is ever told, and what another process wrote is told too. One look a
// moment for all listeners, none while nobody listens. Rights are asked before each word and with each heartbeat. [R8]
import { Readable } from 'node:stream';
import { localDate } from '../src/domain/period.ts';
import type { News } from '../src/protocol/events.ts';
import { eventLimits } from '../src/protocol/events.ts';
import type { Clock } from './instant.ts';
import { utc } from './instant.ts';
import { readableScopes } from './sight.ts';
import { personOf } from './storage/accounts.ts';
import type { Queries } from './storage/database.ts';
import { findHeads } from './storage/heads.ts';
import { positionOf } from './storage/meta.ts';
import { accountOfSession } from './storage/sessions.ts';

interface Listener {
  readonly account: string;
  readonly tokenHash: string;
  /** Scopes he may read, each with its counter when he came: what comes after that he is told. */
  readonly heads: ReadonlyMap<string, number>;
}

interface Open extends Listener {
  readonly stream: Readable;
}

export interface Events {
  /** @returns the stream, or why there is none */
  readonly open: (listener: Listener) => Readable | 'slow-down' | 'busy';
  /** Tells what has changed since the last look; asked by a clock of its own. */
  readonly look: () => Promise<void>;
  /** Everybody is sent away: the server closes. */
  readonly close: () => void;
}

const lookMs = 1_500;
/** Over all accounts: each holds a socket. */
const mostOpen = 400;
/** A listener who does not read is cut off: his desk opens again and asks by itself. */
const mostUnreadBytes = 64 * 1024;

/** @param onFault told of a look that failed; the next one tries again */
export function newEvents(
  db: Queries,
  clock: Clock,
  onFault: (fault: unknown) => void = () => undefined,
): Events {
  const open = new Set<Open>();
  const known = new Map<string, number>();
  let position = -1;
  let beatMs = 0;
  let timer: NodeJS.Timeout | undefined;
  let looking = false;

  async function look(): Promise<void> {
    if (looking || open.size === 0) return;
    looking = true;
    try {
      await tell(await changed());
    } catch (fault) {
      onFault(fault);
    } finally {
      looking = false;
    }
  }

  /** Scopes above what was told last. */
  async function changed(): Promise<ReadonlyMap<string, number>> {
    const now = await positionOf(db);
    if (now === position) return new Map();
    position = now;
    const heads = await findHeads(db, [...known.keys()]);
    const news = [...known].flatMap(([scope, told]): [string, number][] => {
      const q = heads.get(scope)?.q ?? 0;
      return q > told ? [[scope, q]] : [];
    });
    for (const [scope, q] of news) known.set(scope, q);
    return new Map(news);
  }

  async function tell(news: ReadonlyMap<string, number>): Promise<void> {
    const nowMs = clock();
    const beats = nowMs - beatMs >= eventLimits.heartbeatS * 1000;
    if (beats) beatMs = nowMs;
    for (const one of open) {
      const mine = [...one.heads.keys()].filter((scope) => news.has(scope));
      if (mine.length === 0 && !beats) continue;
      if (!(await mayStill(one, nowMs))) one.stream.push(null);
      else if (mine.length > 0) say(one, dataOf(mine, news));
      else say(one, ': \n\n');
    }
  }

  /** Signed out, closed, or answering elsewhere now: he is sent away, and learns by a sync where he stands. */
  async function mayStill({ tokenHash, heads }: Open, nowMs: number): Promise<boolean> {
    const account = await accountOfSession(db, tokenHash, utc(nowMs));
    if (!account) return false;
    const now = await readableScopes(db, await personOf(db, account), localDate(nowMs));
    return now.length === heads.size && now.every((scope) => heads.has(scope));
  }

  function say({ stream }: Open, text: string): void {
    if (stream.readableLength > mostUnreadBytes) stream.destroy();
    else stream.push(text);
  }

  return {
    look,
    open: (listener) => {
      const own = [...open].filter(({ account }) => account === listener.account);
      if (own.length >= eventLimits.perAccount) return 'slow-down';
      if (open.size >= mostOpen) return 'busy';
      const stream = new Readable({ read: () => undefined });
      const one = { ...listener, stream };
      if (open.size === 0) beatMs = clock();
      open.add(one);
      for (const [scope, q] of listener.heads) if (!known.has(scope)) known.set(scope, q);
      timer ??= setInterval(() => void look(), lookMs).unref();
      stream.once('close', () => {
        open.delete(one);
        if (open.size > 0) return;
        clearInterval(timer);
        timer = undefined;
        known.clear();
        position = -1;
      });
      stream.push(`retry: ${eventLimits.retryS * 1000}\n\n`);
      return stream;
    },
    close: () => {
      clearInterval(timer);
      for (const { stream } of open) stream.push(null);
    },
  };
}

function dataOf(scopes: readonly string[], news: ReadonlyMap<string, number>): string {
  const told: News = Object.fromEntries(scopes.map((scope) => [scope, news.get(scope) ?? 0]));
  return `data: ${JSON.stringify(told)}\n\n`;
}
