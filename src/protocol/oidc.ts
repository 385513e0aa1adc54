// Signing in by the province's own service: what it is called, where to go, what the browser came back with. [I8]
import * as z from 'zod/mini';

/** GET /session/oidc: null where there is none. */
export const oidcSchema = z.object({ label: z.nullable(z.string()) });

/** POST /session/oidc: to sign in, or to open an invitation without a password. */
export const beginOidcSchema = z.strictObject({
  invitation: z.exactOptional(z.string().check(z.maxLength(40))),
});
export const begunOidcSchema = z.object({ to: z.string() });

/** POST /session/oidc/finish: the query of the address it came back to, "?code=…&state=…". Answers as a sign-in does. */
export const finishOidcSchema = z.strictObject({ answer: z.string().check(z.maxLength(8000)) });
