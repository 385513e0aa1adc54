// The one setting there was before settings had days goes along, and is in force from the plan's first day. [C1]
import { expect, test } from 'vitest';
import { up } from '../../server/storage/migrations/0020-settings.ts';
import { findSaid } from '../../server/storage/settings.ts';
import { shippedSettings } from '../../src/domain/setting.ts';
import { openServer } from './harness.ts';

test('[C1] what the register kept of the levels and the addressees is said as settings', async () => {
  const server = await openServer();
  const { db } = server.deps;
  const levels = { 1: 'Tỉnh', 2: 'Huyện', 3: 'Xã, phường, đặc khu' };
  const recipients = { province: 'Bộ Văn hóa', commune: 'Sở Nội vụ' };
  const { id: account_id } = await db.selectFrom('account').select('id').executeTakeFirstOrThrow();
  const doc = JSON.stringify({ recipients, levels });
  const row = { kind: 'setting', key: 'province', year: 0, doc, account_id, at: '2026-11-01' };
  await db.insertInto('register_entry').values(row).execute();
  await db.schema.dropTable('setting').execute();
  await up(db);
  const head = { ...shippedSettings.head, to: 'Bộ Văn hóa', communesTo: 'Sở Nội vụ' };
  const since = '2023-01-01';
  expect([...(await findSaid(db))].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
    { name: 'head', since, v: 1, value: head },
    { name: 'levels', since, v: 1, value: levels },
  ]);
  const left = await db.selectFrom('register_entry').select('kind').execute();
  expect(left.filter(({ kind }) => kind === 'setting')).toEqual([]);
  await server.close();
});
