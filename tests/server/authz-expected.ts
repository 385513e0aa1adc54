// What each route answers, by who asks and where: written by hand, against the route table. [R1]–[R5]

import type { Place, Who } from './authz-people.ts';
import { lastYears, photo, scopes, world } from './authz-people.ts';
import { foreign, home, kienXuong, password, quynhPhu } from './harness.ts';

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
const provinceOnly = (status: number) => ({ ...everyone(403), none: 401, province: status });
/** Whoever reviews or reads for the province. */
const desks: Statuses = { ...everyone(403), none: 401, reviewer: 200, province: 200 };
const adminOnly = (status: number) => ({ ...everyone(403), none: 401, admin: status });
/** Officers and reviewers in what is theirs, the province everywhere. */
const reporters =
  (own: (place: Place) => number, province = 0) =>
  (place: Place) => ({
    ...signedIn(403),
    officer: own(place),
    reviewer: own(place),
    province: province || own('own'),
  });
const sheet = (place: Place) => {
  const login = `bang.${(made += 1)}`;
  const row = { n: 2, login, role: 'Cán bộ xã', from: '', to: '' };
  return { rows: [{ ...row, place: place === 'own' ? '12472' : '13075' }] };
};
let seenTexts = 0;
let made = 0;

/** Understood, and refused by who may bring it in. */
const faultyReform = {
  set: { meta: { set: 'XX2030', validFrom: '2030-01-01', validTo: null }, units: [] },
  map: { meta: { legal: '' }, edges: [] },
};

const levels = { 1: 'Tỉnh', 2: 'Huyện', 3: 'Xã, phường, đặc khu' };

export const expected: Readonly<Record<string, Expectation>> = {
  'POST /sync/v1': { status: signedIn(200), body: () => envelope([]) },
  'GET /snap/v1/:scope/:q': {
    path: (place) => `/snap/v1/${lastYears[place]}/1`,
    status: readersOnly,
  },
  'HEAD /blob/v1/:id': { path: photo, status: (place) => sendersOnly(place, 204) },
  'PATCH /blob/v1/:id': { path: photo, status: (place) => sendersOnly(place, 204) },
  'GET /blob/v1/:id': { path: photo, status: readersOnly },
  'GET /events/v1': { status: { ...signedIn(200), admin: 403 } },
  'GET /receipt/:rc': { path: (place) => `/receipt/${world.receipts[place]}`, status: readersOnly },
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
  'GET /record/:id': { path: (place) => `/record/${world.records[place]}`, status: readersOnly },
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
  'GET /goals/:year/open-data': {
    path: () => '/goals/2026/open-data',
    status: provinceOnly(200),
  },
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
  'POST /rescue/v1': {
    status: signedIn(200),
    body: (place) => ({ file: world.rescueFiles[place] }),
  },
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
    path: () => `/accounts/${world.movedOfficer}/places`,
    status: adminOnly(200),
    body: (place) => ({ units: [place === 'own' ? quynhPhu : kienXuong] }),
  },
  'GET /accounts/:id': { path: () => `/accounts/${world.movedOfficer}`, status: adminOnly(200) },
  'POST /accounts/:id/term': {
    path: () => `/accounts/${world.movedOfficer}/term`,
    status: adminOnly(200),
    body: () => ({}),
  },
  'POST /accounts/:id/handover': {
    path: () => `/accounts/${world.movedOfficer}/handover`,
    status: adminOnly(404),
    body: () => ({ to: 'nobody', day: '2026-11-10' }),
  },
  'DELETE /accounts/:id/sessions/:session': {
    path: () => `/accounts/${world.movedOfficer}/sessions/0`,
    status: adminOnly(404),
  },
  'POST /accounts/:id/devices/:device/revoke': {
    path: () => `/accounts/${world.movedOfficer}/devices/0/revoke`,
    status: adminOnly(404),
  },
  'POST /accounts/:id/devices/:device/readmit': {
    path: () => `/accounts/${world.movedOfficer}/devices/0/readmit`,
    status: adminOnly(404),
  },
  'POST /accounts/:id/data': {
    path: () => `/accounts/${world.movedOfficer}/data`,
    status: adminOnly(200),
  },
  'POST /accounts/:id/anonymise': {
    path: () => '/accounts/nobody/anonymise',
    status: adminOnly(404),
  },
  'POST /tray/close': {
    status: provinceOnly(404),
    body: () => ({ op: '0199f3a1-7c1e-7d20-9b1f-3a5c7e9d1122' }),
  },
  'POST /tray/accept': {
    status: provinceOnly(404),
    body: () => ({ op: '0199f3a1-7c1e-7d20-9b1f-3a5c7e9d1122' }),
  },
  'POST /accounts/:id/invitation': {
    path: () => `/accounts/${world.movedOfficer}/invitation`,
    status: adminOnly(201),
  },
  'POST /invitations': {
    status: adminOnly(201),
    body: () => ({ accounts: [world.movedOfficer] }),
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
