// A rescue file from the phone that made it to the province, by anybody's hand: the real store, the real sealing, the
// real route. What is on the way cannot be read, changed or forged. [N3] [R6]
import { Buffer } from 'node:buffer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { photoHash } from '../../server/photo-files.ts';
import { sealRescue } from '../../src/app/device/rescue-seal.ts';
import type { RescueKey } from '../../src/protocol/rescue.ts';
import {
  rescueAnswerSchema,
  rescueKeySchema,
  rescueLimits,
  unarmoured,
} from '../../src/protocol/rescue.ts';
import { keepDraft, newDraft } from '../../src/store/draft.ts';
import { putPhotos } from '../../src/store/photo.ts';
import type { RescueContents } from '../../src/store/rescue.ts';
import { rescueContents, restoreDrafts, restorePhotos } from '../../src/store/rescue.ts';
import { saveNew } from '../../src/store/save.ts';
import { broadcast, quynhPhu } from '../world/phone.ts';
import { jpeg } from '../world/pictures.ts';
import type { Village, Villager } from '../world/village.ts';
import { foundVillage } from '../world/village.ts';
import type { Name, Phone } from './harness.ts';

let village: Village;
let hoa: Villager;

beforeEach(async () => {
  village = await foundVillage();
  hoa = await village.moveIn('quynhphu', 1);
});
afterEach(() => village.server.close());

async function keyOf(name: Name): Promise<{ readonly id: string; readonly key: RescueKey }> {
  const phone = await village.server.signIn(name);
  const { id } = (await (await phone.send('GET', '/session')).json()) as { id: string };
  const key = rescueKeySchema.parse(await (await phone.send('GET', '/rescue/key')).json());
  return { id, key };
}

interface Forged {
  readonly account?: string;
  readonly ticket?: string;
}

/** The file of Hoa's phone, or one that lies about whose it is. */
async function fileOf(contents?: RescueContents, forged: Forged = {}): Promise<string> {
  const { id, key } = await keyOf('quynhphu');
  const maker = {
    account: forged.account ?? id,
    app: 'test',
    made: '2026-11-22T08:00:00+07:00',
  };
  const ticket = forged.ticket ?? key.ticket;
  const sealed = await sealRescue(
    { ...key, ticket },
    contents ?? (await rescueContents(hoa.store)),
    maker,
  );
  return sealed.text;
}

async function handIn(phone: Phone, file: string) {
  const answer = await phone.send('POST', '/rescue/v1', { file });
  const body: unknown = await answer.json();
  if (answer.status === 200) return rescueAnswerSchema.parse(body);
  throw new Error(`${answer.status} ${String((body as { type: unknown }).type)}`);
}

const refusedAs = (type: string) => `422 urn:so-co-so:${type}`;

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

describe('[N3] on the way', () => {
  test('nobody reads it: neither words nor names are in the file', async () => {
    await hoa.logs({ ...broadcast, title: 'Chuyện riêng' }, quynhPhu);
    const file = await fileOf();
    const bytes = Buffer.from(unarmoured(file) ?? '', 'base64');
    for (const word of ['Chuyện', 'quynhphu', 'HY2025', 'phat_thanh'])
      expect(bytes.includes(word) || file.includes(word)).toBe(false);
    expect(await fileOf()).not.toBe(file);
  });

  test('a messenger may change the line ends and put words around it', async () => {
    await hoa.logs(broadcast, quynhPhu);
    const file = `\uFEFFGửi anh:\r\n${(await fileOf()).replace(/\n/g, '\r\n')}\r\n-- \r\nZalo`;
    expect((await handIn(await village.server.signIn('tinh'), file)).results).toHaveLength(1);
  });

  test('changed anywhere, cut, or no rescue file at all, it is refused whole and calmly', async () => {
    await hoa.logs(broadcast, quynhPhu);
    const tinh = await village.server.signIn('tinh');
    const file = await fileOf();
    const bytes = Buffer.from(unarmoured(file) ?? '', 'base64');
    const rebuilt = (changed: Buffer) =>
      file.replace(/(?<=RESCUE-----\n)[^-]+/, `${changed.toString('base64')}\n`);
    expect((await handIn(tinh, rebuilt(bytes))).results).toHaveLength(1);
    for (const at of [20, 80, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      await expect(handIn(tinh, rebuilt(changed))).rejects.toThrow(refusedAs('rescue-damaged'));
    }
    const short = rebuilt(bytes.subarray(0, 400));
    for (const bad of [short, rebuilt(bytes.subarray(0, 30)), '', 'Xin chào', file.slice(0, 900)])
      await expect(handIn(tinh, bad)).rejects.toThrow(refusedAs('rescue-damaged'));
  });

  test('of another province or a newer version it says so', async () => {
    await hoa.logs(broadcast, quynhPhu);
    const tinh = await village.server.signIn('tinh');
    const bytes = Buffer.from(unarmoured(await fileOf()) ?? '', 'base64');
    const armour = (from: Buffer) =>
      `-----BEGIN SO-CO-SO RESCUE-----\n${from.toString('base64')}\n-----END SO-CO-SO RESCUE-----`;
    const newer = Buffer.concat([Buffer.of(2), bytes.subarray(1)]);
    await expect(handIn(tinh, armour(newer))).rejects.toThrow(refusedAs('rescue-newer'));
    const foreign = Buffer.from(bytes);
    foreign.writeUInt8(foreign.readUInt8(3) ^ 1, 3);
    await expect(handIn(tinh, armour(foreign))).rejects.toThrow(refusedAs('rescue-foreign'));
  });
});

describe('[R6] whose it is', () => {
  test('nobody makes a file in another’s name', async () => {
    await hoa.logs(broadcast, quynhPhu);
    const tinh = await village.server.signIn('tinh');
    const lan = await keyOf('quynhphu2');
    for (const forged of [{ account: lan.id }, { ticket: lan.key.ticket }, { account: 'nobody' }])
      await expect(handIn(tinh, await fileOf(undefined, forged))).rejects.toThrow(
        refusedAs('rescue-foreign'),
      );
    const { db } = village.server.deps;
    expect(await db.selectFrom('operation').selectAll().execute()).toEqual([]);
  });

  test.each<[Name, boolean]>([
    ['quynhphu', true],
    ['quynhphu2', true],
    ['kienxuong', false],
    ['kv.quynhphu', true],
    ['kv.kienxuong', false],
    ['tinh', true],
    ['quantri', false],
  ])('%s may carry it, and is told what it says: %s', async (name, told) => {
    await hoa.logs(broadcast, quynhPhu);
    const answer = await handIn(await village.server.signIn(name), await fileOf());
    expect(answer.results).toMatchObject([{ s: 'applied' }]);
    expect(answer.results[0]?.entry !== undefined).toBe(told);
  });

  test('without an account nothing is taken in', async () => {
    await hoa.logs(broadcast, quynhPhu);
    const file = await fileOf();
    await expect(handIn(village.server.stranger(), file)).rejects.toThrow('401');
  });

  test('a stranger’s large body is not even read, an account’s only up to the limit', async () => {
    const file = 'x'.repeat(rescueLimits.file + 1);
    await expect(handIn(village.server.stranger(), file)).rejects.toThrow('401');
    const tinh = await village.server.signIn('tinh');
    await expect(handIn(tinh, file)).rejects.toThrow('413 urn:so-co-so:too-large');
  });
});

test('[N3] what does not fit into a file is counted, not passed over', async () => {
  const { id, key } = await keyOf('quynhphu');
  const many = Array.from({ length: rescueLimits.operations + 3 }, () => ({
    dev: id,
    rec: id,
    body: '{}',
  }));
  const contents: RescueContents = { ops: many, drafts: [], photos: [] };
  const maker = { account: id, app: 'test', made: '2026-11-23T08:00:00+07:00' };
  expect(await sealRescue(key, contents, maker)).toMatchObject({ left: 3 });
});

test('[N3] the draft of a yearly declaration comes back too, whatever stands under its id', async () => {
  const store = hoa.store;
  const draft = newDraft(store, 'khai_bao', { 'plan.number': '25/KH-UBND' });
  await keepDraft(store, draft, draft.values);
  const { drafts } = await rescueContents(store);
  const fresh = await village.moveIn('quynhphu', 4);
  expect(await restoreDrafts(fresh.store, drafts)).toBe(1);
});
