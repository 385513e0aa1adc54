// The promise on real phones against the real server: moves, receipts, counts, cloned profiles.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFact } from '../../src/store/meta.ts';
import type { Standing } from '../../src/store/queries.ts';
import { watchRecord, watchStanding } from '../../src/store/queries.ts';
import { broadcast, quynhPhu } from '../world/phone.ts';
import type { Village, Villager } from '../world/village.ts';
import { foundVillage } from '../world/village.ts';

const lastYear = 'c:HY2025.12472:2026';
let village: Village;
let hoa: Villager;
let lan: Villager;

beforeEach(async () => {
  village = await foundVillage();
  hoa = await village.moveIn('quynhphu', 1);
  lan = await village.moveIn('quynhphu2', 2);
});
afterEach(() => village.server.close());

function first<T>(
  watch: (next: (value: T) => void, failed: (e: unknown) => void) => { unsubscribe: () => void },
) {
  return new Promise<T>((resolve, reject) => {
    const subscription = watch((value) => {
      resolve(value);
      setTimeout(() => subscription.unsubscribe());
    }, reject);
  });
}
const standing = ({ store }: Villager) => first<Standing>(watchStanding(store));

test('[S16] [W7] a day over the cut-off takes the entry to the other year, on every phone, and the counts agree', async () => {
  const rec = await hoa.logs(broadcast, quynhPhu);
  await hoa.logs({ ...broadcast, title: 'Bài ở lại' }, quynhPhu);
  for (const who of [hoa, lan]) await who.syncs();
  expect(await hoa.edits(rec, { date: '2026-11-19' })).toBe(true);
  expect(await hoa.store.db.view.get(rec)).toMatchObject({ scope: lastYear, word: 'saved' });
  for (const who of [hoa, lan]) expect((await who.syncs()).state).toBe('level');
  for (const who of [hoa, lan]) {
    expect(await who.store.db.base.get(rec)).toMatchObject({ scope: lastYear });
    expect(await standing(who)).toMatchObject({ agreed: 2, waiting: 0 });
  }
  expect(await hoa.store.db.view.get(rec)).toMatchObject({ word: 'sent', date: '2026-11-19' });
});

test('[W9] the receipt of the province stands with the entry, also when its answer was lost once', async () => {
  const rec = await hoa.logs(broadcast, quynhPhu);
  await hoa.syncs(() => 'answer lost');
  await hoa.syncs();
  const { receipt } = await first<{ readonly receipt?: string }>(watchRecord(hoa.store, rec));
  expect(receipt).toMatch(/^[0-9A-Z]{8}$/);
});

test('[S29] a copied profile takes an id of its own, and nothing of either is lost', async () => {
  await hoa.logs(broadcast, quynhPhu);
  await hoa.syncs();
  const device = (await readFact(hoa.store.db, 'device')) ?? '';
  const copy = await village.moveIn('quynhphu', 3);
  await copy.store.db.meta.put({ key: 'device', value: device });
  const rec = await copy.logs({ ...broadcast, title: 'Từ máy sao' }, quynhPhu);
  await copy.syncs();
  expect(await readFact(copy.store.db, 'device')).not.toBe(device);
  await copy.edits(rec, { minutes: 33 });
  await copy.syncs();
  await hoa.syncs();
  expect(await hoa.store.db.view.get(rec)).toMatchObject({ values: { minutes: 33 } });
  expect(await standing(copy)).toMatchObject({ waiting: 0, agreed: 2 });
});
