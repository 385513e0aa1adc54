// What a reviewer has looked at, on this desk: kept for the difference to the next time, and told to nobody.
import type { Store } from './database.ts';

/** The version last looked at; undefined for a record never opened here. */
export async function lookedAt({ db }: Store, rec: string): Promise<number | undefined> {
  return (await db.look.get(rec))?.v;
}

/** Never backwards: another tab may have shown a newer one. */
export async function keepLook({ db }: Store, rec: string, v: number): Promise<void> {
  await db.transaction('rw', db.look, async () => {
    const known = (await db.look.get(rec))?.v ?? 0;
    if (v > known) await db.look.put({ rec, v });
  });
}
