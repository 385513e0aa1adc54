// The disk on which the province keeps photos, in memory: every step of it is one of the world's, and what was not
// synced may be gone when the power fails.
import { Buffer } from 'node:buffer';
import type { PhotoDisk } from '../../server/photo-disk.ts';
import type { Chance } from './chance.ts';

export interface ServerDisk {
  readonly disk: PhotoDisk;
  readonly files: Map<string, Buffer>;
  /** The power fails: what was being written ends somewhere. */
  readonly tear: (chance: Chance) => void;
}

/** @param pause until the next step of the server */
export function serverDisk(pause: () => Promise<void>): ServerDisk {
  const files = new Map<string, Buffer>();
  const later = async <T>(answer: () => T): Promise<T> => {
    await pause();
    return answer();
  };
  return {
    files,
    tear: (chance) => {
      for (const [path, bytes] of files)
        if (path.includes('/partial/') && chance.is(0.5))
          files.set(path, bytes.subarray(0, chance.int(bytes.length + 1)));
    },
    disk: {
      sizeOf: (path) => later(() => files.get(path)?.length ?? 0),
      append: (path, bytes) =>
        later(() => {
          files.set(path, Buffer.concat([files.get(path) ?? Buffer.alloc(0), bytes]));
        }),
      read: (path) => later(() => files.get(path) ?? null),
      remove: (path) =>
        later(() => {
          files.delete(path);
        }),
      place: (_folder, path, from) => {
        files.set(path, files.get(from) ?? Buffer.alloc(0));
        files.delete(from);
      },
      list: () => later(() => []),
      changedMs: () => later(() => null),
    },
  };
}
