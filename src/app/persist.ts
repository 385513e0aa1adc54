// The browser is asked once to keep the book, after the first save of an installed app: asked in a tab, or before there
// is anything to keep, it says no. The answer is shown on "Máy này". sync.md §2.12
import type { Store } from '../store/database.ts';
import { readFact, writeFact } from '../store/meta.ts';

export async function askToKeep({ db }: Store): Promise<void> {
  const installed = window.matchMedia('(display-mode: standalone)').matches;
  // WebKitGTK has no navigator.storage at all, whatever the library's types say.
  if (!installed || !('storage' in navigator)) return;
  if ((await readFact(db, 'persisted')) !== undefined) return;
  await writeFact(db, 'persisted', await navigator.storage.persist());
}
