// The way of a photo's pieces. Whatever the network does, the answer is one of three values. [S14]
import type { ProblemType } from '../domain/problem.ts';
import { pieceMedia } from '../protocol/photo.ts';
import { problemMedia, problemTypeOf } from '../protocol/problem.ts';
import type { Fetch } from './transport.ts';
import { timeLimit } from './transport.ts';

export type PhotoReply =
  /** So much is at the province; complete: all of it, verified. `at` is the province's time. */
  | {
      readonly kind: 'at';
      readonly offset: number;
      readonly complete: boolean;
      readonly at: string;
    }
  /** No answer, or one that is not the province's. */
  | { readonly kind: 'silent' }
  | {
      readonly kind: 'refused';
      /** Absent when the answer had no body to say it in. */
      readonly problem?: ProblemType;
      readonly status: number;
      /** Where to go on instead. */
      readonly offset?: number;
    };

export interface Piece {
  readonly id: string;
  readonly offset: number;
  readonly bytes: ArrayBuffer;
  /** Bytes of the whole photo. */
  readonly total: number;
}

export interface PhotoTransport {
  /** How much of the photo is there. */
  readonly look: (id: string) => Promise<PhotoReply>;
  readonly send: (piece: Piece) => Promise<PhotoReply>;
}

export function httpPhotos(fetch: Fetch): PhotoTransport {
  async function ask(id: string, init: RequestInit): Promise<PhotoReply> {
    try {
      const common = { credentials: 'same-origin', cache: 'no-store', ...timeLimit() } as const;
      return await read(await fetch(`/blob/v1/${id}`, { ...init, ...common }));
    } catch {
      // As with every exchange: the network's reasons are nothing we could act on.
      return { kind: 'silent' };
    }
  }
  return {
    look: (id) => ask(id, { method: 'HEAD' }),
    send: ({ id, offset, bytes, total }) => {
      const said = { 'upload-offset': String(offset), 'upload-length': String(total) };
      const headers = { 'content-type': pieceMedia, ...said };
      return ask(id, { method: 'PATCH', headers, body: bytes });
    },
  };
}

async function read(response: Response): Promise<PhotoReply> {
  const { status, headers } = response;
  const offset = Number(headers.get('upload-offset') ?? Number.NaN);
  if (status === 204 && Number.isInteger(offset)) {
    const said = Date.parse(headers.get('date') ?? '');
    const at = Number.isNaN(said) ? '' : `${new Date(said).toISOString().slice(0, 19)}Z`;
    return { kind: 'at', offset, complete: headers.get('upload-complete') === '?1', at };
  }
  // A captive portal answers 200 with its page; ours refuse with a problem, which a HEAD has no body for.
  if (!(headers.get('content-type') ?? '').startsWith(problemMedia)) return { kind: 'silent' };
  const text = await response.text();
  const problem = text === '' ? undefined : problemTypeOf(JSON.parse(text));
  return {
    kind: 'refused',
    status,
    ...(problem ? { problem } : {}),
    ...(Number.isInteger(offset) ? { offset } : {}),
  };
}
