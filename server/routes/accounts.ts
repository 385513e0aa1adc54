// Accounts, as the administrator sees and makes them.
import { uuidV7 } from '../../src/domain/identity.ts';
import type { ReviewArea } from '../../src/domain/unit.ts';
import { findUnit } from '../../src/domain/unit-catalogue.ts';
import type { Accounts, NewAccount } from '../../src/protocol/session.ts';
import { newAccountSchema } from '../../src/protocol/session.ts';
import { utc } from '../instant.ts';
import { hashPassword } from '../password.ts';
import type { Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { named, placeOf } from '../sight.ts';
import { insertAccount, listAccounts } from '../storage/accounts.ts';
import { listAreas } from '../storage/areas.ts';

/** GET /accounts */
export async function showAccounts({ db }: SignedCall): Promise<Reply> {
  const areas = await listAreas(db);
  const accounts = (await listAccounts(db)).map((account) => {
    const { id, login, role } = account;
    return { id, login, role, place: placeOf(account, areas) };
  });
  const body: Accounts = {
    accounts,
    areas: areas.map(({ id, name }) => ({ id, name })),
    communes: named(areas.flatMap((area) => area.units)),
  };
  return { status: 200, body };
}

/** POST /accounts. The hash is made inside the transaction: an administrator's rare 60 ms buy one way through. */
export const createAccount = reads(
  newAccountSchema,
  'bad-account',
  async ({ deps, db, nowMs }: SignedCall, given): Promise<Reply> => {
    const areas = await listAreas(db);
    if (!fits(given, areas)) return refuse('bad-account');
    const account = {
      id: uuidV7(nowMs, deps.random(10)),
      login: given.login.toLowerCase(),
      role: given.role,
      areaId: given.area ?? null,
      units: given.units,
    };
    const passwordHash = await hashPassword(given.password);
    const made = await insertAccount(db, { ...account, passwordHash, createdAt: utc(nowMs) });
    if (!made) return refuse('login-taken');
    const { id, login, role } = account;
    return { status: 201, body: { id, login, role, place: placeOf(account, areas) } };
  },
);

/** An officer has communes, a reviewer an area or communes, the province and an administrator none. [R2]–[R5] */
function fits({ role, area, units }: NewAccount, areas: readonly ReviewArea[]): boolean {
  const areaKnown = area !== undefined && areas.some((one) => one.id === area);
  const communes = units.length > 0 && units.every((unit) => findUnit(unit)?.level === 3);
  const twice = new Set(units.map((unit) => `${unit.set}.${unit.code}`)).size !== units.length;
  switch (role) {
    case 'officer':
      return area === undefined && communes && !twice;
    case 'reviewer':
      return area === undefined ? communes && !twice : areaKnown && units.length === 0;
    case 'province':
    case 'admin':
      return area === undefined && units.length === 0;
  }
}
