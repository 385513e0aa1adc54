// The demo must be a province the rules accept: it goes through the same code as a push, and says so.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fillDemo } from '../../server/demo/fill.ts';
import { returnNote } from '../../server/demo/hero.ts';
import { demoAccounts, demoPassword } from '../../server/demo/people.ts';
import type { RecordTable } from '../../server/storage/database.ts';
import { findRecords } from '../../server/storage/records.ts';
import { checkActivity } from '../../src/domain/activity/activity.ts';
import type { RecordType } from '../../src/domain/activity/type.ts';
import { isActivity } from '../../src/domain/activity/type.ts';
import { reportingYear } from '../../src/domain/period.ts';
import { parseScope } from '../../src/domain/scope.ts';
import { matrixSchema } from '../../src/protocol/matrix.ts';
import type { TestServer } from './harness.ts';
import { openServer } from './harness.ts';

/** A demo takes a second or two; a busy machine may need many. */
vi.setConfig({ testTimeout: 60_000 });

async function demo(seed: number, now?: string) {
  const server = await openServer({ accounts: [] });
  if (now) server.clock.set(Date.parse(now));
  return { server, results: await fillDemo(server.deps, seed) };
}

function heroRows(server: TestServer): Promise<readonly RecordTable[]> {
  return server.deps.db.selectFrom('record').selectAll().where('unit_code', '=', '12472').execute();
}

test.each(['2026-11-22T18:30:00Z', '2027-01-05T09:00:00Z'])(
  '[S3] at %s everything is applied, but for the one conflict the story needs',
  async (now) => {
    const { server, results } = await demo(48, now);
    const other = results.filter((result) => result.s !== 'applied');
    expect(other.map(({ s, why }) => `${s} ${why?.type}`)).toEqual(['conflict differs']);
    const rows = await heroRows(server);
    const count = (state: string) =>
      rows.filter((row) => row.state === state && isActivity(row.type as RecordType)).length;
    expect([count('submitted'), count('returned')]).toEqual([9, 1]);
    expect(count('approved')).toBeGreaterThan(5);
    await server.close();
  },
);

/** Made once for the tests that only look at it. */
let shown: TestServer;
let first: Awaited<ReturnType<typeof demo>>;
beforeAll(async () => {
  first = await demo(48);
  shown = first.server;
}, 60_000);
afterAll(() => shown.close());

test('[A2] no entry of the demo has an error or raises a warning', async () => {
  const ids = (await shown.deps.db.selectFrom('record').select('id').execute()).map(
    (row) => row.id,
  );
  expect(ids.length).toBeGreaterThan(600);
  for (const { type, scope, values } of (await findRecords(shown.deps.db, ids)).values()) {
    const year = parseScope(scope)?.year ?? 0;
    if (isActivity(type)) expect(reportingYear(values['date'] as string)).toBe(year);
    expect(checkActivity(type, values, { today: '2026-11-10', year })).toEqual({
      errors: [],
      warnings: [],
    });
  }
  const communes = await shown.deps.db
    .selectFrom('record')
    .select('unit_code')
    .distinct()
    .execute();
  expect(communes).toHaveLength(65);
});

test('the story: a training returned with a pinned note, a broadcast in dispute', async () => {
  const rows = await heroRows(shown);
  const stored = await findRecords(
    shown.deps.db,
    rows.map((row) => row.id),
  );
  const returned = [...stored.values()].filter((row) => row.state === 'returned');
  expect(returned).toMatchObject([
    { type: 'tap_huan', story: [{}, { pins: { female: returnNote } }] },
  ]);
  const disputed = [...stored.values()].filter((row) => row.conflicts.length > 0);
  expect(disputed).toMatchObject([{ type: 'phat_thanh', conflicts: [{ field: 'minutes' }] }]);
});

test('[H3] phones of communes were heard, and some hold entries', async () => {
  const phone = shown.stranger();
  await phone.send('POST', '/session', { login: 'tinh', password: demoPassword });
  const { lines } = matrixSchema.parse(await (await phone.send('GET', '/matrix')).json());
  const heard = lines.filter(({ seen }) => seen !== null);
  expect(heard.length).toBeGreaterThan(30);
  const holding = lines.filter(({ unsent }) => unsent > 0);
  expect(holding.length).toBeGreaterThan(0);
  expect(
    holding.every(({ oldest, seen }) => oldest !== null && oldest >= (seen ?? '').slice(0, 10)),
  ).toBe(true);
});

test('the same seed and clock make the same province', async () => {
  const again = await demo(48);
  expect(again.results).toEqual(first.results);
  await again.server.close();
});

test('every announced account signs in, and no other', async () => {
  for (const { login } of demoAccounts()) {
    const answer = await shown
      .stranger()
      .send('POST', '/session', { login, password: demoPassword });
    expect([login, answer.status]).toEqual([login, 200]);
  }
  const silent = await shown
    .stranger()
    .send('POST', '/session', { login: 'xa.12454', password: demoPassword });
  expect(silent.status).toBe(401);
});
