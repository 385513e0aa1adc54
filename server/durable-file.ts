// Files that are there after the power comes back: written beside, synced, renamed, and the folder synced too, because
// a name is an entry of its folder.
import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  fsyncSync,
  openSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Puts a finished file under its name, for good. */
export function settle(partial: string, path: string): void {
  sync(partial);
  renameSync(partial, path);
  sync(dirname(path));
}

/** A server and a backup may write the same file at once: each writes beside it under a name of its own. */
export function writeDurably(path: string, text: string): void {
  const partial = `${path}.${process.pid}.partial`;
  writeFileSync(partial, text);
  settle(partial, path);
}

/** Works for files and folders. */
export function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
