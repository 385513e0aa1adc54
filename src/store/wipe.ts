// Taking an account's data off this phone. Refuses while anything here is nowhere else. sync.md §2.9
import type { Store } from './database.ts';

/** @returns false, with nothing touched, if an operation, a draft, a photo or a refused entry is still only here */
export async function wipeStore({ db }: Store): Promise<boolean> {
  return db.transaction('rw', db.tables, async () => {
    if ((await db.outbox.count()) > 0 || (await db.draft.count()) > 0) return false;
    if ((await db.photo.where('state').notEqual('sent').count()) > 0) return false;
    if ((await db.view.filter((entry) => entry.word === 'attention').count()) > 0) return false;
    // The device's ids and number stay: a number must never be used twice. [S2] So does what the person has told this
    // phone and nobody else: his usual words, which airings were not, and the loss he has read. [N2] [Q5]
    const said = ['reasons', 'refusedAirings', 'skipped', 'lossRead'];
    const kept = await db.meta.bulkGet(['device', 'n', 'formerDevices', 'schema', ...said]);
    await Promise.all(db.tables.map((table) => table.clear()));
    await db.meta.bulkPut(kept.filter((row) => row !== undefined));
    return true;
  });
}
