// What a route is: who may call it is part of it, so that none can be written without saying so. [R1]
import type { Readable } from 'node:stream';
import type { ZodMiniType } from 'zod/mini';
import type { ApiScope } from '../src/domain/open/client.ts';
import type { Deed } from '../src/domain/permission.ts';
import type { Person, SignedIn } from '../src/domain/person.ts';
import type { ProblemType } from '../src/domain/problem.ts';
import type { Events } from './events.ts';
import type { Clock, Random } from './instant.ts';
import type { SignInService } from './oidc/provider.ts';
import type { PhotoFiles } from './photo-files.ts';
import type { ReportDesk } from './report/desk.ts';
import type { Shelf } from './snapshots.ts';
import type { Account } from './storage/accounts.ts';
import type { Queries } from './storage/database.ts';

/** Everybody; whoever is signed in; whoever may do this deed. */
export type Policy = 'public' | 'session' | Deed | ApiScope;

export interface Deps {
  readonly db: Queries;
  readonly clock: Clock;
  readonly random: Random;
  /** Name of this history of data. sync.md §2.10 */
  readonly epoch: string;
  readonly version: string;
  readonly shelf: Shelf;
  readonly photos: PhotoFiles;
  readonly reports: ReportDesk;
  readonly events: Events;
  /** Absent where the province has no sign-in service of its own; the key signs passages to it. */
  readonly oidc?: { readonly service: SignInService; readonly key: Uint8Array };
}

export interface Call {
  readonly deps: Deps;
  readonly db: Queries;
  readonly nowMs: number;
  readonly body: unknown;
  /** Parts of the path, as the route names them. */
  readonly params: Readonly<Record<string, string>>;
  /** What stands behind the question mark; a name said twice counts as its last. */
  readonly query: Readonly<Record<string, string>>;
  readonly header: (name: string) => string | undefined;
  /** The cookie of a sign-in that went to the province's service. */
  readonly passage: string | undefined;
  /** Reports a bug that the request survives; contents stay out of the log. */
  readonly onFault: (fault: unknown) => void;
}

/** `db` is the request's one transaction, and the person was read in it. */
export interface SignedCall extends Call {
  readonly account: Account;
  readonly person: Person;
  readonly tokenHash: string;
}

interface Answer {
  readonly status: number;
  readonly body?: SignedIn | object;
  /** The token a cookie is to carry from now on; null takes the cookie away. */
  readonly token?: string | null;
  /** The same for a sign-in that goes to the province's service and comes back. */
  readonly passage?: string | null;
  /** An answer without an end: opened when the transaction is over, and only for who asks with GET. */
  readonly stream?: () => Readable | Refusal;
  /** Bytes that are made when the transaction is over, so that nobody waits for it. */
  readonly later?: () => Promise<Bytes | Refusal>;
}

/** Bytes as they are kept, with their own word on caching; JSON unless they say what else. */
export interface Bytes {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer | null;
}

export interface Refusal {
  readonly refused: ProblemType;
  /** Members of the problem document beside the standard ones. */
  readonly more?: Readonly<Record<string, string>>;
}

export type Reply = Answer | Refusal;

/** The deed is done; what it answers is read after its commit, from one snapshot, by the same person asked anew. */
export interface Continued {
  readonly afterwards: (call: SignedCall) => Promise<Reply>;
}

interface Common {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Tries are counted by address and login. */
  readonly limited?: true;
  /** Most bytes of a body, inflated too; absent: those of an exchange. */
  readonly bodyBytes?: number;
  /** Takes bytes that are no JSON; they reach the handler as they came. */
  readonly pieces?: true;
}

/** `db` is one moment: programs only read. [O1] */
export type ApiRoute = Common & {
  readonly policy: ApiScope;
  readonly handle: (call: Call) => Promise<Reply>;
};

export type SignedRoute = Common & {
  readonly policy: 'session' | Deed;
  readonly handle: (call: SignedCall) => Promise<Reply | Continued>;
};

export type Route =
  | (Common & { readonly policy: 'public'; readonly handle: (call: Call) => Promise<Reply> })
  | ApiRoute
  | SignedRoute;

export function refuse(refused: ProblemType, more?: Refusal['more']): Refusal {
  return more ? { refused, more } : { refused };
}

/** A handler of a body that has passed its schema. */
export function reads<C extends Call, T, R extends Reply | Continued>(
  schema: ZodMiniType<T>,
  otherwise: ProblemType,
  handle: (call: C, input: T) => Promise<R>,
): (call: C) => Promise<R | Refusal> {
  return async (call) => {
    const parsed = schema.safeParse(call.body);
    return parsed.success ? handle(call, parsed.data) : refuse(otherwise);
  };
}
