// A village of the tests: phones with the real store and the real sync, one real server, and a network that cuts.
import type { Values } from '../../src/domain/field.ts';
import { newId } from '../../src/store/database.ts';
import { editDraft, keepDraft, newDraft } from '../../src/store/draft.ts';
import { deviceEnvironment } from '../../src/store/environment.ts';
import type { NewPhoto } from '../../src/store/photo.ts';
import { photoHash } from '../../src/store/photo-hash.ts';
import { saveEdit, saveNew } from '../../src/store/save.ts';
import { readRecord } from '../../src/store/view.ts';
import { httpPhotos } from '../../src/sync/photo-transport.ts';
import type { RoundEnd } from '../../src/sync/round.ts';
import { syncRound } from '../../src/sync/round.ts';
import { httpSnapshots } from '../../src/sync/snapshot.ts';
import type { Fetch } from '../../src/sync/transport.ts';
import { httpTransport } from '../../src/sync/transport.ts';
import type { Name, Phone, TestServer } from '../server/harness.ts';
import { names, openServer } from '../server/harness.ts';
import { broadcast, quynhPhu, startMs, testStore } from './phone.ts';

/** What the network does to one request. */
export type Weather = 'clear' | 'request lost' | 'answer lost' | 'delivered twice';

export interface Villager {
  readonly name: string;
  readonly store: ReturnType<typeof testStore>;
  readonly syncs: (weather?: () => Weather) => Promise<RoundEnd>;
  /** An entry of Quỳnh Phụ with these photos. */
  readonly shows: (pictures: readonly Uint8Array<ArrayBuffer>[]) => Promise<string>;
  readonly logs: (values: Values, scope: string) => Promise<string>;
  readonly edits: (rec: string, change: Values) => Promise<boolean>;
  /** What the screen shows of a record. */
  readonly sees: (rec: string) => ReturnType<typeof readRecord>;
}

export interface Village {
  readonly server: TestServer;
  readonly moveIn: (name: Name, seed: number) => Promise<Villager>;
}

/** @param more accounts beside the usual ones */
export async function foundVillage(more: readonly Name[] = []): Promise<Village> {
  const server = await openServer({ accounts: [...names, ...more] });
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
    photos: httpPhotos(fetch),
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
    shows: async (pictures) => {
      const photos = await Promise.all(pictures.map(taken));
      const values = { ...broadcast, photos: photos.map((photo) => photo.id) };
      const draft = newDraft(store, 'phat_thanh', values);
      await keepDraft(store, draft, values, photos);
      await saveNew(store, { rec: draft.id, scope: quynhPhu, type: 'phat_thanh', values });
      return draft.id;
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

/** As the camera's worker hands it over. */
export async function taken({ buffer }: Uint8Array<ArrayBuffer>): Promise<NewPhoto> {
  const size = { width: 640, height: 480 };
  return {
    id: await photoHash(deviceEnvironment, buffer),
    bytes: buffer,
    media: 'image/jpeg',
    ...size,
  };
}
