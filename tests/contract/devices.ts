// What is known of each phone, as the database keeps it while several speak at once.
import { expect, test } from 'vitest';
import { insertAccount } from '../../server/storage/accounts.ts';
import type { DeviceTable, Queries } from '../../server/storage/database.ts';
import {
  addDevice,
  findDevice,
  revokeDevice,
  saveDevice,
  takeLoss,
} from '../../server/storage/devices.ts';
import { account } from './people.ts';

const row: DeviceTable = {
  device: 'd1',
  account_id: account.id,
  session: 't1',
  epoch: 'e',
  app: 'test',
  last_seen: '2026-11-09T01:00:00Z',
  promised: 9,
  left_ops: 4,
  left_old: '2026-11-08',
  missing: 0,
  suspect: 0,
  suspect_said: null,
  suspect_at: null,
  lost: 0,
  lost_at: null,
  revoked_at: null,
};

/** Part of the storage contract: rows that one request read while another wrote them. */
export function devicesContract(given: () => Queries): void {
  test('[I5] a phone revoked between the look and the save of its sync stays revoked, and welcome if let in', async () => {
    const db = given();
    await insertAccount(db, account);
    await addDevice(db, row);
    for (const at of ['2026-11-09T02:00:00Z', null]) {
      const before = await findDevice(db, 'd1');
      await revokeDevice(db, 'd1', at);
      if (before) await saveDevice(db, { ...before, last_seen: '2026-11-09T02:00:01Z' });
      const after = { ...row, last_seen: '2026-11-09T02:00:01Z', revoked_at: at };
      expect(await findDevice(db, 'd1')).toEqual(after);
    }
  });

  test('[I5] [S22] what a new phone takes over of the loss of the one before touches nothing else of that one', async () => {
    const db = given();
    await insertAccount(db, account);
    await addDevice(db, row);
    await revokeDevice(db, 'd1', '2026-11-09T02:00:00Z');
    await takeLoss(db, 'd1', 5);
    const after = { ...row, revoked_at: '2026-11-09T02:00:00Z', promised: 5, left_ops: 0 };
    expect(await findDevice(db, 'd1')).toEqual(after);
  });
}
