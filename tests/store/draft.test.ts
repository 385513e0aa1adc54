// A form's keystrokes on their way to disk: a disk that hangs, a second window with the same form.
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import { DraftElsewhereError, editDraft, keepDraft, newDraft } from '../../src/store/draft.ts';
import type { DraftKeeper } from '../../src/store/draft-keeper.ts';
import { draftKeeper } from '../../src/store/draft-keeper.ts';
import { saveEdit, saveNew } from '../../src/store/save.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

const isNew = { scope: quynhPhu, type: 'phat_thanh' } as const;

/** The next transaction neither ends nor fails. */
function hangs(store: Store): void {
  const transaction = store.db.transaction.bind(store.db);
  let hanging = true;
  Object.assign(store.db, {
    transaction: (...args: Parameters<typeof transaction>) => {
      const hung = hanging;
      hanging = false;
      return hung ? new Promise(() => undefined) : transaction(...args);
    },
  });
}

test('[S27] a draft’s write that hangs is given up as soon as a save’s', async () => {
  const store = testStore(1);
  hangs(store);
  const limits: number[] = [];
  const after = (delayMs: number, task: () => void) => {
    // Time passes for the first only.
    if (limits.push(delayMs) === 1) setImmediate(task);
    return () => undefined;
  };
  const patient = { ...store, environment: { ...store.environment, after } };
  const draft = newDraft(store, 'phat_thanh', broadcast);
  await keepDraft(patient, draft, broadcast);
  expect(limits[0]).toBe(10_000);
  expect(await store.db.draft.count()).toBe(1);
});

test('[S27] what was not on disk when the form was saved does not come back as a draft', async () => {
  const store = testStore(2);
  const draft = newDraft(store, 'phat_thanh', broadcast);
  const keeper = draftKeeper(store, draft, () => undefined);
  keeper.keep({ title: 'Bình' });
  keeper.keep({ title: 'Bình đẳng' });
  keeper.stop();
  await saveNew(store, { ...isNew, rec: draft.id, values: broadcast });
  await keeper.settled();
  expect(await store.db.draft.count()).toBe(0);
});

describe('two windows with one draft', () => {
  const refused: unknown[] = [];
  async function opened(store: Store, id: string): Promise<DraftKeeper> {
    const draft = await editDraft(store, id);
    if (!draft) throw new Error('no draft');
    const fail = (error: unknown) => void refused.push(error);
    return draftKeeper(store, draft, () => undefined, fail);
  }
  async function typesIn(keeper: DraftKeeper, title: string): Promise<boolean> {
    refused.length = 0;
    keeper.keep({ ...broadcast, title });
    await keeper.settled();
    return refused.length === 0;
  }
  const title = async ({ db }: Store, id: string) => (await db.draft.get(id))?.values['title'];

  test('[N7] the one that did not write last is told, and overwrites nothing', async () => {
    const store = testStore(3);
    const { id } = newDraft(store, 'phat_thanh', {});
    await keepDraft(store, { ...newDraft(store, 'phat_thanh', {}), id }, { title: 'Bài 1' });
    const [first, second] = [await opened(store, id), await opened(store, id)];
    expect(await typesIn(first, 'Bài 2')).toBe(true);
    expect(await typesIn(first, 'Bài 3')).toBe(true);
    expect(await second.taken()).toBe(true);
    expect(await typesIn(second, 'Bài khác')).toBe(false);
    expect(await title(store, id)).toBe('Bài 3');
    expect(await first.taken()).toBe(false);
  });

  test('[N7] opened anew it goes on from there, and the other is told in its turn', async () => {
    const store = testStore(4);
    const { id } = newDraft(store, 'phat_thanh', {});
    await keepDraft(store, { ...newDraft(store, 'phat_thanh', {}), id }, { title: 'Bài 1' });
    const first = await opened(store, id);
    await typesIn(first, 'Bài 2');
    const second = await opened(store, id);
    expect(await typesIn(second, 'Bài 3')).toBe(true);
    expect(await first.taken()).toBe(true);
    const third = await opened(store, id);
    // The window it was read from goes on: what it wrote after that was not seen.
    await typesIn(second, 'Bài 3 – phần 2');
    expect(await typesIn(third, 'Bài 3 khác')).toBe(false);
    // A person who has seen both says that this one is right.
    await first.take({ ...broadcast, title: 'Bài 4' });
    expect(await title(store, id)).toBe('Bài 4');
    expect(await second.taken()).toBe(true);
  });

  test('[N7] a form whose entry was saved in the other window does not begin it again', async () => {
    const store = testStore(5);
    const draft = newDraft(store, 'phat_thanh', broadcast);
    const [first, second] = [0, 1].map(() =>
      draftKeeper(
        store,
        draft,
        () => undefined,
        (error) => void refused.push(error),
      ),
    ) as [DraftKeeper, DraftKeeper];
    expect(await typesIn(first, 'Bài 1')).toBe(true);
    await saveNew(store, { ...isNew, rec: draft.id, values: broadcast });
    expect(await first.taken()).toBe(true);
    expect(await typesIn(second, 'Bài 2')).toBe(false);
    expect(await store.db.draft.count()).toBe(0);
    // Going on with it is an edit of the entry it has become.
    await second.take({ ...broadcast, title: 'Bài 2' });
    expect(await store.db.draft.get(draft.id)).toMatchObject({ scope: quynhPhu, from: broadcast });
  });

  test('[N7] a save is refused in its own transaction: what the other wrote, photo and all, is still there', async () => {
    const store = testStore(6);
    const rec = newDraft(store, 'phat_thanh', {}).id;
    await saveNew(store, { ...isNew, rec, values: broadcast });
    const draft = await editDraft(store, rec);
    if (!draft) throw new Error('no draft');
    const [first, second] = [await opened(store, rec), await opened(store, rec)];
    const bytes = new ArrayBuffer(8);
    const photo = { id: 'a'.repeat(43), bytes, media: 'image/jpeg', width: 1, height: 1 } as const;
    await second.keepWith({ ...broadcast, photos: [photo.id] }, [photo]);
    const other = { ...broadcast, title: 'Bài của cửa sổ này' };
    // With a change, and with none: either ends the draft.
    for (const values of [other, broadcast])
      await expect(saveEdit(store, draft, values, first.guard)).rejects.toThrow(
        DraftElsewhereError,
      );
    expect(await store.db.outbox.count()).toBe(1);
    expect(await store.db.photo.count()).toBe(1);
    expect((await store.db.draft.get(rec))?.values['photos']).toEqual([photo.id]);
    await saveEdit(store, draft, { ...broadcast, photos: [photo.id] }, second.guard);
    expect(await store.db.photo.toArray()).toMatchObject([{ id: photo.id, state: 'due' }]);
  });
});

test('[N7] a draft keeps the commune it is meant for, also when its form is taken over another window’s', async () => {
  const store = testStore(9);
  const draft = newDraft(store, 'phat_thanh', broadcast);
  const keeper = draftKeeper(store, draft, () => undefined);
  keeper.keep(broadcast);
  keeper.place('c:HY2025.13075:2026');
  keeper.keep({ title: 'Bình đẳng' });
  await keeper.settled();
  expect(await editDraft(store, draft.id)).toMatchObject({ into: 'c:HY2025.13075:2026' });
  await keepDraft(store, { ...draft, pen: 'another' }, { title: 'Cửa sổ kia' });
  await keeper.take({ title: 'Bình đẳng' });
  expect(await editDraft(store, draft.id)).toMatchObject({ into: 'c:HY2025.13075:2026' });
});
