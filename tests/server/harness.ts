// One server in this process: a database of its own (world/storage.ts), a clock one can turn, accounts by name. Phones reach it by `fetch`
// with a cookie jar of their own, so that the real client can be driven against it without a network.
import { Buffer } from 'node:buffer';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../server/app.ts';
import { drawFrom } from '../../server/demo/draw.ts';
import type { Tries } from '../../server/limiter.ts';
import type { OidcSettings } from '../../server/oidc/provider.ts';
import { signInService } from '../../server/oidc/provider.ts';
import { openDeps } from '../../server/open.ts';
import { hashPassword } from '../../server/password.ts';
import type { Deps, Route } from '../../server/route.ts';
import { insertAccount } from '../../server/storage/accounts.ts';
import { uuidV7 } from '../../src/domain/identity.ts';
import type { Role } from '../../src/domain/person.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import type { ParsedResponse } from '../../src/protocol/sync.ts';
import { syncResponseSchema } from '../../src/protocol/sync.ts';
import { protocolVersion } from '../../src/protocol/version.ts';
import { newPlace } from '../world/storage.ts';

export const password = 'mat-khau-de-thu';
const startMs = Date.parse('2026-11-10T02:00:00Z');

const hy = (code: string): UnitRef => ({ set: 'HY2025', code });
export const quynhPhu = hy('12472');
export const kienXuong = hy('13075');
/** Scopes of this reporting year. */
export const home = 'c:HY2025.12472:2026';
export const foreign = 'c:HY2025.13075:2026';

interface Post {
  readonly role: Role;
  readonly units?: readonly UnitRef[];
  readonly area?: string;
}

/** Who there is. Kiến Xương is out of sight of everyone in Quỳnh Phụ. */
const posts = {
  quynhphu: { role: 'officer', units: [quynhPhu] },
  quynhphu2: { role: 'officer', units: [quynhPhu] },
  kienxuong: { role: 'officer', units: [kienXuong] },
  'kv.quynhphu': { role: 'reviewer', area: 'kv-338' },
  'kv.quynhphu2': { role: 'reviewer', area: 'kv-338' },
  'kv.kienxuong': { role: 'reviewer', area: 'kv-343' },
  tinh: { role: 'province' },
  quantri: { role: 'admin' },
} as const satisfies Readonly<Record<string, Post>>;
export type Name = keyof typeof posts;
/** Who has an account unless a test says otherwise: the second reviewer only where two meet. */
export const names = [
  'quynhphu',
  'quynhphu2',
  'kienxuong',
  'kv.quynhphu',
  'kv.kienxuong',
  'tinh',
  'quantri',
] as const;

export interface Phone {
  /** Device id, as operations carry it. */
  readonly id: string;
  readonly fetch: (request: Request) => Promise<Response>;
  /** JSON to a path of the API. */
  readonly send: (method: string, path: string, body?: unknown) => Promise<Response>;
  /** One exchange; throws unless the answer is 200 and of the protocol's shape. */
  readonly sync: (part?: SyncPart) => Promise<ParsedResponse>;
}

interface SyncPart {
  readonly push?: readonly object[];
  readonly pull?: Readonly<Record<string, number>>;
  readonly ep?: string;
}

export interface TestServer {
  readonly app: FastifyInstance;
  readonly deps: Deps;
  readonly clock: { now: () => number; set: (ms: number) => void; advance: (ms: number) => void };
  /** A fresh uuid, the same in every run. */
  readonly uuid: () => string;
  /** A browser that has not signed in. */
  readonly stranger: () => Phone;
  readonly signIn: (name: Name) => Promise<Phone>;
  /** Folder of what is no database. */
  readonly data: string;
  readonly close: () => Promise<void>;
}

interface Options {
  readonly accounts?: readonly Name[];
  readonly tries?: Tries;
  readonly pages?: string;
  readonly origin?: string;
  readonly table?: readonly Route[];
  /** The province's own sign-in service. */
  readonly oidc?: OidcSettings;
}

export async function openServer(options: Options = {}): Promise<TestServer> {
  const {
    accounts = names,
    tries = { perLogin: 1000, perAddress: 1000 },
    pages = null,
    oidc,
    ...rest
  } = options;
  let nowMs = startMs;
  const random = drawFrom(48).bytes;
  const uuid = () => uuidV7(startMs, random(10));
  const place = await newPlace();
  const data = mkdtempSync(join(tmpdir(), 'so-photos-'));
  const world = { clock: () => nowMs, random, version: 'test' };
  const opened = await openDeps(place.address, world, data);
  const service = oidc && signInService(oidc, () => undefined);
  const deps = service ? { ...opened, oidc: { service, key: random(32) } } : opened;
  await hire(deps, accounts, uuid);
  const app = await buildApp({ deps, pages: pages ?? null, tries, ...rest });
  const stranger = () => phoneOf(app, uuid(), nowMs);
  return {
    app,
    deps,
    data,
    uuid,
    stranger,
    clock: {
      now: () => nowMs,
      set: (ms) => {
        nowMs = ms;
      },
      advance: (ms) => {
        nowMs += ms;
      },
    },
    async signIn(name) {
      const phone = stranger();
      const answer = await phone.send('POST', '/session', { login: name, password });
      if (answer.status !== 200) throw new Error(`${name} cannot sign in: ${answer.status}`);
      return phone;
    },
    async close() {
      await app.close();
      await deps.db.destroy();
      await place.clear();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

let knownHash: Promise<string> | undefined;

async function hire(deps: Deps, accounts: readonly Name[], uuid: () => string): Promise<void> {
  // One hash for all: argon2 is slow on purpose.
  knownHash ??= hashPassword(password);
  const passwordHash = await knownHash;
  for (const login of accounts) {
    const { role, units = [], area }: Post = posts[login];
    const row = {
      id: uuid(),
      login,
      role,
      areaId: area ?? null,
      units,
      passwordHash,
      createdAt: '2026-01-01T00:00:00Z',
    };
    await insertAccount(deps.db, row);
  }
}

/** A browser as the server sees one: it keeps cookies, and decodes nothing because it asks for no encoding. */
function phoneOf(app: FastifyInstance, id: string, nowMs: number): Phone {
  const jar = new Map<string, string>();
  const send = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const headers = Object.fromEntries(request.headers);
    const bytes = Buffer.from(await request.arrayBuffer());
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const endless = url.pathname.startsWith('/events/');
    const answer = await app.inject({
      payloadAsStream: endless,
      method: request.method as 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE',
      url: url.pathname + url.search,
      headers: { ...headers, host: url.host, ...(cookie ? { cookie } : {}) },
      ...(bytes.length > 0 ? { payload: bytes } : {}),
    });
    for (const { name, value } of answer.cookies) {
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const kept = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
      value === undefined || name === 'set-cookie' ? [] : [[name, String(value)]],
    );
    if (endless && request.method === 'GET') {
      const body = Readable.toWeb(answer.stream()) as ReadableStream<Uint8Array>;
      return new Response(body, { status: answer.statusCode, headers: kept });
    }
    const empty = answer.statusCode === 204 || answer.statusCode === 304;
    return new Response(empty ? null : new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers: kept,
    });
  };
  const sendJson = (method: string, path: string, body?: unknown) =>
    send(
      new Request(new URL(path, 'http://localhost'), {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
    );
  return {
    id,
    fetch: send,
    send: sendJson,
    async sync({ push = [], pull = {}, ep } = {}) {
      const envelope = {
        p: protocolVersion,
        app: 'test',
        dev: id,
        now: new Date(nowMs).toISOString(),
        left: { ops: 0 },
      };
      const known = ep === undefined ? {} : { ep };
      const answer = await sendJson('POST', '/sync/v1', { ...envelope, ...known, push, pull });
      if (answer.status !== 200) throw new Error(`sync: ${answer.status} ${await answer.text()}`);
      return syncResponseSchema.parse(await answer.json());
    },
  };
}
