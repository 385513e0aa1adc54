// Pictures handed over by another app – the gallery, Zalo – until a person has said where they belong. They come to the
// worker, which knows no account's book, so they lie beside those, and not for long: as they came, they may still carry
// what a photo of ours never does.
import { del, get, set } from 'idb-keyval';
import { readSignedIn } from './device.ts';

interface Shared {
  readonly files: readonly { readonly bytes: ArrayBuffer; readonly type: string }[];
  readonly atMs: number;
  /** Whose they are; absent while nobody was signed in: then the first's who looks. [N2] */
  readonly account?: string;
  /** The entry they were given to. */
  readonly rec?: string;
}

const key = 'shared-photos';
const keptMs = 3_600_000;

export async function putShared(files: readonly Blob[], nowMs: number): Promise<void> {
  const kept = files.map(async (file) => ({ bytes: await file.arrayBuffer(), type: file.type }));
  const account = (await readSignedIn())?.id;
  const whose = account === undefined ? {} : { account };
  await set(key, { files: await Promise.all(kept), atMs: nowMs, ...whose } satisfies Shared);
}

interface Look {
  readonly nowMs: number;
  readonly account: string;
  /** Only what was given to this entry. */
  readonly rec?: string;
}

/** What lies there for this person. */
export async function readShared({ nowMs, account, rec }: Look): Promise<readonly Blob[]> {
  const shared = await get<Shared>(key);
  if (!shared) return [];
  if (Math.abs(nowMs - shared.atMs) > keptMs) {
    await del(key);
    return [];
  }
  if (!isOf(shared, account)) return [];
  if (shared.account === undefined) await set(key, { ...shared, account });
  if (rec !== undefined && shared.rec !== rec) return [];
  return shared.files.map(({ bytes, type }) => new Blob([bytes], { type }));
}

function isOf({ account }: Shared, person: string): boolean {
  return account === undefined || account === person;
}

export async function giveShared(rec: string, account: string): Promise<void> {
  const shared = await get<Shared>(key);
  if (shared && isOf(shared, account)) await set(key, { ...shared, rec });
}

/**
 * @param most so many of them, the first: an entry had no room for more. The others lie on, to be given to another.
 */
export async function dropShared(account: string, most = Infinity): Promise<void> {
  const shared = await get<Shared>(key);
  if (!shared || !isOf(shared, account)) return;
  const { rec: _, ...rest } = shared;
  const files = shared.files.slice(most);
  if (files.length === 0) await del(key);
  else await set(key, { ...rest, files } satisfies Shared);
}
