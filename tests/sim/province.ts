// The province in this process: the real endpoint, routes and queries on one real SQLite, made once and put back to
// the same morning for every seed. What is below HTTP's sockets is all there: sessions, transaction, push, pull.
import './ground.ts';
import type { Buffer } from 'node:buffer';
import BetterSqlite from 'better-sqlite3';
import { endpoint } from '../../server/endpoint.ts';
import { openDeps } from '../../server/open.ts';
import { photoFiles, photoPath } from '../../server/photo-files.ts';
import type { Deps } from '../../server/route.ts';
import { officeOf } from '../../server/routes/office.ts';
import { routes } from '../../server/routes/table.ts';
import { insertAccount } from '../../server/storage/accounts.ts';
import { epochOf, raiseSafe, rotateEpoch } from '../../server/storage/meta.ts';
import { insertSession } from '../../server/storage/sessions.ts';
import { addSetting } from '../../server/storage/settings.ts';
import { keepHouse } from '../../server/sync/housekeeping.ts';
import { replayAfterUpgrade } from '../../server/sync/replay.ts';
import { cookieName, tokenHash } from '../../server/token.ts';
import { uuidV7 } from '../../src/domain/identity.ts';
import { operationKinds } from '../../src/domain/operation.ts';
import type { Role } from '../../src/domain/person.ts';
import { limits } from '../../src/protocol/version.ts';
import type { Answer } from './answer.ts';
import { problemAnswer, replyOf } from './answer.ts';
import type { Chance } from './chance.ts';
import { chanceOf } from './chance.ts';
import { communes, posts } from './posts.ts';
import { serverDisk } from './server-disk.ts';
import type { Weather } from './server-weather.ts';
import { exposed } from './server-weather.ts';
import type { Snapshot } from './snapshot.ts';
import { restoreSnapshot, takeSnapshot } from './snapshot.ts';

const photoFolder = 'photos';

/** As many phones as a world may have. */
export const mostDevices = 8;

/** What a phone asks of one address. */
export interface Errand {
  readonly method: 'POST' | 'HEAD' | 'PATCH';
  readonly path: '/sync/v1' | '/blob/v1/:id';
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Each phone has a session of its own. */
function tokenOf(device: number, login: string): string {
  return `token-${device}-${login}`;
}

/** A line of the operation log, as it lies in the database. */
export interface LogLine {
  readonly rowid: number;
  readonly op: string;
  readonly device: string;
  readonly n: number | null;
  readonly rec: string;
  readonly account_id: string;
  readonly received: string;
  readonly body: string;
  readonly result: string;
}

export interface RecordLine {
  readonly id: string;
  readonly scope: string;
  readonly state: string;
  readonly v: number;
  readonly q: number;
  readonly cv: number;
  readonly doc: string;
}

export interface Province {
  /** Puts the first morning back and sets the clock by which this world's server lives, and the steps of its disk. */
  readonly begin: (
    clock: () => number,
    pause: () => Promise<void>,
    twoSince: string | null,
  ) => Promise<void>;
  readonly epoch: () => string;
  readonly account: (login: string) => string;
  readonly role: (accountId: string) => Role;
  /** One request from the door to the answer. */
  readonly serve: (
    device: number,
    login: string,
    errand: Errand,
    weather: Weather,
  ) => Promise<Answer>;
  /** The bytes of a photo under its name, if it lies there. */
  readonly photo: (id: string) => Buffer | undefined;
  /** What is being written to the disk of photos ends somewhere. */
  readonly tear: (chance: Chance) => void;
  /** Gives an account these communes instead of those it had, as indices. */
  readonly assign: (login: string, units: readonly number[]) => void;
  /** What time alone brings, as if it were this late. */
  readonly keepHouse: (nowMs: number) => Promise<void>;
  /** The process dies and starts: what it knew by heart is gone, and what an upgrade taught it is used. */
  readonly restart: (committed: () => void) => Promise<void>;
  readonly log: (afterRow: number) => readonly LogLine[];
  readonly records: () => readonly RecordLine[];
  readonly heads: () => readonly {
    readonly scope: string;
    readonly q: number;
    readonly chk: string;
    readonly n: number;
  }[];
  readonly faults: () => readonly string[];
  readonly snapshot: () => Snapshot;
  /** Marks what is here as safe in a backup up to now. */
  readonly vouch: (utc: string) => Promise<void>;
  /** The backup takes the database's place and a new history begins, as the command does it. */
  readonly restore: (
    snapshot: Snapshot,
    history: { readonly epoch: string; readonly nowMs: number; readonly above: number },
    committed: () => void,
  ) => Promise<void>;
  readonly query: (sql: string, ...values: unknown[]) => readonly unknown[];
}

/** The database that `openDeps` opens, caught at its first pragma: the oracles read it behind the server's back. */
async function opened(clock: () => number): Promise<{ deps: Deps; raw: BetterSqlite.Database }> {
  const proto = BetterSqlite.prototype as { pragma: BetterSqlite.Database['pragma'] };
  const pragma = proto.pragma;
  const caught: BetterSqlite.Database[] = [];
  proto.pragma = function catching(this: BetterSqlite.Database, ...given) {
    caught.push(this);
    return pragma.apply(this, given);
  };
  const random = chanceOf('province').bytes;
  const deps = await openDeps(':memory:', { clock, random, version: 'sim' }, 'no-photos');
  proto.pragma = pragma;
  const [raw] = caught;
  if (!raw) throw new Error('the server opened no database');
  return { deps, raw };
}

export async function openProvince(): Promise<Province> {
  let clock = () => 0;
  const { deps, raw } = await opened(() => clock());
  const chance = chanceOf('people');
  const ids = new Map<string, string>();
  const roles = new Map<string, Role>();
  for (const { login, role, units } of posts) {
    const id = uuidV7(0, chance.bytes(10));
    const places = units.map((at) => ({ set: 'HY2025', code: communes[at] ?? '' }));
    const account = { id, login, role, areaId: null, units: places };
    await insertAccount(deps.db, {
      ...account,
      passwordHash: null,
      createdAt: '2026-01-01T00:00:00Z',
    });
    const life = { createdAt: '2026-01-01T00:00:00Z', expiresAt: '2099-01-01T00:00:00Z' };
    for (let device = 0; device < mostDevices; device += 1) {
      const hash = tokenHash(tokenOf(device, login));
      await insertSession(deps.db, { tokenHash: hash, accountId: id, ...life });
    }
    ids.set(login, id);
    roles.set(id, role);
  }
  // What the province has in sight are the communes of its areas.
  const here = communes.map((code) => `'${code}'`).join();
  raw.prepare(`delete from review_area_unit where unit_code not in (${here})`).run();
  const tables = (
    raw
      // Words to search by are a virtual table, kept beside its lines by triggers.
      .prepare(
        "select name from pragma_table_list where type = 'table' and name not like 'sqlite_%'",
      )
      .all() as { readonly name: string }[]
  ).map(({ name }) => name);
  const morning = takeSnapshot(raw, tables);
  const faults: string[] = [];
  let living: Deps = deps;
  let pause = () => Promise.resolve();
  const disk = serverDisk(() => pause());

  function handle(
    { method, path }: Errand,
    weather: Weather,
    request: object,
    reply: object,
  ): Promise<unknown> {
    const route = routes.find((one) => one.path === path && one.method === method);
    if (!route) throw new Error(`no route for ${method} ${path}`);
    const limiter = () => Promise.resolve(null);
    const db = exposed(deps.db, weather);
    const door = {
      deps: { ...living, db },
      origin: undefined,
      secure: false,
      limiter,
      clientLimiter: limiter,
    };
    type Handler = (request: object, reply: object) => Promise<unknown>;
    return (endpoint(route, door) as unknown as Handler)(request, reply);
  }

  const logAfter = raw.prepare('select rowid, * from operation where rowid > ? order by rowid');
  const allRecords = raw.prepare('select * from record order by id');
  const insertUnit = raw.prepare(
    'insert into account_unit (account_id, unit_set, unit_code) values (?, ?, ?)',
  );
  const allHeads = raw.prepare('select scope, q, chk, n from scope_head order by scope');

  const questions = new Map<string, BetterSqlite.Statement>();

  async function restart(committed: () => void): Promise<void> {
    const epoch = await epochOf(deps.db, () => 'a new database');
    living = { ...deps, epoch, photos: photoFiles(photoFolder, disk.disk) };
    const office = await officeOf(living, (fault) => faults.push(String(fault)));
    const calm = { fault: null, queries: 0, pause: () => Promise.resolve(), committed };
    await replayAfterUpgrade(exposed(deps.db, calm), office);
  }

  return {
    async begin(next, nextPause, twoSince) {
      clock = next;
      pause = nextPause;
      disk.files.clear();
      faults.length = 0;
      learn([]);
      restoreSnapshot(raw, morning);
      const by = { account: ids.get('tinh') ?? '', at: '2026-11-21T00:00:00Z' };
      const said = { name: 'review', value: { steps: 2 }, seen: 0 } as const;
      if (twoSince) await addSetting(deps.db, { ...said, since: twoSince }, by);
      await restart(() => undefined);
    },
    epoch: () => living.epoch,
    account: (login) => ids.get(login) ?? '',
    role: (id) => roles.get(id) ?? 'officer',
    async serve(device, login, errand, weather) {
      const { method, params, headers, body } = errand;
      // Fastify refuses these before a route is reached.
      if (errand.path === '/sync/v1' && body.length > limits.bodyBytes)
        return problemAnswer('too-large');
      const reply = replyOf();
      const request = {
        method,
        body,
        params,
        headers: { ...headers, 'sec-fetch-site': 'same-origin' },
        host: 'localhost',
        cookies: { [cookieName(false)]: tokenOf(device, login) },
        log: { error: (what: object) => faults.push(JSON.stringify(what)) },
      };
      await handle(errand, weather, request, reply);
      return reply.answer();
    },
    photo: (id) => disk.files.get(photoPath(photoFolder, id)),
    tear: disk.tear,
    assign(login, units) {
      raw.prepare('delete from account_unit where account_id = ?').run(ids.get(login));
      for (const at of units) insertUnit.run(ids.get(login), 'HY2025', communes[at]);
    },
    keepHouse: (nowMs) => keepHouse(deps.db, nowMs),
    restart,
    log: (after) => logAfter.all(after) as LogLine[],
    records: () => allRecords.all() as RecordLine[],
    heads: () => allHeads.all() as { scope: string; q: number; chk: string; n: number }[],
    faults: () => faults,
    snapshot: () => takeSnapshot(raw, tables),
    vouch: (until) => raiseSafe(deps.db, until),
    restore: async (snapshot, { epoch, nowMs, above }, committed) => {
      restoreSnapshot(raw, snapshot);
      await rotateEpoch(deps.db, () => epoch, nowMs, above);
      await restart(committed);
    },
    query: (sql, ...values) => {
      const statement = questions.get(sql) ?? raw.prepare(sql);
      questions.set(sql, statement);
      return statement.reader ? statement.all(...values) : [statement.run(...values)];
    },
  };
}

const kinds: string[] = operationKinds as unknown as string[];
const allKinds = [...kinds];

/** Takes kinds of operations out of the server's one list, as an older build does not have them. */
export function learn(unknown: readonly string[]): void {
  kinds.splice(0, kinds.length, ...allKinds.filter((kind) => !unknown.includes(kind)));
}
