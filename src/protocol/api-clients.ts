// Programs that read: GET, POST and DELETE /api-clients. The token is told once, in the answer that makes it.
import * as z from 'zod/mini';
import { apiScopes } from '../domain/open/client.ts';

export const newClientSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(3), z.maxLength(80)),
  scopes: z.array(z.enum(apiScopes)).check(z.minLength(1), z.maxLength(apiScopes.length)),
});

export interface ApiClients {
  readonly clients: readonly {
    readonly id: string;
    readonly name: string;
    readonly scopes: readonly string[];
    readonly createdAt: string;
    readonly revokedAt: string | null;
  }[];
}

export interface MadeClient {
  readonly id: string;
  /** Not kept: who loses it makes another. */
  readonly token: string;
}
