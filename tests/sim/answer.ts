// What a request gets back, without the machine's streams.
import { problemDocument, problemMedia } from '../../src/protocol/problem.ts';

export interface Answer {
  readonly status: number;
  readonly media: string;
  readonly text: string;
  readonly retryAfter?: string;
  /** Where a photo stands. */
  readonly upload?: { readonly offset: string; readonly complete: string };
}

export function problemAnswer(type: Parameters<typeof problemDocument>[0]): Answer {
  const document = problemDocument(type);
  return { status: document.status, media: problemMedia, text: JSON.stringify(document) };
}

/** What of Fastify's reply the routes use. */
export function replyOf() {
  let status = 200;
  let text = '';
  const headers = new Map<string, string>([['content-type', 'application/json']]);
  const reply = {
    code(given: number) {
      status = given;
      return reply;
    },
    header(name: string, value: string) {
      headers.set(name, value);
      return reply;
    },
    headers(given: Readonly<Record<string, string>>) {
      for (const [name, value] of Object.entries(given)) headers.set(name, value);
      return reply;
    },
    setCookie: () => reply,
    clearCookie: () => reply,
    send(body: unknown) {
      text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
      return reply;
    },
    answer(): Answer {
      const retryAfter = headers.get('retry-after');
      const media = headers.get('content-type') ?? '';
      const [offset, complete = ''] = [
        headers.get('upload-offset'),
        headers.get('upload-complete'),
      ];
      const upload = offset === undefined ? {} : { upload: { offset, complete } };
      return {
        status,
        media,
        text,
        ...upload,
        ...(retryAfter === undefined ? {} : { retryAfter }),
      };
    },
  };
  return reply;
}
