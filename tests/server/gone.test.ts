// Records that leave a scope: moved, cancelled long ago; tombstones, counts and the floor below which a phone begins
// again. sync.md §2.9
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepHouse } from '../../server/sync/housekeeping.ts';
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import type { ParsedResponse } from '../../src/protocol/sync.ts';
import { limits } from '../../src/protocol/version.ts';
import type { Phone, TestServer } from './harness.ts';
import { foreign, home, openServer, quynhPhu } from './harness.ts';
import type { Pen } from './operations.ts';
import { penOf, stories } from './operations.ts';

const lastYear = 'c:HY2025.12472:2025';
const dayMs = 86_400_000;

let server: TestServer;
let hoa: Pen;

beforeEach(async () => {
  server = await openServer();
  hoa = penOf(server, await server.signIn('quynhphu'));
});
afterEach(() => server.close());

/** A phone's copy of its scopes, kept by the rules of the wire alone. */
class Copy {
  readonly cursors: Record<string, number> = {};
  readonly rows = new Map<string, Map<string, number>>();
  marks: NonNullable<ParsedResponse['next']> = {};
  gone: string[] = [];

  async follow(phone: Phone): Promise<this> {
    for (let turn = 0; turn < 40; turn += 1) {
      const answer = await phone.sync({ pull: this.cursors });
      if (!answer.next) return this;
      this.take(answer);
    }
    throw new Error('never level');
  }

  take(answer: ParsedResponse): void {
    for (const scope of answer.gone ?? []) {
      this.gone.push(scope);
      this.rows.delete(scope);
    }
    for (const [scope, page] of Object.entries(answer.rows ?? {})) {
      const rows = this.rows.get(scope) ?? new Map<string, number>();
      for (const row of page) {
        if ('x' in row) rows.delete(row.id);
        else rows.set(row.id, row.v);
      }
      this.rows.set(scope, rows);
    }
    for (const [scope, mark] of Object.entries(answer.next ?? {})) {
      this.cursors[scope] = mark.next;
      this.marks[scope] = mark;
    }
  }

  /** Count and checksum as the phone counts them, beside the province's. */
  level(scope: string) {
    const rows = [...(this.rows.get(scope) ?? [])];
    const chk = rows.reduce((sum, [id, v]) => moveChecksum(sum, id, null, v), emptyChecksum);
    const mark = this.marks[scope];
    return { here: [rows.length, chk], there: [mark?.n, mark?.chk] };
  }
}

function expectLevel(copy: Copy, scope: string, n: number): void {
  const { here, there } = copy.level(scope);
  expect(here).toEqual(there);
  expect(here[0]).toBe(n);
}

const inLastYear = { date: '2025-11-12', approvedOn: '2025-11-11' };

async function later(days: number): Promise<void> {
  server.clock.advance(days * dayMs);
  await keepHouse(server.deps.db, server.clock.now());
}

describe('a record that moves', () => {
  test('[S16] [S18] leaves a tombstone and stands whole in its new scope, both counts agreeing', async () => {
    const [made, other] = [hoa.create(), hoa.create()];
    await hoa.phone.sync({ push: [made, other] });
    const copy = await new Copy().follow(hoa.phone);
    expectLevel(copy, home, 2);
    const moved = hoa.change(made.rec, 1, inLastYear, { to: lastYear });
    const answer = await hoa.phone.sync({ push: [moved], pull: copy.cursors });
    expect(answer.r).toMatchObject([{ s: 'applied', v: 2, q: 1 }]);
    expect(answer.rows?.[home]).toEqual([{ id: made.rec, v: 2, q: 3, x: 'out' }]);
    expect(answer.rows?.[lastYear]).toMatchObject([{ id: made.rec, scope: lastYear, v: 2 }]);
    copy.take(answer);
    expectLevel(copy, home, 1);
    expectLevel(copy, lastYear, 1);
    const fresh = await new Copy().follow(await server.signIn('quynhphu2'));
    expectLevel(fresh, home, 1);
    expectLevel(fresh, lastYear, 1);
  });

  test('[S18] and comes back: its tombstone goes', async () => {
    const made = hoa.create();
    await hoa.phone.sync({ push: [made] });
    await hoa.phone.sync({ push: [hoa.change(made.rec, 1, inLastYear, { to: lastYear })] });
    const back = { date: '2026-11-09', approvedOn: '2026-11-08' };
    const answer = await hoa.phone.sync({
      push: [hoa.change(made.rec, 2, back, { to: home })],
      pull: { [home]: 1, [lastYear]: 1 },
    });
    expect(stories(answer)).toEqual(['applied']);
    expect(answer.rows?.[home]).toMatchObject([{ id: made.rec, v: 3, q: 3, state: 'submitted' }]);
    expect(answer.rows?.[lastYear]).toMatchObject([{ id: made.rec, v: 3, x: 'out' }]);
    expect(answer.next).toMatchObject({ [home]: { n: 1 }, [lastYear]: { n: 0 } });
  });

  test('[R1] a move asks for leave at both ends', async () => {
    const made = hoa.create();
    await hoa.phone.sync({ push: [made] });
    const away = hoa.change(made.rec, 1, { minutes: 12 }, { to: foreign });
    expect(stories(await hoa.phone.sync({ push: [away] }))).toEqual(['held not-allowed']);
    const thief = penOf(server, await server.signIn('kienxuong'), foreign);
    const taken = thief.change(made.rec, 1, { minutes: 12 }, { to: foreign });
    expect(stories(await thief.phone.sync({ push: [taken] }))).toEqual(['held no-record']);
  });
});

describe('a record cancelled long ago', () => {
  async function buried(): Promise<string> {
    const made = hoa.create();
    await hoa.phone.sync({ push: [made, hoa.cancel(made.rec, 1)] });
    await later(30);
    return made.rec;
  }

  test('[S18] goes after 30 days, not before; phones that had it drop it', async () => {
    const made = hoa.create();
    await hoa.phone.sync({ push: [made, hoa.cancel(made.rec, 1), hoa.create()] });
    const copy = await new Copy().follow(hoa.phone);
    await later(29);
    expect((await hoa.phone.sync({ pull: copy.cursors })).rows?.[home]).toBeUndefined();
    await later(1);
    const answer = await hoa.phone.sync({ pull: { [home]: copy.cursors[home] ?? 0 } });
    expect(answer.rows?.[home]).toEqual([{ id: made.rec, v: 2, q: 4, x: 'del' }]);
    copy.take(answer);
    expectLevel(copy, home, 1);
    await later(1);
    expect((await hoa.phone.sync({ pull: { [home]: 4 } })).next?.[home]).toBeUndefined();
  });

  test('[S18] [inv 19] an edit made before its going was seen is answered and kept', async () => {
    const rec = await buried();
    const answer = await hoa.phone.sync({ push: [hoa.change(rec, 1, { minutes: 12 })] });
    expect(stories(answer)).toEqual(['conflict edited-after-delete']);
    expect(answer.rows?.[home]).toBeUndefined();
  });

  test('[S18] restored, it comes back whole', async () => {
    const rec = await buried();
    const answer = await hoa.phone.sync({
      push: [hoa.other(rec, 'restore', { base: 2 })],
      pull: { [home]: 2 },
    });
    expect(stories(answer)).toEqual(['applied']);
    expect(answer.rows?.[home]).toMatchObject([{ id: rec, v: 3, q: 4, state: 'submitted' }]);
    const fresh = await new Copy().follow(await server.signIn('quynhphu2'));
    expectLevel(fresh, home, 1);
  });
});

describe('the floor', () => {
  test('[S19] a first download leaves tombstones out, and is level at once', async () => {
    const made = hoa.create();
    await hoa.phone.sync({ push: [hoa.create(), made] });
    await hoa.phone.sync({ push: [hoa.change(made.rec, 1, inLastYear, { to: lastYear })] });
    const answer = await hoa.phone.sync();
    expect(answer.rows?.[home]).toHaveLength(1);
    expect(answer.next?.[home]).toMatchObject({ next: 3, head: 3, n: 1 });
  });

  test('[S19] [inv 19] after 400 days a tombstone goes; a cursor from before begins again', async () => {
    const [made, kept] = [hoa.create(), hoa.create()];
    await hoa.phone.sync({ push: [made, kept, hoa.cancel(made.rec, 1)] });
    const [old, level] = [await new Copy().follow(hoa.phone), new Copy()];
    await later(30);
    await level.follow(hoa.phone);
    await later(399);
    await server.deps.db.updateTable('session').set({ expires_at: '2100-01-01' }).execute();
    server.clock.set(Date.parse('2026-11-11T02:00:00Z'));
    expect((await hoa.phone.sync({ pull: old.cursors })).gone).toBeUndefined();
    await keepHouse(server.deps.db, server.clock.now() + 431 * dayMs);
    await old.follow(hoa.phone);
    expect(old.gone).toEqual([home]);
    expectLevel(old, home, 1);
    await level.follow(hoa.phone);
    expect(level.gone).toEqual([]);
    expectLevel(level, home, 1);
  });

  test('[S19] a download whose first page ends below the floor does not begin again for ever', async () => {
    const made = Array.from({ length: 450 }, () => hoa.create());
    for (let at = 0; at < made.length; at += limits.operations) {
      await hoa.phone.sync({ push: made.slice(at, at + limits.operations) });
    }
    await server.deps.db.updateTable('scope_head').set({ floor: 440 }).execute();
    const copy = new Copy();
    copy.cursors[home] = 3;
    await copy.follow(hoa.phone);
    expect(copy.gone).toEqual([home]);
    expectLevel(copy, home, 450);
  });
});

test('[S18] [inv 19] whatever happens to records, phones that follow end with the province’s count and sum', {
  timeout: 60_000,
}, async () => {
  const which = fc.nat(5);
  const deed = fc.oneof(
    fc.record({ do: fc.constant('new' as const) }),
    fc.record({ do: fc.constant('house' as const) }),
    fc.record({
      do: fc.constantFrom('edit' as const, 'move' as const, 'cancel' as const, 'restore' as const),
      which,
    }),
    fc.record({ do: fc.constant('pull' as const), who: fc.nat(1) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 25 }), async (deeds) => {
      await server.deps.db.deleteFrom('tombstone').execute();
      await server.deps.db.deleteFrom('record').execute();
      await server.deps.db.deleteFrom('scope_head').execute();
      const copies = [new Copy(), new Copy()];
      const records: string[] = [];
      let house = 0;
      const push = (op: object) => hoa.phone.sync({ push: [op], pull: {} });
      for (const one of deeds) {
        if (one.do === 'new') {
          const op = hoa.create();
          records.push(op.rec);
          await push(op);
        } else if (one.do === 'house') {
          house += 31;
          await keepHouse(server.deps.db, server.clock.now() + house * dayMs);
        } else if (one.do === 'pull') await copies[one.who]?.follow(hoa.phone);
        else {
          const rec = records[one.which];
          if (rec === undefined) continue;
          const there = await server.deps.db
            .selectFrom('record')
            .select(['scope', 'v'])
            .where('id', '=', rec)
            .executeTakeFirstOrThrow();
          const back = there.scope === home;
          const day = back ? inLastYear : { date: '2026-11-09', approvedOn: '2026-11-08' };
          const to = back ? lastYear : home;
          if (one.do === 'edit') await push(hoa.change(rec, there.v, { minutes: 10 + there.v }));
          if (one.do === 'move') await push(hoa.change(rec, there.v, day, { to }));
          if (one.do === 'cancel') await push(hoa.cancel(rec, there.v));
          if (one.do === 'restore') await push(hoa.other(rec, 'restore', { base: there.v }));
        }
      }
      copies.push(new Copy());
      for (const copy of copies) {
        await copy.follow(hoa.phone);
        for (const scope of [home, lastYear]) {
          const { here, there } = copy.level(scope);
          expect(here).toEqual(there);
        }
      }
    }),
    { numRuns: 25, interruptAfterTimeLimit: 20_000 },
  );
});

describe('scopes that are lost', () => {
  test('[R1] [inv 17] are named, answered no more, and what is pushed to them is held with its body', async () => {
    const made = hoa.create();
    await hoa.phone.sync({ push: [made] });
    await server.deps.db
      .deleteFrom('account_unit')
      .where('unit_code', '=', quynhPhu.code)
      .execute();
    const edit = hoa.change(made.rec, 1, { minutes: 12 });
    const answer = await hoa.phone.sync({ push: [edit], pull: { [home]: 0, [lastYear]: 0 } });
    expect(stories(answer)).toEqual(['held not-allowed']);
    expect(answer.lost).toEqual([home, lastYear]);
    expect(answer.rows).toBeUndefined();
    const kept = await server.deps.db
      .selectFrom('operation')
      .select('body')
      .where('op', '=', edit.op)
      .executeTakeFirst();
    expect(JSON.parse(kept?.body ?? '')).toEqual(edit);
  });
});
