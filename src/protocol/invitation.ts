// Invitations: made by the administrator, told once, opened once.
import * as z from 'zod/mini';
import { roles } from '../domain/person.ts';

const code = z.string().check(z.maxLength(40));

/** POST /invitations/look */
export const lookSchema = z.strictObject({ code });

/** POST /invitations/accept */
export const acceptSchema = z.strictObject({
  code,
  password: z.string().check(z.minLength(1), z.maxLength(200)),
});

export const invitedSchema = z.object({
  login: z.string(),
  role: z.enum(roles),
  place: z.string(),
});
export type Invited = z.infer<typeof invitedSchema>;

/** POST /accounts/{id}/invitation */
export const invitationSchema = z.extend(invitedSchema, {
  /** "7KQM-2XTP-9HJC", told once. */
  code: z.string(),
  /** UTC. */
  expires: z.string(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** POST /invitations: a new slip for each of these, all or none. */
export const inviteManySchema = z.strictObject({
  accounts: z.array(z.string().check(z.maxLength(40))).check(z.minLength(1), z.maxLength(500)),
});

/** Slips of many accounts; their codes are told this once. */
export const slipsSchema = z.object({ invitations: z.array(invitationSchema) });
export type Slips = z.infer<typeof slipsSchema>;
