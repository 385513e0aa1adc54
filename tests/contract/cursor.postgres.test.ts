// The cursor that skips no row, and the one everybody would write that does. sync.md §2.8, invariant 8.
// Sixteen writers pause inside their transactions and roll one in ten back while a reader polls. A position from a
// sequence is given out before its commit, so a reader can pass it; ours is given out under a lock held to commit.
// The control must miss rows: if it does not, the test has shown nothing about ours.
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Queries } from '../../server/storage/database.ts';
import { emptyHead, lockScopes, saveHead } from '../../server/storage/heads.ts';
import { openPostgres } from '../../server/storage/postgres/open.ts';
import { findRowsAfter, saveRecord } from '../../server/storage/records.ts';
import { snapshot, write } from '../../server/storage/transaction.ts';
import type { StoredRecord } from '../../src/domain/record.ts';
import { seeded } from '../world/phone.ts';
import type { Place } from '../world/storage.ts';
import { newPostgresPlace } from '../world/storage.ts';

const writers = 16;
const forMs = Number(process.env['CURSOR_MS'] ?? 4000);

type Control = { control: { q: number; id: string } };

let place: Place;
let pools: readonly Queries[];

beforeEach(async () => {
  place = await newPostgresPlace();
  // Three pools of ten: a connection for each writer, and the reader never waits for one.
  pools = await Promise.all([1, 2, 3].map(() => openPostgres(place.address)));
});

afterEach(async () => {
  await Promise.all(pools.map((db) => db.destroy()));
  await place.clear();
});

function poolOf(index: number): Queries {
  const db = pools[index % pools.length];
  if (!db) throw new Error('no pool');
  return db;
}

/** Thrown to roll a transaction back: writers change their minds, lose power, run into errors. */
class Withdrawn extends Error {}

interface Race {
  /** One transaction; the id of what it wrote. It throws Withdrawn to roll back. */
  readonly writes: (db: Queries, random: () => number, id: string) => Promise<void>;
  /** Everything above a reader's cursor; it keeps the cursor itself. */
  readonly reads: (db: Queries) => Promise<readonly string[]>;
}

/** Runs the race for its time; every id committed, and every id the reader met. */
async function run({ writes, reads }: Race) {
  const committed = new Set<string>();
  const met = new Set<string>();
  let over = false;
  const writing = Array.from({ length: writers }, async (_, index) => {
    const random = seeded(index + 1);
    for (let count = 0; !over; count += 1) {
      const id = `w${index}-${count}`;
      await writes(poolOf(index % 2), random, id).then(
        () => committed.add(id),
        (fault: unknown) => {
          if (!(fault instanceof Withdrawn)) throw fault;
        },
      );
    }
  });
  const reading = (async () => {
    while (!over) {
      for (const id of await reads(poolOf(2))) met.add(id);
      await pause(1);
    }
  })();
  await pause(forMs);
  over = true;
  await Promise.all([...writing, reading]);
  for (const id of await reads(poolOf(2))) met.add(id);
  const missed = [...committed].filter((id) => !met.has(id)).length;
  const stray = [...met].filter((id) => !committed.has(id)).length;
  return { committed: committed.size, missed, stray };
}

async function hesitate(random: () => number): Promise<void> {
  await pause(random() * 4);
  if (random() < 0.1) throw new Withdrawn();
}

const blank: Omit<StoredRecord, 'id' | 'scope' | 'q'> = {
  type: 'phat_thanh',
  v: 1,
  cv: 1,
  state: 'submitted',
  values: {},
  stamps: {},
  conflicts: [],
  story: [],
};

/** The server's own locks, rows and pages. */
function ours(scopes: readonly string[]): Race {
  const cursors = new Map<string, number>();
  return {
    writes: (db, random, id) =>
      write(db, async (inner) => {
        const scope = scopes[Math.floor(random() * scopes.length)] ?? '';
        const q = ((await lockScopes(inner, [scope])).get(scope)?.q ?? 0) + 1;
        await saveRecord(inner, { ...blank, id, scope, q }, null);
        await saveHead(inner, scope, { ...emptyHead, q });
        await hesitate(random);
      }),
    reads: (db) =>
      snapshot(db, async (inner) => {
        const ids: string[] = [];
        for (const scope of scopes) {
          const { rows } = await findRowsAfter(inner, scope, cursors.get(scope) ?? 0, 100_000);
          cursors.set(scope, rows.at(-1)?.q ?? cursors.get(scope) ?? 0);
          ids.push(...rows.map((row) => row.id));
        }
        return ids;
      }),
  };
}

/** The same with positions from a sequence. */
function broken(): Race {
  let cursor = 0;
  return {
    writes: (db, random, id) =>
      write(db, async (inner) => {
        await sql`insert into control (id) values (${id})`.execute(inner);
        await hesitate(random);
      }),
    reads: async (db) => {
      const rows = await db
        .withTables<Control>()
        .selectFrom('control')
        .selectAll()
        .where('q', '>', cursor)
        .orderBy('q')
        .execute();
      cursor = rows.at(-1)?.q ?? cursor;
      return rows.map((row) => row.id);
    },
  };
}

function say(name: string, { committed, missed }: { committed: number; missed: number }): void {
  process.stdout.write(`cursor: ${name}: ${missed} missed of ${committed} committed\n`);
}

test('[S8] [inv 8] the control: a bigserial cursor skips committed rows', async () => {
  await sql`create table control (q bigserial primary key, id text not null)`.execute(poolOf(0));
  const result = await run(broken());
  say('bigserial, control', result);
  await sql`drop table control`.execute(poolOf(0));
  expect(result.stray).toBe(0);
  expect(result.missed).toBeGreaterThan(0);
});

test.each([1, 20])('[S8] [inv 8] our cursor skips none: 16 writers, %i scopes', async (count) => {
  const scopes = Array.from({ length: count }, (_, index) => `c:HY2025.${10_000 + index}:2026`);
  const result = await run(ours(scopes));
  say(`counter row, ${count} scopes`, result);
  expect(result.committed).toBeGreaterThan(100);
  expect(result).toMatchObject({ missed: 0, stray: 0 });
});
