// The one upload that is not fetch: only XMLHttpRequest tells how much of a body has gone, and a rescue file may take
// minutes on a poor link.
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import { problemTypeOf } from '../../protocol/problem.ts';
import type { RescueAnswer } from '../../protocol/rescue.ts';
import { rescueAnswerSchema } from '../../protocol/rescue.ts';
import type { Refusal } from '../province.ts';

export interface Upload {
  /** null when it was stopped. */
  readonly answer: Promise<Result<RescueAnswer, Refusal> | null>;
  readonly stop: () => void;
}

/** @param told percent of the file that has gone */
export function uploadRescue(file: string, told: (percent: number) => void): Upload {
  const request = new XMLHttpRequest();
  const answer = new Promise<Result<RescueAnswer, Refusal> | null>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) =>
      told(Math.floor((100 * loaded) / Math.max(1, total)));
    request.onload = () => resolve(read(request));
    request.onerror = () => resolve(err('no-network'));
    request.onabort = () => resolve(null);
  });
  request.open('POST', '/rescue/v1');
  request.setRequestHeader('content-type', 'application/json');
  request.send(JSON.stringify({ file }));
  return { answer, stop: () => request.abort() };
}

function read({ status, responseText }: XMLHttpRequest): Result<RescueAnswer, Refusal> {
  try {
    const document: unknown = JSON.parse(responseText);
    const parsed = rescueAnswerSchema.safeParse(document);
    if (status === 200 && parsed.success) return ok(parsed.data);
    return err(problemTypeOf(document) ?? 'no-network');
  } catch {
    // A captive portal's page: to the person there was no network.
    return err('no-network');
  }
}
