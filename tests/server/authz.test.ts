// Every route × role × place, generated from the route table against the expectations written here. A route without an
// expectation fails the suite, and so does a route that reached the server past the table. [R1]–[R5]
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photoHash } from '../../server/photo-files.ts';
import { routes } from '../../server/routes/table.ts';
import { sealRescue } from '../../src/app/device/rescue-seal.ts';
import { rescueKeySchema } from '../../src/protocol/rescue.ts';
import { expected } from './authz-expected.ts';
import type { Place } from './authz-people.ts';
import {
  lastYears,
  phoneOf,
  photo,
  pictures,
  places,
  scopes,
  whos,
  world,
} from './authz-people.ts';
import type { Phone, TestServer } from './harness.ts';
import { openServer, quynhPhu } from './harness.ts';
import { penOf } from './operations.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openServer();
  const fresh = { login: 'doi.cho', password: 'mat-khau-moi', role: 'officer', units: [quynhPhu] };
  const created = await (await server.signIn('quantri')).send('POST', '/accounts', fresh);
  world.movedOfficer = ((await created.json()) as { readonly id: string }).id;
  for (const place of places) {
    const phone = await server.signIn(place === 'own' ? 'quynhphu' : 'kienxuong');
    const photos = [photoHash(pictures[place])];
    const entry = penOf(server, phone, scopes[place]).create({ photos });
    const answer = await phone.sync({ push: [entry] });
    expect((await sendPiece(phone, place)).status).toBe(204);
    world.records[place] = entry.rec;
    world.receipts[place] = answer.r?.[0]?.rc ?? '';
    world.rescueFiles[place] = await emptyRescueFile(phone);
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
      const phone = await phoneOf(server, who);
      const answer = await (method === 'PATCH'
        ? sendPiece(phone, place)
        : phone.send(method, target, expectation?.body?.(place)));
      const status = expectation?.status;
      expect(answer.status).toBe((typeof status === 'function' ? status(place) : status)?.[who]);
    },
  );
});
