// What the search asks the province.
import * as z from 'zod/mini';
import type { Row } from '../../domain/record.ts';
import type { Result } from '../../domain/result.ts';
import type { Asked, FoundPage, NewView, SavedViews } from '../../protocol/search.ts';
import { foundSchema, viewsSchema } from '../../protocol/search.ts';
import { rowSchema } from '../../protocol/sync.ts';
import type { Refusal } from '../province.ts';
import { ask, present } from '../province.ts';

/** As it stands in an address: "q=tre+em&type=phat_thanh". */
export function addressOf(asked: Asked): string {
  return new URLSearchParams(Object.entries(asked)).toString();
}

export async function findPage(
  asked: Asked,
  after: string | null,
): Promise<Result<FoundPage, Refusal>> {
  const query = new URLSearchParams({ ...asked, ...(after === null ? {} : { after }) });
  return present(await ask('GET', `/search?${query}`, undefined, foundSchema));
}

const recordSchema = z.object({ row: rowSchema, place: z.string() });

export interface FoundRecord {
  readonly row: Row;
  readonly place: string;
}

export async function readFound(id: string): Promise<Result<FoundRecord, Refusal>> {
  return present(await ask('GET', `/record/${id}`, undefined, recordSchema));
}

export async function listViews(): Promise<Result<SavedViews, Refusal>> {
  return present(await ask('GET', '/views', undefined, viewsSchema));
}

export async function keepView(view: NewView): Promise<Result<unknown, Refusal>> {
  return ask('POST', '/views', view, z.object({ id: z.string() }));
}

export async function dropView(id: string): Promise<Result<null, Refusal>> {
  return ask('DELETE', `/views/${id}`, undefined, null);
}
