// What is known of each device's unsent work. sync.md §2.12 [S22]
import type { DeviceTable, Queries } from './database.ts';

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

/** Only a new row takes "revoked_at": a known phone may have been revoked since the caller looked. [I5] */
export async function saveDevice(db: Queries, row: DeviceTable): Promise<void> {
  const { device: _, revoked_at: __, ...changed } = row;
  await db
    .insertInto('device')
    .values(row)
    .onConflict((conflict) => conflict.column('device').doUpdateSet(changed))
    .execute();
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
