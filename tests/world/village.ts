// A village of the tests: phones with the real store and the real sync, one real server, and a network that cuts.
import type { Values } from '../../src/domain/field.ts';
import { newId } from '../../src/store/database.ts';
import { editDraft } from '../../src/store/draft.ts';
import { saveEdit, saveNew } from '../../src/store/save.ts';
import { readRecord } from '../../src/store/view.ts';
import type { RoundEnd } from '../../src/sync/round.ts';
import { syncRound } from '../../src/sync/round.ts';
import { httpSnapshots } from '../../src/sync/snapshot.ts';
import type { Fetch } from '../../src/sync/transport.ts';
import { httpTransport } from '../../src/sync/transport.ts';
import type { Name, Phone, TestServer } from '../server/harness.ts';
import { openServer } from '../server/harness.ts';
import { startMs, testStore } from './phone.ts';

/** What the network does to one request. */
export type Weather = 'clear' | 'request lost' | 'answer lost' | 'delivered twice';

export interface Villager {
  readonly name: string;
  readonly store: ReturnType<typeof testStore>;
  readonly syncs: (weather?: () => Weather) => Promise<RoundEnd>;
  readonly logs: (values: Values, scope: string) => Promise<string>;
  readonly edits: (rec: string, change: Values) => Promise<boolean>;
  /** What the screen shows of a record. */
  readonly sees: (rec: string) => ReturnType<typeof readRecord>;
}

export interface Village {
  readonly server: TestServer;
  readonly moveIn: (name: Name, seed: number) => Promise<Villager>;
}

export async function foundVillage(): Promise<Village> {
  const server = await openServer();
  server.clock.set(startMs);
  return { server, moveIn: (name, seed) => moveIn(server, name, seed) };
}

async function moveIn(server: TestServer, name: Name, seed: number): Promise<Villager> {
  return villagerAt(await server.signIn(name), name, seed);
}

/** @param line the way to a server, signed in: in this process or at a real address */
export function villagerAt(line: Pick<Phone, 'fetch'>, name: string, seed: number): Villager {
  const store = testStore(seed, `${name}-${seed}`);
  let weather: () => Weather = () => 'clear';
  const fetch: Fetch = async (url, init) => {
    const request = new Request(new URL(url, 'http://localhost'), init);
    const copy = request.clone();
    const today = weather();
    if (today === 'request lost') throw new TypeError('network');
    const answer = await line.fetch(request);
    if (today === 'answer lost') throw new TypeError('network');
    return today === 'delivered twice' ? line.fetch(copy) : answer;
  };
  const tools = {
    transport: httpTransport(fetch),
    snapshot: httpSnapshots(fetch),
    app: 'test',
    exclusively: <T>(_: string, task: () => Promise<T>): Promise<T | null> => task(),
  };
  return {
    name,
    store,
    syncs: (chosen = () => 'clear') => {
      weather = chosen;
      return syncRound(store, tools);
    },
    logs: async (values, scope) => {
      const rec = newId(store);
      await saveNew(store, { rec, scope, type: 'phat_thanh', values });
      return rec;
    },
    edits: async (rec, change) => {
      const draft = await editDraft(store, rec);
      return draft ? saveEdit(store, draft, { ...draft.from, ...change }) : false;
    },
    sees: (rec) => readRecord(store.db, rec),
  };
}
