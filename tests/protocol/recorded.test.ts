// Traffic as phones of released versions spoke it, against the server of today: every entry is still understood the same
// way. A recording is never edited; a new version adds its own. `RECORD=1 vitest run recorded` writes the present one.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { operationKinds } from '../../src/domain/operation.ts';
import { singletonId } from '../../src/domain/singleton.ts';
import type { ParsedResponse } from '../../src/protocol/sync.ts';
import { syncResponseSchema } from '../../src/protocol/sync.ts';
import { protocolVersion } from '../../src/protocol/version.ts';
import { sound } from '../domain/samples.ts';
import type { Name, Phone, TestServer } from '../server/harness.ts';
import { home, openServer } from '../server/harness.ts';
import { broadcast, penOf } from '../server/operations.ts';

interface Exchange {
  readonly who: Name;
  readonly request: object;
  readonly response: ParsedResponse;
}

const folder = 'tests/protocol/recorded';
const lastYear = 'c:HY2025.12472:2025';

let server: TestServer;
afterEach(() => server.close());

/** Every kind of operation and every kind of result, as this build's phones write them. */
async function record(): Promise<readonly Exchange[]> {
  server = await openServer();
  const told: Exchange[] = [];
  const cursors = new Map<Name, Record<string, number>>();
  const people = {
    hoa: { who: 'quynhphu', phone: await server.signIn('quynhphu') },
    nam: { who: 'quynhphu2', phone: await server.signIn('quynhphu2') },
    binh: { who: 'kv.quynhphu', phone: await server.signIn('kv.quynhphu') },
  } as const;
  const [hoa, nam, binh] = [people.hoa, people.nam, people.binh].map(({ phone }) =>
    penOf(server, phone),
  ) as [ReturnType<typeof penOf>, ReturnType<typeof penOf>, ReturnType<typeof penOf>];
  const says = async ({ who, phone }: { who: Name; phone: Phone }, ...push: object[]) => {
    const pull = cursors.get(who) ?? {};
    const envelope = { p: protocolVersion, app: '2026.11.1', dev: phone.id, ep: server.deps.epoch };
    const now = '2026-11-10T09:00:00+07:00';
    const request = { ...envelope, now, left: { ops: 0 }, push, pull };
    const answer = await phone.send('POST', '/sync/v1', request);
    const response = syncResponseSchema.parse(await answer.json());
    const marks = Object.entries(response.next ?? {}).map(([scope, mark]) => [scope, mark.next]);
    cursors.set(who, { ...pull, ...Object.fromEntries(marks) });
    const { ep: _, ...spoken } = request;
    told.push({ who, request: spoken, response });
    return response;
  };
  const made = hoa.create();
  const other = hoa.create({ slot: 'chieu', start: '17:00' });
  await says(people.hoa, made, other);
  await says(people.hoa, hoa.change(made.rec, 1, { minutes: 15 }));
  const clash = nam.change(
    made.rec,
    1,
    { minutes: 20, language: 'vi' },
    { add: { topics: ['III.2'] } },
  );
  const open = (await says(people.nam, clash)).r?.[0]?.cf?.[0]?.id ?? '';
  await says(people.hoa, hoa.change(other.rec, 1, { title: 'Phòng chống bạo lực gia đình' }));
  await says(people.nam, nam.change(other.rec, 1, {}, { del: { topics: ['III.3'] } }));
  await says(people.hoa, hoa.resolve(made.rec, 3, open, { minutes: 20 }));
  await says(people.binh, binh.review(made.rec, 4, 'returned', { pins: { minutes: 'Ghi lại' } }));
  await says(people.hoa, hoa.change(made.rec, 5, { minutes: 18 }, { send: true }));
  await says(
    people.binh,
    binh.review(made.rec, 4, 'approved'),
    binh.review(made.rec, 6, 'approved'),
  );
  await says(people.hoa, hoa.change(made.rec, 7, { minutes: 19 }));
  const moved = { date: '2025-11-12', approvedOn: '2025-11-11' };
  await says(people.hoa, hoa.change(other.rec, 3, moved, { to: lastYear }));
  await says(people.hoa, hoa.cancel(other.rec, 4), hoa.other(other.rec, 'restore', { base: 5 }));
  const strange = { ...hoa.create(), sc: 'c:XX2030.00123:2026' };
  const beyond = { ...hoa.create(), sc: 'c:HY2025.13075:2026' };
  const newer = hoa.other(made.rec, 'improve', { base: 8 });
  await says(people.hoa, hoa.create({ minutes: 0 }), strange, beyond, newer);
  await says(people.hoa, made, { ...made, set: { ...broadcast, minutes: 99 } });
  await says(people.hoa, { ...hoa.create(), n: made.n });
  const card = { rec: singletonId('the_dai', home), ty: 'the_dai' };
  await says(people.hoa, { ...hoa.create(), ...card, set: sound.the_dai });
  await says(people.nam, { ...nam.create(), ...card, set: { ...sound.the_dai, provider: 'VNPT' } });
  await says(people.nam, { ...nam.create(), ty: 'hoi_nghi', set: sound.hoi_nghi });
  const twice = hoa.create();
  const again = { ...hoa.create(), set: twice.set };
  await says(people.hoa, twice, again);
  await says(people.binh, binh.other(again.rec, 'join', { base: 1, into: twice.rec }));
  await says(people.binh, binh.other(twice.rec, 'join', { base: 1, into: again.rec }));
  await says(people.binh, binh.other(again.rec, 'join', { base: 2, into: null }));
  await says(people.binh, binh.other(twice.rec, 'check', { sees: 1 }));
  await says(people.binh, binh.review(twice.rec, 1, 'approved'));
  await says(people.binh, binh.review(twice.rec, 1, 'submitted'));
  await says(people.nam);
  return told;
}

/** What must stay: results, positions, counts and checksums, and where every record stands. */
function gist({ r, rows, next, lost, gone }: ParsedResponse) {
  const results = (r ?? []).map(({ op, s, v, q, why, cf }) => ({
    op,
    s,
    v,
    q,
    why: why?.type,
    fields: why?.fields?.map(({ field, code }) => `${field} ${code}`),
    clashes: cf?.map(({ id, field }) => `${id} ${field}`),
  }));
  const places = Object.entries(rows ?? {}).map(([scope, page]) => [
    scope,
    page.map((row) => ({
      id: row.id,
      v: row.v,
      q: row.q,
      x: row['x'],
      state: row['state'],
      values: row['values'],
    })),
  ]);
  return { results, places: Object.fromEntries(places), next: next ?? {}, lost, gone };
}

/** From either of these on the phone's id counts as another's too. */
const telling: ReadonlySet<string | undefined> = new Set(['device-forked', 'op-reused']);

/**
 * A phone whose id turned out to be another's too is told so with every entry it sends under it, where the first versions
 * told it once: a word more beside the same result, which every phone that was ever released heeds or passes over. [S22]
 */
function toldAgain(now: ParsedResponse, then: ParsedResponse, known: boolean): ParsedResponse {
  if (!known) return now;
  const before = new Map(then.r?.map((result) => [result.op, result]));
  const r = now.r?.map(({ why, ...result }) => {
    const more = why?.type === 'device-forked' && !before.get(result.op)?.why;
    return why && !more ? { ...result, why } : result;
  });
  return r ? { ...now, r } : now;
}

function recordings(): readonly string[] {
  return readdirSync(folder).filter((file) => file.endsWith('.json'));
}

describe('recorded traffic', () => {
  if (process.env['RECORD'])
    test('is written', async () => {
      const exchanges = await record();
      const text = `${JSON.stringify({ version: protocolVersion, exchanges }, null, 1)}\n`;
      writeFileSync(join(folder, `v${protocolVersion}.json`), text);
    });

  test.each(recordings())('[S24] [inv 20] %s is answered as it was', async (file) => {
    const parsed = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const exchanges = (parsed as { exchanges: readonly Exchange[] }).exchanges;
    server = await openServer();
    const phones = new Map<Name, Phone>();
    const forked = new Set<Name>();
    for (const { who, request, response } of exchanges) {
      const phone = phones.get(who) ?? (await server.signIn(who));
      phones.set(who, phone);
      const answer = await phone.send('POST', '/sync/v1', request);
      expect(answer.status).toBe(200);
      const now = syncResponseSchema.parse(await answer.json());
      expect(gist(toldAgain(now, response, forked.has(who)))).toEqual(gist(response));
      if (response.r?.some(({ why }) => telling.has(why?.type))) forked.add(who);
    }
  });

  test('[S24] the present version is recorded, with every kind of operation and result', async () => {
    server = await openServer();
    const text = readFileSync(join(folder, `v${protocolVersion}.json`), 'utf8');
    for (const kind of operationKinds) expect(text).toContain(`"k": "${kind}"`);
    for (const s of ['applied', 'merged', 'conflict', 'held', 'rejected'])
      expect(text).toContain(`"s": "${s}"`);
    expect(text).toContain(home);
  });
});
