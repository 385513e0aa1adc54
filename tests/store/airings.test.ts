// What platforms propose on the phone: asked until the book, a draft or a "Không phải" has answered.
import { expect, test } from 'vitest';
import type { Airing } from '../../src/domain/airing-log/airing.ts';
import { airingId } from '../../src/domain/airing-log/airing.ts';
import { findOpenAirings, keepAirings, refuseAiring } from '../../src/store/airings.ts';
import type { Store } from '../../src/store/database.ts';
import { newId } from '../../src/store/database.ts';
import { keepDraft, newDraft } from '../../src/store/draft.ts';
import { readFact } from '../../src/store/meta.ts';
import { saveNew } from '../../src/store/save.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

const unit = { set: 'HY2025', code: '12472' };
const told = (date: string, start: string): Airing => ({
  id: airingId(unit, date, start),
  unit,
  date,
  start,
  minutes: 30,
});
const morning = told('2026-11-22', '05:00');
const evening = told('2026-11-21', '17:30');

async function open({ db }: Store): Promise<readonly string[]> {
  const tables = [db.view, db.draft, db.meta];
  return (await db.transaction('r', tables, () => findOpenAirings(db))).map(({ id }) => id);
}

test('[Q3] the book answers: under the airing’s id, or with its day and minute; a cancelled entry does not', async () => {
  const store = testStore(71);
  await keepAirings(store, [morning, evening], []);
  expect(await open(store)).toEqual([morning.id, evening.id]);
  const rec = newId(store);
  await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
  expect(await open(store)).toEqual([evening.id]);
  await store.db.view.update(rec, { state: 'cancelled' });
  expect(await open(store)).toEqual([morning.id, evening.id]);
  const values = { ...broadcast, start: '17:45' };
  await saveNew(store, { rec: evening.id, scope: quynhPhu, type: 'phat_thanh', values });
  expect(await open(store)).toEqual([morning.id]);
});

test('[Q1] one that is half written is asked about there, not twice', async () => {
  const store = testStore(72);
  await keepAirings(store, [morning], []);
  await keepDraft(
    store,
    { ...newDraft(store, 'phat_thanh', broadcast), id: morning.id },
    broadcast,
  );
  expect(await open(store)).toEqual([]);
});

test('[Q5] "Không phải" holds at once, and until the province has heard it', async () => {
  const store = testStore(73);
  await keepAirings(store, [morning, evening], []);
  await refuseAiring(store, morning.id);
  await refuseAiring(store, morning.id);
  expect(await open(store)).toEqual([evening.id]);
  // An answer from before the province heard it brings nothing back.
  await keepAirings(store, [morning, evening], []);
  expect(await open(store)).toEqual([evening.id]);
  await keepAirings(store, [evening], [morning.id]);
  expect(await readFact(store.db, 'refusedAirings')).toEqual([]);
  expect(await store.db.outbox.count()).toBe(0);
});
