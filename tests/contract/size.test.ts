// A hundred times the expected size: 100,000 records in one scope, paged from the first to the last. sync.md §4.6
import { expect, test, vi } from 'vitest';
import type { Row } from '../../server/storage/tables.ts';
import { insertRows } from '../../server/storage/tables.ts';
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import { home, openServer } from '../server/harness.ts';
import { broadcast, penOf, stories } from '../server/operations.ts';

vi.setConfig({ testTimeout: 180_000 });

const count = 100_000;
const doc = JSON.stringify({ values: broadcast, stamps: {}, conflicts: [], story: [] });

function rowAt(q: number): Row {
  const id = `0199f3b0-0000-7000-8000-${String(q).padStart(12, '0')}`;
  const place = { scope: home, unit_set: 'HY2025', unit_code: '12472' };
  const state = { type: 'phat_thanh', date: broadcast.date, state: 'submitted' };
  return { id, ...place, ...state, v: 1, q, cv: 1, doc };
}

test('[S8] [inv 8] 100,000 records of one scope are paged without a gap, the last page as fast as the first', async () => {
  const server = await openServer();
  const hoa = penOf(server, await server.signIn('quynhphu'));
  await hoa.phone.sync({ push: [hoa.create()] });
  let chk = (await hoa.phone.sync()).next?.[home]?.chk ?? emptyChecksum;
  for (let from = 2; from <= count; from += 200) {
    const rows = Array.from({ length: Math.min(200, count + 1 - from) }, (_, at) =>
      rowAt(from + at),
    );
    await insertRows(server.deps.db, 'record', rows);
    for (const { id } of rows) chk = moveChecksum(chk, String(id), null, 1);
  }
  await server.deps.db
    .updateTable('scope_head')
    .set({ q: count, n: count, chk })
    .where('scope', '=', home)
    .execute();

  const seen = new Set<string>();
  const times: number[] = [];
  for (let cursor = 0; cursor < count; ) {
    const started = performance.now();
    const answer = await hoa.phone.sync({ pull: { [home]: cursor } });
    times.push(performance.now() - started);
    for (const row of answer.rows?.[home] ?? []) seen.add(row.id);
    const next = answer.next?.[home]?.next ?? 0;
    expect(next).toBeGreaterThan(cursor);
    cursor = next;
  }
  expect(seen.size).toBe(count);
  const median = (some: readonly number[]) => some.toSorted((a, b) => a - b)[some.length >> 1] ?? 0;
  const tenth = Math.ceil(times.length / 10);
  const [first, last] = [median(times.slice(0, tenth)), median(times.slice(-tenth))];
  process.stdout.write(
    `size: ${count} records in ${times.length} pages; a page ${first.toFixed(1)} ms at first, ${last.toFixed(1)} ms at last\n`,
  );
  expect(last).toBeLessThan(first * 5 + 50);
  const started = performance.now();
  expect(stories(await hoa.phone.sync({ push: [hoa.create()], pull: { [home]: count } }))).toEqual([
    'applied',
  ]);
  expect(performance.now() - started).toBeLessThan(5000);
  await server.close();
});
