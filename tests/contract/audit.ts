// The log on a database, whichever it is: it grows without a gap, keeps its lines from everybody, and is read in pages
// together with the operations.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { NewAccountRow } from '../../server/storage/accounts.ts';
import { insertAccount } from '../../server/storage/accounts.ts';
import { note } from '../../server/storage/audit.ts';
import type { Wanted } from '../../server/storage/audit-lines.ts';
import { findLines } from '../../server/storage/audit-lines.ts';
import type { OperationTable, Queries } from '../../server/storage/database.ts';
import { logOperation } from '../../server/storage/operations.ts';
import { write } from '../../server/storage/transaction.ts';
import { auditGroups } from '../../src/domain/audit.ts';

const unit = { set: 'HY2025', code: '12472' };
const elsewhere = { set: 'HY2025', code: '13075' };
const at = '2026-11-10T02:00:00Z';

const everything: Wanted = {
  from: '2023-01-01T00:00:00Z',
  until: '2027-01-01T00:00:00Z',
  groups: auditGroups,
  records: true,
  units: null,
  years: [2026],
  limit: 100,
};

function logged(op: string, received: string, code = '12472'): OperationTable {
  const scope = `c:HY2025.${code}:2026`;
  const bare = { op, device: 'd1', n: null, rec: 'r1', scope, account_id: 'a1', kind: 'new' };
  const rest = { at: received, received, body: '{}', body_hash: 'x', rc: null };
  return { ...bare, ...rest, result: '{"op":"x","s":"applied"}' };
}

/** @param person an account to be */
export function auditContract(given: () => Queries, person: NewAccountRow): void {
  const placed = { deed: 'place.given', by: 'a1', whom: 'a1' } as const;

  test('[J1] a line is neither changed nor deleted, whoever asks', async () => {
    const db = given();
    await insertAccount(db, person);
    await note(db, at, { ...placed, unit });
    await expect(db.updateTable('audit').set({ deed: 'x' }).execute()).rejects.toThrow(
      'only grows',
    );
    await expect(db.deleteFrom('audit').execute()).rejects.toThrow('only grows');
    await expect(db.deleteFrom('audit').where('n', '=', 1).execute()).rejects.toThrow('only grows');
    const kept = await sql<{ n: number }>`select count(*) as n from audit`.execute(db);
    expect(Number(kept.rows[0]?.n)).toBe(1);
  });

  test('[J1] numbers have no gap: not by writers at once, not by one that fails', async () => {
    const db = given();
    await insertAccount(db, person);
    const one = (index: number) =>
      write(db, async (inner) => {
        await note(inner, at, placed, placed);
        if (index % 3 === 0) throw new Error('changed its mind');
      }).catch(() => undefined);
    await Promise.all(Array.from({ length: 12 }, (_, index) => one(index)));
    const rows = await db.selectFrom('audit').select('n').orderBy('n').execute();
    expect(rows.map((row) => Number(row.n))).toEqual(
      Array.from({ length: 16 }, (_, index) => index + 1),
    );
  });

  test('[J2] lines and operations are one sequence; pages leave none out and show none twice', async () => {
    const db = given();
    await insertAccount(db, person);
    const times = ['01', '02', '02', '02', '03', '03'].map((s) => `2026-11-10T02:00:${s}Z`);
    for (const [index, time] of times.entries()) {
      // Letters and signs: a country would sort them otherwise than bytes do.
      await logOperation(db, logged(`${'0aBb-_'[index]}-op`, time));
      await note(db, time, placed);
    }
    const all = await findLines(db, everything);
    expect(all).toHaveLength(12);
    expect(all.map((line) => line.at)).toEqual(
      all
        .map((line) => line.at)
        .sort()
        .reverse(),
    );
    for (const limit of [1, 2, 3, 5]) {
      const paged: string[] = [];
      for (let before: string | undefined; ; ) {
        const page = await findLines(db, { ...everything, limit, ...(before ? { before } : {}) });
        paged.push(...page.map((line) => line.pos));
        before = page.at(-1)?.pos;
        if (page.length < limit) break;
      }
      expect(paged).toEqual(all.map((line) => line.pos));
    }
  });

  test('[J3] who asks for some communes meets no line of another, and none without a place', async () => {
    const db = given();
    await insertAccount(db, person);
    await logOperation(db, logged('o1', at));
    await logOperation(db, logged('o2', at, '13075'));
    await note(db, at, placed, { ...placed, unit }, { ...placed, unit: elsewhere });
    const seen = await findLines(db, { ...everything, units: [unit] });
    expect(seen.map((line) => ('op' in line ? line.op.op : Number(line.own.n)))).toEqual([2, 'o1']);
    expect(await findLines(db, { ...everything, units: [] })).toEqual([]);
  });

  test('[J2] by group, by person and by day', async () => {
    const db = given();
    await insertAccount(db, person);
    await insertAccount(db, { ...person, id: 'a2', login: 'h%a', units: [] });
    await logOperation(db, logged('o1', at));
    await note(db, '2026-11-11T02:00:00Z', placed, { deed: 'session.begun', by: 'a2' });
    const count = async (more: Partial<Wanted>) =>
      (await findLines(db, { ...everything, ...more })).length;
    expect(await count({ groups: ['changed'] })).toBe(1);
    expect(await count({ groups: ['decided'] })).toBe(0);
    expect(await count({ groups: ['signed'] })).toBe(1);
    expect(await count({ records: false })).toBe(2);
    expect(await count({ who: 'HO' })).toBe(2);
    expect(await count({ who: 'h%' })).toBe(1);
    expect(await count({ until: '2026-11-11T00:00:00Z' })).toBe(1);
    expect(await count({ from: '2026-11-11T00:00:00Z' })).toBe(2);
  });
}
