// What Mã truy cập dữ liệu asks the province.
import type { Result } from '../../domain/result.ts';
import type { ApiClients, MadeClient, NewClient } from '../../protocol/api-clients.ts';
import { apiClientsSchema, madeClientSchema } from '../../protocol/api-clients.ts';
import type { Refusal } from '../province.ts';
import { ask, present } from '../province.ts';

export async function fetchClients(): Promise<Result<ApiClients, Refusal>> {
  return present(await ask('GET', '/api-clients', undefined, apiClientsSchema));
}

export async function makeClient(fresh: NewClient): Promise<Result<MadeClient, Refusal>> {
  return present(await ask('POST', '/api-clients', fresh, madeClientSchema));
}

export async function revokeClient(id: string): Promise<Result<null, Refusal>> {
  return ask('DELETE', `/api-clients/${id}`, undefined, null);
}
