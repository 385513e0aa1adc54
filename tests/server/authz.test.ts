// Every route × role × place, generated from the route table against the expectations written here. A route without an
// expectation fails the suite, and so does a route that reached the server past the table. [R1]–[R5]
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photoHash } from '../../server/photo-files.ts';
import { routes } from '../../server/routes/table.ts';
import { sealRescue } from '../../src/app/device/rescue-seal.ts';
import type { Deed } from '../../src/domain/permission.ts';
import { rescueKeySchema } from '../../src/protocol/rescue.ts';
import { jpeg } from '../world/pictures.ts';
import type { Name, Phone, TestServer } from './harness.ts';
import { foreign, home, kienXuong, openServer, password, quynhPhu } from './harness.ts';
import type { Pen } from './operations.ts';
import { penOf, stories } from './operations.ts';

type Who = 'none' | 'officer' | 'reviewer' | 'province' | 'admin';
const whos: readonly Who[] = ['none', 'officer', 'reviewer', 'province', 'admin'];
/** Those of Quỳnh Phụ; for the foreign place the same people ask about Kiến Xương. */
const namesOf: Readonly<Record<Exclude<Who, 'none'>, Name>> = {
  officer: 'quynhphu',
  reviewer: 'kv.quynhphu',
  province: 'tinh',
  admin: 'quantri',
};
type Place = 'own' | 'foreign';
const places: readonly Place[] = ['own', 'foreign'];
const scopes = { own: home, foreign } as const;

type Statuses = Readonly<Record<Who, number>>;

interface Expectation {
  /** The path with its parts filled in. */
  readonly path?: (place: Place) => string;
  /** Body of a sound request, so that only rights can refuse it. */
  readonly body?: (place: Place) => object;
  /** Status by who asks, and where it differs by place. Places inside /sync/v1: see below. */
  readonly status: Statuses | ((place: Place) => Statuses);
}

const everyone = (status: number) => ({
  none: status,
  officer: status,
  reviewer: status,
  province: status,
  admin: status,
});
const signedIn = (status: number) => ({ ...everyone(status), none: 401 });
/** What is out of sight is answered as if it did not exist. */
const readersOnly = (place: Place) => {
  const own = place === 'own' ? 200 : 404;
  return { none: 401, officer: own, reviewer: own, province: 200, admin: 404 };
};
/** Whoever may edit the entry that names a photo. */
const sendersOnly = (place: Place, status: number) => ({
  ...signedIn(404),
  officer: place === 'own' ? status : 404,
});
const pictures = {
  own: jpeg(640, 480, { seed: 1 }),
  foreign: jpeg(640, 480, { seed: 2 }),
} as const;
const photo = (place: Place) => `/blob/v1/${photoHash(pictures[place])}`;
const provinceOnly = (status: number) => ({ ...everyone(403), none: 401, province: status });
/** Whoever reviews or reads for the province. */
const desks: Statuses = { ...everyone(403), none: 401, reviewer: 200, province: 200 };
const adminOnly = (status: number) => ({ ...everyone(403), none: 401, admin: status });
/** Reviewers in their own area, the province everywhere. */
const reporters =
  (reviewer: (place: Place) => number, province = 0) =>
  (place: Place) => ({
    ...signedIn(403),
    reviewer: reviewer(place),
    province: province || reviewer('own'),
  });
const sheet = (place: Place) => {
  const login = `bang.${(made += 1)}`;
  const row = { n: 2, login, role: 'Cán bộ xã', from: '', to: '' };
  return { rows: [{ ...row, place: place === 'own' ? '12472' : '13075' }] };
};
let seenTexts = 0;
let made = 0;
const lastYears = { own: 'c:HY2025.12472:2025', foreign: 'c:HY2025.13075:2025' } as const;
const records: Record<Place, string> = { own: '', foreign: '' };
const receipts: Record<Place, string> = { own: '', foreign: '' };
let movedOfficer = '';
const rescueFiles: Record<Place, string> = { own: '', foreign: '' };

/** Understood, and refused by who may bring it in. */
const faultyReform = {
  set: { meta: { set: 'XX2030', validFrom: '2030-01-01', validTo: null }, units: [] },
  map: { meta: { legal: '' }, edges: [] },
};

const levels = { 1: 'Tỉnh', 2: 'Huyện', 3: 'Xã, phường, đặc khu' };

const expected: Readonly<Record<string, Expectation>> = {
  'POST /sync/v1': { status: signedIn(200), body: () => envelope([]) },
  'GET /snap/v1/:scope/:q': {
    path: (place) => `/snap/v1/${lastYears[place]}/1`,
    status: readersOnly,
  },
  'HEAD /blob/v1/:id': { path: photo, status: (place) => sendersOnly(place, 204) },
  'PATCH /blob/v1/:id': { path: photo, status: (place) => sendersOnly(place, 204) },
  'GET /blob/v1/:id': { path: photo, status: readersOnly },
  'GET /events/v1': { status: { ...signedIn(200), admin: 403 } },
  'GET /receipt/:rc': { path: (place) => `/receipt/${receipts[place]}`, status: readersOnly },
  'GET /devices': { status: { ...provinceOnly(200), reviewer: 200 } },
  'GET /matrix': { status: { ...provinceOnly(200), reviewer: 200 } },
  'GET /units': { status: signedIn(200) },
  'GET /units/:set': {
    path: () => '/units/HY2025',
    status: { ...provinceOnly(200), admin: 200 },
  },
  'DELETE /units/:set': { path: () => '/units/HY2025', status: provinceOnly(404) },
  'POST /units': { status: provinceOnly(400), body: () => faultyReform },
  'POST /units/check': {
    status: { ...provinceOnly(200), admin: 200 },
    body: () => faultyReform,
  },
  'GET /search': { status: { ...signedIn(200), admin: 403 } },
  'GET /record/:id': { path: (place) => `/record/${records[place]}`, status: readersOnly },
  'GET /views': { status: signedIn(200) },
  'POST /views': {
    status: signedIn(201),
    body: (place) => ({ name: place, asked: { unit: 'HY2025.13075' } }),
  },
  'DELETE /views/:id': { path: () => '/views/khong-co', status: signedIn(404) },
  'GET /tray': { status: provinceOnly(200) },
  'POST /tray/assign': {
    body: (place) => {
      const unit = place === 'own' ? quynhPhu : kienXuong;
      return { op: '0199f3a1-7c1e-7d20-9b1f-3a5c7e9d1122', unit };
    },
    status: provinceOnly(404),
  },
  'GET /goals/:year/targets': { path: () => '/goals/2026/targets', status: desks },
  'GET /goals/:year/tasks': { path: () => '/goals/2026/tasks', status: desks },
  'GET /goals/:year/readiness': { path: () => '/goals/2026/readiness', status: desks },
  'GET /goals/:year/records/:unit': {
    path: (place) => {
      const { set, code } = place === 'own' ? quynhPhu : kienXuong;
      return `/goals/2026/records/${set}.${code}?dimension=task&code=IV.2`;
    },
    status: (place) => ({ ...desks, reviewer: place === 'own' ? 200 : 404 }),
  },
  'GET /settings': { status: { ...provinceOnly(200), admin: 200 } },
  'POST /settings': {
    // Understood, and refused by whom it is allowed: somebody has never seen version 9.
    body: () => ({ name: 'levels', since: '2026-12-01', value: levels, seen: 9 }),
    status: { ...provinceOnly(409), admin: 409 },
  },
  'POST /register': {
    body: () => ({
      kind: 'task',
      year: 2026,
      entry: { code: 'IV.5', state: 'underway', note: 'Đang chấm bài' },
    }),
    status: provinceOnly(200),
  },
  'GET /airings/platforms': { status: desks },
  'POST /airings/log': {
    status: desks,
    body: () => ({ platform: 'Loa IP', columns: {}, places: {}, dry: true, rows: [] }),
  },
  'GET /proposals/v1': { status: signedIn(200) },
  'POST /proposals/v1/refuse': { status: signedIn(200), body: () => ({ ids: [] }) },
  'GET /api-clients': { status: adminOnly(200) },
  'POST /api-clients': {
    status: adminOnly(201),
    body: () => ({ name: 'Kho dữ liệu', scopes: ['api.totals'] }),
  },
  'DELETE /api-clients/:id': { path: () => '/api-clients/x', status: adminOnly(404) },
  // Programs show a token; no cookie opens these. What a token opens: open-data.test.ts.
  'GET /api/v1/openapi.json': { status: everyone(200) },
  'GET /api/v1/scopes': { status: everyone(401) },
  'GET /api/v1/records/:scope': {
    path: (place) => `/api/v1/records/${scopes[place]}`,
    status: everyone(401),
  },
  'GET /api/v1/totals/:year': { path: () => '/api/v1/totals/2026', status: everyone(401) },
  'GET /odata/v4': { status: everyone(401) },
  'GET /odata/v4/$metadata': { status: everyone(401) },
  'GET /odata/v4/Totals': { status: everyone(401) },
  'GET /odata/v4/Activities': { status: everyone(401) },
  'GET /rescue/key': { status: signedIn(200) },
  'POST /rescue/v1': { status: signedIn(200), body: (place) => ({ file: rescueFiles[place] }) },
  'POST /session': { status: everyone(200), body: () => ({ login: 'tinh', password }) },
  // Without a sign-in service; with one: oidc.test.ts.
  'GET /session/oidc': { status: everyone(200) },
  'POST /session/oidc': { status: everyone(404), body: () => ({}) },
  'POST /session/oidc/finish': { status: everyone(404), body: () => ({ answer: '?state=x' }) },
  'GET /session': { status: signedIn(200) },
  'DELETE /session': { status: signedIn(204) },
  'GET /accounts': { status: adminOnly(200) },
  'POST /accounts': {
    status: adminOnly(201),
    body: (place) => {
      const units = [place === 'own' ? quynhPhu : kienXuong];
      return { login: `moi.${(made += 1)}`, password: 'mat-khau-moi', role: 'officer', units };
    },
  },
  'GET /account-sheet': { status: adminOnly(200) },
  'POST /account-sheet/check': { status: adminOnly(200), body: sheet },
  'POST /account-sheet': { status: adminOnly(201), body: sheet },
  'POST /accounts/:id/places': {
    path: () => `/accounts/${movedOfficer}/places`,
    status: adminOnly(200),
    body: (place) => ({ units: [place === 'own' ? quynhPhu : kienXuong] }),
  },
  'GET /accounts/:id': { path: () => `/accounts/${movedOfficer}`, status: adminOnly(200) },
  'POST /accounts/:id/term': {
    path: () => `/accounts/${movedOfficer}/term`,
    status: adminOnly(200),
    body: () => ({}),
  },
  'POST /accounts/:id/handover': {
    path: () => `/accounts/${movedOfficer}/handover`,
    status: adminOnly(404),
    body: () => ({ to: 'nobody', day: '2026-11-10' }),
  },
  'DELETE /accounts/:id/sessions/:session': {
    path: () => `/accounts/${movedOfficer}/sessions/0`,
    status: adminOnly(404),
  },
  'POST /accounts/:id/devices/:device/revoke': {
    path: () => `/accounts/${movedOfficer}/devices/0/revoke`,
    status: adminOnly(404),
  },
  'POST /accounts/:id/devices/:device/readmit': {
    path: () => `/accounts/${movedOfficer}/devices/0/readmit`,
    status: adminOnly(404),
  },
  'POST /accounts/:id/data': {
    path: () => `/accounts/${movedOfficer}/data`,
    status: adminOnly(200),
  },
  'POST /accounts/:id/anonymise': {
    path: () => '/accounts/nobody/anonymise',
    status: adminOnly(404),
  },
  'POST /tray/accept': {
    status: provinceOnly(404),
    body: () => ({ op: '0199f3a1-7c1e-7d20-9b1f-3a5c7e9d1122' }),
  },
  'POST /accounts/:id/invitation': {
    path: () => `/accounts/${movedOfficer}/invitation`,
    status: adminOnly(201),
  },
  'POST /invitations': {
    status: adminOnly(201),
    body: () => ({ accounts: [movedOfficer] }),
  },
  'POST /invitations/look': { status: everyone(403), body: () => ({ code: 'AAAA-AAAA-AAAA' }) },
  'POST /invitations/accept': {
    status: everyone(403),
    body: () => ({ code: 'AAAA-AAAA-AAAA', password: 'mat-khau-moi' }),
  },
  'GET /audit': { status: { ...signedIn(200), officer: 403 } },
  'POST /audit/exports': { status: { ...signedIn(201), officer: 403 }, body: () => ({}) },
  'GET /reports/places': { status: reporters(() => 200) },
  'POST /reports/builds': {
    body: (place) => ({
      place: place === 'own' ? 'HY2025.12472' : 'HY2025.13075',
      yearly: true,
      from: '2025-11-21',
      to: '2026-11-20',
      basis: 'sent',
      as: 'now',
    }),
    status: reporters((place) => (place === 'own' ? 201 : 404)),
  },
  // A build is its maker's: another's is answered as if it did not exist, whoever asks.
  'GET /reports/builds/:id': { path: () => '/reports/builds/none', status: signedIn(404) },
  'DELETE /reports/builds/:id': { path: () => '/reports/builds/none', status: signedIn(404) },
  'GET /reports/builds/:id/records': {
    path: () => '/reports/builds/none/records?annex=I&row=x&column=y',
    status: signedIn(404),
  },
  'GET /reports/builds/:id/file/:kind': {
    path: () => '/reports/builds/none/file/docx',
    status: signedIn(404),
  },
  'POST /reports/texts': {
    body: (place) => ({
      place: place === 'own' ? 'HY2025.12472' : 'HY2025.13075',
      from: '2025-11-21',
      to: '2026-11-20',
      part: 'results',
      text: 'Tốt.',
      seen: (seenTexts += 1) * 1000,
    }),
    // The version seen is not the present one: 409 says that he may write.
    status: reporters((place) => (place === 'own' ? 409 : 404), 409),
  },
  'GET /reports/versions': { status: reporters(() => 200) },
  'POST /reports/versions': { body: () => ({ build: 'none' }), status: provinceOnly(404) },
  'POST /setup': {
    status: everyone(403),
    body: () => ({ code: 'AAAA-AAAA-AAAA', login: 'hai', password: 'mat-khau-moi' }),
  },
  'GET /health': { status: everyone(200) },
};

function envelope(push: readonly object[]) {
  const dev = '0199f3a1-7c1e-7d20-9b1f-3a5c7e9d1122';
  return {
    p: 1,
    app: 't',
    dev,
    now: 'x',
    left: { ops: 0 },
    push,
    pull: { [home]: 0, [foreign]: 0 },
  };
}

let server: TestServer;
beforeAll(async () => {
  server = await openServer();
  const fresh = { login: 'doi.cho', password: 'mat-khau-moi', role: 'officer', units: [quynhPhu] };
  const created = await (await server.signIn('quantri')).send('POST', '/accounts', fresh);
  movedOfficer = ((await created.json()) as { readonly id: string }).id;
  for (const place of places) {
    const phone = await server.signIn(place === 'own' ? 'quynhphu' : 'kienxuong');
    const photos = [photoHash(pictures[place])];
    const entry = penOf(server, phone, scopes[place]).create({ photos });
    const answer = await phone.sync({ push: [entry] });
    expect((await sendPiece(phone, place)).status).toBe(204);
    records[place] = entry.rec;
    receipts[place] = answer.r?.[0]?.rc ?? '';
    rescueFiles[place] = await emptyRescueFile(phone);
    const head = { q: 1, chk: '0', n: 300, floor: 0 };
    await server.deps.db
      .insertInto('scope_head')
      .values({ scope: lastYears[place], ...head })
      .execute();
    server.deps.shelf.offer(lastYears[place], head);
  }
});
afterAll(() => server.close());

/** What a phone with nothing unsent would seal. */
async function emptyRescueFile(phone: Phone): Promise<string> {
  const { id } = (await (await phone.send('GET', '/session')).json()) as { id: string };
  const key = rescueKeySchema.parse(await (await phone.send('GET', '/rescue/key')).json());
  const maker = { account: id, app: 't', made: 'x' };
  return (await sealRescue(key, { ops: [], drafts: [], photos: [] }, maker)).text;
}

/** The whole photo of a place, in one piece. */
function sendPiece(phone: Phone, place: Place): Promise<Response> {
  const body = pictures[place];
  const said = { 'upload-offset': '0', 'upload-length': String(body.length) };
  const headers = { 'content-type': 'application/partial-upload', ...said };
  const url = new URL(photo(place), 'http://localhost');
  return phone.fetch(new Request(url, { method: 'PATCH', body, headers }));
}

function phoneOf(who: Who): Promise<Phone> {
  return who === 'none' ? Promise.resolve(server.stranger()) : server.signIn(namesOf[who]);
}

describe('routes', () => {
  const keys = routes.map(({ method, path }) => `${method} ${path}`);

  test('[R1] every route has an expectation, and every expectation a route', () => {
    expect([...keys].sort()).toEqual(Object.keys(expected).sort());
    expect(routes.every((route) => route.policy !== undefined)).toBe(true);
  });

  test('[R1] the server has no route past the table', () => {
    const parents: string[] = [];
    const served = server.app
      .printRoutes({ commonPrefix: false })
      .split('\n')
      .flatMap((line) => {
        const [, branch = '', path = '', methods] =
          /^([│├└─\s]*)(\/\S*)(?: \(([A-Z, ]+)\))?/.exec(line) ?? [];
        const depth = branch.length / 4;
        parents.splice(depth - 1, Infinity, path);
        const own = (methods ?? '').split(', ').filter((method) => method !== '');
        return own.map((method) => `${method} ${parents.join('')}`);
      });
    // Fastify answers HEAD wherever there is a GET, under the GET's own policy.
    const heads = keys
      .filter((key) => key.startsWith('GET '))
      .map((key) => key.replace('GET', 'HEAD'));
    expect(served.sort()).toEqual([...new Set([...keys, ...heads])].sort());
  });

  test('[R1] a route without a policy stops the start', async () => {
    const { policy: _, ...rest } = routes[0] ?? { policy: 'public' };
    const table = [{ ...rest, path: '/secret' }] as unknown as typeof routes;
    await expect(openServer({ table })).rejects.toThrow('/secret has no policy');
  });

  const cases = routes.flatMap(({ method, path }) =>
    whos.flatMap((who) => places.map((place) => ({ method, path, who, place }))),
  );
  test.each(cases)(
    '[R1] [inv 17] $method $path as $who, $place place',
    async ({ method, path, who, place }) => {
      const expectation = expected[`${method} ${path}`];
      const target = expectation?.path?.(place) ?? path;
      const phone = await phoneOf(who);
      const answer = await (method === 'PATCH'
        ? sendPiece(phone, place)
        : phone.send(method, target, expectation?.body?.(place)));
      const status = expectation?.status;
      expect(answer.status).toBe((typeof status === 'function' ? status(place) : status)?.[who]);
    },
  );
});

/** The policy in a table of its own: who may do which deed where; nothing else is allowed. */
const mayDo: Readonly<Record<Exclude<Who, 'none'>, readonly Deed[]>> = {
  officer: [
    'record.read',
    'record.create',
    'record.edit',
    'record.delete',
    'record.resolve',
    'record.join',
  ],
  reviewer: ['record.read', 'record.review', 'record.resolve', 'record.join'],
  province: ['record.read'],
  admin: [],
};

const deeds: Readonly<
  Record<string, { readonly deed: Deed; readonly op: (pen: Pen, rec: string) => object }>
> = {
  new: { deed: 'record.create', op: (pen) => pen.create() },
  set: { deed: 'record.edit', op: (pen, rec) => pen.change(rec, 1, { minutes: 11 }) },
  review: { deed: 'record.review', op: (pen, rec) => pen.review(rec, 1, 'approved') },
  resolve: { deed: 'record.resolve', op: (pen, rec) => pen.resolve(rec, 1, 'x', { minutes: 12 }) },
  del: { deed: 'record.delete', op: (pen, rec) => pen.cancel(rec, 1) },
  restore: { deed: 'record.delete', op: (pen, rec) => pen.other(rec, 'restore', { base: 1 }) },
  join: { deed: 'record.join', op: (pen, rec) => pen.other(rec, 'join', { base: 1, into: null }) },
};

describe('operations inside /sync/v1', () => {
  const roles = whos.filter((who) => who !== 'none');
  const cases = roles.flatMap((who) =>
    Object.keys(deeds).flatMap((kind) => places.map((place) => ({ who, kind, place }))),
  );
  test.each(cases)('[R1] [inv 17] $kind as $who, $place place', async ({ who, kind, place }) => {
    const author = penOf(
      server,
      await server.signIn(place === 'own' ? 'quynhphu2' : 'kienxuong'),
      scopes[place],
    );
    const seed = author.create();
    await author.phone.sync({ push: [seed] });
    const pen = penOf(server, await phoneOf(who), scopes[place]);
    const { deed, op } = deeds[kind] ?? { deed: 'record.read', op: () => ({}) };
    const answer = await pen.phone.sync({ push: [op(pen, seed.rec)] });
    const allowed = place === 'own' && mayDo[who].includes(deed);
    expect(stories(answer)).toEqual([
      allowed
        ? expect.stringMatching(/^(applied|merged|conflict no-conflict)$/)
        : 'held not-allowed',
    ]);
    const read = mayDo[who].includes('record.read') && (place === 'own' || who === 'province');
    expect(JSON.stringify(answer.rows ?? {}).includes(seed.rec)).toBe(read);
  });
});
