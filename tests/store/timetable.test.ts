// What Hôm nay proposes from is read by type and day, and an airing waved away stays away on this phone.
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import type { RecordType } from '../../src/domain/activity/type.ts';
import type { Values } from '../../src/domain/field.ts';
import { singletonId } from '../../src/domain/singleton.ts';
import type { Store } from '../../src/store/database.ts';
import { newId } from '../../src/store/database.ts';
import { emptyScope, writeFact } from '../../src/store/meta.ts';
import type { Watch } from '../../src/store/queries.ts';
import { watchEntries, watchRecords } from '../../src/store/queries.ts';
import { saveNew } from '../../src/store/save.ts';
import { skip, watchExpected, watchHanging } from '../../src/store/timetable.ts';
import { sound } from '../domain/samples.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

const today = '2026-11-22';

function first<T>(watch: Watch<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscription = watch((value) => {
      resolve(value);
      setTimeout(() => subscription.unsubscribe());
    }, reject);
  });
}

async function saved(store: Store, type: RecordType, values: Values): Promise<string> {
  const rec = type === 'the_dai' ? singletonId(type, quynhPhu) : newId(store);
  await saveNew(store, { rec, scope: quynhPhu, type, values });
  return rec;
}

test('[T1] [D1] the card and the broadcasts of the last days, and a card in no list of activities', async () => {
  const store = testStore(61);
  const card = await saved(store, 'the_dai', sound.the_dai);
  const recent = await saved(store, 'phat_thanh', broadcast);
  const old = await saved(store, 'phat_thanh', { ...broadcast, date: '2026-09-01' });
  const gone = await saved(store, 'phat_thanh', broadcast);
  await store.db.view.update(gone, { state: 'cancelled' });
  const expected = await first(watchExpected(store, today));
  expect(expected.cards.map(({ id }) => id)).toEqual([card]);
  expect(expected.broadcasts.map(({ id }) => id)).toEqual([recent]);
  const ids = async (watch: typeof watchEntries) => (await first(watch(store))).map(({ id }) => id);
  expect(await ids(watchEntries)).not.toContain(card);
  expect(new Set(await ids(watchRecords))).toEqual(new Set([card, recent, old, gone]));
});

test('[T4] "Không phát" is remembered here and makes no operation', async () => {
  const store = testStore(62);
  await skip(store, 'HY2025.12472 2026-11-22 05:00');
  await skip(store, 'HY2025.12472 2026-11-22 05:00');
  expect((await first(watchExpected(store, today))).skipped).toHaveLength(1);
  expect(await store.db.outbox.count()).toBe(0);
});

test('[T6] posters that are late are found, but for the approved, the cancelled and the hidden', async () => {
  const store = testStore(63);
  const late = { ...sound.co_dong, date: '2026-11-21', plannedRemoval: '2026-11-21' };
  const recs = await Promise.all(Array.from({ length: 3 }, () => saved(store, 'co_dong', late)));
  await saved(store, 'co_dong', { ...late, plannedRemoval: today });
  const hanging = async () => (await first(watchHanging(store, today))).map(({ id }) => id);
  expect(new Set(await hanging())).toEqual(new Set(recs));
  await store.db.view.update(recs[0] ?? '', { state: 'approved' });
  await store.db.view.update(recs[1] ?? '', { state: 'cancelled' });
  expect(await hanging()).toEqual([recs[2]]);
  await writeFact(store.db, 'scopes', { [quynhPhu]: { ...emptyScope, lost: true } });
  expect(await hanging()).toEqual([]);
});

test('[S28] a phone of the fourth version finds its entries by type and day', async () => {
  const store = testStore(64);
  const old = new Dexie('so-co-so-hoa');
  const tables = {
    base: 'id, scope, unread',
    outbox: 'op, n, rec, turn',
    sent: 'op, rec, open, ack',
  };
  const others = { draft: 'id', meta: 'key', receipt: 'rec', photo: 'id, state, *recs' };
  old.version(4).stores({ ...tables, ...others, view: 'id, date, word' });
  const entry = { id: 'a', type: 'phat_thanh', date: today, state: 'submitted', scope: quynhPhu };
  await old.table('view').add({ ...entry, values: {} });
  old.close();
  expect((await first(watchExpected(store, today))).broadcasts).toMatchObject([{ id: 'a' }]);
});
