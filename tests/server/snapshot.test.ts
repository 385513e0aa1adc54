// Snapshots: made once, the same for everybody who may read the scope, and level with the pages above them.
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newShelf } from '../../server/snapshots.ts';
import { emptyChecksum, moveChecksum } from '../../src/domain/checksum.ts';
import { rowSchema, snapshotSchema } from '../../src/protocol/sync.ts';
import { limits } from '../../src/protocol/version.ts';
import type { TestServer } from './harness.ts';
import { home, openServer } from './harness.ts';
import type { Pen } from './operations.ts';
import { penOf } from './operations.ts';

let server: TestServer;
let hoa: Pen;
let made: readonly string[];

beforeEach(async () => {
  server = await openServer();
  hoa = penOf(server, await server.signIn('quynhphu'));
  const ops = Array.from({ length: 210 }, () => hoa.create());
  for (let at = 0; at < ops.length; at += limits.operations) {
    await hoa.phone.sync({ push: ops.slice(at, at + limits.operations), pull: { [home]: 0 } });
  }
  made = ops.map((op) => op.rec);
});
afterEach(() => server.close());

function get(path: string, headers: Record<string, string> = {}) {
  return hoa.phone.fetch(new Request(new URL(path, 'http://localhost'), { headers }));
}

test('[S23] a large scope is offered as a snapshot, which with the pages above it is the scope', async () => {
  const offered = await hoa.phone.sync();
  const mark = offered.next?.[home];
  expect(mark).toMatchObject({ next: 0, head: 210, n: 210, snap: 210 });
  expect(offered.rows?.[home]).toBeUndefined();
  await hoa.phone.sync({ push: [hoa.change(made[0] ?? '', 1, { minutes: 12 })] });
  const answer = await get(`/snap/v1/${home}/${mark?.snap}`, { 'accept-encoding': 'gzip, br' });
  expect(answer.headers.get('content-encoding')).toBe('br');
  const bytes = brotliDecompressSync(Buffer.from(await answer.arrayBuffer()));
  const snapshot = snapshotSchema.parse(JSON.parse(bytes.toString()));
  const rows = new Map(snapshot.rows.map((row) => [row.id, row.v]));
  expect(snapshot).toMatchObject({ scope: home, q: 210, n: rows.size });
  expect(snapshot.rows.every((row) => rowSchema.safeParse(row).success)).toBe(true);
  const level = await hoa.phone.sync({ pull: { [home]: snapshot.q } });
  for (const row of level.rows?.[home] ?? []) rows.set(row.id, row.v);
  expect(rows.size).toBe(level.next?.[home]?.n);
  const sum = [...rows].reduce((chk, [id, v]) => moveChecksum(chk, id, null, v), emptyChecksum);
  expect(sum).toBe(level.next?.[home]?.chk);
});

test('[S23] it is not sent twice to whoever kept it, but nobody opens it without asking: a restore makes others under its address', async () => {
  await hoa.phone.sync();
  const first = await get(`/snap/v1/${home}/210`);
  expect(first.headers.get('cache-control')).toBe('private, no-cache');
  const etag = first.headers.get('etag') ?? '';
  expect(((await first.json()) as { n: number }).n).toBe(210);
  expect((await get(`/snap/v1/${home}/210`, { 'if-none-match': etag })).status).toBe(304);
});

test('[S23] everybody is offered the one that is there while it is fresh', async () => {
  await hoa.phone.sync();
  await hoa.phone.sync({ push: [hoa.create()] });
  const other = await (await server.signIn('quynhphu2')).sync();
  expect(other.next?.[home]).toMatchObject({ head: 211, snap: 210 });
});

test('[S23] only what was offered is made; a phone that asks with a cursor gets pages', async () => {
  expect((await get(`/snap/v1/${home}/210`)).status).toBe(404);
  await hoa.phone.sync();
  for (const q of ['209', '211', 'x', '-1', '1e2']) {
    expect((await get(`/snap/v1/${home}/${q}`)).status).toBe(404);
  }
  const paged = await hoa.phone.sync({ pull: { [home]: 0 } });
  expect(paged.next?.[home]).not.toHaveProperty('snap');
  expect(paged.rows?.[home]?.[0]).toMatchObject({ q: 1 });
});

test('[S23] [R1] rights taken away hold at once', async () => {
  await hoa.phone.sync();
  await server.deps.db.deleteFrom('account_unit').execute();
  expect((await get(`/snap/v1/${home}/210`)).status).toBe(404);
});

test('[S23] the shelf lets go of what was used longest ago', async () => {
  const shelf = newShelf(80);
  const body = (scope: string) => ({ scope, q: 1, n: 0, chk: '0', rows: [] });
  await shelf.make('a', 1, () => body('a'));
  expect(shelf.find('a', 1)).toBeDefined();
  await shelf.make('b', 1, () => body('b'));
  expect(shelf.find('a', 1)).toBeUndefined();
});
