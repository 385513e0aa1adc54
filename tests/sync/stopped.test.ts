// An operation that is refused even alone: it rests on the phone and is shown, and nothing else waits for it. [S7]
import { gunzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/store/database.ts';
import { editDraft } from '../../src/store/draft.ts';
import { readFact } from '../../src/store/meta.ts';
import { saveEdit, saveNew } from '../../src/store/save.ts';
import { readRecord } from '../../src/store/view.ts';
import { deviceRound } from '../../src/sync/device-round.ts';
import { syncRound } from '../../src/sync/round.ts';
import type { Fetch, Transport } from '../../src/sync/transport.ts';
import { httpTransport } from '../../src/sync/transport.ts';
import { broadcast, quynhPhu, testStore } from '../world/phone.ts';

interface Sent {
  readonly left: { readonly ops: number; readonly rest?: number; readonly old?: string };
  readonly push: readonly { readonly op: string; readonly n: number }[];
}

let store: ReturnType<typeof testStore>;
let requests: Sent[];
/** Numbers the province finds too large. */
let tooLarge: readonly number[];
/** So many of the next requests are found too large by something on the way, whatever is in them. */
let passing: number;

beforeEach(() => {
  store = testStore(1);
  [requests, tooLarge, passing] = [[], [], 0];
});

const transport: Transport = async (body) => {
  const sent = JSON.parse(body) as Sent;
  requests.push(sent);
  const isNext = passing > 0;
  passing -= 1;
  if (isNext || sent.push.some(({ n }) => tooLarge.includes(n)))
    return { kind: 'refused', problem: 'too-large' };
  const r = sent.push.map(({ op, n }) => ({ op, s: 'applied' as const, v: 1, q: n }));
  return { kind: 'answer', response: { p: 1, ep: 'e1', t: '2026-11-22T01:00:00Z', r, poll: 60 } };
};

const tools = {
  transport,
  app: 'test',
  exclusively: <T>(_: string, task: () => Promise<T>): Promise<T | null> => task(),
};

async function logs(count: number): Promise<readonly string[]> {
  const recs: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const rec = newId(store);
    await saveNew(store, { rec, scope: quynhPhu, type: 'phat_thanh', values: broadcast });
    recs.push(rec);
  }
  return recs;
}

const waiting = async () => (await store.db.outbox.orderBy('n').toArray()).map(({ n }) => n);

const resting = async () =>
  (await store.db.outbox.orderBy('n').toArray()).filter((row) => row.stopped).map(({ n }) => n);

test('[S7] [inv 12] what is too large even alone stops its own record and no other', async () => {
  const recs = await logs(5);
  const draft = await editDraft(store, recs[2] ?? '');
  if (draft) await saveEdit(store, draft, { ...broadcast, minutes: 30 });
  tooLarge = [3];
  expect((await syncRound(store, tools)).state).toBe('behind');
  expect(await waiting()).toEqual([3, 6]);
  const facts = await readRecord(store.db, recs[2] ?? '');
  expect(facts.waiting[0]).toMatchObject({ stopped: { why: 'too-large' } });
  expect((await store.db.view.get(recs[2] ?? ''))?.word).toBe('saved');
});

test('[S7] a proxy that finds everything too large puts nothing to rest, and the next round sends all', async () => {
  await logs(60);
  passing = Number.POSITIVE_INFINITY;
  expect((await syncRound(store, tools)).state).toBe('refused');
  expect(await resting()).toEqual([]);
  expect(requests.at(-1)?.push).toEqual([]);
  // Halved down to one, one more, and one with nothing in it: not one for each that waits.
  expect(requests).toHaveLength(8);
  expect(await readFact(store.db, 'contact')).toMatchObject({ problem: 'too-large' });
  passing = 0;
  expect((await syncRound(store, tools)).state).toBe('level');
});

test.each([1, 2])(
  '[S7] the last %i in an outbox are not to blame where nothing gets through',
  async (count) => {
    await logs(count);
    passing = Number.POSITIVE_INFINITY;
    expect((await syncRound(store, tools)).state).toBe('refused');
    expect(await resting()).toEqual([]);
  },
);

test('[S7] who is alone too large rests once something else was answered, even with nothing in it', async () => {
  await logs(2);
  tooLarge = [1, 2];
  expect((await syncRound(store, tools)).state).toBe('behind');
  expect(await resting()).toEqual([1, 2]);
  expect(requests.at(-1)?.push).toEqual([]);
});

test('[S7] [S14] who is alone too large does not rest where no answer follows, and has its turn again', async () => {
  await logs(2);
  tooLarge = [1];
  let silent = true;
  const patchy: Transport = async (body) => {
    const reply = await transport(body);
    return silent && reply.kind === 'answer' ? { kind: 'silent' } : reply;
  };
  expect((await syncRound(store, { ...tools, transport: patchy })).state).toBe('silent');
  expect(await resting()).toEqual([]);
  silent = false;
  await syncRound(store, { ...tools, transport: patchy });
  expect([await resting(), await waiting()]).toEqual([[1], [1]]);
});

test('[S2] what was saved on the record of one found too large is not sent before it', async () => {
  const [rec = ''] = await logs(1);
  const draft = await editDraft(store, rec);
  if (draft) await saveEdit(store, draft, { ...broadcast, minutes: 30 });
  await logs(1);
  tooLarge = [1];
  await syncRound(store, tools);
  expect(await waiting()).toEqual([1, 2]);
  expect(requests.map(({ push }) => push.map(({ n }) => n))).toEqual([[1, 2, 3], [1], [3], []]);
});

test('[S22] what rests is told apart from what was saved after the batch', async () => {
  await logs(5);
  tooLarge = [2];
  await store.db.meta.put({ key: 'batch', value: 1 });
  await syncRound(store, tools);
  const told = requests
    .filter(({ push }) => push.every(({ n }) => n !== 2))
    .map(({ left, push }) => [push.map(({ n }) => n), left.ops, left.rest ?? 0]);
  expect(told.slice(0, 3)).toEqual([
    [[1], 4, 0],
    [[3], 3, 1],
    [[4, 5], 1, 1],
  ]);
});

test('[S7] it is not sent again for a day, then alone in its turn, and leaves no trace of the rest', async () => {
  const [rec = ''] = await logs(1);
  tooLarge = [1];
  await syncRound(store, tools);
  requests = [];
  await logs(1);
  await syncRound(store, tools);
  expect(requests.flatMap(({ push }) => push.map(({ n }) => n))).toEqual([2]);
  expect(await waiting()).toEqual([1]);
  store.clock.pass(86_400_000);
  tooLarge = [];
  expect((await syncRound(store, tools)).state).toBe('level');
  expect(await store.db.sent.where('rec').equals(rec).first()).not.toHaveProperty('stopped');
});

test('[S7] whoever taps has it sent at once, not tomorrow; refused alone again, it rests again', async () => {
  await logs(1);
  tooLarge = [1];
  await syncRound(store, tools);
  requests = [];
  await syncRound(store, { ...tools, byHand: true });
  expect(requests.map(({ push }) => push.map(({ n }) => n))).toEqual([[1], []]);
  expect(await resting()).toEqual([1]);
  tooLarge = [];
  expect((await syncRound(store, tools)).state).toBe('behind');
  expect((await syncRound(store, { ...tools, byHand: true })).state).toBe('level');
  expect(await waiting()).toEqual([]);
});

test('[S7] [W2] a tap that gets no answer sends it with the next round, and why it rested stays to be read', async () => {
  const [rec = ''] = await logs(1);
  tooLarge = [1];
  await syncRound(store, tools);
  tooLarge = [];
  const nowhere: Transport = async () => ({ kind: 'silent' });
  await syncRound(store, { ...tools, transport: nowhere, byHand: true });
  const { waiting: rows } = await readRecord(store.db, rec);
  expect(rows).toMatchObject([{ stopped: { why: 'too-large' } }]);
  expect((await syncRound(store, tools)).state).toBe('level');
});

test('[S7] [S27] a disk too full to end a rest holds up nothing else', async () => {
  await logs(1);
  tooLarge = [1];
  await syncRound(store, tools);
  await logs(1);
  requests = [];
  store.db.outbox.hook('updating', () => {
    throw new DOMException('the disk is full', 'QuotaExceededError');
  });
  await syncRound(store, { ...tools, byHand: true });
  expect(requests.flatMap(({ push }) => push.map(({ n }) => n))).toEqual([2]);
});

test('[S7] the round of a device is told of the tap', async () => {
  await logs(1);
  tooLarge = [1];
  await syncRound(store, tools);
  const pushed: number[] = [];
  const fetch: Fetch = async (_, { body }) => {
    const sent = JSON.parse(gunzipSync(body as ArrayBuffer).toString()) as Sent;
    pushed.push(sent.push.length);
    throw new TypeError('network');
  };
  const speaker = { account: 'hoa', app: 'test' };
  await deviceRound(store, speaker, fetch, false);
  await deviceRound(store, speaker, fetch, true);
  expect(pushed).toEqual([0, 1]);
});

test('[S14] a proxy that says 413 in HTML is understood', async () => {
  const said = new Response('<h1>Request Entity Too Large</h1>', { status: 413 });
  expect(await httpTransport(async () => said)('{}')).toEqual({
    kind: 'refused',
    problem: 'too-large',
  });
});

test('[S22] a full batch says when the oldest of those behind it was saved', async () => {
  await logs(55);
  await syncRound(store, tools);
  expect(requests[0]?.push).toHaveLength(50);
  expect(requests[0]?.left).toMatchObject({ ops: 5, old: expect.stringMatching(/^2026-11-22T/) });
});
