// Two steps at the province's door: the setting of the day judges, inside the transaction, whoever asks.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addSetting } from '../../server/storage/settings.ts';
import type { Steps } from '../../src/domain/step.ts';
import type { TestServer } from './harness.ts';
import { foreign, home, openServer } from './harness.ts';
import type { Pen } from './operations.ts';
import { penOf, stories } from './operations.ts';

let server: TestServer;
let hoa: Pen;
let binh: Pen;
let tinh: Pen;

beforeEach(async () => {
  server = await openServer();
  hoa = penOf(server, await server.signIn('quynhphu'));
  binh = penOf(server, await server.signIn('kv.quynhphu'));
  tinh = penOf(server, await server.signIn('tinh'));
});
afterEach(() => server.close());

async function takes(steps: Steps, from: string): Promise<void> {
  const { db } = server.deps;
  const { id } = await db.selectFrom('account').select('id').executeTakeFirstOrThrow();
  const by = { account: id, at: '2026-11-01T00:00:00Z' };
  const said = { name: 'review', since: from, value: { steps }, seen: 0 } as const;
  expect(await addSetting(db, said, by)).toBe(true);
}
const says = async (pen: Pen, ...push: object[]) => stories(await pen.phone.sync({ push }));
const check = (pen: Pen, rec: string, sees = 1) => pen.other(rec, 'check', { sees });
async function rowOf(id: string) {
  const { rows } = await binh.phone.sync();
  return rows?.[home]?.find((row) => row.id === id);
}

describe('in two steps', () => {
  beforeEach(() => takes(2, '2026-11-01'));

  test('[V14] the area checks, the province approves; the row says both, and desks alone are told', async () => {
    const made = hoa.create();
    await says(hoa, made);
    expect(await says(binh, binh.review(made.rec, 1, 'approved'))).toEqual([
      'conflict second-step',
    ]);
    expect(await says(tinh, tinh.review(made.rec, 1, 'approved'))).toEqual([
      'conflict not-checked',
    ]);
    expect(await says(binh, check(binh, made.rec))).toEqual(['applied']);
    expect(await says(tinh, tinh.review(made.rec, 1, 'approved'))).toEqual(['applied']);
    expect(await rowOf(made.rec)).toMatchObject({
      state: 'approved',
      v: 3,
      cv: 1,
      story: [{ kind: 'new' }, { kind: 'resolve', checked: true }, { kind: 'review' }],
    });
    expect((await binh.phone.sync()).steps).toBe(2);
    expect((await tinh.phone.sync()).steps).toBe(2);
    expect(await hoa.phone.sync()).not.toHaveProperty('steps');
  });

  test('[V14] [V3] one batch, in its order: a check of what has moved counts for nothing', async () => {
    const made = hoa.create();
    await says(hoa, made, hoa.change(made.rec, 1, { minutes: 12 }));
    expect(await says(binh, check(binh, made.rec, 1), check(binh, made.rec, 2))).toEqual([
      'conflict stale-review',
      'applied',
    ]);
    expect(await says(hoa, hoa.change(made.rec, 3, { minutes: 14 }))).toEqual(['applied']);
    expect(await says(tinh, tinh.review(made.rec, 4, 'approved'))).toEqual([
      'conflict not-checked',
    ]);
    const back = tinh.review(made.rec, 4, 'returned', { base: 4, note: 'Thiếu ảnh' });
    expect(await says(tinh, back)).toEqual(['applied']);
  });

  test('[V15] [S11] the same check again is one check; taken back, it is none', async () => {
    const made = hoa.create();
    await says(hoa, made);
    const once = check(binh, made.rec);
    expect(await says(binh, once)).toEqual(['applied']);
    expect(await says(binh, once, check(binh, made.rec))).toEqual(['applied', 'merged']);
    expect(await says(binh, binh.review(made.rec, 1, 'submitted'))).toEqual(['applied']);
    expect(await says(tinh, tinh.review(made.rec, 1, 'approved'))).toEqual([
      'conflict not-checked',
    ]);
  });

  test('[V14] [R3] [R1] a check counts where its reviewer answers, and nowhere else', async () => {
    const far = penOf(server, await server.signIn('kienxuong'), foreign);
    const there = far.create();
    await says(far, there);
    const stray = penOf(server, binh.phone, foreign);
    const [told] = await says(stray, { ...check(stray, there.rec), n: 1 });
    expect(told).toBe('held not-allowed');
    expect(await says(tinh, tinh.review(there.rec, 1, 'approved'))).toEqual([
      'conflict not-checked',
    ]);
  });
});

describe('from which day', () => {
  test('[V14] the day a decision comes in decides, by the province’s clock; what was approved stays', async () => {
    await takes(2, '2026-11-12');
    const [early, late] = [hoa.create(), hoa.create()];
    await says(hoa, early, late);
    expect(await says(binh, check(binh, early.rec))).toEqual(['conflict one-step']);
    expect(await says(binh, binh.review(early.rec, 1, 'approved'))).toEqual(['applied']);
    expect(await says(tinh, tinh.review(late.rec, 1, 'approved'))).toEqual(['held not-allowed']);
    expect(await binh.phone.sync()).not.toHaveProperty('steps');
    server.clock.advance(2 * 86_400_000);
    expect((await binh.phone.sync()).steps).toBe(2);
    expect(await rowOf(early.rec)).toMatchObject({ state: 'approved', v: 2 });
    expect(await says(binh, binh.review(late.rec, 1, 'approved'))).toEqual([
      'conflict second-step',
    ]);
    await takes(1, '2026-11-13');
    server.clock.advance(86_400_000);
    expect(await says(binh, binh.review(late.rec, 1, 'approved'))).toEqual(['applied']);
  });
});
