// Every route that changes something leaves its line in the log, or is named here with the reason why it has none. The
// list is the route table's own: a new route without an answer fails the suite. [J1] [J2]
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../server/routes/table.ts';
import { openSetupCode } from '../../server/storage/setup-code.ts';
import { sealRescue } from '../../src/app/device/rescue-seal.ts';
import { airingId } from '../../src/domain/airing-log/airing.ts';
import type { WrittenDeed } from '../../src/domain/audit.ts';
import { rescueKeySchema } from '../../src/protocol/rescue.ts';
import { accountsSchema } from '../../src/protocol/session.ts';
import type { Name, Phone, TestServer } from './harness.ts';
import { kienXuong, openServer, password, quynhPhu } from './harness.ts';
import { penOf } from './operations.ts';
import { mergedTwo } from './reform-files.ts';

/** Why a route that is no GET writes nothing of its own. */
const silent: Readonly<Record<string, string>> = {
  'POST /sync/v1': 'its operations are the lines',
  'PATCH /blob/v1/:id': 'the entry that names the photo is the line',
  'POST /units/check': 'a trial, nothing is kept',
  'POST /account-sheet/check': 'a trial, nothing is kept',
  'POST /invitations/look': 'a code is looked at and stays unused',
  'POST /session/oidc': 'a passage begins in the browser; its end is the sign-in',
  'POST /session/oidc/finish': 'goes on as POST /session or POST /invitations/accept',
  'POST /views': 'a question one keeps for oneself',
  'DELETE /views/:id': 'a question one keeps for oneself',
  'POST /reports/builds': 'figures in memory; what is taken, written or frozen of them has a line',
  'DELETE /reports/builds/:id': 'figures in memory',
};

let server: TestServer;
const phones = new Map<Name, Phone>();
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  server = await openServer();
  for (const name of ['quynhphu', 'quynhphu2', 'kienxuong', 'tinh', 'quantri'] as const)
    phones.set(name, await server.signIn(name));
  for (const { id, login } of accountsSchema.parse(await json(send('quantri', 'GET', '/accounts')))
    .accounts)
    ids = new Map([...(ids ?? []), [login, id]]);
});
afterAll(() => server.close());

const json = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T;

function send(name: Name, method: string, path: string, body?: object): Promise<Response> {
  const phone = phones.get(name);
  if (!phone) throw new Error(`${name} has no phone`);
  return phone.send(method, path, body);
}

const byAdmin = (path: string, body?: object) => send('quantri', 'POST', path, body);
const byProvince = (path: string, body?: object) => send('tinh', 'POST', path, body);
const of = (login: string, rest: string) => `/accounts/${ids.get(login)}/${rest}`;

async function invitation(): Promise<string> {
  return (await json<{ code: string }>(byAdmin(of('kienxuong', 'invitation')))).code;
}

/** An operation that waits at the province, and why. */
async function held(name: Name, sc: string, set = {}): Promise<string> {
  const phone = phones.get(name);
  if (!phone) throw new Error(`${name} has no phone`);
  const made = penOf(server, phone, sc).create(set);
  await phone.sync({ push: [made] });
  return made.op;
}

async function device(login: string): Promise<string> {
  const account = await json<{ devices: { id: string }[] }>(
    send('quantri', 'GET', `/accounts/${ids.get(login)}`),
  );
  return account.devices[0]?.id ?? '';
}

async function build(): Promise<string> {
  const days = { from: '2025-11-21', to: '2026-11-20' };
  const asked = { place: 'tinh', yearly: true, ...days, basis: 'approved', as: 'now' };
  const { id } = await json<{ id: string }>(byProvince('/reports/builds', asked));
  for (;;) {
    const { state } = await json<{ state: string }>(send('tinh', 'GET', `/reports/builds/${id}`));
    if (state !== 'running') return id;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function rescueFile(): Promise<string> {
  const key = rescueKeySchema.parse(await json(send('quynhphu', 'GET', '/rescue/key')));
  const maker = { account: ids.get('quynhphu') ?? '', app: 't', made: 'x' };
  return (await sealRescue(key, { ops: [], drafts: [], photos: [] }, maker)).text;
}

const airing = { line: 2, place: 'Xã Quỳnh Phụ', date: '2026-11-09', start: '05:00', minutes: 30 };
const row = { n: 2, login: 'bang.mot', role: 'Cán bộ xã', from: '', to: '', place: '12472' };
const texts = { place: 'tinh', from: '2025-11-21', to: '2026-11-20', part: 'results', seen: 0 };

/** One sound request of each route, in an order that leaves those after it their world. */
const told: Readonly<Record<string, readonly [WrittenDeed, () => Promise<Response>]>> = {
  'POST /session': [
    'session.begun',
    () => server.stranger().send('POST', '/session', { login: 'tinh', password }),
  ],
  'DELETE /session': [
    'session.ended',
    async () => (await server.signIn('tinh')).send('DELETE', '/session'),
  ],
  'POST /register': [
    'register.changed',
    () => {
      const entry = { code: 'IV.5', state: 'underway', note: 'Đang chấm bài' };
      return byProvince('/register', { kind: 'task', year: 2026, entry });
    },
  ],
  'POST /settings': [
    'setting.changed',
    () => {
      const value = { 1: 'Tỉnh', 2: 'Huyện', 3: 'Xã, phường, đặc khu' };
      return byProvince('/settings', { name: 'levels', since: '2026-12-01', value, seen: 0 });
    },
  ],
  'POST /airings/log': [
    'airing.imported',
    () => {
      const log = { platform: 'Loa IP', columns: {}, places: {}, dry: false, rows: [airing] };
      return byProvince('/airings/log', log);
    },
  ],
  'POST /proposals/v1/refuse': [
    'airing.refused',
    () => {
      const id = airingId(quynhPhu, airing.date, airing.start);
      return send('quynhphu', 'POST', '/proposals/v1/refuse', { ids: [id] });
    },
  ],
  'POST /api-clients': [
    'client.made',
    () => byAdmin('/api-clients', { name: 'Kho dữ liệu', scopes: ['api.totals'] }),
  ],
  'DELETE /api-clients/:id': [
    'client.revoked',
    async () => {
      const { clients } = await json<{ clients: { id: string }[] }>(
        send('quantri', 'GET', '/api-clients'),
      );
      return send('quantri', 'DELETE', `/api-clients/${clients[0]?.id}`);
    },
  ],
  'POST /rescue/v1': [
    'rescue.brought',
    async () => send('tinh', 'POST', '/rescue/v1', { file: await rescueFile() }),
  ],
  'POST /tray/assign': [
    'tray.assigned',
    async () => {
      const op = await held('quynhphu', 'c:XX2030.00123:2026');
      return byProvince('/tray/assign', { op, unit: quynhPhu });
    },
  ],
  'POST /audit/exports': ['audit.exported', () => byProvince('/audit/exports', {})],
  'POST /reports/texts': [
    'report.written',
    () => byProvince('/reports/texts', { ...texts, text: 'Tốt.' }),
  ],
  'POST /reports/versions': [
    'report.frozen',
    async () => byProvince('/reports/versions', { build: await build() }),
  ],
  'POST /accounts': [
    'account.made',
    () => {
      const lan = { login: 'lan', password: 'mat-khau-moi', role: 'officer', units: [quynhPhu] };
      return byAdmin('/accounts', lan);
    },
  ],
  'POST /account-sheet': ['accounts.imported', () => byAdmin('/account-sheet', { rows: [row] })],
  'POST /accounts/:id/places': [
    'place.given',
    () => byAdmin(of('kienxuong', 'places'), { units: [kienXuong, quynhPhu] }),
  ],
  'POST /accounts/:id/invitation': [
    'invitation.made',
    () => byAdmin(of('kienxuong', 'invitation')),
  ],
  'POST /invitations': [
    'invitation.made',
    () => byAdmin('/invitations', { accounts: [ids.get('kienxuong') ?? ''] }),
  ],
  'POST /invitations/accept': [
    'invitation.used',
    async () => {
      const used = { code: await invitation(), password: 'mat-khau-moi-hon' };
      return server.stranger().send('POST', '/invitations/accept', used);
    },
  ],
  'POST /accounts/:id/term': [
    'account.term',
    () => byAdmin(of('kienxuong', 'term'), { to: '2027-12-31' }),
  ],
  'POST /accounts/:id/data': ['account.exported', () => byAdmin(of('kienxuong', 'data'))],
  'POST /accounts/:id/devices/:device/revoke': [
    'device.revoked',
    async () => {
      await phones.get('quynhphu2')?.sync();
      return byAdmin(of('quynhphu2', `devices/${await device('quynhphu2')}/revoke`));
    },
  ],
  'POST /tray/accept': [
    'tray.accepted',
    async () => {
      const again = { login: 'quynhphu2', password };
      await send('quynhphu2', 'POST', '/session', again);
      const op = await held('quynhphu2', 'c:HY2025.12472:2026');
      return byProvince('/tray/accept', { op });
    },
  ],
  'POST /tray/close': [
    'tray.closed',
    async () => {
      const op = await held('quynhphu2', 'c:HY2025.12472:2026', { title: '' });
      await byProvince('/tray/accept', { op });
      return byProvince('/tray/close', { op });
    },
  ],
  'POST /accounts/:id/devices/:device/readmit': [
    'device.readmitted',
    async () => byAdmin(of('quynhphu2', `devices/${await device('quynhphu2')}/readmit`)),
  ],
  'DELETE /accounts/:id/sessions/:session': [
    'session.cut',
    async () => {
      const { sessions } = await json<{ sessions: { id: string }[] }>(
        send('quantri', 'GET', `/accounts/${ids.get('quynhphu2')}`),
      );
      return send('quantri', 'DELETE', of('quynhphu2', `sessions/${sessions[0]?.id}`));
    },
  ],
  'POST /accounts/:id/handover': [
    'account.handed',
    () => byAdmin(of('quynhphu2', 'handover'), { to: ids.get('quynhphu'), day: '2026-11-10' }),
  ],
  'POST /accounts/:id/anonymise': ['account.nameless', () => byAdmin(of('quynhphu2', 'anonymise'))],
  'POST /units': ['units.brought', () => byProvince('/units', mergedTwo.files)],
  'DELETE /units/:set': ['units.withdrawn', () => send('tinh', 'DELETE', '/units/HY2027')],
};

const changing = routes
  .filter(({ method }) => method !== 'GET' && method !== 'HEAD')
  .map(({ method, path }) => `${method} ${path}`);

test('[J1] a route that changes something is told of in the log, or has a reason here', () => {
  const known = [...Object.keys(told), ...Object.keys(silent), 'POST /setup'];
  expect([...changing].sort()).toEqual(known.sort());
});

function deedsSince(n: number, db: TestServer['deps']['db'] = server.deps.db) {
  return db.selectFrom('audit').select(['n', 'deed']).where('n', '>', n).orderBy('n').execute();
}

test.each(Object.keys(told))('[J1] %s', async (route) => {
  const [deed, ask] = told[route] ?? [];
  const before = (await deedsSince(0)).length;
  const answer = await ask?.();
  expect(answer?.status, await answer?.clone().text()).toBeLessThan(300);
  const lines = await deedsSince(before);
  expect(lines.map((line) => line.deed)).toContain(deed);
});

test('[J1] POST /setup', async () => {
  const empty = await openServer({ accounts: [] });
  const { db } = empty.deps;
  const code = await openSetupCode(db, () => 'ABCD-EFGH-JKMN', '2026-11-10T00:00:00Z');
  const first = { code, login: 'quantri', password: 'mat-khau-dai' };
  expect((await empty.stranger().send('POST', '/setup', first)).status).toBeLessThan(300);
  expect((await deedsSince(0, db)).map((line) => line.deed)).toContain('account.made');
  await empty.close();
});
