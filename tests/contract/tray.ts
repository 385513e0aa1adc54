// Held operations as the database keeps them.
import { expect, test } from 'vitest';
import { insertAccount } from '../../server/storage/accounts.ts';
import type { Queries } from '../../server/storage/database.ts';
import { findHeld, insertHeld } from '../../server/storage/held.ts';
import { logOperation } from '../../server/storage/operations.ts';
import { account } from './people.ts';

interface Sent {
  readonly device?: string;
  readonly received?: string;
  /** Another operation has the number already: it is kept in the body alone. */
  readonly doubled?: true;
}

/** Part of the storage contract: the order in which the tray is looked at again. */
export function trayContract(given: () => Queries): void {
  const hold = async (op: string, claimed: number, sent: Sent = {}) => {
    const { device = 'd1', received = '2026-11-09T09:40:03Z', doubled } = sent;
    const place = { rec: 'r1', scope: 'c:HY2025.12472:2026', account_id: account.id };
    const row = { op, device, n: doubled ? null : claimed, ...place, kind: 'set', received };
    const body = JSON.stringify({ op, n: claimed });
    const kept = { at: '2026-11-09T16:40:02+07:00', body, body_hash: 'h', rc: null };
    await logOperation(given(), { ...row, ...kept, result: '{"s":"held"}' });
    await insertHeld(given(), { ...row, why: 'not-allowed' });
  };
  const ops = async (limit: number) => (await findHeld(given(), { limit })).map(({ op }) => op);

  test('[S20] [S22] what is held comes as its phone numbered it, whether the number came twice or not', async () => {
    await insertAccount(given(), account);
    await hold('o42', 42);
    for (const n of [100, 41, 43]) await hold(`o${n}`, n, { doubled: true });
    expect(await ops(1000)).toEqual(['o41', 'o42', 'o43', 'o100']);
    expect(await ops(3)).toEqual(['o41', 'o42', 'o43']);
    expect(await ops(1)).toEqual(['o41']);
  });

  test('[S20] what came earlier comes first, then devices in the order of bytes', async () => {
    await insertAccount(given(), account);
    await hold('late', 1, { device: 'A', received: '2026-11-09T09:40:04Z' });
    for (const device of ['a', 'B', 'a~', 'aB']) await hold(device, 7, { device });
    expect(await ops(1000)).toEqual(['B', 'a', 'aB', 'a~', 'late']);
    expect(await ops(2)).toEqual(['B', 'a']);
  });
}
