// Signing in and out; first administrator; accounts. JSON over the same origin, session in an HttpOnly cookie.
import * as z from 'zod/mini';
import { isDate } from '../domain/period.ts';
import type { SignedIn } from '../domain/person.ts';
import { roles } from '../domain/person.ts';
import { calendarSteps } from '../domain/report-year.ts';

const login = z.string().check(z.trim(), z.minLength(3), z.maxLength(60), z.regex(/^[\w.@-]+$/));
const password = z.string().check(z.minLength(1), z.maxLength(200));
const newPassword = z.string().check(z.minLength(10), z.maxLength(200));
const unit = z.strictObject({
  set: z.string().check(z.maxLength(12)),
  code: z.string().check(z.maxLength(6)),
});

/** POST /session */
export const signInSchema = z.strictObject({ login, password });

/** POST /setup: the one-time code makes the first administrator. */
export const setupSchema = z.strictObject({
  code: z.string().check(z.maxLength(40)),
  login,
  password: newPassword,
});

/** POST /accounts. An officer has communes, a reviewer an area or communes, province and admin none. */
export const newAccountSchema = z.strictObject({
  login,
  /** Absent: he sets it himself, with an invitation. */
  password: z.exactOptional(newPassword),
  role: z.enum(roles),
  area: z.exactOptional(z.string().check(z.maxLength(40))),
  units: z.array(unit).check(z.maxLength(400)),
});
export type NewAccount = z.infer<typeof newAccountSchema>;

/** Answer of POST /accounts. */
export const madeSchema = z.object({ id: z.string() });

const day = z.string().check(z.refine(isDate));
const term = { from: z.exactOptional(day), to: z.exactOptional(day) };

/** POST /accounts/{id}/places: where this account answers, and when; what is not named is taken away. [I3] */
export const placesSchema = z.strictObject({
  area: z.exactOptional(z.string().check(z.maxLength(40))),
  units: z.array(z.extend(unit, term)).check(z.maxLength(400)),
});
export type Places = z.infer<typeof placesSchema>;

const namedUnit = z.object({ set: z.string(), code: z.string(), name: z.string() });

/** Answer of POST and GET /session: the domain's `SignedIn`. */
export const sessionSchema: z.ZodMiniType<SignedIn> = z.object({
  id: z.string(),
  login: z.string(),
  role: z.enum(roles),
  place: z.string(),
  units: z.array(namedUnit),
  calendar: z.exactOptional(
    z.record(z.string(), z.partialRecord(z.enum(calendarSteps), z.string())),
  ),
});

/** GET /accounts */
export const accountsSchema = z.object({
  accounts: z.array(
    z.object({
      id: z.string(),
      login: z.string(),
      role: z.enum(roles),
      place: z.string(),
      /** Absent in answers of an older server. */
      area: z.exactOptional(z.nullable(z.string())),
      units: z.exactOptional(z.array(namedUnit)),
      /** Has a password, so may sign in. */
      signsIn: z.exactOptional(z.boolean()),
      /** A slip is out, until this time (UTC). */
      invited: z.exactOptional(z.string()),
    }),
  ),
  areas: z.array(z.object({ id: z.string(), name: z.string() })),
  communes: z.array(namedUnit),
});
export type Accounts = z.infer<typeof accountsSchema>;
