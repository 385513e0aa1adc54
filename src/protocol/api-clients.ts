// Programs that read: GET, POST and DELETE /api-clients. The token is told once, in the answer that makes it.
import * as z from 'zod/mini';
import { apiScopes } from '../domain/open/client.ts';
import { isDate } from '../domain/period.ts';

export const newClientSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(3), z.maxLength(80)),
  scopes: z.array(z.enum(apiScopes)).check(z.minLength(1), z.maxLength(apiScopes.length)),
  /** Last local day of the token; absent: until it is revoked. [O7] */
  until: z.exactOptional(z.string().check(z.refine(isDate))),
});
export type NewClient = z.infer<typeof newClientSchema>;

export const apiClientsSchema = z.object({
  clients: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      scopes: z.array(z.enum(apiScopes)),
      createdAt: z.string(),
      revokedAt: z.nullable(z.string()),
      untilDay: z.nullable(z.string()),
      /** Answers it was given, and the day of the last. */
      reads: z.number(),
      lastDay: z.nullable(z.string()),
    }),
  ),
});
export type ApiClients = z.infer<typeof apiClientsSchema>;

/** The token is not kept: who loses it makes another. */
export const madeClientSchema = z.object({ id: z.string(), token: z.string() });
export type MadeClient = z.infer<typeof madeClientSchema>;
