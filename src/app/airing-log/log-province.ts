// A log goes to the province in portions, each a request of its own: so there is a number to show, and it can be stopped.
import type { LogColumns } from '../../domain/airing-log/columns.ts';
import type { LogRow } from '../../domain/airing-log/log.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { LogAnswer, Platforms } from '../../protocol/airings.ts';
import { logAnswerSchema, logLines, platformsSchema } from '../../protocol/airings.ts';
import type { Refusal } from '../province.ts';
import { ask, present } from '../province.ts';

export type Told = LogAnswer['lines'][number];

export async function fetchPlatforms(): Promise<Result<Platforms, Refusal>> {
  return present(await ask('GET', '/airings/platforms', undefined, platformsSchema));
}

export interface LogDeed {
  readonly platform: string;
  readonly columns: LogColumns;
  /** Names of places a person has said the commune of. */
  readonly places: Readonly<Record<string, string>>;
  readonly dry: boolean;
  readonly rows: readonly LogRow[];
}

/** @param goesOn is told how many lines are done; false stops after this portion */
export async function sendLog(
  { rows, ...deed }: LogDeed,
  goesOn: (done: number) => boolean,
): Promise<Result<readonly Told[], Refusal>> {
  const told: Told[] = [];
  for (let at = 0; at < rows.length && goesOn(at); at += logLines) {
    const body = { ...deed, rows: rows.slice(at, at + logLines) };
    const answer = present(await ask('POST', '/airings/log', body, logAnswerSchema));
    if (!answer.ok) return answer;
    told.push(...answer.value.lines);
  }
  return ok(told);
}
