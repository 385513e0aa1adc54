// The single fetch. Whatever the network does, the answer is one of four values; none of them is an exception. [S14]
import type { ProblemType } from '../domain/problem.ts';
import { problemMedia, problemTypeOf } from '../protocol/problem.ts';
import type { ParsedResponse } from '../protocol/sync.ts';
import { syncResponseSchema } from '../protocol/sync.ts';

export type Reply =
  | { readonly kind: 'answer'; readonly response: ParsedResponse }
  /** No answer, or one that is not the province's (a captive portal's page). */
  | { readonly kind: 'silent' }
  | {
      readonly kind: 'refused';
      readonly problem: ProblemType;
      readonly epoch?: string;
      readonly waitS?: number;
    };

export type Transport = (body: string) => Promise<Reply>;
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A plain request on a poor link may need a minute; after this the answer is "silent". sync.md §2.12 */
const timeoutMs = 90_000;
/** Below this gzip gains nothing; an idle request is 169 B packed, one broadcast 428 (`npm run bench:wire`). */
const gzipAboveBytes = 160;

export function httpTransport(fetch: Fetch): Transport {
  return async (body) => {
    try {
      const packed = await pack(body);
      const response = await fetch('/sync/v1', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...packed.headers },
        body: packed.body,
        credentials: 'same-origin',
        cache: 'no-store',
        ...timeLimit(),
      });
      return await read(response);
    } catch {
      // fetch rejects for every kind of missing network; there is nothing in the reason that we could act on.
      return { kind: 'silent' };
    }
  };
}

/** Safari 15 has no AbortSignal.timeout; its own limit of a minute stands in. */
export function timeLimit(): { readonly signal?: AbortSignal } {
  return 'timeout' in AbortSignal ? { signal: AbortSignal.timeout(timeoutMs) } : {};
}

interface Packed {
  readonly body: BodyInit;
  readonly headers: Readonly<Record<string, string>>;
}

async function pack(body: string): Promise<Packed> {
  if (body.length < gzipAboveBytes || !('CompressionStream' in globalThis))
    return { body, headers: {} };
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'));
  return {
    body: await new Response(stream).arrayBuffer(),
    headers: { 'content-encoding': 'gzip' },
  };
}

async function read(response: Response): Promise<Reply> {
  // A proxy in front of the province may have a limit of its own, and says so in HTML.
  if (response.status === 413) return { kind: 'refused', problem: 'too-large' };
  const media = response.headers.get('content-type') ?? '';
  const document: unknown = await response.json();
  if (media.startsWith(problemMedia)) return refusal(response, document);
  const parsed = syncResponseSchema.safeParse(document);
  return response.ok && parsed.success
    ? { kind: 'answer', response: parsed.data }
    : { kind: 'silent' };
}

function refusal(response: Response, document: unknown): Reply {
  const problem = problemTypeOf(document);
  if (!problem) return { kind: 'silent' };
  const wait = Number(response.headers.get('retry-after'));
  const epoch =
    typeof document === 'object' && document !== null && 'ep' in document ? document.ep : undefined;
  return {
    kind: 'refused',
    problem,
    ...(typeof epoch === 'string' ? { epoch } : {}),
    ...(wait > 0 ? { waitS: wait } : {}),
  };
}
