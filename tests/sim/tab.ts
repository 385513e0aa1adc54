// The life of a tab: it opens the account's database, works, and may be killed at any step.
import { createHash } from 'node:crypto';
import { Dexie } from 'dexie';
import type { Store } from '../../src/store/database.ts';
import { openStore } from '../../src/store/database.ts';
import { httpPhotos } from '../../src/sync/photo-transport.ts';
import type { RoundEnd } from '../../src/sync/round.ts';
import { syncRound } from '../../src/sync/round.ts';
import { httpTransport } from '../../src/sync/transport.ts';
import { IDBKeyRange, killTransactions, ownDatabase } from './disk.ts';
import { fetchOf } from './network.ts';
import type { Tab, World } from './world.ts';

export function openTab(world: World, tab: Tab): void {
  tab.lives += 1;
  const owner = `${tab.key}#${tab.lives}`;
  tab.owner = owner;
  world.tabs.set(owner, tab);
  const { device, key } = tab.seat;
  const ids = world.chanceFor('ids', tab.key, tab.lives);
  const environment = {
    now: () => world.scheduler.now() + device.skewMs,
    randomBytes: (length: number) => ids.bytes(length),
    // The machine's threads take their own time.
    sha256: async (bytes: ArrayBuffer) =>
      new Uint8Array(createHash('sha256').update(new Uint8Array(bytes)).digest()).buffer,
  };
  const begunInStorm = world.stormy;
  world.scheduler.soon(() => {
    Dexie.dependencies.indexedDB = device.disk;
    Dexie.dependencies.IDBKeyRange = IDBKeyRange;
    const store = openStore(tab.seat.login, environment);
    void store.db.open().then(
      () => {
        // Its browser was emptied while it opened: what it stands on is no disk any more.
        if (tab.owner !== owner) return;
        tab.connection = store.db.backendDB();
        ownDatabase(tab.connection, `${key}/disk`);
        tab.store = store;
        world.note(`${owner} opens`);
      },
      (fault: unknown) => {
        // The last blow of the storm may be heard of when it is over.
        if (!begunInStorm) world.fail('24', `the database does not open: ${String(fault)}`);
        // The deed that needs it tries again.
        world.coverage.met('boundaries', 'before it is open');
        if (world.tabs.has(owner)) world.scheduler.later(1_000, () => openTab(world, tab), owner);
      },
    );
  }, owner);
}

/** Whatever it was doing is not finished, and it is not told. */
export function killTab(world: World, tab: Tab): void {
  if (!tab.store) return;
  world.note(`${tab.owner} is killed`);
  world.scheduler.drop(tab.owner);
  world.tabs.delete(tab.owner);
  const undone = killTransactions(tab.connection, tab.owner);
  world.coverage.met('kills', undone > 0 ? 'inside a transaction' : 'between transactions');
  tab.store = null;
  tab.connection = null;
  tab.driver?.stop();
  tab.driver = null;
  tab.ended = '';
  tab.forms.clear();
  tab.shownAt.clear();
  tab.looking.clear();
  tab.seat.lock = false;
}

export function closeTab(tab: Tab): void {
  tab.store?.db.close();
  tab.store = null;
}

/** One real round of the client; a throw of it is what the driver takes for silence. */
export async function syncOnce(
  world: World,
  tab: Tab,
  store: Store,
  byHand = false,
): Promise<RoundEnd> {
  const { seat } = tab;
  const exclusively = async <T>(_: string, task: () => Promise<T>): Promise<T | null> => {
    if (!world.plan.locks) return task();
    if (seat.lock) return null;
    seat.lock = true;
    return task().finally(() => {
      seat.lock = false;
    });
  };
  const { owner } = tab;
  const fetch = fetchOf(world, tab);
  const photos = world.plan.photos ? { photos: httpPhotos(fetch) } : {};
  const tools = { transport: httpTransport(fetch), ...photos, exclusively, app: 'sim', byHand };
  world.note(`${owner} syncs`);
  const end = await syncRound(store, tools).catch((fault: unknown): RoundEnd => {
    world.coverage.met('rounds', `threw ${fault instanceof Error ? fault.name : 'something'}`);
    world.note(`${owner} round threw ${String(fault)}`);
    return { state: 'silent' };
  });
  world.coverage.met('rounds', end.state);
  world.note(`${owner} ${end.state}`);
  return end;
}
