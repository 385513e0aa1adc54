// What a desk keeps for its person alone: what he looked at, and his usual words.
import { expect, test } from 'vitest';
import { refuseAiring } from '../../src/store/airings.ts';
import { keepLook, lookedAt } from '../../src/store/look.ts';
import { readFacts } from '../../src/store/meta.ts';
import { reasonsOf, saveReasons, watchReasons } from '../../src/store/reasons.ts';
import { skip } from '../../src/store/timetable.ts';
import { wipeStore } from '../../src/store/wipe.ts';
import { testStore } from '../world/phone.ts';

test('[V3] the last look is kept by version and never goes back', async () => {
  const store = testStore(61);
  expect(await lookedAt(store, 'r1')).toBeUndefined();
  await keepLook(store, 'r1', 4);
  await keepLook(store, 'r1', 3);
  expect([await lookedAt(store, 'r1'), await lookedAt(store, 'r2')]).toEqual([4, undefined]);
});

test('[V10] usual reasons: one a line, none empty, none twice, as many as one can look over', async () => {
  expect(reasonsOf(' Thiếu ảnh \n\nThiếu ảnh\nSai giờ')).toEqual(['Thiếu ảnh', 'Sai giờ']);
  expect(reasonsOf(Array.from({ length: 50 }, (_, i) => `Lý do ${i}`).join('\n'))).toHaveLength(20);
  const store = testStore(62);
  await saveReasons(store, 'Thiếu ảnh');
  const first = new Promise((resolve, reject) => watchReasons(store)(resolve, reject));
  expect(await first).toEqual(['Thiếu ảnh']);
});

test('[N2] signing out leaves what a person has said to this phone alone', async () => {
  const store = testStore(63);
  await saveReasons(store, 'Thiếu ảnh');
  await refuseAiring(store, 'a1');
  await skip(store, 'HY2025.12472 2026-11-09 05:00');
  await keepLook(store, 'r1', 4);
  expect(await wipeStore(store)).toBe(true);
  const kept = ['reasons', 'refusedAirings', 'skipped'] as const;
  expect(await readFacts(store.db, kept)).toEqual([
    ['Thiếu ảnh'],
    ['a1'],
    ['HY2025.12472 2026-11-09 05:00'],
  ]);
  expect(await lookedAt(store, 'r1')).toBeUndefined();
});
