// Officers who are signed in already, so that a test of kills is not a test of passwords.
import { randomBytes } from 'node:crypto';
import { openDeps } from '../../server/open.ts';
import { insertAccount } from '../../server/storage/accounts.ts';
import { insertSession } from '../../server/storage/sessions.ts';
import { tokenHash } from '../../server/token.ts';
import { uuidV7 } from '../../src/domain/identity.ts';
import { localDate, reportingYear } from '../../src/domain/period.ts';
import { scopeId } from '../../src/domain/scope.ts';
import { broadcast } from '../world/phone.ts';

const unit = { set: 'HY2025', code: '12472' };

/** Real servers have the real clock: the entries are of yesterday, whenever that is. */
const yesterday = localDate(Date.now() - 86_400_000);
export const scope = scopeId(unit, reportingYear(yesterday));
export const values = { ...broadcast, date: yesterday };

export const freshId = () => uuidV7(Date.now(), randomBytes(10));

/** @returns the cookie of each officer; the database is closed again */
export async function hire(address: string, logins: readonly string[]): Promise<readonly string[]> {
  const random = (bytes: number) => randomBytes(bytes);
  const world = { clock: Date.now, random, version: 'test' };
  const { db } = await openDeps(address, world, 'no-photos');
  const cookies: string[] = [];
  for (const login of logins) {
    const [id, token] = [freshId(), randomBytes(32).toString('base64url')];
    const post = { id, login, role: 'officer', areaId: null, units: [unit] } as const;
    const createdAt = '2026-01-01T00:00:00Z';
    await insertAccount(db, { ...post, passwordHash: null, createdAt });
    const times = { createdAt, expiresAt: '2099-01-01T00:00:00Z' };
    await insertSession(db, { tokenHash: tokenHash(token), accountId: id, ...times });
    cookies.push(`session=${token}`);
  }
  await db.destroy();
  return cookies;
}
