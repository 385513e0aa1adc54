// Pictures handed over by another app – the gallery, Zalo – until a person has said where they belong. They come before
// anybody is known to be signed in, so they lie beside the accounts, and not for long: as they came, they may still
// carry what a photo of ours never does.
import { del, get, set } from 'idb-keyval';

interface Shared {
  readonly files: readonly { readonly bytes: ArrayBuffer; readonly type: string }[];
  readonly atMs: number;
  /** The entry they were given to. */
  readonly rec?: string;
}

const key = 'shared-photos';
const keptMs = 3_600_000;

export async function putShared(files: readonly Blob[], nowMs: number): Promise<void> {
  const kept = files.map(async (file) => ({ bytes: await file.arrayBuffer(), type: file.type }));
  await set(key, { files: await Promise.all(kept), atMs: nowMs } satisfies Shared);
}

/** What lies there. @param rec only what was given to this entry */
export async function readShared(nowMs: number, rec?: string): Promise<readonly Blob[]> {
  const shared = await get<Shared>(key);
  if (!shared) return [];
  if (Math.abs(nowMs - shared.atMs) > keptMs) {
    await dropShared();
    return [];
  }
  if (rec !== undefined && shared.rec !== rec) return [];
  return shared.files.map(({ bytes, type }) => new Blob([bytes], { type }));
}

export async function giveShared(rec: string): Promise<void> {
  const shared = await get<Shared>(key);
  if (shared) await set(key, { ...shared, rec });
}

export function dropShared(): Promise<void> {
  return del(key);
}
