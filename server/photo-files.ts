// The bytes of photos: one file each under its SHA-256 in hexadecimal, so that `sha256sum` can check the folder. What
// is still coming lies under `partial`, one for each account, and counts for nothing. sync.md §2.11 [F4]
//
//   partial/<hash>.<account> ──whole, hash and header checked──▶ synced ──renamed──▶ ab/<hash> ──▶ only then the row
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { checkPhoto } from '../src/domain/photo-head.ts';
import type { PhotoDisk } from './photo-disk.ts';
import { machineDisk } from './photo-disk.ts';

interface Piece {
  readonly account: string;
  readonly id: string;
  readonly offset: number;
  /** Bytes of the whole photo. */
  readonly total: number;
  readonly bytes: Uint8Array;
}

export type Taken =
  /** So much is here now. */
  | { readonly kind: 'partial'; readonly offset: number }
  | { readonly kind: 'mismatch'; readonly offset: number }
  /** Whole, verified and on disk. */
  | { readonly kind: 'whole' }
  /** Its bytes are not what its name says: begin again. */
  | { readonly kind: 'damaged' }
  /** Sound, but no photo the province takes. [F8] */
  | { readonly kind: 'refused' };

export interface PhotoFiles {
  /** How much of an unfinished photo is here. */
  readonly offsetOf: (account: string, id: string) => Promise<number>;
  /** Bytes of a whole photo. */
  readonly sizeOf: (id: string) => Promise<number>;
  readonly take: (piece: Piece) => Promise<Taken>;
  /** Null when the file is not there. */
  readonly read: (id: string) => Promise<Buffer | null>;
  /** Lets go of a whole photo. */
  readonly remove: (id: string) => Promise<void>;
  /** Lets go of unfinished photos nobody has gone on with since. */
  readonly dropStale: (beforeMs: number) => Promise<void>;
}

/** The place of a photo in a folder of photos; a backup has the same. */
export function photoPath(folder: string, id: string): string {
  const name = Buffer.from(id, 'base64url').toString('hex');
  return join(folder, name.slice(0, 2), name);
}

export function photoHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

/** @param folder made when the first photo comes */
export function photoFiles(folder: string, disk: PhotoDisk = machineDisk): PhotoFiles {
  const partials = join(folder, 'partial');
  const partialOf = (account: string, id: string) =>
    join(partials, `${Buffer.from(id, 'base64url').toString('hex')}.${account}`);
  /** Pieces of one photo wait for each other: the offset that is checked is the one that is written at. */
  const lines = new Map<string, Promise<unknown>>();

  function inLine<T>(path: string, deed: () => Promise<T>): Promise<T> {
    const turn = (lines.get(path) ?? Promise.resolve()).then(deed, deed);
    const over = turn.then(
      () => undefined,
      () => undefined,
    );
    lines.set(path, over);
    void over.then(() => lines.get(path) === over && lines.delete(path));
    return turn;
  }

  async function append(path: string, { id, offset, total, bytes }: Piece): Promise<Taken> {
    const here = await disk.sizeOf(path);
    if (here !== offset) return { kind: 'mismatch', offset: here };
    await disk.append(path, bytes);
    const now = here + bytes.length;
    return now < total ? { kind: 'partial', offset: now } : finish(path, id);
  }

  async function finish(path: string, id: string): Promise<Taken> {
    const whole = (await disk.read(path)) ?? Buffer.alloc(0);
    const sound = photoHash(whole) === id;
    if (!sound || !checkPhoto(whole).ok) {
      await disk.remove(path);
      return { kind: sound ? 'refused' : 'damaged' };
    }
    disk.place(folder, photoPath(folder, id), path);
    return { kind: 'whole' };
  }

  return {
    offsetOf: (account, id) => disk.sizeOf(partialOf(account, id)),
    sizeOf: (id) => disk.sizeOf(photoPath(folder, id)),
    take: (piece) => {
      const path = partialOf(piece.account, piece.id);
      return inLine(path, () => append(path, piece));
    },
    read: (id) => disk.read(photoPath(folder, id)),
    async remove(id) {
      const path = photoPath(folder, id);
      if ((await disk.sizeOf(path)) > 0) await disk.remove(path);
    },
    async dropStale(beforeMs) {
      for (const name of await disk.list(partials)) {
        const path = join(partials, name);
        await inLine(path, async () => {
          const changedMs = await disk.changedMs(path);
          if (changedMs !== null && changedMs < beforeMs) await disk.remove(path);
        });
      }
    },
  };
}

/** Puts a finished file under its name for good. */
export function place(folder: string, id: string, from: string): void {
  machineDisk.place(folder, photoPath(folder, id), from);
}
