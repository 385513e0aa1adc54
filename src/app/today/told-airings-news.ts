// Fetches what platforms propose, after a round that found the phone level; says first what was refused here. A phone that
// hears nothing goes on with what it has. [Q1] [Q5]
import * as z from 'zod/mini';
import { airingsOf, mostProposed, proposalsSchema } from '../../protocol/airings.ts';
import type { AiringNews } from '../../store/airings.ts';
import { keepAirings, watchAiringNews } from '../../store/airings.ts';
import type { Store } from '../../store/database.ts';
import { ask, present } from '../province.ts';

/** The province's logs come by the day: nobody waits for one by the minute. */
const againMs = 5 * 60_000;

/** @returns stop */
export function startToldAirings(store: Store): () => void {
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let busy = false;
  const look = async ({ levelAtMs, refused }: AiringNews) => {
    const due = levelAtMs > 0 && levelAtMs - askedAtMs >= againMs;
    if (busy || !(due || refused.length > 0)) return;
    busy = true;
    if (await fetchTold(store, refused)) askedAtMs = levelAtMs;
    busy = false;
  };
  const watching = watchAiringNews(store)(
    (news) => void look(news),
    () => undefined,
  );
  return () => watching.unsubscribe();
}

/** @returns false when the province was not reached */
export async function fetchTold(store: Store, refused: readonly string[]): Promise<boolean> {
  const told = refused.slice(0, mostProposed);
  if (told.length > 0) {
    const heard = await ask('POST', '/proposals/v1/refuse', { ids: told }, z.object({}));
    if (!heard.ok) return false;
  }
  const answer = present(await ask('GET', '/proposals/v1', undefined, proposalsSchema));
  if (!answer.ok) return false;
  await keepAirings(store, airingsOf(answer.value), told);
  return true;
}
