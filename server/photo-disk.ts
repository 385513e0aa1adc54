// What photos need of a file system, and no more: it is given from outside, so that a simulation can own the disk.
import { existsSync, mkdirSync } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { settle, sync } from './durable-file.ts';

export interface PhotoDisk {
  /** Bytes of a file; 0 when it is not there. */
  readonly sizeOf: (path: string) => Promise<number>;
  /** At the end of a file; file and folder are made. */
  readonly append: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Null when the file is not there. */
  readonly read: (path: string) => Promise<Buffer | null>;
  readonly remove: (path: string) => Promise<void>;
  /** Puts a finished file under its name for good, its folder too: a name is an entry of its folder. */
  readonly place: (folder: string, path: string, from: string) => void;
  /** Names in a folder; none when it is not there. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Null when the file is not there. */
  readonly changedMs: (path: string) => Promise<number | null>;
}

export const machineDisk: PhotoDisk = {
  sizeOf: async (path) => (await stat(path).catch(absent))?.size ?? 0,
  async append(path, bytes) {
    await mkdir(dirname(path), { recursive: true });
    await appendFile(path, bytes);
  },
  read: (path) => readFile(path).catch(absent),
  remove: (path) => rm(path),
  place(folder, path, from) {
    if (!existsSync(dirname(path))) {
      mkdirSync(dirname(path), { recursive: true });
      sync(folder);
    }
    settle(from, path);
  },
  list: async (folder) => (await readdir(folder).catch(absent)) ?? [],
  changedMs: async (path) => (await stat(path).catch(absent))?.mtimeMs ?? null,
};

function absent(fault: unknown): null {
  if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null;
  throw fault;
}
