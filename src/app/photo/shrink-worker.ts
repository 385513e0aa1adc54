// The worker beside the page: decoding twelve million pixels must not hold a finger up. One question, one answer.
import type { Shrunk } from './shrink.ts';
import { shrink } from './shrink.ts';

export type WorkerAnswer = { readonly photo: Shrunk | null } | { readonly noCanvas: true };

/** The stated boundary of this file: the page's library of types knows `self` as a window. */
const worker = self as unknown as {
  onmessage: ((event: MessageEvent<Blob>) => void) | null;
  readonly postMessage: (answer: WorkerAnswer, transfer: readonly ArrayBuffer[]) => void;
};

worker.onmessage = ({ data }) => void answer(data);

async function answer(file: Blob): Promise<void> {
  if (!('OffscreenCanvas' in self)) return worker.postMessage({ noCanvas: true }, []);
  const photo = await shrink(file, (width, height) => {
    const canvas = new OffscreenCanvas(width, height);
    return {
      ink: canvas.getContext('2d'),
      encode: (type, quality) => canvas.convertToBlob({ type, quality }),
    };
  });
  worker.postMessage({ photo }, photo ? [photo.bytes] : []);
}
