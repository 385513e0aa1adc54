// A reviewer's usual words for a return: his own list, on this desk.
import { liveQuery } from 'dexie';
import type { Store } from './database.ts';
import { readFact, writeFact } from './meta.ts';
import type { Watch } from './queries.ts';

/** As many as are still found at a glance. */
const most = 20;
const longest = 200;

/** null while he has no list of his own. */
export function watchReasons({ db }: Store): Watch<readonly string[] | null> {
  const read = async () => (await readFact(db, 'reasons')) ?? null;
  return (next, error) => liveQuery(read).subscribe({ next, error });
}

/** @param text one reason a line; empty lines and doubles are left out */
export async function saveReasons({ db }: Store, text: string): Promise<void> {
  await writeFact(db, 'reasons', reasonsOf(text));
}

export function reasonsOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim().normalize('NFC').slice(0, longest));
  return [...new Set(lines)].filter(Boolean).slice(0, most);
}
