// What the screens of accounts ask the province.
import type { SignedIn } from '../../domain/person.ts';
import type { Result } from '../../domain/result.ts';
import type { Invitation, Invited } from '../../protocol/invitation.ts';
import { invitationSchema, invitedSchema } from '../../protocol/invitation.ts';
import { sessionSchema } from '../../protocol/session.ts';
import type { Refusal } from '../province.ts';
import { ask, present } from '../province.ts';

/** A new slip; the one before opens nothing any more. [I1] */
export async function invite(id: string): Promise<Result<Invitation, Refusal>> {
  return present(await ask('POST', `/accounts/${id}/invitation`, {}, invitationSchema));
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
