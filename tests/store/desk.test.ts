// What a desk keeps for its person alone: what he looked at, and his usual words.
import { expect, test } from 'vitest';
import { keepLook, lookedAt } from '../../src/store/look.ts';
import { reasonsOf, saveReasons, watchReasons } from '../../src/store/reasons.ts';
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
