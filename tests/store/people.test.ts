// Several people on one phone: whose book is here, and what of it is nowhere else. [N2]
import 'fake-indexeddb/auto';
import { clear } from 'idb-keyval';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SignedIn } from '../../src/domain/person.ts';
import { newId } from '../../src/store/database.ts';
import {
  forgetSignedIn,
  readPeople,
  readSignedIn,
  readTextSize,
  writeSignedIn,
  writeTextSize,
} from '../../src/store/device.ts';
import { forgetPerson } from '../../src/store/device-kept.ts';
import { keepDraft, newDraft } from '../../src/store/draft.ts';
import { isSomeoneElses, lookAtOthers } from '../../src/store/people.ts';
import { saveNew } from '../../src/store/save.ts';
import { readUnsent } from '../../src/store/unsent.ts';
import { wipeStore } from '../../src/store/wipe.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

const person = (login: string): SignedIn => ({
  id: `id-${login}`,
  login,
  role: 'officer',
  place: 'Xã Quỳnh Phụ',
  units: [],
});

beforeEach(() => clear());

describe('the people of a phone', () => {
  test('[N2] stay on the list when another comes, the newest first', async () => {
    await writeSignedIn(person('hoa'));
    await writeSignedIn(person('lan'));
    await writeSignedIn(person('hoa'));
    expect((await readPeople()).map((one) => one.login)).toEqual(['hoa', 'lan']);
    await forgetSignedIn();
    expect(await readSignedIn()).toBeUndefined();
    expect((await readPeople()).map((one) => one.login)).toEqual(['hoa', 'lan']);
    await forgetPerson('id-hoa');
    expect((await readPeople()).map((one) => one.login)).toEqual(['lan']);
  });

  test('the size of text is kept, and is the browser’s own before', async () => {
    expect(await readTextSize()).toBe(100);
    await writeTextSize(130);
    expect(await readTextSize()).toBe(130);
  });
});

describe('what only this phone has', () => {
  test('[N2] is named: entries by title and day, oldest first, then drafts', async () => {
    const store = testStore(31);
    const save = (title: string, date: string) =>
      saveNew(store, {
        rec: newId(store),
        scope: quynhPhu,
        type: 'phat_thanh',
        values: { ...broadcast, title, date },
      });
    await save('Bài 2', '2026-11-22');
    await save('Bài 1', '2026-11-21');
    const draft = newDraft(store, 'tap_huan', {});
    await keepDraft(store, draft, { title: 'Lớp đang ghi' });
    expect((await readUnsent(store)).map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'entry Bài 1',
      'entry Bài 2',
      'draft Lớp đang ghi',
    ]);
    expect(await wipeStore(store)).toBe(false);
    expect(await store.db.outbox.count()).toBe(2);
  });

  test('[N2] photos are counted with their entry, and named when only they are left', async () => {
    const store = testStore(34);
    const rec = newId(store);
    await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
    const photo = { id: 'a', recs: [rec], bytes: null, width: 1, height: 1, size: 1, takenAtMs: 0 };
    await store.db.photo.put({ ...photo, media: 'image/jpeg', state: 'due' });
    expect(await readUnsent(store)).toMatchObject([{ kind: 'entry', photos: 1 }]);
    await store.db.outbox.clear();
    expect(await readUnsent(store)).toMatchObject([
      { kind: 'photos', title: broadcast['title'], photos: 1 },
    ]);
  });

  test('[N2] an entry whose row is gone is still named, by its own bytes', async () => {
    const store = testStore(32);
    const rec = newId(store);
    await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
    await store.db.view.delete(rec);
    const [item] = await readUnsent(store);
    expect(item).toMatchObject({ id: rec, title: broadcast['title'], date: '2026-11-22' });
  });

  test('[N2] another’s form, reached by the way back, is known as his', async () => {
    const hoa = testStore(35, 'id-hoa');
    const draft = newDraft(hoa, 'tap_huan', {});
    await keepDraft(hoa, draft, { title: 'Của Hoa' });
    await writeSignedIn(person('hoa'));
    await writeSignedIn(person('lan'));
    expect(await isSomeoneElses('id-lan', hoa.clock, draft.id)).toBe(true);
    expect(await isSomeoneElses('id-lan', hoa.clock, newId(hoa))).toBe(false);
    expect(await isSomeoneElses('id-hoa', hoa.clock, draft.id)).toBe(false);
    const [other] = await lookAtOthers('id-lan', hoa.clock, readUnsent);
    expect(other).toMatchObject({ person: { login: 'hoa' }, seen: [{ title: 'Của Hoa' }] });
  });

  test('[N2] two people’s books do not touch', async () => {
    const hoa = testStore(33, 'hoa');
    await saveNew(hoa, {
      rec: newId(hoa),
      scope: quynhPhu,
      type: 'phat_thanh',
      values: broadcast,
    });
    const { openStore } = await import('../../src/store/database.ts');
    const lan = openStore('lan', hoa.clock);
    expect(await readUnsent(lan)).toEqual([]);
    expect(await wipeStore(lan)).toBe(true);
    expect(await readUnsent(hoa)).toHaveLength(1);
  });
});
