import { expect, test } from 'vitest';
import { countCameBack } from '../../src/store/came-back.ts';
import { newId } from '../../src/store/database.ts';
import { emptyScope, writeFact } from '../../src/store/meta.ts';
import { saveNew } from '../../src/store/save.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

test('[N5] the icon counts what came back, and nothing that is hidden', async () => {
  const store = testStore(41);
  const recs = await Promise.all(
    ['saved', 'returned', 'conflict', 'attention', 'approved'].map(async (word) => {
      const rec = newId(store);
      await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
      return { rec, word };
    }),
  );
  expect(await countCameBack(store)).toBe(0);
  for (const { rec, word } of recs) await store.db.view.update(rec, { word: word as 'saved' });
  expect(await countCameBack(store)).toBe(3);
  await writeFact(store.db, 'scopes', { [quynhPhu]: { ...emptyScope, lost: true } });
  expect(await countCameBack(store)).toBe(0);
});
