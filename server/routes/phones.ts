// One account's sessions and phones: seen, ended, revoked, let in again. [I5]
import { localDate } from '../../src/domain/period.ts';
import type { OneAccount } from '../../src/protocol/account.ts';
import { utc } from '../instant.ts';
import type { Reply, SignedCall } from '../route.ts';
import { refuse } from '../route.ts';
import { answering, named, placeOf } from '../sight.ts';
import { findAccountEver, personOf } from '../storage/accounts.ts';
import { listAreas } from '../storage/areas.ts';
import { note } from '../storage/audit.ts';
import { devicesOf, findDevice, revokeDevice } from '../storage/devices.ts';
import { deleteSession, listSessions } from '../storage/sessions.ts';
import { replayReadmitted } from '../sync/replay.ts';
import { officeOf } from './office.ts';

/** GET /accounts/:id */
export async function showAccount({ db, params, nowMs }: SignedCall): Promise<Reply> {
  const account = await findAccountEver(db, params['id'] ?? '', localDate(nowMs), false);
  if (!account) return refuse('not-found');
  const { id, login, role, term, places } = account;
  const sessions = await listSessions(db, id, utc(nowMs));
  const devices = await devicesOf(db, id);
  const body: OneAccount = {
    id,
    login,
    role,
    place: placeOf(account, await listAreas(db)),
    term,
    places: places.map((place) => ({ ...place, name: named([place])[0]?.name ?? place.code })),
    sessions: sessions.map(({ id: name, begun, agent, way }) => ({
      id: name,
      begun,
      agent: agent ?? '',
      ...(way === 'oidc' ? { way } : {}),
    })),
    devices: devices.map(
      ({ device, app, last_seen: seen, left_ops: unsent, revoked_at: revoked }) => ({
        id: device,
        app,
        seen,
        unsent,
        revoked,
      }),
    ),
  };
  return { status: 200, body };
}

/** DELETE /accounts/:id/sessions/:session */
export async function endSession({ db, person, params, nowMs }: SignedCall): Promise<Reply> {
  const whom = params['id'] ?? '';
  const found = (await listSessions(db, whom, utc(nowMs))).find(
    (one) => one.id === params['session'],
  );
  if (!found) return refuse('not-found');
  await deleteSession(db, found.hash);
  await note(db, utc(nowMs), { deed: 'session.cut', by: person.id, whom });
  return { status: 204 };
}

/** POST /accounts/:id/devices/:device/revoke: its session ends, and what it still sends is held first. */
export async function revoke({ db, person, params, nowMs }: SignedCall): Promise<Reply> {
  const found = await deviceIn(db, params);
  if (!found) return refuse('not-found');
  const { device: what, account_id: whom } = found;
  await revokeDevice(db, what, utc(nowMs));
  await deleteSession(db, found.session);
  await note(db, utc(nowMs), { deed: 'device.revoked', by: person.id, whom, what });
  return { status: 200, body: {} };
}

/** POST /accounts/:id/devices/:device/readmit: what it sent meanwhile is decided, in the order it was written. */
export async function readmit(call: SignedCall): Promise<Reply> {
  const { deps, db, person, params, nowMs } = call;
  const found = await deviceIn(db, params);
  const account = found && (await findAccountEver(db, found.account_id, localDate(nowMs), true));
  if (!found || !account) return refuse('not-found');
  const { device: what, account_id: whom } = found;
  await revokeDevice(db, what, null);
  const author = answering(await personOf(db, account));
  const office = await officeOf(deps, call.onFault, db, nowMs);
  await replayReadmitted(db, { ...office, person: author, device: what });
  await note(db, utc(nowMs), { deed: 'device.readmitted', by: person.id, whom, what });
  return { status: 200, body: {} };
}

async function deviceIn(db: SignedCall['db'], params: SignedCall['params']) {
  const found = await findDevice(db, params['device'] ?? '');
  return found?.account_id === params['id'] ? found : undefined;
}
