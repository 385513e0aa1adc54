// What only the browser can say of this phone: is the storage promised, how much room is left.
import { useEffect, useState } from 'preact/hooks';
import type { Store } from '../../store/database.ts';
import { writeFact } from '../../store/meta.ts';

export interface BrowserFacts {
  /** null: this browser does not say. */
  readonly kept: boolean | null;
  readonly freeBytes: number | null;
}

const unknown: BrowserFacts = { kept: null, freeBytes: null };

/** undefined until the browser has answered. @param asked changes when it is to be asked again */
export function useBrowserFacts(asked: number): BrowserFacts | undefined {
  const [facts, setFacts] = useState<BrowserFacts | undefined>(undefined);
  useEffect(() => {
    void read().then(setFacts);
  }, [asked]);
  return facts;
}

async function read(): Promise<BrowserFacts> {
  // WebKitGTK has no navigator.storage at all, whatever the library's types say.
  if (!('storage' in navigator)) return unknown;
  try {
    const kept = await navigator.storage.persisted();
    const { quota, usage = 0 } = await navigator.storage.estimate();
    return { kept, freeBytes: quota === undefined ? null : Math.max(0, quota - usage) };
  } catch {
    // A browser that refuses the question is as one that has no answer.
    return unknown;
  }
}

/** @returns what the browser said to the wish to keep the book */
export async function askToKeepNow({ db }: Store): Promise<boolean> {
  const kept = await navigator.storage.persist();
  await writeFact(db, 'persisted', kept);
  return kept;
}
