// POST /sync/v1: results, dedupe, review and conflicts, over the real server.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TestServer } from './harness.ts';
import { home, openServer } from './harness.ts';
import type { Pen } from './operations.ts';
import { broadcast, penOf, stories } from './operations.ts';

let server: TestServer;
let hoa: Pen;
let nam: Pen;
let binh: Pen;

beforeEach(async () => {
  server = await openServer();
  hoa = penOf(server, await server.signIn('quynhphu'));
  nam = penOf(server, await server.signIn('quynhphu2'));
  binh = penOf(server, await server.signIn('kv.quynhphu'));
});
afterEach(() => server.close());

async function pushed(pen: Pen, ...push: readonly object[]) {
  return pen.phone.sync({ push, pull: {} });
}

function logged(op: string) {
  return server.deps.db
    .selectFrom('operation')
    .selectAll()
    .where('op', 'like', `${op}%`)
    .orderBy('op')
    .execute();
}

describe('results', () => {
  test('[S3] a new entry is applied, stamped, and comes back in the same answer', async () => {
    const op = hoa.create();
    const answer = await pushed(hoa, op);
    expect(answer.r).toMatchObject([{ op: op.op, s: 'applied', v: 1, q: 1 }]);
    expect(answer.rows?.[home]).toMatchObject([
      { id: op.rec, v: 1, q: 1, cv: 1, state: 'submitted' },
    ]);
    expect(answer.rows?.[home]?.[0]).not.toHaveProperty('stamps');
    expect(answer.next?.[home]).toMatchObject({ next: 1, head: 1 });
  });

  test('[S3] the body is kept for each of the five results', async () => {
    const made = hoa.create();
    await pushed(hoa, made);
    const first = hoa.change(made.rec, 1, { minutes: 12 });
    await pushed(hoa, first);
    const ops = {
      merged: nam.change(made.rec, 1, { title: 'Tuyên truyền bình đẳng giới' }),
      conflict: nam.change(made.rec, 1, { minutes: 20 }),
      held: nam.change(server.uuid(), 1, { minutes: 5 }),
      rejected: nam.create({ minutes: 0 }),
    };
    expect(stories(await pushed(nam, ...Object.values(ops)))).toEqual([
      'merged',
      'conflict differs',
      'held no-record',
      'rejected invalid',
    ]);
    for (const op of [made, first, ...Object.values(ops)]) {
      const [row] = await logged(op.op);
      expect(JSON.parse(row?.body ?? '')).toEqual(op);
      expect(row).toMatchObject({ n: op.n, rec: op.rec, kind: op.k });
    }
  });

  test('[S7] [inv 12] one bad operation does not stop the next', async () => {
    const answer = await pushed(
      hoa,
      hoa.create({ minutes: 'mười' }),
      hoa.other(server.uuid(), 'bay'),
      hoa.create(),
    );
    expect(stories(answer)).toEqual(['rejected invalid', 'held needs-upgrade', 'applied']);
    expect(answer.r?.[0]?.why?.fields).toMatchObject([{ field: 'minutes', code: 'not_number' }]);
  });

  test('[S7] [inv 12] an operation that breaks our own code is held, and those behind it go on', async () => {
    const first = hoa.create();
    await pushed(hoa, first);
    const broken = {
      v: 1,
      q: 1,
      cv: 1,
      doc: '{"values":null,"stamps":null,"conflicts":[],"story":[]}',
    };
    await server.deps.db.updateTable('record').set(broken).where('id', '=', first.rec).execute();
    const answer = await hoa.phone.sync({
      push: [hoa.change(first.rec, 1, { minutes: 9 }), hoa.create()],
      pull: { [home]: 1 },
    });
    expect(stories(answer)).toEqual(['held internal', 'applied']);
  });

  test('[S2] [inv 14] operations of a device are taken in the order of their numbers', async () => {
    const made = hoa.create();
    const later = hoa.change(made.rec, 1, { minutes: 12 });
    const answer = await pushed(hoa, later, made);
    expect(answer.r?.map((result) => result.op)).toEqual([made.op, later.op]);
    expect(stories(answer)).toEqual(['applied', 'applied']);
  });
});

describe('sent again', () => {
  test('[S2] [inv 2] the same operation gets the same result and changes nothing', async () => {
    const op = hoa.create();
    const first = await pushed(hoa, op);
    const again = await pushed(hoa, op, op);
    expect(again.r).toEqual([first.r?.[0], first.r?.[0]]);
    expect(again.next?.[home]?.head).toBe(1);
    expect(await logged(op.op)).toHaveLength(1);
  });

  test('[S2] the order of keys is not another body', async () => {
    const op = hoa.create();
    await pushed(hoa, op);
    const turned = Object.fromEntries(Object.entries(op).reverse());
    expect(stories(await pushed(hoa, turned))).toEqual(['applied']);
  });

  test('[S2] another body under a used id is refused, kept, and harms nothing', async () => {
    const op = hoa.create();
    await pushed(hoa, op);
    const altered = { ...op, set: { ...broadcast, minutes: 99 } };
    for (let time = 0; time < 2; time += 1) {
      expect(stories(await pushed(hoa, altered))).toEqual(['rejected op-reused']);
    }
    const rows = await logged(op.op);
    expect(rows.map((row) => JSON.parse(row.body).set.minutes)).toEqual([10, 99]);
    expect(stories(await pushed(hoa, op))).toEqual(['applied']);
  });

  test('[S22] a copied phone is told so, and its entry is taken in all the same', async () => {
    const first = hoa.create();
    const cloned = { ...hoa.create(), n: first.n };
    const [one, two] = (await pushed(hoa, first, cloned)).r ?? [];
    expect(one).toMatchObject({ s: 'applied' });
    expect(two).toMatchObject({ s: 'applied', why: { type: 'device-forked' } });
    expect(await logged(cloned.op)).toMatchObject([{ n: null }]);
    expect((await pushed(hoa, cloned)).r).toEqual([two]);
  });

  test('[S22] what a phone and its copy wrote unseen is parked, not overwritten', async () => {
    const made = hoa.create();
    const first = hoa.change(made.rec, 1, { minutes: 15 });
    await pushed(hoa, made, first);
    const cloned = { ...hoa.change(made.rec, 1, { minutes: 20 }), n: first.n };
    expect(stories(await pushed(hoa, cloned))).toEqual(['conflict differs']);
  });

  test('[S22] [inv 2] numbers the first phone never used are not its words either', async () => {
    const made = hoa.create();
    await pushed(hoa, made);
    // The two go on from here: first the one, then the other, who has not seen it.
    const [other, mine] = [hoa.create(), hoa.change(made.rec, 1, { minutes: 15 })];
    const theirs = { ...hoa.create(), n: other.n };
    const unseen = { ...hoa.change(made.rec, 1, { minutes: 20 }), n: mine.n + 1 };
    await pushed(hoa, other, mine);
    expect(stories(await pushed(hoa, theirs, unseen))).toEqual([
      'applied device-forked',
      'conflict differs',
    ]);
    // From now on nobody can tell who speaks under this id: each is told, and overwrites nothing unseen.
    const first = hoa.change(made.rec, 1, { minutes: 25 });
    expect(stories(await pushed(hoa, first))).toEqual(['conflict differs']);
    expect(stories(await pushed(hoa, hoa.create()))).toEqual(['applied device-forked']);
  });

  test('[S22] [M1] what one phone saved on a record in one go does not quarrel with itself', async () => {
    const made = hoa.create();
    await pushed(hoa, made, hoa.change(made.rec, 1, { minutes: 12 }));
    const copied = { ...hoa.create(), n: made.n };
    const words = [15, 20].map((minutes) => hoa.change(made.rec, 1, { minutes }));
    await pushed(hoa, copied, ...words);
    const { doc } = await server.deps.db
      .selectFrom('record')
      .select('doc')
      .where('id', '=', made.rec)
      .executeTakeFirstOrThrow();
    const [open, ...more] = JSON.parse(doc).conflicts;
    expect(open.alternatives.map(({ value }: { value: number }) => value)).toEqual([20]);
    expect(more).toEqual([]);
  });

  test('[S22] [inv 2] what lay in both outboxes when the phone was copied makes them no one writer', async () => {
    const made = hoa.create();
    await pushed(hoa, made);
    const [both, mine] = [hoa.create(), hoa.create()];
    const later = hoa.change(made.rec, 1, { minutes: 25 });
    await pushed(hoa, both, mine);
    const theirs = { ...hoa.change(made.rec, 1, { minutes: 20 }), n: mine.n };
    expect(stories(await pushed(hoa, both, theirs))).toEqual(['applied', 'applied device-forked']);
    // The answer to the first request was lost: it all comes again, with what was saved meanwhile.
    expect(stories(await pushed(hoa, both, mine, later)).at(-1)).toBe('conflict differs');
  });

  test('[R1] a stranger who repeats an operation learns nothing of its result', async () => {
    const op = hoa.create();
    await pushed(hoa, op);
    const thief = penOf(server, await server.signIn('kienxuong'));
    expect((await pushed(thief, op)).r).toEqual([
      { op: op.op, s: 'held', why: { type: 'not-allowed' } },
    ]);
  });
});

describe('rights', () => {
  test('[R1] an entry for another commune is held with its body', async () => {
    const far = penOf(server, hoa.phone, 'c:HY2025.13075:2026').create();
    expect(stories(await pushed(hoa, far))).toEqual(['held not-allowed']);
    expect(await logged(far.op)).toHaveLength(1);
    const heads = await server.deps.db.selectFrom('scope_head').select('scope').execute();
    expect(heads).toEqual([]);
  });

  test('[R1] whether a record of another commune exists cannot be found out', async () => {
    const made = hoa.create();
    await pushed(hoa, made);
    const phone = await server.signIn('kienxuong');
    const [here, there] = [penOf(server, phone, 'c:HY2025.13075:2026'), penOf(server, phone, home)];
    const ops = [
      here.change(made.rec, 1, { minutes: 5 }),
      here.change(server.uuid(), 1, { minutes: 5 }),
      { ...there.change(made.rec, 1, { minutes: 5 }), n: 11 },
      { ...there.change(server.uuid(), 1, { minutes: 5 }), n: 12 },
    ];
    const [known, unknown, knownThere, unknownThere] = stories(await phone.sync({ push: ops }));
    expect([known, knownThere]).toEqual([unknown, unknownThere]);
    expect([known, knownThere]).toEqual(['held no-record', 'held not-allowed']);
  });

  test('[R1] the scope a client writes does not move a record', async () => {
    const made = hoa.create();
    await pushed(hoa, made);
    const claimed = { ...hoa.change(made.rec, 1, { minutes: 15 }), sc: 'c:HY2025.13075:2026' };
    const answer = await pushed(hoa, claimed);
    expect(stories(answer)).toEqual(['applied']);
    expect(answer.rows?.[home]?.[0]).toMatchObject({ id: made.rec, scope: home, v: 2 });
  });

  test('[R3] a reviewer decides, and cannot write content', async () => {
    const made = hoa.create();
    await pushed(hoa, made);
    const answer = await pushed(
      binh,
      binh.create(),
      binh.change(made.rec, 1, { minutes: 5 }),
      binh.review(made.rec, 1, 'approved'),
    );
    expect(stories(answer)).toEqual(['held not-allowed', 'held not-allowed', 'applied']);
  });

  test('[R1] rights taken away hold at once, and what was written is kept', async () => {
    const op = hoa.create();
    await server.deps.db.deleteFrom('account_unit').execute();
    const answer = await pushed(hoa, op);
    expect(stories(answer)).toEqual(['held not-allowed']);
    expect(answer.next).toBeUndefined();
  });
});

describe('review and conflict', () => {
  test('[V3] [inv 18] an approval of a version that moved on is a conflict, and looks again', async () => {
    const made = hoa.create();
    await pushed(hoa, made);
    await pushed(hoa, hoa.change(made.rec, 1, { minutes: 15 }));
    const stale = await pushed(binh, binh.review(made.rec, 1, 'approved'));
    expect(stories(stale)).toEqual(['conflict stale-review']);
    const fresh = await pushed(binh, binh.review(made.rec, 2, 'approved'));
    expect(stories(fresh)).toEqual(['applied']);
    expect(fresh.rows?.[home]?.[0]).toMatchObject({ state: 'approved' });
  });

  test('[V4] a returned entry is corrected, sent again and approved', async () => {
    const made = hoa.create();
    await pushed(hoa, made);
    const pins = { minutes: 'Ghi lại thời lượng' };
    expect(stories(await pushed(binh, binh.review(made.rec, 1, 'returned', { pins })))).toEqual([
      'applied',
    ]);
    const again = await pushed(hoa, hoa.change(made.rec, 2, { minutes: 15 }, { send: true }));
    expect(again.rows?.[home]?.[0]).toMatchObject({ state: 'submitted', v: 3, cv: 3 });
    expect(stories(await pushed(binh, binh.review(made.rec, 3, 'approved')))).toEqual(['applied']);
  });

  test('[V7] an edit of an approved entry is held as a request that everyone sees', async () => {
    const made = hoa.create();
    await pushed(hoa, made);
    await pushed(binh, binh.review(made.rec, 1, 'approved'));
    const answer = await pushed(hoa, hoa.change(made.rec, 2, { minutes: 15 }));
    expect(stories(answer)).toEqual(['held locked']);
    expect(answer.r?.[0]).toMatchObject({ v: 3, q: 3 });
    expect(answer.rows?.[home]?.[0]).toMatchObject({ values: { minutes: 10 }, state: 'approved' });
  });

  test('[M4] [inv 4] two phones write one field: both values stay until a person decides', async () => {
    const made = hoa.create();
    await pushed(hoa, made);
    await pushed(hoa, hoa.change(made.rec, 1, { minutes: 15 }));
    const clash = await pushed(nam, nam.change(made.rec, 1, { minutes: 20 }));
    expect(stories(clash)).toEqual(['conflict differs']);
    const open = clash.r?.[0]?.cf?.[0];
    expect(open).toMatchObject({
      field: 'minutes',
      base: 10,
      current: { value: 15 },
      alternatives: [{ value: 20 }],
    });
    const row = clash.rows?.[home]?.[0];
    expect(row).toMatchObject({ values: { minutes: 15 }, conflicts: [{ id: open?.id }] });
    const blocked = await pushed(binh, binh.review(made.rec, 2, 'approved'));
    expect(stories(blocked)).toEqual(['conflict open-conflict']);
    const settled = await pushed(hoa, hoa.resolve(made.rec, 3, open?.id ?? '', { minutes: 20 }));
    expect(stories(settled)).toEqual(['applied']);
    expect(settled.rows?.[home]?.[0]).toMatchObject({ values: { minutes: 20 }, conflicts: [] });
  });
});
