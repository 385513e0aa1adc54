// Two reviewers at one desk's work, and what was logged twice: decided once, joined and taken apart, nothing lost.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepHouse } from '../../server/sync/housekeeping.ts';
import type { TestServer } from './harness.ts';
import { foreign, home, names, openServer } from './harness.ts';
import type { Pen } from './operations.ts';
import { penOf, stories } from './operations.ts';

let server: TestServer;
let hoa: Pen;
let binh: Pen;
let an: Pen;

beforeEach(async () => {
  server = await openServer({ accounts: [...names, 'kv.quynhphu2'] });
  hoa = penOf(server, await server.signIn('quynhphu'));
  binh = penOf(server, await server.signIn('kv.quynhphu'));
  an = penOf(server, await server.signIn('kv.quynhphu2'));
});
afterEach(() => server.close());

const says = async (pen: Pen, ...push: object[]) => stories(await pen.phone.sync({ push }));

async function rowOf(id: string) {
  const { rows } = await binh.phone.sync();
  return rows?.[home]?.find((row) => row.id === id);
}

test('[V2] [V3] two reviewers who decide at once: one decision, the other is told', async () => {
  const made = Array.from({ length: 12 }, () => hoa.create());
  await says(hoa, ...made);
  const [one, two] = await Promise.all([
    says(binh, ...made.map(({ rec }) => binh.review(rec, 1, 'approved'))),
    says(
      an,
      ...made.map(({ rec }) => an.review(rec, 1, 'returned', { base: 1, note: 'Thiếu ảnh' })),
    ),
  ]);
  for (const [index, { rec }] of made.entries()) {
    const told = new Set([one[index], two[index]]);
    expect(told).toEqual(new Set(['applied', 'conflict not-reviewable']));
    const row = await rowOf(rec);
    expect(row).toMatchObject({ v: 2, state: one[index] === 'applied' ? 'approved' : 'returned' });
  }
});

test('[V3] [V11] a stale approval among many is refused alone; the others are taken back', async () => {
  const made = Array.from({ length: 3 }, () => hoa.create());
  const [first, moved, last] = made.map(({ rec }) => rec) as [string, string, string];
  await says(hoa, ...made, hoa.change(moved, 1, { minutes: 12 }));
  expect(await says(binh, ...made.map(({ rec }) => binh.review(rec, 1, 'approved')))).toEqual([
    'applied',
    'conflict stale-review',
    'applied',
  ]);
  const undo = (pen: Pen) => made.map(({ rec }) => pen.review(rec, 1, 'submitted'));
  expect(await says(an, ...undo(an))).toEqual(Array(3).fill('conflict not-reviewable'));
  expect(await says(binh, ...undo(binh))).toEqual([
    'applied',
    'conflict not-reviewable',
    'applied',
  ]);
  for (const rec of [first, moved, last])
    expect(await rowOf(rec)).toMatchObject({ state: 'submitted' });
});

describe('what was logged twice', () => {
  test('[V12] [V13] leaves what counts, keeps its story, stays in sight, comes back whole', async () => {
    const [kept, gone] = [hoa.create(), hoa.create()];
    await says(hoa, kept, gone);
    const join = binh.other(gone.rec, 'join', { base: 1, into: kept.rec });
    expect(await says(binh, join)).toEqual(['applied']);
    expect(await says(binh, join)).toEqual(['applied']);
    expect(await rowOf(gone.rec)).toMatchObject({
      state: 'cancelled',
      into: kept.rec,
      story: [{ kind: 'new' }, { kind: 'del', into: kept.rec }],
    });
    server.clock.advance(60 * 86_400_000);
    await keepHouse(server.deps.db, server.clock.now());
    expect(await rowOf(gone.rec)).toMatchObject({ into: kept.rec });
    expect(await says(an, an.other(gone.rec, 'join', { base: 2, into: null }))).toEqual([
      'applied',
    ]);
    const back = await rowOf(gone.rec);
    expect(back).toMatchObject({ state: 'submitted', v: 3, cv: 1 });
    expect(back).not.toHaveProperty('into');
  });

  test('[V12] of two joined to each other at once one stays', async () => {
    for (let pair = 0; pair < 6; pair += 1) {
      const [one, two] = [hoa.create(), hoa.create()];
      await says(hoa, one, two);
      const told = await Promise.all([
        says(binh, binh.other(one.rec, 'join', { base: 1, into: two.rec })),
        says(an, an.other(two.rec, 'join', { base: 1, into: one.rec })),
      ]);
      expect(told.flat().sort()).toEqual(['applied', 'conflict cannot-join']);
    }
  });

  test('[R1] [V12] a record out of sight cannot be joined to, here or not: the answer is the same', async () => {
    const far = penOf(server, await server.signIn('kienxuong'), foreign);
    const [here, there] = [hoa.create(), far.create()];
    await says(hoa, here);
    await says(far, there);
    const join = (into: string) => binh.other(here.rec, 'join', { base: 1, into });
    expect(await says(binh, join(there.rec), join(server.uuid()))).toEqual([
      'conflict cannot-join',
      'conflict cannot-join',
    ]);
    expect(await says(binh, binh.other(there.rec, 'join', { base: 1, into: here.rec }))).toEqual([
      'held no-record',
    ]);
    expect(await says(hoa, hoa.other(here.rec, 'join', { base: 1, into: there.rec }))).toEqual([
      'conflict cannot-join',
    ]);
  });

  test('[V12] both made in one batch, offline, and joined in it', async () => {
    const [one, two] = [hoa.create(), hoa.create()];
    const join = hoa.other(two.rec, 'join', { base: 0, into: one.rec });
    expect(await says(hoa, one, two, join)).toEqual(['applied', 'applied', 'applied']);
    expect(await rowOf(two.rec)).toMatchObject({ into: one.rec });
  });
});
