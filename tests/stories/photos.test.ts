// Photos from phone to province to desk, over a network that cuts: each arrives whole, once, or says that it has not.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { photoProgress } from '../../src/domain/photo.ts';
import { editDraft, keepDraft } from '../../src/store/draft.ts';
import { readFact } from '../../src/store/meta.ts';
import { stopOperation } from '../../src/store/outbox.ts';
import { countUnsent, markSent } from '../../src/store/photo.ts';
import { adoptEpoch } from '../../src/store/pulled.ts';
import type { Standing } from '../../src/store/queries.ts';
import { watchStanding } from '../../src/store/queries.ts';
import { saveEdit } from '../../src/store/save.ts';
import { broadcast, quynhPhu, seeded } from '../world/phone.ts';
import { jpeg } from '../world/pictures.ts';
import type { Village, Villager, Weather } from '../world/village.ts';
import { foundVillage, taken } from '../world/village.ts';

let village: Village;
let hoa: Villager;
let binh: Villager;
beforeEach(async () => {
  village = await foundVillage();
  hoa = await village.moveIn('quynhphu', 1);
  binh = await village.moveIn('kv.quynhphu', 3);
});
afterEach(() => village.server.close());

const pictures = [150_000, 90_000, 200_000].map((size, seed) => jpeg(1280, 960, { size, seed }));
const [first = jpeg(1, 1), second = first, third = first] = pictures;

async function progress(who: Villager, rec: string) {
  const { row } = await who.sees(rec);
  return row && photoProgress(row.values, row.ph);
}
function standing({ store }: Villager): Promise<Standing> {
  return new Promise((resolve, reject) => void watchStanding(store)(resolve, reject));
}
async function atProvince(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const { id } = await taken(bytes);
  const kept = await village.server.deps.photos.read(id);
  return kept !== null && Buffer.compare(kept, Buffer.from(bytes)) === 0;
}
/** The network of the n-th request, counted from the first of a round. */
const lostFrom = (n: number, how: Weather) => {
  let asked = 0;
  return (): Weather => ((asked += 1) >= n ? how : 'clear');
};

test('[F7] [F10] they follow their entry in the same round, and the desk learns of each', async () => {
  const rec = await hoa.shows([first, second]);
  expect((await standing(hoa)).photos).toBe(2);
  expect((await hoa.syncs()).state).toBe('level');
  expect(await Promise.all([first, second].map(atProvince))).toEqual([true, true]);
  expect(await progress(hoa, rec)).toEqual({ sent: 2, of: 2 });
  expect(await standing(hoa)).toMatchObject({ photos: 0, waiting: 0, agreed: 1 });
  await binh.syncs();
  expect(await progress(binh, rec)).toEqual({ sent: 2, of: 2 });
});

test('[F2] [F7] the entry is at the province although no byte of its photo got through', async () => {
  const rec = await hoa.shows([first]);
  expect((await hoa.syncs(lostFrom(2, 'request lost'))).state).toBe('silent');
  expect((await hoa.store.db.view.get(rec))?.word).toBe('sent');
  expect(await progress(hoa, rec)).toEqual({ sent: 0, of: 1 });
  expect(await standing(hoa)).toMatchObject({ photos: 1, syncedAtMs: null, agreed: null });
  await binh.syncs();
  expect(await progress(binh, rec)).toEqual({ sent: 0, of: 1 });
  await hoa.syncs();
  expect((await standing(hoa)).syncedAtMs).not.toBeNull();
});

test('[F4] [inv 21] cut off anywhere, it goes on from there and is whole at the end', async () => {
  await hoa.shows([first]);
  for (let cut = 3; cut <= 8; cut += 1) {
    await hoa.syncs(lostFrom(cut, cut % 2 ? 'answer lost' : 'request lost'));
    const done = await atProvince(first);
    expect((await countUnsent(hoa.store.db)) === 0 ? done : true).toBe(true);
  }
  await hoa.syncs();
  expect(await atProvince(first)).toBe(true);
  expect((await standing(hoa)).photos).toBe(0);
});

test('[F4] [inv 21] three photos come through weather of every kind, each with its own bytes', async () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const draw = seeded(seed);
    const some = [60_000, 120_000, 199_999].map((size, at) =>
      jpeg(800, 600, { size, seed: seed * 10 + at }),
    );
    await hoa.shows(some);
    const kinds: readonly Weather[] = ['request lost', 'answer lost', 'delivered twice'];
    const weather = (): Weather =>
      draw() < 0.3 ? (kinds[Math.floor(draw() * kinds.length)] ?? 'clear') : 'clear';
    for (let round = 0; round < 60 && (await countUnsent(hoa.store.db)) > 0; round += 1)
      await hoa.syncs(weather);
    expect(await countUnsent(hoa.store.db)).toBe(0);
    expect(await Promise.all(some.map(atProvince))).toEqual([true, true, true]);
  }
});

test('[F2] an entry saved while a photo is on its way goes before its next piece', async () => {
  await hoa.shows([third]);
  const told: string[] = [];
  let asked = 0;
  const rounds = hoa.syncs(() => {
    asked += 1;
    if (asked === 3) void hoa.logs(broadcast, quynhPhu).then((rec) => told.push(rec));
    return 'clear';
  });
  expect((await rounds).state).toBe('level');
  expect(told).toHaveLength(1);
  expect(await hoa.store.db.outbox.count()).toBe(0);
  expect(await atProvince(third)).toBe(true);
});

test('[F2] [S7] an entry that rests in the outbox does not hold the photos of others', async () => {
  await hoa.shows([first]);
  await hoa.syncs(lostFrom(2, 'request lost'));
  await hoa.logs(broadcast, quynhPhu);
  const [row] = await hoa.store.db.outbox.toArray();
  await stopOperation(hoa.store, row?.op ?? '', 'too-large');
  await hoa.syncs();
  expect(await hoa.store.db.outbox.count()).toBe(1);
  expect(await atProvince(first)).toBe(true);
});

test('[F5] damaged on the phone, it is said before it is sent, and the next one goes', async () => {
  const rec = await hoa.shows([first, second]);
  const { id } = await taken(first);
  const spoilt = first.slice();
  spoilt[5000] = 7;
  await hoa.store.db.photo.update(id, { bytes: spoilt.buffer });
  await hoa.syncs();
  expect((await hoa.store.db.photo.get(id))?.state).toBe('bad');
  expect([await atProvince(first), await atProvince(second)]).toEqual([false, true]);
  expect(await standing(hoa)).toMatchObject({ syncedAtMs: null, damaged: rec });
});

test('[F8] what the province will not take is said once, and not sent again and again', async () => {
  const odd = jpeg(640, 480, { exif: true });
  await hoa.shows([odd, second]);
  await hoa.syncs();
  const { id } = await taken(odd);
  expect(await hoa.store.db.photo.get(id)).toMatchObject({ state: 'bad', why: 'photo-refused' });
  expect(await atProvince(second)).toBe(true);
  let asked = 0;
  await hoa.syncs(() => ((asked += 1), 'clear'));
  expect(asked).toBe(1);
});

test('[F4] what the phone believed sent and the province lacks is offered again after a restore', async () => {
  await hoa.shows([first]);
  await hoa.syncs(lostFrom(2, 'request lost'));
  const { id } = await taken(first);
  await markSent(hoa.store, id, '2026-11-22T01:00:00Z');
  await adoptEpoch(hoa.store, village.server.deps.epoch);
  expect(await atProvince(first)).toBe(false);
  await adoptEpoch(hoa.store, 'before');
  await hoa.syncs();
  expect(await atProvince(first)).toBe(true);
  expect(await readFact(hoa.store.db, 'epoch')).toBe(village.server.deps.epoch);
});

test('[S13] signed out, photos wait and nothing is lost', async () => {
  await hoa.shows([first]);
  await village.server.deps.db.deleteFrom('session').execute();
  expect((await hoa.syncs()).state).toBe('signed-out');
  expect((await standing(hoa)).photos).toBe(1);
});

test('[S26] [F9] the same picture chosen on two phones does not hold up a lost scope for ever', async () => {
  const nam = await village.moveIn('quynhphu2', 4);
  const rec = await hoa.shows([first]);
  await hoa.syncs(lostFrom(2, 'request lost'));
  await nam.syncs();
  const draft = await editDraft(nam.store, rec);
  if (!draft) throw new Error('no draft');
  // He takes the picture the entry names already: nothing of it is his to say.
  await keepDraft(nam.store, draft, draft.from, [await taken(first)]);
  expect(await saveEdit(nam.store, draft, draft.from)).toBe(false);
  expect(await nam.store.db.photo.toArray()).toMatchObject([{ state: 'due' }]);
  const { db } = village.server.deps;
  const his = db.selectFrom('account').select('id').where('login', '=', 'quynhphu2');
  await db.deleteFrom('account_unit').where('account_id', 'in', his).execute();
  for (let round = 0; round < 3; round += 1) await nam.syncs();
  expect(await nam.store.db.base.count()).toBe(0);
  expect(await nam.store.db.photo.count()).toBe(0);
  // His who named it still has it, and it comes.
  await hoa.syncs();
  expect(await atProvince(first)).toBe(true);
  expect(await progress(hoa, rec)).toEqual({ sent: 1, of: 1 });
});
