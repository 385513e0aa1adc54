// What the phones of each commune still hold, as far as they have said. [S22]
import { localDate } from '../../src/domain/period.ts';
import { may } from '../../src/domain/permission.ts';
import type { UnitRef } from '../../src/domain/unit.ts';
import type { Devices } from '../../src/protocol/province.ts';
import type { Reply, SignedCall } from '../route.ts';
import { refuse } from '../route.ts';
import { answering, named, unitsInSight } from '../sight.ts';
import { listAccounts, personOf } from '../storage/accounts.ts';
import type { DeviceTable, Queries } from '../storage/database.ts';
import { listDevices } from '../storage/devices.ts';
import { unitKey } from '../storage/lines.ts';

/** GET /devices: a line for each commune in sight. */
export async function showDevices({ db, person, nowMs }: SignedCall): Promise<Reply> {
  const units = (await unitsInSight(db, person)).filter((unit) => may(person, 'device.read', unit));
  if (units.length === 0) return refuse('forbidden');
  const body: Devices = { communes: await deviceLines(db, units, localDate(nowMs)) };
  return { status: 200, body };
}

/** In the order of the units: the phones of whoever answers for each. */
export async function deviceLines(
  db: Queries,
  units: readonly UnitRef[],
  today: string,
): Promise<Devices['communes']> {
  const officers = (await listAccounts(db, today)).filter((account) => account.role === 'officer');
  const devices = Map.groupBy(await listDevices(db), (device) => device.account_id);
  const phones = new Map<string, DeviceTable[]>();
  for (const account of officers) {
    const own = devices.get(account.id) ?? [];
    for (const unit of answering(await personOf(db, account)).units) {
      const key = unitKey(unit);
      phones.set(key, [...(phones.get(key) ?? []), ...own]);
    }
  }
  return named(units).map((unit) => ({ ...unit, ...lineOf(phones.get(unitKey(unit)) ?? []) }));
}

function lineOf(devices: readonly DeviceTable[]) {
  const sum = (of: (device: DeviceTable) => number) =>
    devices.reduce((total, device) => total + of(device), 0);
  const texts = (of: (device: DeviceTable) => string | null) =>
    devices.flatMap((device) => of(device) ?? []).sort();
  return {
    seen: texts((device) => device.last_seen).at(-1) ?? null,
    devices: devices.length,
    unsent: sum((device) => device.left_ops),
    oldest: texts((device) => (device.left_ops > 0 ? device.left_old : null))[0] ?? null,
    missing: sum((device) => device.missing),
    lost: sum((device) => device.lost),
    lostAt: texts((device) => device.lost_at).at(-1) ?? null,
  };
}
