// Photos in a backup and out of it. Beside the backups lies one folder for all of them: a photo never changes under its
// name, so only what is new is copied. The database's copy comes first, and files are there before their rows, so
// everything the copy names can be found. [F4]
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256Of } from '../durable-file.ts';
import { photoFolder } from '../open.ts';
import { photoPath, place } from '../photo-files.ts';
import type { Queries } from '../storage/database.ts';
import { forgetArrived, listArrived } from '../storage/photos.ts';

export interface Copied {
  readonly copied: number;
  /** Photos that are not where they should be. */
  readonly missing: readonly string[];
}

/** @param data folder of the province @param to folder of the backups */
export function backUpPhotos(ids: readonly string[], data: string, to: string): Promise<Copied> {
  return copyPhotos(ids, join(data, photoFolder), join(to, photoFolder));
}

/**
 * Brings back what the restored database names; what is in place already stays. A photo that is nowhere is waited for
 * again: its phone may still have it, and offers it to the new history by itself.
 * @param from the backup's file
 */
export async function restorePhotos(db: Queries, data: string, from: string): Promise<Copied> {
  const kept = join(dirname(from), photoFolder);
  const result = await copyPhotos(await listArrived(db), kept, join(data, photoFolder));
  for (const id of result.missing) await forgetArrived(db, id);
  return result;
}

async function copyPhotos(ids: readonly string[], from: string, to: string): Promise<Copied> {
  const missing: string[] = [];
  let copied = 0;
  for (const id of ids) {
    if (existsSync(photoPath(to, id))) continue;
    const source = photoPath(from, id);
    if (!existsSync(source) || (await sha256Of(source)) !== hexOf(id)) missing.push(id);
    else {
      mkdirSync(to, { recursive: true });
      const partial = join(to, `${hexOf(id)}.${process.pid}.partial`);
      copyFileSync(source, partial);
      place(to, id, partial);
      copied += 1;
    }
  }
  return { copied, missing };
}

function hexOf(id: string): string {
  return Buffer.from(id, 'base64url').toString('hex');
}
