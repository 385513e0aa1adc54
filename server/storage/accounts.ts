// Accounts and the communes they answer for.
import type { Standing } from '../../src/domain/account-row.ts';
import type { Person, Role } from '../../src/domain/person.ts';
import type { Term } from '../../src/domain/term.ts';
import { isInForce } from '../../src/domain/term.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import type { Queries, Tables } from './database.ts';

/** A commune somebody answers for, and when. [I3] */
export type Place = UnitRef & Term;

export interface Account {
  readonly id: string;
  readonly login: string;
  readonly role: Role;
  readonly areaId: string | null;
  /** Communes named with the account itself and in force today, beside those of its area. */
  readonly units: readonly UnitRef[];
}

/** The account with what was and will be. */
export interface DatedAccount extends Account {
  readonly places: readonly Place[];
  readonly term: Term;
}

export interface NewAccountRow extends Account {
  readonly units: readonly Place[];
  readonly passwordHash: string | null;
  readonly createdAt: string;
}

/** False if the login is taken: decided by the unique column, so that two administrators cannot both win. */
export async function insertAccount(db: Queries, account: NewAccountRow): Promise<boolean> {
  const { id, login, role, areaId, passwordHash, createdAt, units } = account;
  const row = {
    id,
    login,
    role,
    password_hash: passwordHash,
    subject_hash: null,
    area_id: areaId,
    created_at: createdAt,
    disabled_at: null,
    from_day: null,
    to_day: null,
  };
  const made = await db
    .insertInto('account')
    .values(row)
    .onConflict((conflict) => conflict.column('login').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return false;
  await insertPlaces(db, id, units);
  return true;
}

async function insertPlaces(db: Queries, id: string, places: readonly Place[]): Promise<void> {
  const rows = places.map(({ set, code, from, to }) => ({
    account_id: id,
    unit_set: set,
    unit_code: code,
    from_day: from ?? null,
    to_day: to ?? null,
  }));
  if (rows.length > 0) await db.insertInto('account_unit').values(rows).execute();
}

/** Where the account answers from now on. The row of the account is written first: two administrators take turns. */
export async function changePlacesOf(
  db: Queries,
  { id, areaId, places }: Pick<DatedAccount, 'id' | 'areaId' | 'places'>,
): Promise<void> {
  await db.updateTable('account').set({ area_id: areaId }).where('id', '=', id).execute();
  await db.deleteFrom('account_unit').where('account_id', '=', id).execute();
  await insertPlaces(db, id, places);
}

/** From which day to which the post is this account's. Outside it nobody signs in. */
export async function changeTermOf(db: Queries, id: string, { from, to }: Term): Promise<void> {
  const days = { from_day: from ?? null, to_day: to ?? null };
  await db.updateTable('account').set(days).where('id', '=', id).execute();
}

/** An account that may sign in on this day. @param today local date */
export async function findAccount(
  db: Queries,
  id: string,
  today: string,
): Promise<DatedAccount | undefined> {
  const account = await findAccountEver(db, id, today, false);
  return account && isInForce(account.term, today) ? account : undefined;
}

/** Open or closed, with its communes: what the province has already taken in goes on as it was written. [R7] */
export async function findAccountEver(
  db: Queries,
  id: string,
  today: string,
  evenClosed = true,
): Promise<DatedAccount | undefined> {
  const row = await db
    .selectFrom('account')
    .select(['id', 'login', 'role', 'area_id', 'from_day', 'to_day'])
    .where('id', '=', id)
    .$if(!evenClosed, (query) => query.where('disabled_at', 'is', null))
    .executeTakeFirst();
  if (!row) return undefined;
  const places = await db
    .selectFrom('account_unit')
    .selectAll()
    .where('account_id', '=', id)
    .orderBy('unit_code')
    .execute();
  return datedOf(row, places.map(placeOf), today);
}

interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly role: Role;
  readonly area_id: string | null;
  readonly from_day: string | null;
  readonly to_day: string | null;
}

function datedOf(row: AccountRow, places: readonly Place[], today: string): DatedAccount {
  const units = places
    .filter((place) => isInForce(place, today))
    .map(({ set, code }) => ({ set, code }));
  const { id, login, role, area_id: areaId } = row;
  return { id, login, role, areaId, units, places, term: termOf(row) };
}

export function termOf({ from_day, to_day }: Pick<AccountRow, 'from_day' | 'to_day'>): Term {
  return {
    ...(from_day === null ? {} : { from: from_day }),
    ...(to_day === null ? {} : { to: to_day }),
  };
}

function placeOf(row: Tables['account_unit']): Place {
  return { set: row.unit_set, code: row.unit_code, ...termOf(row) };
}

export interface Author extends Person {
  readonly login: string;
}

/** Whoever wrote something, also after the account was closed: he then answers for no commune any more. */
export async function findAuthor(
  db: Queries,
  id: string,
  today: string,
): Promise<Author | undefined> {
  const present = await findAccount(db, id, today);
  if (present) return { ...(await personOf(db, present)), login: present.login };
  const closed = await db
    .selectFrom('account')
    .select(['id', 'login', 'role'])
    .where('id', '=', id)
    .executeTakeFirst();
  return closed && { ...closed, units: [] };
}

export interface Listed extends DatedAccount {
  /** Has a way in: a password, or the province's sign-in service. */
  readonly signsIn: boolean;
}

/** All that are not closed, also those whose post begins later or is over. */
export async function listAccounts(db: Queries, today: string): Promise<readonly Listed[]> {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'login', 'role', 'area_id', 'password_hash', 'subject_hash'])
    .select(['from_day', 'to_day'])
    .where('disabled_at', 'is', null)
    .orderBy('login')
    .execute();
  const units = await db.selectFrom('account_unit').selectAll().orderBy('unit_code').execute();
  const byAccount = Map.groupBy(units, (unit) => unit.account_id);
  return rows.map((row) => ({
    ...datedOf(row, (byAccount.get(row.id) ?? []).map(placeOf), today),
    signsIn: row.password_hash !== null || row.subject_hash !== null,
  }));
}

/** Every account by its login, open or closed, with all its places: what a sheet is compared with. */
export async function standingAccounts(db: Queries): Promise<ReadonlyMap<string, Standing>> {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'login', 'role', 'area_id', 'from_day', 'to_day', 'disabled_at'])
    .execute();
  const units = await db.selectFrom('account_unit').selectAll().execute();
  const byAccount = Map.groupBy(units, (unit) => unit.account_id);
  return new Map(
    rows.map((row) => {
      const { login, role, area_id: areaId, disabled_at: closed } = row;
      const places = (byAccount.get(row.id) ?? []).map(placeOf);
      const term = termOf(row);
      return [login, { login, role, areaId, units: places, term, closed: closed !== null }];
    }),
  );
}

/** How these accounts are named, open or closed. */
export async function postsById(
  db: Queries,
  ids: readonly string[],
): Promise<
  ReadonlyMap<string, { readonly id: string; readonly login: string; readonly role: Role }>
> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('account')
    .select(['id', 'login', 'role'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function isLoginTaken(db: Queries, login: string): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('login', '=', login)
    .executeTakeFirst();
  return row !== undefined;
}

export async function hasAdministrator(db: Queries): Promise<boolean> {
  const admin = await db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return admin !== undefined;
}

/** The person of an account: its own communes and those its area has today. [R1] [U3] */
export async function personOf(db: Queries, account: Account): Promise<Person> {
  const { id, role, areaId } = account;
  if (areaId === null) return { id, role, units: account.units };
  const ofArea = await db
    .selectFrom('review_area_unit')
    .select(['unit_set as set', 'unit_code as code'])
    .where('area_id', '=', areaId)
    .orderBy('unit_code')
    .execute();
  return { id, role, units: [...account.units, ...ofArea] };
}
