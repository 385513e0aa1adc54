// Who may come in, as the database keeps it.
import { expect, test } from 'vitest';
import type { NewAccountRow } from '../../server/storage/accounts.ts';
import { findAccount, insertAccount, listAccounts } from '../../server/storage/accounts.ts';
import type { Queries } from '../../server/storage/database.ts';
import { accountOfSession, deleteSession, insertSession } from '../../server/storage/sessions.ts';
import { openSetupCode, spendSetupCode } from '../../server/storage/setup-code.ts';
import { findCredentials } from '../../server/storage/ways-in.ts';

export const account: NewAccountRow = {
  id: 'a1',
  login: 'hoa',
  role: 'officer',
  areaId: null,
  units: [{ set: 'HY2025', code: '12472' }],
  passwordHash: 'x',
  createdAt: '2026-01-01T00:00:00Z',
};

/** Part of the storage contract: accounts, sessions and the code that opens a new province. */
export function peopleContract(given: () => Queries): void {
  test('[R5] a login is taken once, and lists are in the order of bytes', async () => {
    const db = given();
    expect(await insertAccount(db, account)).toBe(true);
    expect(await insertAccount(db, { ...account, id: 'a2' })).toBe(false);
    for (const login of ['đào', 'kv.z', 'kv-a', 'Z', 'b'])
      await insertAccount(db, { ...account, id: login, login, units: [] });
    const logins = (await listAccounts(db, '2026-11-10')).map((one) => one.login);
    expect(logins).toEqual(['Z', 'b', 'hoa', 'kv-a', 'kv.z', 'đào']);
    expect(await findAccount(db, 'a1', '2026-11-10')).toMatchObject({
      login: 'hoa',
      units: account.units,
    });
    expect(await findCredentials(db, 'hoa', '2026-11-10')).toEqual({ id: 'a1', hash: 'x' });
  });

  test('[R1] a session ends at its time, or when it is deleted', async () => {
    const db = given();
    await insertAccount(db, account);
    const session = { accountId: 'a1', createdAt: '2026-01-01T00:00:00Z' };
    await insertSession(db, { ...session, tokenHash: 't1', expiresAt: '2026-02-01T00:00:00Z' });
    expect((await accountOfSession(db, 't1', '2026-01-31T23:59:59Z'))?.login).toBe('hoa');
    expect(await accountOfSession(db, 't1', '2026-02-01T00:00:00Z')).toBeUndefined();
    await deleteSession(db, 't1');
    expect(await accountOfSession(db, 't1', '2026-01-02T00:00:00Z')).toBeUndefined();
  });

  test('[R1] a setup code is spent once, by one of many', async () => {
    const db = given();
    const code = await openSetupCode(db, () => 'AAAA', '2026-01-01T00:00:00Z');
    const spent = await Promise.all(
      Array.from({ length: 5 }, () => spendSetupCode(db, code, '2026-01-02T00:00:00Z')),
    );
    expect(spent.filter(Boolean)).toHaveLength(1);
  });
}
