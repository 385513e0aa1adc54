// Two reviewers and three phones, real stores and a real server: what comes back is fixed offline and comes again, two
// decide once, many are approved and taken back, doubles are joined and taken apart – and all devices agree afterwards.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changesSince } from '../../src/domain/changes.ts';
import { keepLook, lookedAt } from '../../src/store/look.ts';
import type { Decision } from '../../src/store/save.ts';
import { saveJoin, saveReview } from '../../src/store/save.ts';
import { broadcast, quynhPhu } from '../world/phone.ts';
import type { Village, Villager } from '../world/village.ts';
import { foundVillage } from '../world/village.ts';

let village: Village;
let hoa: Villager;
let lan: Villager;
let minh: Villager;
let binh: Villager;
let an: Villager;

beforeEach(async () => {
  village = await foundVillage(['kv.quynhphu2']);
  hoa = await village.moveIn('quynhphu', 71);
  lan = await village.moveIn('quynhphu2', 72);
  minh = await village.moveIn('quynhphu2', 73);
  binh = await village.moveIn('kv.quynhphu', 74);
  an = await village.moveIn('kv.quynhphu2', 75);
});
afterEach(() => village.server.close());

async function everybodySyncs(): Promise<void> {
  // Twice: what one sends in the first round the others have in the second.
  for (let round = 0; round < 2; round += 1)
    for (const one of [hoa, lan, minh, binh, an]) await one.syncs();
}

/** As the desk does it: on the content and the version it shows. */
async function decides(who: Villager, rec: string, to: Decision['to'], note?: string) {
  const { row } = await who.sees(rec);
  const sight = { sees: row?.cv ?? 0, base: row?.v ?? 0 };
  await saveReview(
    who.store,
    { rec, scope: quynhPhu },
    { to, ...sight, ...(note ? { note } : {}) },
  );
}

async function allSee(rec: string): Promise<readonly (string | undefined)[]> {
  const rows = await Promise.all([hoa, lan, minh, binh, an].map((one) => one.sees(rec)));
  return [...new Set(rows.map(({ row }) => JSON.stringify([row?.v, row?.state, row?.into])))];
}

test('[V4] [V5] returned, fixed offline, returned again, fixed again, approved by the other: the difference is shown', async () => {
  const rec = await hoa.logs(broadcast, quynhPhu);
  await hoa.syncs();
  await binh.syncs();
  const fixes = async (minutes: number) => {
    // Offline: saved on the phone alone until its next round.
    await hoa.edits(rec, { minutes });
    expect((await binh.sees(rec)).shown?.state).toBe('returned');
    await hoa.syncs();
    await binh.syncs();
  };
  await decides(binh, rec, 'returned', 'Ghi cả buổi à?');
  await keepLook(binh.store, rec, (await binh.sees(rec)).row?.v ?? 0);
  await binh.syncs();
  await hoa.syncs();
  await fixes(15);
  const seen = (await lookedAt(binh.store, rec)) ?? 0;
  expect(changesSince((await binh.sees(rec)).row?.story ?? [], seen)).toEqual({
    minutes: [12, 15],
  });
  await decides(binh, rec, 'returned', 'Vẫn chưa đúng');
  await binh.syncs();
  await hoa.syncs();
  await fixes(10);
  await an.syncs();
  expect(await an.store.db.view.get(rec)).toMatchObject({ returns: 2, state: 'submitted' });
  await decides(an, rec, 'approved');
  await everybodySyncs();
  expect(await allSee(rec)).toHaveLength(1);
  expect((await hoa.sees(rec)).row).toMatchObject({ state: 'approved', values: { minutes: 10 } });
});

test('[V3] [V7] two reviewers decide offline on the same record: the first to arrive stands, the other is told', async () => {
  const rec = await hoa.logs(broadcast, quynhPhu);
  await everybodySyncs();
  await decides(binh, rec, 'approved');
  await decides(an, rec, 'returned', 'Thiếu ảnh');
  await binh.syncs();
  await everybodySyncs();
  expect(await allSee(rec)).toHaveLength(1);
  expect((await hoa.sees(rec)).row?.state).toBe('approved');
  expect((await an.sees(rec)).open.map(({ result }) => result.why?.type)).toEqual([
    'not-reviewable',
  ]);
  expect((await binh.sees(rec)).open).toEqual([]);
});

test('[V3] [V11] three approved at once, one stale, then taken back: two come back, the stale one is told once', async () => {
  const recs = [
    await hoa.logs(broadcast, quynhPhu),
    await lan.logs({ ...broadcast, title: 'Bình đẳng giới' }, quynhPhu),
    await minh.logs({ ...broadcast, title: 'Phòng chống ma túy' }, quynhPhu),
  ];
  await everybodySyncs();
  await lan.edits(recs[1] ?? '', { minutes: 14 });
  await lan.syncs();
  for (const rec of recs) await decides(binh, rec, 'approved');
  await everybodySyncs();
  const states = () =>
    Promise.all(recs.map(async (rec) => (await hoa.sees(rec)).row?.state ?? 'none'));
  expect(await states()).toEqual(['approved', 'submitted', 'approved']);
  expect((await binh.store.db.view.get(recs[1] ?? ''))?.word).toBe('attention');
  for (const rec of [recs[0], recs[2]]) await decides(binh, rec ?? '', 'submitted');
  await everybodySyncs();
  expect(await states()).toEqual(['submitted', 'submitted', 'submitted']);
  for (const rec of recs) expect(await allSee(rec)).toHaveLength(1);
});

test('[V12] [V13] two reviewers join two doubles to each other, offline: one stays; taken apart, both are there', async () => {
  const [one, two] = [
    await hoa.logs(broadcast, quynhPhu),
    await lan.logs({ ...broadcast, minutes: 10 }, quynhPhu),
  ] as const;
  await everybodySyncs();
  await saveJoin(binh.store, { rec: two, scope: quynhPhu }, 1, one);
  await saveJoin(an.store, { rec: one, scope: quynhPhu }, 1, two);
  expect((await binh.sees(two)).shown).toMatchObject({ state: 'cancelled', into: one });
  await binh.syncs();
  await everybodySyncs();
  expect((await hoa.sees(one)).row?.state).toBe('submitted');
  expect((await hoa.sees(two)).row).toMatchObject({ state: 'cancelled', into: one });
  expect((await an.sees(one)).open.map(({ result }) => result.why?.type)).toEqual(['cannot-join']);
  await saveJoin(an.store, { rec: two, scope: quynhPhu }, 2, null);
  await everybodySyncs();
  expect((await hoa.sees(two)).row).toMatchObject({ state: 'submitted', values: { minutes: 10 } });
  for (const rec of [one, two]) expect(await allSee(rec)).toHaveLength(1);
});
