// What the province and the reviewers ask beside the sync: receipts, devices, the tray.
import { localDate } from '../../src/domain/period.ts';
import { may } from '../../src/domain/permission.ts';
import { parseScope, scopeId } from '../../src/domain/scope.ts';
import { successionOf } from '../../src/domain/succession.ts';
import { sameUnit } from '../../src/domain/unit.ts';
import { findUnit } from '../../src/domain/unit-catalogue.ts';
import type { Devices, Receipts, Tray } from '../../src/protocol/province.ts';
import { assignSchema } from '../../src/protocol/province.ts';
import { utc } from '../instant.ts';
import type { Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { answering, named, unitsInSight } from '../sight.ts';
import type { Account } from '../storage/accounts.ts';
import { listAccounts, personOf } from '../storage/accounts.ts';
import { note } from '../storage/audit.ts';
import type { DeviceTable, Queries } from '../storage/database.ts';
import { listDevices } from '../storage/devices.ts';
import type { Held } from '../storage/held.ts';
import { findHeld } from '../storage/held.ts';
import { asMade, findReceipted } from '../storage/receipts.ts';
import { mayIn } from '../sync/decide.ts';
import { replayAssigned } from '../sync/replay.ts';
import { officeOf } from './office.ts';

type Accounts = ReadonlyMap<string, Account>;

async function accountsById(db: Queries): Promise<Accounts> {
  return new Map((await listAccounts(db)).map((account) => [account.id, account]));
}

/** By post; an account that is closed by now keeps its id. */
function postOf(accounts: Accounts, id: string) {
  const account = accounts.get(id);
  return { id, role: account?.role ?? '', login: account?.login ?? '' };
}

/** GET /receipt/:rc. What lies out of sight is answered as if it did not exist. [S21] [R1] */
export async function showReceipt({ db, person, params }: SignedCall): Promise<Reply> {
  const answers = answering(person);
  const found = await findReceipted(db, asMade(params['rc'] ?? ''));
  const seen = found.filter((one) => mayIn(answers, 'record.read', one.scope));
  if (seen.length === 0) return refuse('not-found');
  const accounts = await accountsById(db);
  const body: Receipts = {
    receipts: seen.map(({ op, rec, scope, kind, at, received, account_id, result }) => {
      const why = result.why ? { why: result.why.type } : {};
      const by = postOf(accounts, account_id);
      return { op, rec, scope, kind, at, received, by, s: result.s, ...why };
    }),
  };
  return { status: 200, body };
}

/** GET /devices: a line for each commune in sight. [S22] */
export async function showDevices({ db, person }: SignedCall): Promise<Reply> {
  const units = (await unitsInSight(db, person)).filter((unit) => may(person, 'device.read', unit));
  if (units.length === 0) return refuse('forbidden');
  const officers = (await listAccounts(db)).filter((account) => account.role === 'officer');
  const people = await Promise.all(
    officers.map(async (account) => answering(await personOf(db, account))),
  );
  const devices = Map.groupBy(await listDevices(db), (device) => device.account_id);
  const body: Devices = {
    communes: named(units).map((unit) => {
      const own = people.filter((officer) => officer.units.some((one) => sameUnit(one, unit)));
      return { ...unit, ...lineOf(own.flatMap((officer) => devices.get(officer.id) ?? [])) };
    }),
  };
  return { status: 200, body };
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

/** GET /tray. [S20] */
export async function showTray({ db, nowMs }: SignedCall): Promise<Reply> {
  const accounts = await accountsById(db);
  const held = await findHeld(db, { limit: 500 });
  const body: Tray = {
    held: held.map(({ op, rec, scope, why, received, accountId, body: said }) => {
      const by = postOf(accounts, accountId);
      return { op, rec, scope, why, received, by, body: said, heirs: heirsOf(scope, nowMs) };
    }),
  };
  return { status: 200, body };
}

function heirsOf(scope: string, nowMs: number) {
  const unit = parseScope(scope)?.unit;
  const heir = unit && successionOf(unit, localDate(nowMs));
  return named(heir?.kind === 'partial' ? heir.units : []);
}

/** POST /tray/assign. Whose unit is known needs no assigning; a unit of no list cannot be assigned. [U4] [S20] */
export const assignUnit = reads(
  assignSchema,
  'malformed',
  async (call: SignedCall, { op, unit }): Promise<Reply> => {
    const { db } = call;
    const [held] = await findHeld(db, { op, why: ['unit-unknown'] });
    const inProvince = (await unitsInSight(db, call.person)).some((one) => sameUnit(one, unit));
    if (!held) return refuse('not-found');
    if (!inProvince || findUnit(unit)?.level !== 3) return refuse('malformed');
    const scopeFor = ({ scope }: Held) => scopeId(unit, parseScope(scope)?.year ?? 0);
    const office = await officeOf(call.deps, call.onFault, db, call.nowMs);
    const results = await replayAssigned(db, office, held.rec, scopeFor);
    const assigned = { deed: 'tray.assigned', by: call.person.id, what: held.rec, unit } as const;
    await note(db, utc(call.nowMs), assigned);
    return { status: 200, body: { results } };
  },
);
