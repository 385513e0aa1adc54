// What signing in by the province's own service asks the province. [I8]
import type { SignedIn } from '../../domain/person.ts';
import type { Result } from '../../domain/result.ts';
import { begunOidcSchema, oidcSchema } from '../../protocol/oidc.ts';
import { sessionSchema } from '../../protocol/session.ts';
import type { Refusal } from '../province.ts';
import { ask, present } from '../province.ts';

/** What the service is called; null where there is none, or no network to ask. */
export async function readOidcLabel(): Promise<string | null> {
  const answer = await ask('GET', '/session/oidc', undefined, oidcSchema);
  return answer.ok ? (answer.value?.label ?? null) : null;
}

/** @param invitation a slip that is to be opened this way @returns where to send the browser */
export async function beginOidc(
  invitation: string | undefined,
): Promise<Result<{ readonly to: string }, Refusal>> {
  const body = invitation === undefined ? {} : { invitation };
  return present(await ask('POST', '/session/oidc', body, begunOidcSchema));
}

/** @param answer the query the service sent the browser back with */
export async function finishOidc(answer: string): Promise<Result<SignedIn, Refusal>> {
  return present(await ask('POST', '/session/oidc/finish', { answer }, sessionSchema));
}
