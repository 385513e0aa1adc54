// What the province and the reviewers ask beside the sync: receipts, devices, the tray.
import { localDate } from '../../src/domain/period.ts';
import { parseScope, scopeId } from '../../src/domain/scope.ts';
import { sameUnit } from '../../src/domain/unit.ts';
import type { Receipts, Tray } from '../../src/protocol/province.ts';
import { assignSchema, heldSchema } from '../../src/protocol/province.ts';
import { utc } from '../instant.ts';
import type { Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { answering, fullNameOf, named, unitsInSight } from '../sight.ts';
import type { Account } from '../storage/accounts.ts';
import { listAccounts } from '../storage/accounts.ts';
import { note } from '../storage/audit.ts';
import type { Queries } from '../storage/database.ts';
import type { Held } from '../storage/held.ts';
import { closeRefused, findHeld } from '../storage/held.ts';
import { asMade, findReceipted } from '../storage/receipts.ts';
import { findPresent } from '../storage/records.ts';
import { mayIn } from '../sync/decide.ts';
import { acceptable, replayAccepted, replayAssigned } from '../sync/replay.ts';
import { findUnit, successionOf } from '../units.ts';
import { officeOf } from './office.ts';

type Accounts = ReadonlyMap<string, Account>;

async function accountsById(db: Queries, today: string): Promise<Accounts> {
  return new Map((await listAccounts(db, today)).map((account) => [account.id, account]));
}

/** By post; an account that is closed by now keeps its id. */
function postOf(accounts: Accounts, id: string) {
  const account = accounts.get(id);
  return { id, role: account?.role ?? '', login: account?.login ?? '' };
}

/** GET /receipt/:rc. What lies out of sight is answered as if it did not exist. [S21] [R1] */
export async function showReceipt({ db, person, params, nowMs }: SignedCall): Promise<Reply> {
  const answers = answering(person);
  const found = await findReceipted(db, asMade(params['rc'] ?? ''));
  const seen = found.filter((one) => mayIn(answers, 'record.read', one.scope));
  if (seen.length === 0) return refuse('not-found');
  const accounts = await accountsById(db, localDate(nowMs));
  const body: Receipts = {
    receipts: seen.map(({ op, rec, scope, kind, at, received, account_id, result }) => {
      const why = result.why ? { why: result.why.type } : {};
      const by = postOf(accounts, account_id);
      return { op, rec, scope, kind, at, received, by, s: result.s, ...why };
    }),
  };
  return { status: 200, body };
}

/**
 * GET /tray. An author is told "no record" of one out of his sight; the province is told that it is there, and that only
 * leave is wanting. [S20] [R1]
 */
export async function showTray({ db, person, nowMs }: SignedCall): Promise<Reply> {
  const accounts = await accountsById(db, localDate(nowMs));
  const held = await findHeld(db, { limit: 500 });
  const orphans = held.filter(({ why }) => why === 'no-record').map(({ rec }) => rec);
  const here = await findPresent(db, orphans);
  const body: Tray = {
    held: held.map(({ op, rec, scope, why: told, refused, received, accountId, body: said }) => {
      const why = told === 'no-record' && here.has(rec) ? 'not-allowed' : told;
      const by = postOf(accounts, accountId);
      const unit = parseScope(scope)?.unit;
      const place = unit ? fullNameOf(unit) : scope;
      const heirs = heirsOf(scope, nowMs);
      return { op, rec, scope, place, why, refused, received, by, body: { ...said }, heirs };
    }),
    communes: named(await unitsInSight(db, person)),
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

/** POST /tray/accept. Leave makes no record that is not there. [I4] [I5] */
export const acceptHeld = reads(
  heldSchema,
  'malformed',
  async (call: SignedCall, { op }): Promise<Reply> => {
    const { db, nowMs } = call;
    const [held] = await findHeld(db, { op, why: acceptable });
    const absent = held?.why === 'no-record' && !(await findPresent(db, [held.rec])).has(held.rec);
    if (!held || absent) return refuse('not-found');
    const office = await officeOf(call.deps, call.onFault, db, nowMs);
    const results = await replayAccepted(db, office, held);
    const unit = parseScope(held.scope)?.unit;
    const line = { deed: 'tray.accepted', by: call.person.id, what: held.rec } as const;
    await note(db, utc(nowMs), { ...line, ...(unit ? { unit } : {}) });
    return { status: 200, body: { results } };
  },
);

/** POST /tray/close: what was refused when it was decided again has been seen. Body and results are kept. [S20] */
export const closeHeld = reads(
  heldSchema,
  'malformed',
  async ({ db, person, nowMs }: SignedCall, { op }): Promise<Reply> => {
    const [held] = await findHeld(db, { op });
    if (!held?.refused || !(await closeRefused(db, held, utc(nowMs)))) return refuse('not-found');
    const unit = parseScope(held.scope)?.unit;
    const line = { deed: 'tray.closed', by: person.id, what: held.rec } as const;
    await note(db, utc(nowMs), { ...line, ...(unit ? { unit } : {}) });
    return { status: 200, body: {} };
  },
);
