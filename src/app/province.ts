// The few questions to the province besides sync: signing in, first set-up, accounts. Each needs a network and says so.
import type * as z from 'zod/mini';
import type { SignedIn } from '../domain/person.ts';
import type { ProblemType } from '../domain/problem.ts';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import { problemTypeOf } from '../protocol/problem.ts';
import type { RescueKey } from '../protocol/rescue.ts';
import { rescueKeySchema } from '../protocol/rescue.ts';
import type { Accounts, NewAccount, Places } from '../protocol/session.ts';
import { accountsSchema, madeSchema, sessionSchema } from '../protocol/session.ts';

/** A refusal of the province, or no answer at all. */
export type Refusal = ProblemType | 'no-network';

export async function ask<T>(
  method: string,
  path: string,
  body: unknown,
  schema: z.ZodMiniType<T> | null,
): Promise<Result<T | null, Refusal>> {
  try {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = body === undefined ? {} : { headers: { 'content-type': 'application/json' } };
    const response = await fetch(path, { method, ...headers, ...sent, credentials: 'same-origin' });
    if (response.status === 204) return ok(null);
    const answer: unknown = await response.json();
    if (!response.ok) return err(problemTypeOf(answer) ?? 'no-network');
    if (!schema) return ok(null);
    const parsed = schema.safeParse(answer);
    return parsed.success ? ok(parsed.data) : err('no-network');
  } catch {
    // No network, or a captive portal's page instead of an answer: to the person these are the same.
    return err('no-network');
  }
}

export function present<T>(result: Result<T | null, Refusal>): Result<T, Refusal> {
  if (!result.ok) return result;
  return result.value === null ? err('no-network') : ok(result.value);
}

export async function signIn(login: string, password: string): Promise<Result<SignedIn, Refusal>> {
  return present(await ask('POST', '/session', { login, password }, sessionSchema));
}

export async function setUp(
  code: string,
  login: string,
  password: string,
): Promise<Result<null, Refusal>> {
  return ask('POST', '/setup', { code, login, password }, null);
}

export async function listAccounts(): Promise<Result<Accounts, Refusal>> {
  return present(await ask('GET', '/accounts', undefined, accountsSchema));
}

export async function createAccount(
  fresh: NewAccount,
): Promise<Result<{ readonly id: string }, Refusal>> {
  return present(await ask('POST', '/accounts', fresh, madeSchema));
}

/** Where an account answers from now on: all of it. */
export async function changePlaces(id: string, places: Places): Promise<Result<null, Refusal>> {
  return ask('POST', `/accounts/${id}/places`, places, null);
}

/** What a rescue file is sealed with: asked for while there is a network. */
export async function fetchRescueKey(): Promise<Result<RescueKey, Refusal>> {
  return present(await ask('GET', '/rescue/key', undefined, rescueKeySchema));
}
