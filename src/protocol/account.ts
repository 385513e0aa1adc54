// One account, as its administrator sees it: places and post with their days, sessions, phones.
import * as z from 'zod/mini';
import { isDate } from '../domain/period.ts';
import { roles } from '../domain/person.ts';

const day = z.string().check(z.refine(isDate));

/** POST /accounts/{id}/term: absent means no bound. */
export const termSchema = z.strictObject({ from: z.exactOptional(day), to: z.exactOptional(day) });

/** POST /accounts/{id}/handover: every commune of this account, from that day on, to another officer. */
export const handOverSchema = z.strictObject({ to: z.string().check(z.maxLength(40)), day });

/** GET /accounts/{id} */
export const oneAccountSchema = z.object({
  id: z.string(),
  login: z.string(),
  role: z.enum(roles),
  place: z.string(),
  term: z.object({ from: z.exactOptional(z.string()), to: z.exactOptional(z.string()) }),
  places: z.array(
    z.object({
      set: z.string(),
      code: z.string(),
      name: z.string(),
      from: z.exactOptional(z.string()),
      to: z.exactOptional(z.string()),
    }),
  ),
  sessions: z.array(
    z.object({
      id: z.string(),
      begun: z.string(),
      agent: z.string(),
      /** Absent: by password. */
      way: z.exactOptional(z.literal('oidc')),
    }),
  ),
  devices: z.array(
    z.object({
      id: z.string(),
      app: z.string(),
      /** UTC of its last request. */
      seen: z.string(),
      unsent: z.number(),
      revoked: z.nullable(z.string()),
    }),
  ),
});
export type OneAccount = z.infer<typeof oneAccountSchema>;
