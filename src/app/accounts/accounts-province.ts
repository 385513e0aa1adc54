// What the screens of accounts ask the province.
import * as z from 'zod/mini';
import type { SignedIn } from '../../domain/person.ts';
import type { Result } from '../../domain/result.ts';
import type { OneAccount } from '../../protocol/account.ts';
import { oneAccountSchema } from '../../protocol/account.ts';
import type { Invitation, Invited, Slips } from '../../protocol/invitation.ts';
import { invitationSchema, invitedSchema, slipsSchema } from '../../protocol/invitation.ts';
import { sessionSchema } from '../../protocol/session.ts';
import type { Refusal } from '../province.ts';
import { ask, present } from '../province.ts';

/** A new slip; the one before opens nothing any more. [I1] */
export async function invite(id: string): Promise<Result<Invitation, Refusal>> {
  return present(await ask('POST', `/accounts/${id}/invitation`, {}, invitationSchema));
}

/** New slips for many: those printed before open nothing any more. [I1] */
export async function inviteMany(accounts: readonly string[]): Promise<Result<Slips, Refusal>> {
  return present(await ask('POST', '/invitations', { accounts }, slipsSchema));
}

export async function lookAtInvitation(code: string): Promise<Result<Invited, Refusal>> {
  return present(await ask('POST', '/invitations/look', { code }, invitedSchema));
}

/** Sets the password and signs in. */
export async function acceptInvitation(
  code: string,
  password: string,
): Promise<Result<SignedIn, Refusal>> {
  return present(await ask('POST', '/invitations/accept', { code, password }, sessionSchema));
}

export async function readAccount(id: string): Promise<Result<OneAccount, Refusal>> {
  return present(await ask('GET', `/accounts/${id}`, undefined, oneAccountSchema));
}

/** First and last day of the post; none means no bound. [I3] */
export async function changeTerm(
  id: string,
  term: { readonly from?: string; readonly to?: string },
): Promise<Result<null, Refusal>> {
  return ask('POST', `/accounts/${id}/term`, term, null);
}

/** All communes of this account to another officer, from that day on. [I4] */
export async function handOver(
  id: string,
  to: string,
  day: string,
): Promise<Result<null, Refusal>> {
  return ask('POST', `/accounts/${id}/handover`, { to, day }, null);
}

export async function endSession(id: string, session: string): Promise<Result<null, Refusal>> {
  return ask('DELETE', `/accounts/${id}/sessions/${session}`, undefined, null);
}

/** [I5] */
export async function turnPhone(
  id: string,
  device: string,
  deed: 'revoke' | 'readmit',
): Promise<Result<null, Refusal>> {
  return ask('POST', `/accounts/${id}/devices/${device}/${deed}`, {}, null);
}

/** Everything tied to an account. [I6] */
export async function takeData(id: string): Promise<Result<unknown, Refusal>> {
  return present(await ask('POST', `/accounts/${id}/data`, {}, z.looseObject({})));
}

export async function makeNameless(id: string): Promise<Result<null, Refusal>> {
  return ask('POST', `/accounts/${id}/anonymise`, {}, null);
}
