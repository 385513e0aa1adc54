// Accounts from a sheet: tried, made all at once or not at all, and not made twice.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSheetFile } from '../../src/app/accounts/read-sheet.ts';
import { checkedSchema } from '../../src/protocol/account-sheet.ts';
import { slipsSchema } from '../../src/protocol/invitation.ts';
import { accountsSchema } from '../../src/protocol/session.ts';
import type { Phone, TestServer } from './harness.ts';
import { openServer } from './harness.ts';

let server: TestServer;
let admin: Phone;
beforeEach(async () => {
  server = await openServer();
  admin = await server.signIn('quantri');
});
afterEach(() => server.close());

const officer = {
  n: 2,
  login: 'lan',
  role: 'Cán bộ xã',
  place: '12472',
  from: '',
  to: '31/12/2027',
};
const reviewer = { ...officer, n: 3, login: 'binh', role: 'Người duyệt', place: 'Khu vực Vũ Thư' };
const wrong = { ...officer, n: 4, login: 'hai', place: '00000' };

async function logins(): Promise<readonly string[]> {
  const answer = await admin.send('GET', '/accounts');
  return accountsSchema.parse(await answer.json()).accounts.map(({ login }) => login);
}

const importing = (rows: readonly object[]) => admin.send('POST', '/account-sheet', { rows });

async function deeds(): Promise<readonly string[]> {
  const rows = await server.deps.db.selectFrom('audit').select('deed').orderBy('n').execute();
  return rows.map(({ deed }) => deed).filter((deed) => deed !== 'session.begun');
}

test('[I7] every account of a sheet is made with its slip, and the slip opens it', async () => {
  const answer = await importing([officer, reviewer]);
  expect(answer.status).toBe(201);
  const { invitations } = slipsSchema.parse(await answer.json());
  expect(invitations).toMatchObject([
    { login: 'lan', role: 'officer', place: 'Xã Quỳnh Phụ', expires: '2026-11-24T02:00:00Z' },
    { login: 'binh', role: 'reviewer', place: 'Khu vực Vũ Thư' },
  ]);
  const code = invitations[0]?.code ?? '';
  const opened = await server
    .stranger()
    .send('POST', '/invitations/accept', { code, password: 'con trâu đi trước' });
  expect(await opened.json()).toMatchObject({ login: 'lan', place: 'Xã Quỳnh Phụ' });
  const rows = await server.deps.db
    .selectFrom('account')
    .select(['login', 'to_day'])
    .where('login', 'in', ['lan', 'binh'])
    .orderBy('login')
    .execute();
  expect(rows).toEqual([
    { login: 'binh', to_day: '2027-12-31' },
    { login: 'lan', to_day: '2027-12-31' },
  ]);
});

test('[I7] [J1] the import, each account, place and slip stand in the log; no code does', async () => {
  const { invitations } = slipsSchema.parse(await (await importing([officer, reviewer])).json());
  expect(await deeds()).toEqual([
    'accounts.imported',
    'account.made',
    'place.given',
    'invitation.made',
    'account.made',
    'area.given',
    'invitation.made',
  ]);
  const log = JSON.stringify(await server.deps.db.selectFrom('audit').selectAll().execute());
  for (const { code } of invitations) expect(log).not.toContain(code);
});

test('[I7] one wrong row, and none is made', async () => {
  const before = await logins();
  const answer = await importing([officer, wrong]);
  expect([answer.status, (await answer.json()).code]).toEqual([422, 'D10']);
  expect(await logins()).toEqual(before);
  expect(await deeds()).toEqual([]);
});

test('[I7] trying changes nothing and says what each row would be', async () => {
  const before = await logins();
  const rows = [officer, reviewer, wrong];
  const answer = await admin.send('POST', '/account-sheet/check', { rows });
  expect(checkedSchema.parse(await answer.json()).rows).toMatchObject([
    { n: 2, state: 'new', role: 'officer', place: 'Xã Quỳnh Phụ', faults: [] },
    { n: 3, state: 'new', role: 'reviewer', place: 'Khu vực Vũ Thư', faults: [] },
    { n: 4, state: 'wrong', login: 'hai', faults: [{ column: 'place', what: 'place-unknown' }] },
  ]);
  expect(await logins()).toEqual(before);
  expect(await deeds()).toEqual([]);
});

test('[I7] the same sheet again changes nothing: no account, no slip, no line', async () => {
  const { invitations } = slipsSchema.parse(await (await importing([officer, reviewer])).json());
  const lines = await deeds();
  const again = await importing([officer, reviewer]);
  expect([again.status, await again.json()]).toEqual([200, { invitations: [] }]);
  expect(await deeds()).toEqual(lines);
  // The first slips still open.
  const look = await admin.send('POST', '/invitations/look', { code: invitations[1]?.code });
  expect(look.status).toBe(200);
});

test('[I7] the same sheet twice at once: every account is made once', async () => {
  const answers = await Promise.all([
    importing([officer, reviewer]),
    importing([officer, reviewer]),
  ]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201]));
  expect((await deeds()).filter((deed) => deed === 'account.made')).toHaveLength(2);
});

test('[I7] the template is a sheet that can be read, and holds no account', async () => {
  const answer = await admin.send('GET', '/account-sheet');
  expect(answer.headers.get('content-type')).toContain('spreadsheetml');
  const read = await readSheetFile(await answer.blob());
  expect(read).toEqual({
    ok: true,
    value: [['Tên đăng nhập', 'Vai trò', 'Địa bàn', 'Từ ngày', 'Đến ngày']],
  });
});

test('[I7] a body that is no sheet is malformed', async () => {
  for (const rows of [[], [{ ...officer, password: 'x' }], [{ ...officer, n: 0 }], 'x'])
    expect((await admin.send('POST', '/account-sheet', { rows })).status).toBe(400);
});
