// Photos on the phone: put down with the draft, due with the save, never let go of before the province has them.
import { Dexie } from 'dexie';
import { describe, expect, test } from 'vitest';
import type { PhotoRow, Store } from '../../src/store/database.ts';
import { newId } from '../../src/store/database.ts';
import { dropDraft, editDraft, keepDraft, newDraft } from '../../src/store/draft.ts';
import { writeFact } from '../../src/store/meta.ts';
import type { NewPhoto } from '../../src/store/photo.ts';
import { countUnsent, duePhotos, markBad, markSent, unsentPhotos } from '../../src/store/photo.ts';
import { adoptEpoch, takeAnswer } from '../../src/store/pulled.ts';
import { closeAnswers, saveEdit, saveNew } from '../../src/store/save.ts';
import { wipeStore } from '../../src/store/wipe.ts';
import { answer, page, row as pulled } from '../world/pages.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';
import { jpeg } from '../world/pictures.ts';

const ack = '2026-11-22T01:00:00Z';

function photo(sign: string, bytes = jpeg(640, 480, { seed: sign.charCodeAt(0) })): NewPhoto {
  const size = { width: 640, height: 480 };
  return { id: sign.repeat(43), bytes: bytes.buffer, media: 'image/jpeg', ...size };
}
const [one, two] = [photo('a'), photo('b')];

async function withDraft(seed: number, photos: readonly NewPhoto[]) {
  const store = testStore(seed);
  const values = { ...broadcast, photos: photos.map(({ id }) => id) };
  const draft = newDraft(store, 'phat_thanh', values);
  await keepDraft(store, draft, values, photos);
  return { store, draft, values };
}

async function withEntry(seed: number, photos: readonly NewPhoto[]) {
  const { store, draft, values } = await withDraft(seed, photos);
  await saveNew(store, { rec: draft.id, scope: quynhPhu, type: 'phat_thanh', values });
  return { store, rec: draft.id, values };
}

const states = async ({ db }: Store) =>
  Object.fromEntries((await db.photo.toArray()).map(({ id, state }) => [id[0], state]));
const row = ({ db }: Store, { id }: NewPhoto): Promise<PhotoRow | undefined> => db.photo.get(id);

describe('a photo', () => {
  test('[F3] is on disk with the draft that names it, or neither is', async () => {
    const { store, draft, values } = await withDraft(1, [one]);
    expect(await row(store, one)).toMatchObject({ state: 'kept', recs: [draft.id] });
    store.db.draft.hook('updating', () => {
      throw new Error('disk');
    });
    const more = { ...values, photos: [one.id, two.id] };
    await expect(keepDraft(store, draft, more, [two])).rejects.toThrow();
    expect(await row(store, two)).toBeUndefined();
    expect((await store.db.draft.get(draft.id))?.values['photos']).toEqual([one.id]);
  });

  test('[F3] is due from the moment its entry is saved, and not before', async () => {
    const { store, draft, values } = await withDraft(2, [one]);
    expect(await duePhotos(store.db)).toEqual([]);
    expect(await unsentPhotos(store.db)).toHaveLength(1);
    await saveNew(store, { rec: draft.id, scope: quynhPhu, type: 'phat_thanh', values });
    expect(await duePhotos(store.db)).toEqual([one.id]);
    expect(await countUnsent(store.db)).toBe(1);
  });

  test('[F3] removed from the form goes with the save; with the draft, if that is dropped', async () => {
    const { store, draft, values } = await withDraft(3, [one, two]);
    const less = { ...values, photos: [two.id] };
    await saveNew(store, { rec: draft.id, scope: quynhPhu, type: 'phat_thanh', values: less });
    expect(await states(store)).toEqual({ b: 'due' });
    const edit = await editDraft(store, draft.id);
    if (!edit) throw new Error('no draft');
    await keepDraft(store, edit, { ...less, photos: [two.id, one.id] }, [one]);
    await dropDraft(store, draft.id);
    expect(await states(store)).toEqual({ b: 'due' });
  });

  test('[F3] of two entries stays while one of them names it', async () => {
    const { store, rec, values } = await withEntry(4, [one]);
    const other = newDraft(store, 'phat_thanh', values);
    await keepDraft(store, other, values, [one]);
    await saveNew(store, { rec: other.id, scope: quynhPhu, type: 'phat_thanh', values });
    const edit = await editDraft(store, rec);
    if (!edit) throw new Error('no draft');
    await saveEdit(store, edit, { ...values, photos: [] });
    expect(await row(store, one)).toMatchObject({ recs: [other.id], state: 'due' });
  });

  test('[F4] is sent when the province says so, by upload or by a row, and due again if it lacks it', async () => {
    const { store } = await withEntry(5, [one, two]);
    await markSent(store, one.id, ack);
    expect(await states(store)).toEqual({ a: 'sent', b: 'due' });
    const values = { ...broadcast, photos: [one.id, two.id] };
    const known = { id: newId(store), scope: quynhPhu, type: 'phat_thanh' as const, v: 1, q: 1 };
    const whole = { ...known, cv: 1, state: 'submitted' as const, values };
    const pulled = { ...known, raw: {}, row: { ...whole, conflicts: [], story: [], ph: [two.id] } };
    const page = { rows: [pulled], next: 1, head: 1, check: '' };
    const answer = { epoch: 'e1', at: ack, results: [], clockOffsetMs: 0 };
    await takeAnswer(store, { ...answer, pages: { [quynhPhu]: page } });
    expect(await states(store)).toEqual({ a: 'sent', b: 'sent' });
    const result = { s: 'applied' as const, need: [one.id] };
    await takeAnswer(store, { ...answer, pages: {}, results: [{ op: 'x', result }] });
    expect(await states(store)).toEqual({ a: 'due', b: 'sent' });
  });

  test('[F4] is offered again to a restored province', async () => {
    const { store } = await withEntry(6, [one]);
    await markSent(store, one.id, ack);
    await adoptEpoch(store, 'another');
    expect(await states(store)).toEqual({ a: 'due' });
  });

  test('[F5] found damaged is said, keeps the device from saying "synced", and is mended by taking it again', async () => {
    const { store, rec } = await withEntry(7, [one]);
    await markBad(store, one.id);
    expect(await countUnsent(store.db)).toBe(1);
    expect(await duePhotos(store.db)).toEqual([]);
    const edit = await editDraft(store, rec);
    if (!edit) throw new Error('no draft');
    await keepDraft(store, edit, edit.values, [one]);
    expect(await states(store)).toEqual({ a: 'due' });
  });
});

describe('a full disk', () => {
  const full = () => new DOMException('the disk is full', 'QuotaExceededError');

  test('[F6] lets go of sent photos, those inside a backup first, and never of unsent ones', async () => {
    const { store } = await withEntry(8, [one, two, photo('c')]);
    await markSent(store, one.id, '2026-11-20T00:00:00Z');
    await markSent(store, two.id, ack);
    await writeFact(store.db, 'safe', '2026-11-21T00:00:00Z');
    const freed: string[] = [];
    const broken = (left: number) => {
      let faults = left;
      store.db.outbox.hook('creating', () => {
        faults -= 1;
        if (faults >= 0) throw full();
      });
    };
    const held = async () =>
      (await store.db.photo.filter((one) => one.bytes !== null).keys()).join();
    broken(2);
    await saveNew(store, {
      rec: newId(store),
      scope: quynhPhu,
      type: 'phat_thanh',
      values: broadcast,
    });
    freed.push(await held());
    expect(freed).toEqual([[two.id, photo('c').id].join()]);
    expect(await row(store, one)).toMatchObject({ state: 'sent', bytes: null, size: 200 });
  });

  test('[F6] that cannot even let go of a photo goes on to what else there is', async () => {
    const { store } = await withEntry(13, [one]);
    await markSent(store, one.id, ack);
    store.db.photo.hook('updating', () => {
      throw full();
    });
    let faults = 2;
    store.db.outbox.hook('creating', () => {
      faults -= 1;
      if (faults >= 0) throw full();
    });
    const other = { rec: newId(store), scope: quynhPhu, type: 'phat_thanh' as const };
    await saveNew(store, { ...other, values: broadcast });
    expect(await store.db.outbox.count()).toBe(2);
    expect((await row(store, one))?.bytes).not.toBeNull();
  });

  test('[F6] refuses the photo; the draft without it is kept', async () => {
    const { store, draft, values } = await withDraft(9, [one]);
    store.db.photo.hook('creating', () => {
      throw full();
    });
    const more = { ...values, photos: [one.id, two.id] };
    await expect(keepDraft(store, draft, more, [two])).rejects.toThrow(/full|Quota/);
    await keepDraft(store, draft, { ...values, title: 'Bình đẳng' });
    expect(await store.db.draft.get(draft.id)).toMatchObject({ values: { title: 'Bình đẳng' } });
    expect(await states(store)).toEqual({ a: 'kept' });
  });
});

test('[F3] an account with an unsent photo is not wiped', async () => {
  const { store, rec } = await withEntry(10, [one]);
  await store.db.outbox.clear();
  expect(await wipeStore(store)).toBe(false);
  await markSent(store, one.id, ack);
  expect(await wipeStore(store)).toBe(true);
  expect(await row(store, one)).toBeUndefined();
  expect(rec).toBeTruthy();
});

test('[F3] a record that has left this phone takes no unsent photo with it', async () => {
  const { store, rec } = await withEntry(11, [one]);
  const edit = await editDraft(store, rec);
  if (!edit) throw new Error('no draft');
  await keepDraft(store, edit, edit.values, [two]);
  await store.db.view.delete(rec);
  await dropDraft(store, rec);
  expect(await states(store)).toEqual({ a: 'due' });
});

test('[S28] a phone of the version before keeps everything and gains the table', async () => {
  const store = testStore(12);
  const old = new Dexie('so-co-so-hoa');
  const tables = { base: 'id, scope, unread', outbox: 'op, n, rec', sent: 'op, rec, open, ack' };
  old.version(2).stores({ ...tables, view: 'id, date', draft: 'id', meta: 'key', receipt: 'rec' });
  await old.table('outbox').add({ op: 'x', n: 1, rec: 'r', at: '', body: '{}' });
  old.close();
  expect(await store.db.outbox.toArray()).toMatchObject([{ op: 'x', n: 1 }]);
  expect(await store.db.photo.count()).toBe(0);
});

test('[F3] a photo that the province holds back with its edit stays until it is decided', async () => {
  const { store, rec } = await withEntry(31, [one]);
  const [row] = await store.db.outbox.toArray();
  const why = { type: 'locked' } as const;
  const result = { s: 'held', why } as const;
  await takeAnswer(store, {
    epoch: 'e1',
    at: ack,
    results: [{ op: row?.op ?? '', result }],
    pages: {},
    clockOffsetMs: 0,
  });
  // As it comes down from the province: the entry without the photo it was asked to take.
  await store.db.view.update(rec, { values: broadcast });
  await dropDraft(store, rec);
  expect(await states(store)).toEqual({ a: 'due' });
  // Nor does it go when it has come: an older backup of the province would ask for it again, with the edit. [S30]
  await markSent(store, one.id, ack);
  await dropDraft(store, rec);
  expect(await states(store)).toEqual({ a: 'sent' });
});

test('[F3] a photo of an edit that was refused goes when its author has read that, and not before', async () => {
  const { store, rec, values } = await withEntry(32, []);
  const edit = await editDraft(store, rec);
  if (!edit) throw new Error('no draft');
  const photos = [one.id];
  await keepDraft(store, edit, { ...values, photos }, [one]);
  await saveEdit(store, edit, { ...values, photos });
  const rows = await store.db.outbox.orderBy('n').toArray();
  const [made, edited] = rows.map(({ op }) => op);
  const applied = { s: 'applied', v: 1, q: 1 } as const;
  const rejected = { s: 'rejected', why: { type: 'invalid' } } as const;
  const results = [
    { op: made ?? '', result: applied },
    { op: edited ?? '', result: rejected },
  ];
  const pages = { [quynhPhu]: page([pulled(rec, 1, 1)], [[rec, 1]]) };
  await takeAnswer(store, answer(pages, { at: ack, results }));
  expect(await states(store)).toEqual({ a: 'due' });
  await closeAnswers(store, rec);
  expect(await states(store)).toEqual({});
  expect(await countUnsent(store.db)).toBe(0);
});

test('[F4] a photo that the entry has brought from the province already is not sent again, and holds nothing up', async () => {
  const store = testStore(33);
  const come = pulled('0199f3b0-10f2-7b41-a6c3-0000000000aa', 2, 2);
  const shown = { ...come.row, values: { ...broadcast, photos: [one.id] }, ph: [one.id] };
  const pages = { [quynhPhu]: page([{ ...come, raw: shown, row: shown }], [[come.id, 2]]) };
  await takeAnswer(store, answer(pages, { at: ack }));
  // The same picture, out of the same message, on a second phone: nothing changes, so there is nothing to send.
  const edit = await editDraft(store, come.id);
  if (!edit) throw new Error('no draft');
  await keepDraft(store, edit, edit.from, [one]);
  await saveEdit(store, edit, edit.from);
  expect(await states(store)).toEqual({ a: 'sent' });
  // What an earlier history had is no proof.
  await adoptEpoch(store, 'another');
  await keepDraft(store, edit, { ...edit.from, photos: [one.id, two.id] }, [two]);
  await saveEdit(store, edit, { ...edit.from, photos: [one.id, two.id] });
  expect(await states(store)).toEqual({ a: 'due', b: 'due' });
});
