// The read API as programs of other agencies use it: a real OData client, a client made from our own OpenAPI description,
// tokens that are revoked, cursors that miss nothing.
import { o } from 'odata';
import type { Document } from 'openapi-client-axios';
import { OpenAPIClientAxios } from 'openapi-client-axios';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { factColumns } from '../../src/domain/open/fact.ts';
import type { MadeClient } from '../../src/protocol/api-clients.ts';
import type { TestServer } from './harness.ts';
import { foreign, home, openServer } from './harness.ts';
import { penOf } from './operations.ts';

let server: TestServer;
let address: string;
beforeEach(async () => {
  server = await openServer();
  address = await server.app.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => server.close());

async function made(...scopes: readonly string[]): Promise<MadeClient> {
  const admin = await server.signIn('quantri');
  const answer = await admin.send('POST', '/api-clients', { name: 'Kho dữ liệu tỉnh', scopes });
  expect(answer.status).toBe(201);
  return (await answer.json()) as MadeClient;
}

function get(path: string, token: string): Promise<Response> {
  return fetch(`${address}${path}`, { headers: { authorization: `Bearer ${token}` } });
}

interface Told {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly cursor: number;
  readonly more: boolean;
}

test('[O3] the province takes the file for its portal without a token, as a program reads it, and the log says so', async () => {
  const { token } = await made('api.totals');
  const hoa = penOf(server, await server.signIn('quynhphu'));
  const entry = hoa.create();
  await hoa.phone.sync({ push: [entry] });
  const binh = penOf(server, await server.signIn('kv.quynhphu'));
  await binh.phone.sync({ push: [binh.review(entry.rec, 1, 'approved')] });
  const tinh = await server.signIn('tinh');
  const file = await tinh.send('GET', '/goals/2026/open-data');
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="so-co-so-2026.csv"');
  const text = await file.text();
  expect(text).toContain('Xã Quỳnh Phụ;IV.3.1');
  expect(text).toBe(await (await get('/api/v1/totals/2026?format=csv', token)).text());
  const log = await (await tinh.send('GET', '/audit?group=exported')).json();
  expect(log).toMatchObject({ lines: [{ deed: 'data.published', what: '2026' }] });
  expect((await tinh.send('GET', '/goals/1999/open-data')).status).toBe(404);
});

describe('[O1] tokens', () => {
  test('read what they may, are kept as a hash alone, and nothing more once revoked', async () => {
    const { id, token } = await made('api.totals');
    const rows = await server.deps.db.selectFrom('api_client').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await get('/api/v1/totals/2026', token)).status).toBe(200);
    expect((await get(`/api/v1/records/${home}`, token)).status).toBe(403);
    const stranger = await get('/api/v1/totals/2026', 'x');
    expect([stranger.status, stranger.headers.get('www-authenticate')]).toEqual([
      401,
      'Basic realm="so-co-so"',
    ]);
    const admin = await server.signIn('quantri');
    expect((await admin.send('DELETE', `/api-clients/${id}`)).status).toBe(200);
    expect((await admin.send('DELETE', `/api-clients/${id}`)).status).toBe(404);
    expect((await get('/api/v1/totals/2026', token)).status).toBe(401);
    const listed = (await (await admin.send('GET', '/api-clients')).json()) as {
      readonly clients: readonly { readonly revokedAt: string | null }[];
    };
    expect(listed.clients[0]?.revokedAt).toMatch(/^2026-11-10T/);
  });

  test('are the password of the box that Excel shows', async () => {
    const { token } = await made('api.totals');
    const authorization = `Basic ${Buffer.from(`excel:${token}`).toString('base64')}`;
    const answer = await fetch(`${address}/odata/v4`, { headers: { authorization } });
    expect(answer.status).toBe(200);
  });

  test('a cookie opens no door of programs', async () => {
    const province = await server.signIn('tinh');
    expect((await province.send('GET', '/api/v1/totals/2026')).status).toBe(401);
  });
});

describe('[O6] cursors', () => {
  test('whoever reads on meets every change since, what left a scope as gone, in pages of any size', async () => {
    const { token } = await made('api.records');
    const pen = penOf(server, await server.signIn('quynhphu'));
    const [a, b, c] = [pen.create(), pen.create(), pen.create()];
    await pen.phone.sync({ push: [a, b, c] });
    const read = async (after: number, limit = 2): Promise<Told> =>
      (await (
        await get(`/api/v1/records/${home}?after=${after}&limit=${limit}`, token)
      ).json()) as Told;
    const first = await read(0);
    expect(first).toMatchObject({ more: true, rows: [{ id: a.rec }, { id: b.rec }] });
    const second = await read(first.cursor);
    expect(second.rows.map(({ id }) => id)).toEqual([c.rec]);
    expect(await read(second.cursor)).toEqual({ rows: [], cursor: second.cursor, more: false });
    const away = { date: '2025-11-20', approvedOn: '2025-11-19' };
    await pen.phone.sync({
      push: [
        pen.change(a.rec, 1, { minutes: 25 }),
        pen.change(b.rec, 1, away, { to: 'c:HY2025.12472:2025' }),
      ],
    });
    const third = await read(second.cursor);
    expect(third.rows.map(({ id, state, minutes }) => [id, state, minutes])).toEqual([
      [a.rec, 'submitted', 25],
      [b.rec, 'gone', null],
    ]);
    expect(Object.keys(third.rows[0] ?? {})).toEqual(factColumns.map(({ name }) => name));
  });

  test('whoever is ahead of a province that was restored begins again', async () => {
    const { token } = await made('api.records');
    const pen = penOf(server, await server.signIn('quynhphu'));
    const entry = pen.create();
    await pen.phone.sync({ push: [entry] });
    const answer = await get(`/api/v1/records/${home}?after=500`, token);
    expect(await answer.json()).toMatchObject({ rows: [{ id: entry.rec }], cursor: 1 });
  });

  test('as CSV the cursor stands in the head of the answer', async () => {
    const { token } = await made('api.records');
    const pen = penOf(server, await server.signIn('quynhphu'));
    await pen.phone.sync({ push: [pen.create({ title: '=CMD()' })] });
    const answer = await get(`/api/v1/records/${home}?format=csv`, token);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('x-next-cursor')).toBe('1');
    const text = Buffer.from(await answer.arrayBuffer()).toString();
    expect(text.startsWith('\uFEFFid;unitSet;')).toBe(true);
    expect(text).toContain(";'=CMD();");
    expect((await get('/api/v1/records/x', token)).status).toBe(400);
  });
});

test('[O1] a client made from the description reads all three', async () => {
  const { token } = await made('api.records', 'api.totals');
  const pen = penOf(server, await server.signIn('quynhphu'));
  const entry = pen.create();
  await pen.phone.sync({ push: [entry] });
  const reviewer = await server.signIn('kv.quynhphu');
  await reviewer.sync({ push: [penOf(server, reviewer).review(entry.rec, 1, 'approved')] });
  const definition = (await (await fetch(`${address}/api/v1/openapi.json`)).json()) as Document;
  const api = new OpenAPIClientAxios({
    definition,
    axiosConfigDefaults: { baseURL: address, headers: { authorization: `Bearer ${token}` } },
  });
  const client = await api.init();
  const call = async (operation: string, parameters: object) => {
    const deed = client[operation] as (parameters: object) => Promise<{ readonly data: object }>;
    return (await deed(parameters)).data;
  };
  expect(await call('listScopes', {})).toMatchObject({ scopes: [{ scope: home, cursor: 2 }] });
  expect(await call('listRecords', { scope: home, after: 0 })).toMatchObject({
    rows: [{ id: entry.rec, minutes: 10, topics: 'III.1,III.3', unitName: 'Xã Quỳnh Phụ' }],
  });
  expect(await call('listTotals', { year: 2026 })).toMatchObject({
    rows: [{ unit: 'HY2025.12472', task: 'IV.3.1', n: 1, minutes: 10 }],
  });
});

describe('[O5] the OData feed', () => {
  async function client(...scopes: readonly string[]) {
    const { token } = await made(...scopes);
    return o(`${address}/odata/v4/`, { headers: { authorization: `Bearer ${token}` } });
  }

  test('a real client selects, filters and pages', async () => {
    const reader = await client('api.records');
    const pen = penOf(server, await server.signIn('quynhphu'));
    const minutes = [5, 6, 7, 8, 9];
    await pen.phone.sync({ push: minutes.map((one) => pen.create({ minutes: one })) });
    const away = penOf(server, await server.signIn('kienxuong'), foreign);
    await away.phone.sync({ push: [away.create({ minutes: 30 })] });
    const all = (await reader.get('Activities').query({ $select: 'id,minutes' })) as unknown[];
    expect(all).toHaveLength(6);
    expect(Object.keys(all[0] ?? {})).toEqual(['id', 'minutes']);
    const some = await reader
      .get('Activities')
      .query({ $filter: "unitCode eq '12472' and minutes ge 6", $top: 2, $skip: 1 });
    expect((some as readonly { readonly minutes: number }[]).map((one) => one.minutes)).toEqual([
      7, 8,
    ]);
  });

  test('pages are linked, and the links together give every row once', async () => {
    const { token } = await made('api.records');
    const pen = penOf(server, await server.signIn('quynhphu'));
    const many = Array.from({ length: 30 }, () => pen.create());
    await pen.phone.sync({ push: many });
    // 1.030 rows: the same thirty, copied below the API.
    const rows = await server.deps.db.selectFrom('record').selectAll().execute();
    for (let copy = 1; copy <= 34; copy += 1) {
      const copies = rows.map((row) => ({
        ...row,
        id: `${row.id}-${copy}`,
        q: row.q + copy * 30,
      }));
      await server.deps.db.insertInto('record').values(copies).execute();
    }
    const seen: string[] = [];
    let pages = 0;
    for (
      let link: string | undefined = `${address}/odata/v4/Activities?$select=id`;
      link;
      pages += 1
    ) {
      const page = (await (
        await fetch(link, { headers: { authorization: `Bearer ${token}` } })
      ).json()) as { value: { id: string }[]; '@odata.nextLink'?: string };
      seen.push(...page.value.map(({ id }) => id));
      link = page['@odata.nextLink'];
    }
    expect([pages, seen.length, new Set(seen).size]).toEqual([2, 1050, 1050]);
  });

  test('$metadata names every column, and the service its sets', async () => {
    const { token } = await made('api.totals');
    const xml = await (await get('/odata/v4/$metadata', token)).text();
    for (const { name } of factColumns) expect(xml).toContain(`Property Name="${name}"`);
    const service = (await (await get('/odata/v4', token)).json()) as {
      readonly value: readonly { readonly name: string }[];
    };
    expect(service.value.map(({ name }) => name)).toEqual(['Activities', 'Totals']);
  });

  test('what is not understood is refused by its name', async () => {
    const { token } = await made('api.totals');
    const answer = await get('/odata/v4/Totals?$orderby=n', token);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ detail: '$orderby' });
  });

  test('a year there is not has no sums', async () => {
    const { token } = await made('api.totals');
    expect((await get('/api/v1/totals/2025.5', token)).status).toBe(404);
    const answer = await get('/odata/v4/Totals?$filter=year%20eq%2099999', token);
    expect(await answer.json()).toMatchObject({ value: [] });
  });
});
