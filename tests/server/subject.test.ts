// What is kept of a person, shown whole; and a person who has left, without a name, while his work stays.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accountsSchema } from '../../src/protocol/session.ts';
import type { Phone, TestServer } from './harness.ts';
import { home, openServer, password } from './harness.ts';
import { penOf } from './operations.ts';

let server: TestServer;
let admin: Phone;
let id: string;
beforeEach(async () => {
  server = await openServer();
  admin = await server.signIn('quantri');
  const { accounts } = accountsSchema.parse(await (await admin.send('GET', '/accounts')).json());
  id = accounts.find((one) => one.login === 'quynhphu')?.id ?? '';
});
afterEach(() => server.close());

test('[I6] everything tied to an account is shown, and no content of a record', async () => {
  const hoa = penOf(server, await server.signIn('quynhphu'));
  await hoa.phone.sync({ push: [hoa.create({ title: 'Bài chỉ có ở đây' }), hoa.create()] });
  const answer = await admin.send('POST', `/accounts/${id}/data`);
  const data = (await answer.json()) as Record<string, unknown>;
  expect(data).toMatchObject({
    account: { id, login: 'quynhphu', role: 'officer' },
    places: [{ unit_code: '12472' }],
    sessions: [{}],
    devices: [{ left_ops: 0 }],
    log: [{ deed: 'session.begun', by: id }],
    wrote: [{ scope: home, kind: 'new', n: 2 }],
  });
  const text = JSON.stringify(data);
  expect(text).not.toContain('Bài chỉ có ở đây');
  expect(text).not.toMatch(/hash|\$argon2/);
  expect((await admin.send('POST', `/accounts/${server.uuid()}/data`)).status).toBe(404);
});

test('[I6] a nameless account signs nobody in, is found by no name, and its work stays its own', async () => {
  const hoa = penOf(server, await server.signIn('quynhphu'));
  const made = hoa.create();
  await hoa.phone.sync({ push: [made] });
  expect((await admin.send('POST', `/accounts/${id}/anonymise`)).status).toBe(200);
  expect((await hoa.phone.send('GET', '/session')).status).toBe(401);
  const again = { login: 'quynhphu', password };
  expect((await server.stranger().send('POST', '/session', again)).status).toBe(401);
  const tables = ['account', 'session', 'invitation', 'audit', 'operation', 'record'] as const;
  for (const table of tables) {
    const rows = await server.deps.db.selectFrom(table).selectAll().execute();
    // The reviewer's login has the place in it, not the person.
    expect(
      JSON.stringify(rows).replaceAll('kv.quynhphu', '').replaceAll('quynhphu2', ''),
    ).not.toContain('quynhphu');
  }
  const { rows } = await (await server.signIn('tinh')).sync();
  expect(rows?.[home]).toMatchObject([{ id: made.rec, story: [{ by: { id, role: 'officer' } }] }]);
  expect((await admin.send('POST', `/accounts/${id}/data`)).status).toBe(200);
});

/** Where an account stands in the database, and under which word the person is shown it. */
const shownAs: Readonly<Record<string, string>> = {
  'account_unit.account_id': 'places',
  'audit.account_id': 'log',
  'audit.whom': 'log',
  'device.account_id': 'devices',
  'invitation.account_id': 'invitations',
  'operation.account_id': 'wrote',
  'saved_view.account_id': 'views',
  'session.account_id': 'sessions',
};

test('[I6] no table of the database names an account unseen by whom it belongs to', async () => {
  const answer = await admin.send('POST', `/accounts/${id}/data`);
  const { signed, ...data } = (await answer.json()) as { signed: Record<string, number> };
  const tables = await server.deps.db.introspection.getTables();
  const naming = tables.flatMap(({ name, columns }) =>
    columns
      .filter((column) => /^(account_id|whom|[a-z]+_by)$/.test(column.name))
      .map((column) => `${name}.${column.name}`),
  );
  expect(naming.length).toBeGreaterThan(15);
  for (const place of naming) {
    const shown = shownAs[place];
    expect([place, shown === undefined ? place in signed : shown in data]).toEqual([place, true]);
  }
});

test('[I6] what he asked and what he signed is his to see; his own words go with his name', async () => {
  const hoa = await server.signIn('quynhphu');
  await hoa.send('POST', '/views', { name: 'Việc của Hoa', asked: { q: 'trẻ em' } });
  const read = async () =>
    (await (await admin.send('POST', `/accounts/${id}/data`)).json()) as {
      views: object[];
      signed: Record<string, number>;
    };
  expect((await read()).views).toMatchObject([{ name: 'Việc của Hoa' }]);
  await admin.send('POST', `/accounts/${id}/anonymise`);
  expect((await read()).views).toEqual([]);
});

test('[I6] nobody makes himself nameless', async () => {
  const { id: own } = (await (await admin.send('GET', '/session')).json()) as { id: string };
  expect((await admin.send('POST', `/accounts/${own}/anonymise`)).status).toBe(422);
});
