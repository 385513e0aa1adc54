import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saveCancel, saveResolve, saveReview } from '../../src/store/save.ts';
import { broadcast, quynhPhu, seeded } from '../world/phone.ts';
import type { Village, Villager, Weather } from '../world/village.ts';
import { foundVillage } from '../world/village.ts';

let village: Village;
let hoa: Villager;
let lan: Villager;
let binh: Villager;

beforeEach(async () => {
  village = await foundVillage();
  hoa = await village.moveIn('quynhphu', 1);
  lan = await village.moveIn('quynhphu2', 2);
  binh = await village.moveIn('kv.quynhphu', 3);
});

afterEach(() => village.server.close());

async function sharedRecord(): Promise<string> {
  const rec = await hoa.logs(broadcast, quynhPhu);
  await hoa.syncs();
  await lan.syncs();
  await binh.syncs();
  return rec;
}

describe('an officer and the province', () => {
  test('[S3] an entry logged offline is at the province after one round, and on the other phone after theirs', async () => {
    const rec = await sharedRecord();
    expect((await hoa.store.db.view.get(rec))?.word).toBe('sent');
    expect((await lan.store.db.view.get(rec))?.values).toEqual(broadcast);
  });

  test('[S11] [inv 2] an answer lost on the way back loses nothing and doubles nothing', async () => {
    await hoa.logs(broadcast, quynhPhu);
    expect((await hoa.syncs(() => 'answer lost')).state).toBe('silent');
    expect(await hoa.store.db.outbox.count()).toBe(1);
    await hoa.syncs(() => 'delivered twice');
    await lan.syncs();
    expect(await lan.store.db.view.count()).toBe(1);
    expect(await hoa.store.db.outbox.count()).toBe(0);
  });

  test('[M2] two phones edit different fields: both are kept on every device', async () => {
    const rec = await sharedRecord();
    await hoa.edits(rec, { minutes: 15 });
    await lan.edits(rec, { title: 'Quyền trẻ em – bài 5' });
    for (const who of [hoa, lan, hoa]) await who.syncs();
    for (const who of [hoa, lan]) {
      const { shown, row } = await who.sees(rec);
      expect(shown?.values).toMatchObject({ minutes: 15, title: 'Quyền trẻ em – bài 5' });
      expect(row?.conflicts).toEqual([]);
    }
  });

  test('[M4] [W3] [inv 3] [inv 4] the same field: the present value stays, the other is shown, one choice settles it everywhere', async () => {
    const rec = await sharedRecord();
    await hoa.edits(rec, { minutes: 15 });
    await lan.edits(rec, { minutes: 20 });
    await hoa.syncs();
    await lan.syncs();
    expect((await lan.store.db.view.get(rec))?.word).toBe('conflict');
    const { row } = await lan.sees(rec);
    const [conflict] = row?.conflicts ?? [];
    expect(conflict).toMatchObject({ field: 'minutes', base: 12, alternatives: [{ value: 20 }] });
    expect(row?.values.minutes).toBe(15);
    const settlement = {
      conflict: conflict?.id ?? '',
      field: 'minutes',
      value: 20,
      base: row?.v ?? 0,
    };
    await saveResolve(lan.store, { rec, scope: quynhPhu }, settlement);
    for (const who of [lan, hoa]) await who.syncs();
    for (const who of [lan, hoa]) {
      expect((await who.sees(rec)).row).toMatchObject({ conflicts: [], values: { minutes: 20 } });
    }
  });

  test('[M5] a chain of edits made offline on one phone is no conflict with itself', async () => {
    const rec = await hoa.logs(broadcast, quynhPhu);
    for (const minutes of [13, 14, 15]) await hoa.edits(rec, { minutes });
    await hoa.syncs();
    expect((await hoa.sees(rec)).row).toMatchObject({
      v: 4,
      conflicts: [],
      values: { minutes: 15 },
    });
  });
});

describe('the reviewer', () => {
  test('[V4] [V5] returns with a note on a field; the officer fixes it offline; it comes again', async () => {
    const rec = await sharedRecord();
    const target = { rec, scope: quynhPhu };
    const pins = { clustersOn: 'Hai cụm nào hỏng?' };
    await saveReview(binh.store, target, { to: 'returned', sees: 1, pins });
    await binh.syncs();
    await hoa.syncs();
    expect(await hoa.store.db.view.get(rec)).toMatchObject({
      word: 'returned',
      returned: 'Hai cụm nào hỏng?',
    });
    await hoa.edits(rec, { clustersOn: 42 });
    expect((await hoa.sees(rec)).shown?.state).toBe('submitted');
    await hoa.syncs();
    await binh.syncs();
    expect(await binh.store.db.view.get(rec)).toMatchObject({ state: 'submitted', returns: 1 });
  });

  test('[V3] [inv 18] approving a version that changed meanwhile is refused, and the desk says so', async () => {
    const rec = await sharedRecord();
    await hoa.edits(rec, { minutes: 30 });
    await hoa.syncs();
    await saveReview(binh.store, { rec, scope: quynhPhu }, { to: 'approved', sees: 1 });
    await binh.syncs();
    const { row, open } = await binh.sees(rec);
    expect(row?.state).toBe('submitted');
    expect(open.map((sent) => sent.result.why?.type)).toEqual(['stale-review']);
    expect((await binh.store.db.view.get(rec))?.word).toBe('attention');
  });

  test('[V7] an edit after approval is kept as a request in the story, and the record does not move', async () => {
    const rec = await sharedRecord();
    await saveReview(binh.store, { rec, scope: quynhPhu }, { to: 'approved', sees: 1 });
    await binh.syncs();
    await hoa.syncs();
    await hoa.edits(rec, { minutes: 99 });
    await hoa.syncs();
    await binh.syncs();
    const { row } = await binh.sees(rec);
    expect(row).toMatchObject({ state: 'approved', values: { minutes: 12 } });
    expect(row?.story.at(-1)?.asked).toEqual({ minutes: [12, 99] });
    expect((await hoa.sees(rec)).open).toHaveLength(1);
  });

  test('[V6] a cancelled entry stays in sight and is not approved', async () => {
    const rec = await sharedRecord();
    await saveCancel(hoa.store, { rec, scope: quynhPhu }, 1, 'nhầm ngày');
    await hoa.syncs();
    await saveReview(binh.store, { rec, scope: quynhPhu }, { to: 'approved', sees: 1 });
    await binh.syncs();
    expect((await binh.sees(rec)).row?.state).toBe('cancelled');
  });
});

test('[R1] an entry of a commune that is not the account’s is kept by the province and by the phone', async () => {
  const rec = await hoa.logs(broadcast, 'c:HY2025.13075:2027');
  await hoa.syncs();
  const { open, shown } = await hoa.sees(rec);
  expect(open[0]?.result).toMatchObject({ s: 'held', why: { type: 'not-allowed' } });
  expect(shown?.values.title).toBe(broadcast.title);
  expect(await hoa.store.db.outbox.count()).toBe(0);
});

test('a refused entry is fixed and offered again whole', async () => {
  const rec = await hoa.logs({ ...broadcast, minutes: 999 }, quynhPhu);
  await hoa.syncs();
  expect((await hoa.sees(rec)).open[0]?.result).toMatchObject({
    s: 'rejected',
    why: { type: 'invalid' },
  });
  await hoa.edits(rec, { minutes: 9 });
  await hoa.syncs();
  await lan.syncs();
  expect((await lan.sees(rec)).row?.values.minutes).toBe(9);
  expect((await hoa.store.db.view.get(rec))?.word).toBe('sent');
});

describe('by seed', () => {
  const kinds: readonly Weather[] = [
    'clear',
    'clear',
    'request lost',
    'answer lost',
    'delivered twice',
  ];

  test.each([11, 12, 13, 14, 15, 16])(
    '[S11] [inv 10] two phones in bad weather agree in the end (seed %i)',
    async (seed) => {
      const random = seeded(seed);
      const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
      const records = [await sharedRecord(), await sharedRecord()];
      for (let step = 0; step < 40; step += 1) {
        const who = pick([hoa, lan]);
        const change = pick([
          { minutes: 1 + Math.floor(random() * 60) },
          { title: `Bài ${Math.floor(random() * 9)} về quyền trẻ em` },
          { topics: pick([['III.1'], ['III.2', 'III.3'], ['III.1', 'III.3']]) },
          { note: pick(['', 'Loa thôn 3 nhỏ', 'Đã báo điện lực']) || undefined },
        ]);
        if (random() < 0.6) await who.edits(pick(records), change);
        else await who.syncs(() => pick(kinds));
      }
      for (const who of [hoa, lan, hoa, lan]) expect((await who.syncs()).state).toBe('level');
      const rows = await Promise.all(
        [hoa, lan].map((who) => who.store.db.base.orderBy('id').toArray()),
      );
      expect(rows[0]).toEqual(rows[1]);
      expect(await hoa.store.db.outbox.count()).toBe(0);
    },
  );
});
