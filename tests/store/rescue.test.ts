// What goes into a rescue file: everything only this phone has or must still be looked at, and nothing is changed. [N3]
import { expect, test } from 'vitest';
import { newId } from '../../src/store/database.ts';
import { keepDraft, newDraft } from '../../src/store/draft.ts';
import { deviceId, writeFact } from '../../src/store/meta.ts';
import { rescueContents, restoreDrafts } from '../../src/store/rescue.ts';
import { saveNew } from '../../src/store/save.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

type Phone = ReturnType<typeof testStore>;

async function logs(store: Phone): Promise<string> {
  const rec = newId(store);
  await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
  return rec;
}

/** Everything in every table, to compare. */
async function everything({ db }: Phone): Promise<string> {
  return JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())));
}

test('[N3] making a file changes nothing on the phone', async () => {
  const store = testStore(61);
  await logs(store);
  await keepDraft(store, newDraft(store, 'tap_huan', {}), { title: 'Dở' });
  const before = await everything(store);
  expect((await rescueContents(store)).ops).toHaveLength(1);
  expect(await everything(store)).toBe(before);
});

test('[N3] [S2] the bytes are those that were saved, in the order of saving', async () => {
  const store = testStore(62);
  await logs(store);
  await logs(store);
  const saved = await store.db.outbox.orderBy('n').toArray();
  const { ops } = await rescueContents(store);
  const dev = await deviceId(store);
  expect(ops).toEqual(saved.map(({ rec, body }) => ({ dev, rec, body })));
});

test('[N3] [S29] each goes under the device id that numbered it', async () => {
  const store = testStore(63);
  await logs(store);
  const [first] = await store.db.outbox.toArray();
  const old = await deviceId(store);
  // Of the first version: the row does not say whose number it bears.
  if (first) {
    const { device: _, ...bare } = first;
    await store.db.outbox.put(bare);
  }
  await writeFact(store.db, 'formerDevices', [old]);
  await writeFact(store.db, 'device', newId(store));
  await logs(store);
  const { ops } = await rescueContents(store);
  expect(ops.map((op) => op.dev)).toEqual([old, await deviceId(store)]);
});

test('[N3] answers that ask for a person are in it, closed ones are not', async () => {
  const store = testStore(64);
  const open = await logs(store);
  await logs(store);
  for (const row of await store.db.outbox.toArray()) {
    const answered = { ...row, result: { s: 'held' as const }, open: row.rec === open ? 1 : 0 };
    await store.db.sent.put({ ...answered, open: answered.open === 1 ? 1 : 0 });
  }
  await store.db.outbox.clear();
  expect((await rescueContents(store)).ops.map((op) => op.rec)).toEqual([open]);
});

test('[N3] a draft comes back once, never over an entry, never of a type this build does not know', async () => {
  const store = testStore(65);
  const draft = newDraft(store, 'phat_thanh', broadcast);
  const saved = await logs(store);
  const drafts = [
    draft,
    { ...draft, id: saved },
    { ...draft, id: newId(store), type: 'loai_moi' },
    { ...draft, id: saved, scope: quynhPhu },
  ];
  expect(await restoreDrafts(store, drafts)).toBe(2);
  expect(await restoreDrafts(store, drafts)).toBe(0);
  const kept = await store.db.draft.toArray();
  expect(kept.map(({ id, scope }) => [id, scope])).toEqual(
    expect.arrayContaining([
      [draft.id, null],
      [saved, quynhPhu],
    ]),
  );
});
