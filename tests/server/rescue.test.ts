// A rescue file from the phone that made it to the province, by anybody's hand: the real store, the real sealing, the
// real route. What is on the way cannot be read, changed or forged. [N3] [R6]
import { Buffer } from 'node:buffer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { photoHash } from '../../server/photo-files.ts';
import { keepDraft, newDraft } from '../../src/store/draft.ts';
import { putPhotos } from '../../src/store/photo.ts';
import { rescueContents, restoreDrafts, restorePhotos } from '../../src/store/rescue.ts';
import { saveNew } from '../../src/store/save.ts';
import { broadcast, quynhPhu } from '../world/phone.ts';
import { jpeg } from '../world/pictures.ts';
import type { Village, Villager } from '../world/village.ts';
import { foundVillage } from '../world/village.ts';
import { handIn, rescueDesk } from './rescue-desk.ts';

let village: Village;
let hoa: Villager;
let keyOf: ReturnType<typeof rescueDesk>['keyOf'];
let fileOf: ReturnType<typeof rescueDesk>['fileOf'];

beforeEach(async () => {
  village = await foundVillage();
  hoa = await village.moveIn('quynhphu', 1);
  ({ keyOf, fileOf } = rescueDesk(village, hoa));
});
afterEach(() => village.server.close());

describe('[N3] a rescue file', () => {
  test('brings the entries of a dying phone in, under their author, by another’s hand', async () => {
    const one = await hoa.logs({ ...broadcast, title: 'Bài 1' }, quynhPhu);
    const two = await hoa.logs({ ...broadcast, title: 'Bài 2' }, quynhPhu);
    await hoa.edits(one, { minutes: 15 });
    const lan = await village.server.signIn('quynhphu2');
    const answer = await handIn(lan, await fileOf());
    expect(answer).toMatchObject({ mine: false, login: 'quynhphu', unreadable: 0 });
    expect(answer.results.map(({ rec, s, known }) => [rec, s, known])).toEqual([
      [one, 'applied', false],
      [two, 'applied', false],
      [one, 'applied', false],
    ]);
    expect(answer.results[0]?.entry).toEqual({
      type: 'phat_thanh',
      date: '2026-11-22',
      title: 'Bài 1',
    });
    const { id } = await keyOf('quynhphu');
    const rows = (await lan.sync()).rows?.[quynhPhu] ?? [];
    expect(rows).toHaveLength(2);
    expect(rows.find((row) => row.id === one)).toMatchObject({
      values: { minutes: 15 },
      story: [{ by: { id } }, { by: { id } }],
    });
  });

  test('imported twice changes nothing, and the phone’s own sending afterwards neither', async () => {
    await hoa.logs(broadcast, quynhPhu);
    const lan = await village.server.signIn('quynhphu2');
    const file = await fileOf();
    const first = await handIn(lan, file);
    const { rows: before } = await lan.sync();
    const again = await handIn(lan, file);
    expect(again.results).toEqual(first.results.map((result) => ({ ...result, known: true })));
    expect((await hoa.syncs()).state).toBe('level');
    expect(await hoa.store.db.outbox.count()).toBe(0);
    expect((await lan.sync()).rows).toEqual(before);
    const { db } = village.server.deps;
    expect(await db.selectFrom('operation').selectAll().execute()).toHaveLength(1);
  });

  test('counts as the phone’s own numbers: nothing is called lost afterwards', async () => {
    await hoa.logs(broadcast, quynhPhu);
    await hoa.logs(broadcast, quynhPhu);
    await handIn(await village.server.signIn('tinh'), await fileOf());
    await hoa.logs(broadcast, quynhPhu);
    await hoa.syncs();
    const { db } = village.server.deps;
    const rows = await db.selectFrom('operation').select(['n', 'device']).orderBy('n').execute();
    expect(rows.map((row) => row.n)).toEqual([1, 2, 3]);
    expect(new Set(rows.map((row) => row.device)).size).toBe(1);
    expect(await hoa.store.db.meta.get('loss')).toBeUndefined();
  });

  test('of a commune that was taken from the author is held, with its bodies', async () => {
    await hoa.logs(broadcast, 'c:HY2025.13075:2027');
    const answer = await handIn(await village.server.signIn('tinh'), await fileOf());
    expect(answer.results).toMatchObject([{ s: 'held', why: 'not-allowed' }]);
  });

  test('of a closed account is held: nothing that was written is thrown away', async () => {
    await hoa.logs(broadcast, quynhPhu);
    const file = await fileOf();
    const { id } = await keyOf('quynhphu');
    const { db } = village.server.deps;
    await db.updateTable('account').set({ disabled_at: 'x' }).where('id', '=', id).execute();
    const answer = await handIn(await village.server.signIn('quynhphu2'), file);
    expect(answer.results).toMatchObject([{ s: 'held', why: 'not-allowed' }]);
    expect(await db.selectFrom('held').selectAll().execute()).toHaveLength(1);
  });

  test('one operation that cannot be read does not stop the others', async () => {
    await hoa.logs(broadcast, quynhPhu);
    const contents = await rescueContents(hoa.store);
    const dev = contents.ops[0]?.dev ?? '';
    const broken = { dev, rec: '' };
    const ops = [{ ...broken, body: '{"op":1}' }, { ...broken, body: 'x' }, ...contents.ops];
    const answer = await handIn(
      await village.server.signIn('tinh'),
      await fileOf({ ...contents, ops }),
    );
    expect(answer).toMatchObject({ unreadable: 2, results: [{ s: 'applied' }] });
  });

  test('more than one request may carry', async () => {
    for (let i = 0; i < 120; i += 1) await hoa.logs({ ...broadcast, title: `Bài ${i}` }, quynhPhu);
    const answer = await handIn(await village.server.signIn('tinh'), await fileOf());
    expect(answer.results).toHaveLength(120);
    expect(new Set(answer.results.map((result) => result.s))).toEqual(new Set(['applied']));
  });

  test('gives drafts back to their author only, once', async () => {
    const draft = newDraft(hoa.store, 'phat_thanh', broadcast);
    await keepDraft(hoa.store, draft, { ...broadcast, title: 'Đang ghi dở' });
    const file = await fileOf();
    expect((await handIn(await village.server.signIn('quynhphu2'), file)).drafts).toEqual([]);
    const { drafts, mine } = await handIn(await village.server.signIn('quynhphu'), file);
    expect(mine).toBe(true);
    const fresh = await village.moveIn('quynhphu', 2);
    expect(await restoreDrafts(fresh.store, drafts)).toBe(1);
    await fresh.store.db.draft.update(draft.id, { values: { title: 'Ghi tiếp' } });
    expect(await restoreDrafts(fresh.store, drafts)).toBe(0);
    expect(await fresh.store.db.draft.get(draft.id)).toMatchObject({
      values: { title: 'Ghi tiếp' },
    });
  });
});

describe('[N3] [F9] the photos in it', () => {
  const bytes = jpeg(1280, 960, { size: 90_000 });
  const photo = {
    id: photoHash(bytes),
    bytes: bytes.buffer,
    media: 'image/jpeg',
    width: 1280,
    height: 960,
  } as const;

  async function logsWithPhoto(): Promise<string> {
    const { store } = hoa;
    const draft = newDraft(store, 'phat_thanh', broadcast);
    await store.db.transaction('rw', store.db.photo, () => putPhotos(store, draft.id, [photo]));
    const values = { ...broadcast, photos: [photo.id] };
    await saveNew(store, { rec: draft.id, scope: quynhPhu, type: 'phat_thanh', values });
    return draft.id;
  }

  test('arrive as if their author had sent them, once', async () => {
    const rec = await logsWithPhoto();
    const file = await fileOf();
    const lan = await village.server.signIn('quynhphu2');
    expect((await handIn(lan, file)).photos).toEqual({ taken: 1, known: 0, refused: 0 });
    expect((await handIn(lan, file)).photos).toEqual({ taken: 0, known: 1, refused: 0 });
    expect(await village.server.deps.photos.read(photo.id)).toEqual(Buffer.from(bytes));
    const row = (await lan.sync()).rows?.[quynhPhu]?.find((one) => one.id === rec);
    expect(row).toMatchObject({ values: { photos: [photo.id] }, ph: [photo.id] });
  });

  test('go on where a broken upload of the phone had stopped', async () => {
    await logsWithPhoto();
    const file = await fileOf();
    const { id } = await keyOf('quynhphu');
    const half = { account: id, id: photo.id, offset: 0, total: bytes.length };
    await village.server.deps.photos.take({ ...half, bytes: bytes.subarray(0, 40_000) });
    const answer = await handIn(await village.server.signIn('tinh'), file);
    expect(answer.photos).toEqual({ taken: 1, known: 0, refused: 0 });
  });

  test('of a draft go back with it to its author, and to nobody else', async () => {
    const { store } = hoa;
    const draft = newDraft(store, 'phat_thanh', broadcast);
    const { db } = store;
    await db.transaction('rw', [db.photo, db.draft], async () => {
      await putPhotos(store, draft.id, [photo]);
      await db.draft.put({ ...draft, values: { photos: [photo.id] } });
    });
    const file = await fileOf();
    const other = await handIn(await village.server.signIn('quynhphu2'), file);
    expect([other.back, other.photos.refused]).toEqual([[], 1]);
    const { back, drafts, photos } = await handIn(await village.server.signIn('quynhphu'), file);
    expect(photos).toEqual({ taken: 0, known: 0, refused: 0 });
    const fresh = await village.moveIn('quynhphu', 3);
    await restoreDrafts(fresh.store, drafts);
    const came = back.map(({ data, ...one }) => {
      return { ...one, bytes: Uint8Array.from(Buffer.from(data, 'base64')).buffer };
    });
    for (let times = 0; times < 2; times += 1) await restorePhotos(fresh.store, came);
    await restorePhotos(fresh.store, [{ ...photo, id: 'x'.repeat(43), recs: ['nobody'] }]);
    const rows = await fresh.store.db.photo.toArray();
    expect(rows).toMatchObject([{ id: photo.id, recs: [draft.id], state: 'kept' }]);
    expect(new Uint8Array(rows[0]?.bytes ?? new ArrayBuffer(0))).toEqual(bytes);
  });

  test('that no operation of the author names are not taken', async () => {
    await hoa.logs(broadcast, quynhPhu);
    const contents = await rescueContents(hoa.store);
    const row = { ...photo, recs: [], size: bytes.length, state: 'due', takenAtMs: 0 } as const;
    const answer = await handIn(
      await village.server.signIn('tinh'),
      await fileOf({ ...contents, photos: [row] }),
    );
    expect(answer.photos).toEqual({ taken: 0, known: 0, refused: 1 });
    expect(await village.server.deps.photos.read(photo.id)).toBeNull();
  });
});
