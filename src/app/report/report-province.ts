// What Báo cáo asks the province. Nothing of it is kept on this device.
import * as z from 'zod/mini';
import type { FigureAddress } from '../../domain/report/report.ts';
import type { Result } from '../../domain/result.ts';
import type {
  Behind,
  BuildAsk,
  BuildState,
  ReportPlaces,
  ReportVersions,
  TextAsk,
} from '../../protocol/report.ts';
import {
  behindSchema,
  buildStateSchema,
  placesSchema,
  versionsSchema,
} from '../../protocol/report.ts';
import type { Refusal } from '../province.ts';
import { ask, present } from '../province.ts';

/** The question on the screen: under its place and days a part is saved. Null: nothing can be written. */
export type Shown = Extract<BuildAsk, { place: string }> | null;

const startedSchema = z.object({ id: z.string() });
const frozenSchema = z.object({ number: z.number() });

export async function fetchPlaces(): Promise<Result<ReportPlaces, Refusal>> {
  return present(await ask('GET', '/reports/places', undefined, placesSchema));
}

export async function fetchVersions(): Promise<Result<ReportVersions, Refusal>> {
  return present(await ask('GET', '/reports/versions', undefined, versionsSchema));
}

export async function startBuild(asked: BuildAsk): Promise<Result<{ id: string }, Refusal>> {
  return present(await ask('POST', '/reports/builds', asked, startedSchema));
}

export async function fetchBuild(id: string): Promise<Result<BuildState, Refusal>> {
  return present(await ask('GET', `/reports/builds/${id}`, undefined, buildStateSchema));
}

export async function stopBuild(id: string): Promise<Result<null, Refusal>> {
  return ask('DELETE', `/reports/builds/${id}`, undefined, null);
}

export async function fetchBehind(
  id: string,
  { annex, row, column }: FigureAddress,
): Promise<Result<Behind, Refusal>> {
  const query = new URLSearchParams({ annex, row, column });
  return present(
    await ask('GET', `/reports/builds/${id}/records?${query}`, undefined, behindSchema),
  );
}

export async function saveText(asked: TextAsk): Promise<Result<null, Refusal>> {
  return ask('POST', '/reports/texts', asked, null);
}

export async function freezeBuild(build: string): Promise<Result<{ number: number }, Refusal>> {
  return present(await ask('POST', '/reports/versions', { build }, frozenSchema));
}

/** The browser fetches the file itself, with the session's cookie. */
export function fileAddress(id: string, kind: 'docx' | 'xlsx'): string {
  return `/reports/builds/${id}/file/${kind}`;
}
