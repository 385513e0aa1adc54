// From a file of the camera, the gallery or the share sheet to a photo ready to be kept; and the room it needs.
import type { Store } from '../../store/database.ts';
import type { NewPhoto } from '../../store/photo.ts';
import { photoHash } from '../../store/photo-hash.ts';
import { freePhotos } from '../../store/storage-fault.ts';
import type { Sheet, Shrunk } from './shrink.ts';
import { shrink } from './shrink.ts';
import type { WorkerAnswer } from './shrink-worker.ts';

/** @returns null when the file is no picture this browser can read */
export async function photoFrom(store: Store, file: Blob): Promise<NewPhoto | null> {
  const small = await inWorker(file);
  const photo = small === 'no worker' ? await shrink(file, pageSheet) : small;
  return photo && { ...photo, id: await photoHash(store.environment, photo.bytes) };
}

/** A worker for each picture: what decoding took of the memory goes back with it. */
function inWorker(file: Blob): Promise<Shrunk | null | 'no worker'> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./shrink-worker.ts', import.meta.url), { type: 'module' });
    const end = (value: Shrunk | null | 'no worker') => {
      worker.terminate();
      resolve(value);
    };
    worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) =>
      end('photo' in data ? data.photo : 'no worker');
    worker.onerror = () => end('no worker');
    worker.postMessage(file);
  });
}

/** Safari before 16.4 has no canvas for workers. */
function pageSheet(width: number, height: number): Sheet {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  return {
    ink: canvas.getContext('2d'),
    encode: (type, quality) => new Promise((resolve) => canvas.toBlob(resolve, type, quality)),
  };
}

/** Three photos, and the entries of a week. */
const leastBytes = 5 * 1024 * 1024;

/**
 * Is there room for photos? Asked before the camera opens; a phone that is nearly full first lets go of photos the
 * province has. A browser that does not say is trusted: the save itself will tell. [F6]
 */
export async function hasRoom(store: Store): Promise<boolean> {
  if ((await freeBytes()) >= leastBytes) return true;
  await freePhotos(store).catch(() => false);
  return (await freeBytes()) >= leastBytes;
}

async function freeBytes(): Promise<number> {
  // WebKitGTK has no navigator.storage at all, whatever the library's types say.
  if (!('storage' in navigator)) return Infinity;
  const { quota, usage = 0 } = await navigator.storage
    .estimate()
    .catch(() => ({}) as StorageEstimate);
  return quota === undefined ? Infinity : quota - usage;
}
