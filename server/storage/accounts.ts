// Accounts and the communes they answer for.
import type { Person, Role } from '../../src/domain/person.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import type { Queries } from './database.ts';

export interface Account {
  readonly id: string;
  readonly login: string;
  readonly role: Role;
  readonly areaId: string | null;
  /** Communes named with the account itself, beside those of its area. */
  readonly units: readonly UnitRef[];
}

export interface NewAccountRow extends Account {
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
    area_id: areaId,
    created_at: createdAt,
    disabled_at: null,
  };
  const made = await db
    .insertInto('account')
    .values(row)
    .onConflict((conflict) => conflict.column('login').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return false;
  await insertUnits(db, id, units);
  return true;
}

async function insertUnits(db: Queries, id: string, units: readonly UnitRef[]): Promise<void> {
  const places = units.map((unit) => ({
    account_id: id,
    unit_set: unit.set,
    unit_code: unit.code,
  }));
  if (places.length > 0) await db.insertInto('account_unit').values(places).execute();
}

/** Where the account answers from now on. The row of the account is written first: two administrators take turns. */
export async function changePlacesOf(db: Queries, { id, areaId, units }: Account): Promise<void> {
  await db.updateTable('account').set({ area_id: areaId }).where('id', '=', id).execute();
  await db.deleteFrom('account_unit').where('account_id', '=', id).execute();
  await insertUnits(db, id, units);
}

/** An enabled account's id and password hash, by login. */
export async function findCredentials(
  db: Queries,
  login: string,
): Promise<{ readonly id: string; readonly hash: string | null } | undefined> {
  const row = await db
    .selectFrom('account')
    .select(['id', 'password_hash'])
    .where('login', '=', login)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return row && { id: row.id, hash: row.password_hash };
}

export function findAccount(db: Queries, id: string): Promise<Account | undefined> {
  return readAccount(db, id, false);
}

/** Open or closed, with its communes: what the province has already taken in goes on as it was written. [R7] */
export function findAccountEver(db: Queries, id: string): Promise<Account | undefined> {
  return readAccount(db, id, true);
}

async function readAccount(
  db: Queries,
  id: string,
  evenClosed: boolean,
): Promise<Account | undefined> {
  const row = await db
    .selectFrom('account')
    .select(['id', 'login', 'role', 'area_id'])
    .where('id', '=', id)
    .$if(!evenClosed, (query) => query.where('disabled_at', 'is', null))
    .executeTakeFirst();
  if (!row) return undefined;
  const units = await db
    .selectFrom('account_unit')
    .select(['unit_set as set', 'unit_code as code'])
    .where('account_id', '=', id)
    .orderBy('unit_code')
    .execute();
  return { id: row.id, login: row.login, role: row.role, areaId: row.area_id, units };
}

export interface Author extends Person {
  readonly login: string;
}

/** Whoever wrote something, also after the account was closed: he then answers for no commune any more. */
export async function findAuthor(db: Queries, id: string): Promise<Author | undefined> {
  const present = await findAccount(db, id);
  if (present) return { ...(await personOf(db, present)), login: present.login };
  const closed = await db
    .selectFrom('account')
    .select(['id', 'login', 'role'])
    .where('id', '=', id)
    .executeTakeFirst();
  return closed && { ...closed, units: [] };
}

export async function listAccounts(db: Queries): Promise<readonly Account[]> {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'login', 'role', 'area_id'])
    .where('disabled_at', 'is', null)
    .orderBy('login')
    .execute();
  const units = await db.selectFrom('account_unit').selectAll().orderBy('unit_code').execute();
  const byAccount = Map.groupBy(units, (unit) => unit.account_id);
  return rows.map(({ id, login, role, area_id }) => ({
    id,
    login,
    role,
    areaId: area_id,
    units: (byAccount.get(id) ?? []).map((unit) => ({ set: unit.unit_set, code: unit.unit_code })),
  }));
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
