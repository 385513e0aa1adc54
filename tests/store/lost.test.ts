// A scope taken from this account: hidden at once, sent first, wiped last. [S26]
import { describe, expect, test } from 'vitest';
import { newId } from '../../src/store/database.ts';
import { editDraft, keepDraft } from '../../src/store/draft.ts';
import { countUnsent, markBad, markSent } from '../../src/store/photo.ts';
import { adoptEpoch, takeAnswer } from '../../src/store/pulled.ts';
import { saveEdit, saveNew } from '../../src/store/save.ts';
import { readRecord } from '../../src/store/view.ts';
import { answer, edits, id, lastYear, page, phoneWithTwo, row, scopeOf } from '../world/pages.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';
import { jpeg } from '../world/pictures.ts';

describe('a scope that is no longer this account’s', () => {
  const lost = answer({}, { lost: [quynhPhu] });

  test('[S26] is wiped when nothing unsent is left of it, and only it', async () => {
    const store = await phoneWithTwo(30);
    await takeAnswer(
      store,
      answer({ [lastYear]: page([row(id('e'), 1, 1, lastYear)], [[id('e'), 1]]) }),
    );
    await takeAnswer(store, lost);
    expect(await store.db.base.toCollection().primaryKeys()).toEqual([id('e')]);
    expect(await store.db.view.toCollection().primaryKeys()).toEqual([id('e')]);
    expect(await scopeOf(store)).toBeUndefined();
  });

  test('[S26] [inv 17] is hidden, not wiped, while an operation of it waits; sent first, wiped then', async () => {
    const store = await phoneWithTwo(31);
    await edits(store, id('a'), 33);
    await takeAnswer(store, lost);
    expect(await store.db.base.count()).toBe(2);
    expect(await scopeOf(store)).toMatchObject({ lost: true });
    const [waiting] = await store.db.outbox.toArray();
    const result = { s: 'held', why: { type: 'not-allowed' } } as const;
    const at = '2026-11-22T02:00:00Z';
    await takeAnswer(store, answer({}, { at, results: [{ op: waiting?.op ?? '', result }] }));
    expect(await store.db.base.count()).toBe(0);
    expect(await store.db.view.count()).toBe(0);
    // [S30] Until a backup holds it, a restored province may need it; nobody is shown it.
    expect(await store.db.sent.count()).toBe(1);
    expect((await readRecord(store.db, id('a'))).shown).toBeNull();
    await takeAnswer(store, answer({}, { safe: '2026-11-22T03:00:00Z' }));
    expect(await store.db.sent.count()).toBe(0);
  });

  test('[S26] [inv 17] is not wiped while a draft of it lies here', async () => {
    const store = await phoneWithTwo(32);
    const draft = await editDraft(store, id('a'));
    if (draft) await keepDraft(store, draft, { ...draft.from, minutes: '4' });
    await takeAnswer(store, lost);
    expect(await store.db.draft.count()).toBe(1);
    expect(await store.db.base.count()).toBe(2);
  });

  test('[S26] given back is downloaded again on top of what is here', async () => {
    const store = await phoneWithTwo(33);
    await edits(store, id('a'), 33);
    await takeAnswer(store, lost);
    const all = page(
      [row(id('a'), 1, 1), row(id('b'), 1, 2)],
      [
        [id('a'), 1],
        [id('b'), 1],
      ],
    );
    expect(await takeAnswer(store, answer({ [quynhPhu]: all }))).toMatchObject({ level: true });
    expect((await scopeOf(store))?.lost).toBeUndefined();
    expect(await store.db.view.get(id('a'))).toMatchObject({ word: 'saved' });
  });

  test('[S26] what the very first answer took in of a commune that is this account’s no more is shown to nobody', async () => {
    const store = testStore(50);
    const rec = newId(store);
    await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
    const [waiting] = await store.db.outbox.toArray();
    const result = { s: 'applied', v: 1, q: 1 } as const;
    await takeAnswer(store, answer({}, { results: [{ op: waiting?.op ?? '', result }] }));
    expect(await store.db.view.count()).toBe(0);
    expect(await store.db.sent.count()).toBe(1);
  });

  describe('with a photo', () => {
    const picture = {
      id: 'a'.repeat(43),
      bytes: jpeg(640, 480, { seed: 1 }).buffer,
      media: 'image/jpeg',
      width: 640,
      height: 480,
    } as const;
    const photos = [picture.id];
    /** An entry of the phone's with the photo; its operation is answered, the photo is not sent. */
    async function withPhoto(seed: number, rec: string) {
      const store = await phoneWithTwo(seed);
      const draft = await editDraft(store, rec);
      if (!draft) throw new Error('no draft');
      await keepDraft(store, draft, { ...draft.from, photos }, [picture]);
      await saveEdit(store, draft, { ...draft.from, photos });
      const [waiting] = await store.db.outbox.toArray();
      const result = { s: 'applied', v: 2, q: 3 } as const;
      const at = '2026-11-22T02:00:00Z';
      await takeAnswer(store, answer({}, { at, results: [{ op: waiting?.op ?? '', result }] }));
      return store;
    }

    test('[S30] [F7] one that has come is kept, unseen, until a backup holds it, and then let go', async () => {
      const store = await withPhoto(47, id('a'));
      await markSent(store, picture.id, '2026-11-22T02:30:00Z');
      await takeAnswer(store, answer({}, { safe: '2026-11-22T02:15:00Z' }));
      await takeAnswer(store, lost);
      expect(await scopeOf(store)).toBeUndefined();
      expect(await store.db.photo.toArray()).toMatchObject([{ bytes: picture.bytes }]);
      await takeAnswer(store, answer({}, { safe: '2026-11-22T02:20:00Z' }));
      expect(await store.db.photo.count()).toBe(1);
      await takeAnswer(store, answer({}, { safe: '2026-11-22T03:00:00Z' }));
      expect(await store.db.photo.count()).toBe(0);
    });

    test('[S30] [F7] what another entry names too and then no more is kept for the operation of the first', async () => {
      const store = await withPhoto(48, id('a'));
      await markSent(store, picture.id, '2026-11-22T02:30:00Z');
      const other = id('e');
      const values = { ...broadcast, date: '2026-11-01' };
      await takeAnswer(
        store,
        answer({ [lastYear]: page([row(other, 1, 1, lastYear)], [[other, 1]]) }),
      );
      const draft = await editDraft(store, other);
      if (!draft) throw new Error('no draft');
      await keepDraft(store, draft, { ...values, photos }, [picture]);
      await saveEdit(store, draft, { ...values, photos });
      await takeAnswer(store, lost);
      const again = await editDraft(store, other);
      if (again) await saveEdit(store, again, values);
      expect(await store.db.view.get(other)).toMatchObject({ values });
      expect((await store.db.view.get(other))?.values).not.toHaveProperty('photos');
      expect(await store.db.photo.toArray()).toMatchObject([{ state: 'sent' }]);
    });

    test('[S26] [F5] that is damaged when its entry is here no more is let go: nobody could take it again', async () => {
      const store = await withPhoto(49, id('a'));
      await markSent(store, picture.id, '2026-11-22T02:30:00Z');
      await takeAnswer(store, lost);
      await adoptEpoch(store, 'e2');
      expect(await store.db.photo.toArray()).toMatchObject([{ state: 'due' }]);
      await markBad(store, picture.id);
      expect(await countUnsent(store.db)).toBe(0);
    });

    test('[F5] [S27] that is damaged while its entry was taken off to make room is still to be taken again', async () => {
      const store = await withPhoto(51, id('a'));
      await store.db.sent.clear();
      await store.db.base.delete(id('a'));
      await store.db.view.delete(id('a'));
      await markBad(store, picture.id);
      expect(await countUnsent(store.db)).toBe(1);
    });

    test('[S26] that is still to be sent is not wiped', async () => {
      const store = await withPhoto(41, id('a'));
      await takeAnswer(store, lost);
      expect(await scopeOf(store)).toMatchObject({ lost: true });
      expect(await store.db.photo.count()).toBe(1);
    });

    test('[S26] [F5] that is damaged is wiped: nobody can take it again there', async () => {
      const store = await withPhoto(42, id('a'));
      await markBad(store, picture.id);
      await takeAnswer(store, lost);
      expect(await scopeOf(store)).toBeUndefined();
      expect(await store.db.photo.count()).toBe(0);
      expect(await countUnsent(store.db)).toBe(0);
    });

    test('[S26] [F3] that another entry names too stays for that one', async () => {
      const store = await withPhoto(43, id('a'));
      await markBad(store, picture.id);
      const other = id('e');
      await saveNew(store, {
        rec: other,
        scope: lastYear,
        type: 'phat_thanh',
        values: { ...broadcast, date: '2026-11-01', photos },
      });
      await store.db.photo.update(picture.id, { recs: [id('a'), other] });
      await takeAnswer(store, lost);
      expect(await scopeOf(store)).toBeUndefined();
      expect(await store.db.photo.toArray()).toMatchObject([{ recs: [other], state: 'bad' }]);
    });
  });
});
