// Accounts, as the administrator sees and makes them.
import { uuidV7 } from '../../src/domain/identity.ts';
import { passwordFlaw } from '../../src/domain/password.ts';
import { localDate } from '../../src/domain/period.ts';
import { isTerm } from '../../src/domain/term.ts';
import type { ReviewArea } from '../../src/domain/unit.ts';
import type { Accounts, NewAccount } from '../../src/protocol/session.ts';
import { newAccountSchema, placesSchema } from '../../src/protocol/session.ts';
import { utc } from '../instant.ts';
import { hashPassword } from '../password.ts';
import type { Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { answering, named, placeOf } from '../sight.ts';
import type { Place } from '../storage/accounts.ts';
import {
  changePlacesOf,
  findAccountEver,
  insertAccount,
  listAccounts,
  personOf,
} from '../storage/accounts.ts';
import { listAreas } from '../storage/areas.ts';
import type { Note } from '../storage/audit.ts';
import { note } from '../storage/audit.ts';
import { openInvitations } from '../storage/invitations.ts';
import type { Placed } from '../storage/placing.ts';
import { placing } from '../storage/placing.ts';
import { replayHeld } from '../sync/replay.ts';
import { findUnit } from '../units.ts';
import { officeOf } from './office.ts';

/** GET /accounts */
export async function showAccounts({ db, nowMs }: SignedCall): Promise<Reply> {
  const areas = await listAreas(db);
  const invited = await openInvitations(db, utc(nowMs));
  const accounts = (await listAccounts(db, localDate(nowMs))).map((account) => {
    const { id, login, role, areaId } = account;
    const place = placeOf(account, areas);
    const until = invited.get(id);
    const open = { signsIn: account.signsIn, ...(until ? { invited: until } : {}) };
    return { id, login, role, place, area: areaId, units: named(account.units), ...open };
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
  async ({ deps, db, person, nowMs }: SignedCall, given): Promise<Reply> => {
    const areas = await listAreas(db);
    if (!fits(given, areas)) return refuse('bad-account');
    const account = {
      id: uuidV7(nowMs, deps.random(10)),
      login: given.login.toLowerCase(),
      role: given.role,
      areaId: given.area ?? null,
      units: given.units,
    };
    const { password, login: name } = given;
    if (password !== undefined && passwordFlaw(password, name)) return refuse('weak-password');
    const passwordHash = password === undefined ? null : await hashPassword(password);
    const made = await insertAccount(db, { ...account, passwordHash, createdAt: utc(nowMs) });
    if (!made) return refuse('login-taken');
    const first: Note = {
      deed: 'account.made',
      by: person.id,
      whom: account.id,
      detail: { role: given.role },
    };
    await note(
      db,
      utc(nowMs),
      first,
      ...placing(person.id, nowhere, { ...account, places: given.units }),
    );
    const { id, login, role } = account;
    return { status: 201, body: { id, login, role, place: placeOf(account, areas) } };
  },
);

/**
 * POST /accounts/:id/places. Holds from the next transaction on, and what was held for want of these rights is decided
 * at once. All may be taken away: then the account reads nothing and what it sends is held. [R1] [S20]
 */
export const changePlaces = reads(
  placesSchema,
  'bad-account',
  async (call: SignedCall, given): Promise<Reply> => {
    const { deps, db, params, nowMs } = call;
    const areas = await listAreas(db);
    const today = localDate(nowMs);
    const account = await findAccountEver(db, params['id'] ?? '', today, false);
    if (!account) return refuse('not-found');
    const { id, login, role } = account;
    const none = given.units.length === 0 && given.area === undefined;
    if (!none && !fits({ ...given, role }, areas)) return refuse('bad-account');
    await changePlacesOf(db, { id, areaId: given.area ?? null, places: given.units });
    const placed = await findAccountEver(db, id, today, false);
    if (!placed) throw new Error('an account went while its row was locked');
    const person = answering(await personOf(db, placed));
    const office = await officeOf(deps, call.onFault, db, nowMs);
    await replayHeld(db, { ...office, person, device: '' });
    await note(db, utc(nowMs), ...placing(call.person.id, account, placed));
    return { status: 200, body: { id, login, role, place: placeOf(placed, areas) } };
  },
);

const nowhere: Placed = { areaId: null, places: [] };

/** An officer has communes, a reviewer an area or communes, the province and an administrator none. [R2]–[R5] */
export function fits(
  { role, area, units }: Pick<NewAccount, 'role' | 'area'> & { readonly units: readonly Place[] },
  areas: readonly ReviewArea[],
): boolean {
  const areaKnown = area !== undefined && areas.some((one) => one.id === area);
  const communes =
    units.length > 0 && units.every((unit) => findUnit(unit)?.level === 3 && isTerm(unit));
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
