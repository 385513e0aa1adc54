// What is known of each device's unsent work. sync.md §2.12 [S22]
import type { DeviceTable, Queries } from './database.ts';
import { isPostgres } from './dialect.ts';

export function findDevice(db: Queries, device: string): Promise<DeviceTable | undefined> {
  return db.selectFrom('device').selectAll().where('device', '=', device).executeTakeFirst();
}

/** Other devices of the same account that were last seen with the same cookie: before the phone was emptied. */
export function findFormer(
  db: Queries,
  session: string,
  account: string,
  device: string,
): Promise<readonly DeviceTable[]> {
  return db
    .selectFrom('device')
    .selectAll()
    .where('session', '=', session)
    .where('account_id', '=', account)
    .where('device', '!=', device)
    .execute();
}

/** Ours to the commit: another request of the same phone waits, and counts on from what this one writes. [S22] */
export function lockDevice(db: Queries, device: string): Promise<DeviceTable | undefined> {
  return db
    .selectFrom('device')
    .selectAll()
    .where('device', '=', device)
    .$if(isPostgres(db), (query) => query.forUpdate())
    .executeTakeFirst();
}

/** For one that was not known: if another request was quicker, this one starts over and finds its row. */
export async function addDevice(db: Queries, row: DeviceTable): Promise<void> {
  await db.insertInto('device').values(row).execute();
}

/** For one that was known; whether it is revoked may be newer than our look. [I5] */
export async function saveDevice(db: Queries, row: DeviceTable): Promise<void> {
  const { device, revoked_at: _, ...changed } = row;
  await db.updateTable('device').set(changed).where('device', '=', device).execute();
}

/** What it held is gone, and counted with the phone that came after it; whatever else is known may be newer than our look. */
export async function takeLoss(db: Queries, device: string, promised: number): Promise<void> {
  await db
    .updateTable('device')
    .set({ promised, left_ops: 0 })
    .where('device', '=', device)
    .execute();
}

/** Null: it is welcome again. [I5] */
export async function revokeDevice(db: Queries, device: string, at: string | null): Promise<void> {
  await db.updateTable('device').set({ revoked_at: at }).where('device', '=', device).execute();
}

export async function isRevoked(db: Queries, device: string): Promise<boolean> {
  return ((await findDevice(db, device))?.revoked_at ?? null) !== null;
}

export function devicesOf(db: Queries, account: string): Promise<readonly DeviceTable[]> {
  return db
    .selectFrom('device')
    .selectAll()
    .where('account_id', '=', account)
    .orderBy('last_seen', 'desc')
    .execute();
}

/** The highest number received from a device, and how many of those below never came. */
export async function numbersOf(
  db: Queries,
  device: string,
): Promise<{ readonly highest: number; readonly missing: number }> {
  const row = await db
    .selectFrom('operation')
    .select(({ fn }) => [fn.max('n').as('highest'), fn.count<number>('n').as('count')])
    .where('device', '=', device)
    .executeTakeFirst();
  const highest = Number(row?.highest ?? 0);
  return { highest, missing: highest - Number(row?.count ?? 0) };
}

/** Devices of the accounts that answer for any of these communes, or of everybody. */
export function listDevices(db: Queries): Promise<readonly DeviceTable[]> {
  return db.selectFrom('device').selectAll().orderBy('last_seen', 'desc').execute();
}
