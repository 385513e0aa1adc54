// From a slip of paper to the first entry: the administrator makes an invitation, whoever holds it sets his password
// and is in. [I1] [I2]
import { passwordFlaw } from '../../src/domain/password.ts';
import { localDate } from '../../src/domain/period.ts';
import type { Invitation, Invited, Slips } from '../../src/protocol/invitation.ts';
import { acceptSchema, inviteManySchema, lookSchema } from '../../src/protocol/invitation.ts';
import { utc } from '../instant.ts';
import { hashPassword } from '../password.ts';
import { asPrinted, newPrintedCode } from '../printed-code.ts';
import type { Call, Reply, SignedCall } from '../route.ts';
import { reads, refuse } from '../route.ts';
import { placeOf } from '../sight.ts';
import { findAccount, findAccountEver } from '../storage/accounts.ts';
import { listAreas } from '../storage/areas.ts';
import { note } from '../storage/audit.ts';
import { findInvited, insertInvitation, spendInvitation } from '../storage/invitations.ts';
import { endSessionsOf } from '../storage/sessions.ts';
import { write } from '../storage/transaction.ts';
import { setPassword } from '../storage/ways-in.ts';
import { tokenHash } from '../token.ts';
import { startSession } from './session.ts';

/** Long enough for a slip to travel with the post of a commune. */
const invitationDays = 14;

/** POST /accounts/:id/invitation: also for whoever forgot his password. The code is told once and kept nowhere. */
export async function invite(call: SignedCall): Promise<Reply> {
  const { db, person, params, nowMs } = call;
  const account = await findAccount(db, params['id'] ?? '', localDate(nowMs));
  if (!account) return refuse('not-found');
  const { code, expires } = await newInvitation(call, account.id);
  await note(db, utc(nowMs), { deed: 'invitation.made', by: person.id, whom: account.id });
  const { login, role } = account;
  const place = placeOf(account, await listAreas(db));
  return { status: 201, body: { code, expires, login, role, place } satisfies Invitation };
}

/** POST /invitations: slips for many at once, as after a printer that jammed. None if one of them is closed. */
export const inviteMany = reads(
  inviteManySchema,
  'malformed',
  async (call: SignedCall, { accounts: ids }): Promise<Reply> => {
    const { db, person, nowMs } = call;
    const areas = await listAreas(db);
    const invitations: Slips['invitations'] = [];
    const today = localDate(nowMs);
    const found = await Promise.all(
      [...new Set(ids)].map((id) => findAccountEver(db, id, today, false)),
    );
    const known = found.filter((one) => one !== undefined);
    if (known.length < found.length) return refuse('not-found');
    for (const account of known) {
      const { login, role } = account;
      const slip = await newInvitation(call, account.id);
      invitations.push({ ...slip, login, role, place: placeOf(account, areas) });
    }
    const deed = 'invitation.made' as const;
    await note(db, utc(nowMs), ...known.map(({ id }) => ({ deed, by: person.id, whom: id })));
    return { status: 201, body: { invitations } satisfies Slips };
  },
);

/** A new code for an account, kept as its hash. Whoever calls writes it down. [I1] */
export async function newInvitation(
  { deps, db, person, nowMs }: SignedCall,
  accountId: string,
): Promise<Pick<Invitation, 'code' | 'expires'>> {
  const code = newPrintedCode(deps.random);
  const expires = utc(nowMs + invitationDays * 86_400_000);
  const row = { codeHash: tokenHash(code), accountId, madeBy: person.id };
  await insertInvitation(db, { ...row, createdAt: utc(nowMs), expiresAt: expires });
  return { code, expires };
}

/** POST /invitations/look: whose it is, so that he who scans it sees that it is his. */
export const lookAtInvitation = reads(
  lookSchema,
  'bad-invitation',
  async ({ db, nowMs }: Call, { code }): Promise<Reply> => {
    const id = await findInvited(db, tokenHash(asPrinted(code)), utc(nowMs));
    const account = id && (await findAccount(db, id, localDate(nowMs)));
    if (!account) return refuse('bad-invitation');
    const { login, role } = account;
    const place = placeOf(account, await listAreas(db));
    return { status: 200, body: { login, role, place } satisfies Invited };
  },
);

/** POST /invitations/accept. Answers as a sign-in does. Whoever was in with the old password is out. */
export const acceptInvitation = reads(
  acceptSchema,
  'bad-invitation',
  async (call: Call, { code, password }): Promise<Reply> => {
    const { deps, nowMs } = call;
    const [hash, now] = [tokenHash(asPrinted(code)), utc(nowMs)];
    const invited = await findInvited(deps.db, hash, now);
    const account = invited && (await findAccount(deps.db, invited, localDate(nowMs)));
    if (!account) return refuse('bad-invitation');
    if (passwordFlaw(password, account.login)) return refuse('weak-password');
    const passwordHash = await hashPassword(password);
    const opened = await write(deps.db, async (db) => {
      const id = await spendInvitation(db, hash, now);
      if (id !== account.id) return false;
      await setPassword(db, id, passwordHash);
      await endSessionsOf(db, id);
      await note(db, now, { deed: 'invitation.used', by: id });
      return true;
    });
    return opened ? startSession(call, account.id, 201) : refuse('bad-invitation');
  },
);
