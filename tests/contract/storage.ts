// What the server relies on a database for, whichever it is: one suite, run on each. A test that fails on one of them
// says where the twins differ.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { insertAccount } from '../../server/storage/accounts.ts';
import type { OperationTable, Queries } from '../../server/storage/database.ts';
import { emptyHead, findHeads, lockScopes, saveHead } from '../../server/storage/heads.ts';
import {
  epochNumberOf,
  epochOf,
  positionOf,
  raiseSafe,
  readSafe,
  rotateEpoch,
  versionFloor,
} from '../../server/storage/meta.ts';
import {
  findNumbers,
  findOperations,
  isForked,
  logOperation,
} from '../../server/storage/operations.ts';
import {
  findRecords,
  findRowsAfter,
  findScopesOf,
  saveRecord,
} from '../../server/storage/records.ts';
import { Raced, snapshot, write } from '../../server/storage/transaction.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import { auditContract } from './audit.ts';
import { devicesContract } from './devices.ts';
import { account, peopleContract } from './people.ts';
import { reportContract } from './reports.ts';
import { stepsContract } from './steps.ts';
import { trayContract } from './tray.ts';

export interface Opened {
  readonly db: Queries;
  readonly close: () => Promise<void>;
}

const scope = 'c:HY2025.12472:2026';
const other = 'c:HY2025.13075:2026';

/** NFD, NUL's escape, signs beyond the first plane: what goes in comes out, byte for byte. */
const hard = `${'hoà'.normalize('NFD')} hoà "quoted" \\ \n\t 📻 đ\\u0000`;

const record = (id: string, more: Partial<StoredRecord> = {}): StoredRecord => ({
  id,
  scope,
  type: 'phat_thanh',
  v: 1,
  q: 1,
  cv: 1,
  state: 'submitted',
  values: { title: hard, date: '2026-11-09' },
  stamps: {},
  conflicts: [],
  story: [],
  ...more,
});

const logged = (op: string, n: number | null, more: Partial<OperationTable> = {}) => ({
  op,
  device: 'd1',
  n,
  rec: 'r1',
  scope,
  account_id: 'a1',
  kind: 'set',
  at: '2026-11-09T16:40:02+07:00',
  received: '2026-11-09T09:40:03Z',
  body: JSON.stringify({ hard }),
  body_hash: 'h',
  result: '{"op":"o","s":"applied"}',
  rc: null,
  ...more,
});

/** Each test gets a database with the present tables and nothing in them. */
export function storageContract(name: string, open: () => Promise<Opened>): void {
  describe(`storage on ${name}`, () => {
    let opened: Opened;
    let db: Queries;
    beforeEach(async () => {
      opened = await open();
      db = opened.db;
    });
    afterEach(() => opened.close());
    const given = () => db;
    transactions(given);
    heads(given);
    records(given);
    log(given);
    history(given);
    peopleContract(given);
    devicesContract(given);
    reportContract(given);
    auditContract(given, account);
    stepsContract(given);
    trayContract(given);
  });
}

function transactions(given: () => Queries): void {
  test('[S8] a transaction that throws leaves nothing, and the next one runs', async () => {
    const db = given();
    const failing = write(db, async (inner) => {
      await lockScopes(inner, [scope]);
      throw new Error('later');
    });
    await expect(failing).rejects.toThrow('later');
    expect(await findHeads(db, [scope])).toEqual(new Map());
  });

  test('[S8] what raced starts over, and what it had written is gone', async () => {
    let tries = 0;
    const done = await write(given(), async (inner) => {
      tries += 1;
      await saveRecord(inner, record(`try-${tries}`), null);
      if (tries < 3) throw new Raced('once more');
      return tries;
    });
    expect(done).toBe(3);
    const kept = await findScopesOf(given(), ['try-1', 'try-2', 'try-3']);
    expect(kept).toHaveLength(1);
  });

  test('[S8] a race that never ends is given up, not repeated for ever', async () => {
    let tries = 0;
    const hopeless = write(given(), () => {
      tries += 1;
      return Promise.reject(new Raced('again'));
    });
    await expect(hopeless).rejects.toThrow('again');
    expect(tries).toBe(5);
  });

  test('[S8] a snapshot is one moment: what commits meanwhile is not in it', async () => {
    const db = given();
    await write(db, (inner) => lockScopes(inner, [scope, other]));
    const bump = () =>
      write(db, (inner) => saveHead(inner, scope, { ...emptyHead, q: 1, chk: '1' }));
    // On SQLite the one connection makes the writer wait; on PostgreSQL he commits in between.
    let writer: Promise<void> | undefined;
    const seen = await snapshot(db, async (inner) => {
      const first = await findHeads(inner, [other]);
      writer = bump();
      await new Promise((resolve) => setTimeout(resolve, 30));
      return [first, await findHeads(inner, [scope])];
    });
    await writer;
    expect(seen[1]?.get(scope)).toEqual(emptyHead);
    expect((await findHeads(db, [scope])).get(scope)?.q).toBe(1);
  });
}

function heads(given: () => Queries): void {
  test('[S8] missing heads are made once, and a lock returns what is committed', async () => {
    const db = given();
    const first = await write(db, (inner) => lockScopes(inner, [other, scope, scope]));
    expect([...first.keys()].sort()).toEqual([scope, other]);
    await write(db, (inner) => saveHead(inner, scope, { ...emptyHead, q: 2 ** 40, chk: 'ff' }));
    const again = await write(db, (inner) => lockScopes(inner, [scope]));
    expect(again.get(scope)).toEqual({ ...emptyHead, q: 2 ** 40, chk: 'ff' });
    expect(await write(db, (inner) => lockScopes(inner, []))).toEqual(new Map());
  });

  test('[S8] twenty writers at once take twenty positions, each its own', async () => {
    const db = given();
    const take = (index: number) =>
      write(db, async (inner) => {
        // Half of them name the scopes the other way round: order is the lock's business.
        const locked = await lockScopes(inner, index % 2 ? [scope, other] : [other, scope]);
        const q = (locked.get(scope)?.q ?? 0) + 1;
        await saveHead(inner, scope, { ...emptyHead, q });
        return q;
      });
    const taken = await Promise.all(Array.from({ length: 20 }, (_, index) => take(index)));
    expect(taken.sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });
}

function records(given: () => Queries): void {
  test('a record comes back as it went in', async () => {
    const db = given();
    const kept = record('r1', { v: 3 * 2 ** 40, q: 2 ** 41, cv: 2 ** 33 });
    await saveRecord(db, kept, null);
    expect((await findRecords(db, ['r1', 'none'])).get('r1')).toEqual(kept);
    expect(await findScopesOf(db, ['r1'])).toEqual([scope]);
  });

  test('[M1] a record is written only over the version that was read', async () => {
    const db = given();
    await saveRecord(db, record('r1'), null);
    await saveRecord(db, record('r1', { v: 2, scope: other }), 1);
    await expect(saveRecord(db, record('r1', { v: 2 }), 1)).rejects.toThrow(Raced);
    await expect(saveRecord(db, record('r1'), null)).rejects.toThrow();
    expect((await findRecords(db, ['r1'])).get('r1')).toMatchObject({ v: 2, scope: other });
  });

  test('[S8] rows come in order of q, above the cursor, up to the limit', async () => {
    const db = given();
    for (const q of [5, 1, 11, 3]) await saveRecord(db, record(`r${q}`, { q }), null);
    await saveRecord(db, record('away', { q: 4, scope: other }), null);
    const { rows } = await findRowsAfter(db, scope, 1, 2);
    expect(rows.map((row) => row.q)).toEqual([3, 5]);
  });
}

function log(given: () => Queries): void {
  test('[S3] an operation is logged once, and its body stays as it came', async () => {
    const db = given();
    await insertAccount(db, account);
    await logOperation(db, logged('o1', 2 ** 45));
    await logOperation(db, logged('o1', null, { result: '{"op":"o","s":"held"}' }));
    const found = await findOperations(db, ['o1', 'o2']);
    expect([...found.keys()]).toEqual(['o1']);
    expect(found.get('o1')?.result.s).toBe('applied');
    const row = await db.selectFrom('operation').selectAll().executeTakeFirstOrThrow();
    expect(row).toEqual(logged('o1', 2 ** 45));
  });

  test('[S2] a number serves one operation of a device; none is no number', async () => {
    const db = given();
    await insertAccount(db, account);
    await logOperation(db, logged('o1', 1));
    expect(await isForked(db, 'd1')).toBe(false);
    await logOperation(db, logged('o2', null));
    expect(await isForked(db, 'd1')).toBe(true);
    await logOperation(db, logged('o3', null));
    await expect(logOperation(db, logged('o4', 1))).rejects.toThrow();
    expect(await findNumbers(db, 'd1', [1, 2])).toEqual(new Map([[1, 'o1']]));
    expect(await findNumbers(db, 'd2', [1])).toEqual(new Map());
    expect(await isForked(db, 'd2')).toBe(false);
  });
}

function history(given: () => Queries): void {
  test('the epoch is made once; a restore makes another, and versions above all that were', async () => {
    const db = given();
    expect(await epochOf(db, () => 'first')).toBe('first');
    expect(await epochOf(db, () => 'second')).toBe('first');
    expect([await epochNumberOf(db), await versionFloor(db)]).toEqual([0, 0]);
    expect(await rotateEpoch(db, () => 'third', 5_999)).toBe('third');
    expect(await epochOf(db, () => 'fourth')).toBe('third');
    expect(await versionFloor(db)).toBe(5 * 2 ** 20);
    // A clock that stands, or was put back: what is remembered counts.
    await rotateEpoch(db, () => 'fifth', 5_999);
    expect(await epochNumberOf(db)).toBe(6);
    await rotateEpoch(db, () => 'sixth', 1_000, 7);
    expect([await epochNumberOf(db), await versionFloor(db)]).toEqual([8, 8 * 2 ** 20]);
  });

  test('the backup watermark rises and never falls', async () => {
    const db = given();
    expect(await readSafe(db)).toBeUndefined();
    await raiseSafe(db, '2026-11-22T18:00:00Z');
    await raiseSafe(db, '2026-11-21T18:00:00Z');
    expect(await readSafe(db)).toBe('2026-11-22T18:00:00Z');
  });

  test('the position of the whole grows with every scope', async () => {
    const db = given();
    expect(await positionOf(db)).toBe(0);
    await write(db, async (inner) => {
      await lockScopes(inner, [scope, other]);
      await saveHead(inner, scope, { ...emptyHead, q: 2 ** 40 });
      await saveHead(inner, other, { ...emptyHead, q: 3 });
    });
    expect(await positionOf(db)).toBe(2 ** 40 + 3);
  });
}
