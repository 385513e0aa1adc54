// Whose reports a reviewer sees: those of what is his, today. [R3] [I3]
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BuildState } from '../../src/protocol/report.ts';
import { buildStateSchema, placesSchema, versionsSchema } from '../../src/protocol/report.ts';
import { accountsSchema } from '../../src/protocol/session.ts';
import type { Phone, TestServer } from './harness.ts';
import { openServer, quynhPhu } from './harness.ts';
import { penOf } from './operations.ts';

let server: TestServer;
let admin: Phone;
let province: Phone;
let reviewer: Phone;
beforeAll(async () => {
  server = await openServer();
  admin = await server.signIn('quantri');
  province = await server.signIn('tinh');
  reviewer = await server.signIn('kv.quynhphu');
});
afterAll(() => server.close());

const days = { from: '2025-11-21', to: '2026-11-20' };
const asked = { yearly: true, ...days, basis: 'sent', as: 'now' };
const json = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T;

async function build(phone: Phone, question: object): Promise<BuildState> {
  const { id } = await json<{ id: string }>(phone.send('POST', '/reports/builds', question));
  for (;;) {
    const answer = await phone.send('GET', `/reports/builds/${id}`);
    const state = buildStateSchema.parse(await answer.json());
    if (state.state !== 'running') return state;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function place(given: object): Promise<void> {
  const { accounts } = accountsSchema.parse(await json<object>(admin.send('GET', '/accounts')));
  const id = accounts.find(({ login }) => login === 'kv.quynhphu')?.id;
  expect((await admin.send('POST', `/accounts/${id}/places`, given)).status).toBe(200);
}

test('[R3] who reviews one commune of an area sees neither its frozen report nor its words', async () => {
  const whole = await build(province, { ...asked, place: 'kv-338' });
  const frozen = await province.send('POST', '/reports/versions', { build: whole.id });
  expect(frozen.status).toBe(201);
  await place({ units: [quynhPhu] });
  const { places } = placesSchema.parse(
    await json<object>(reviewer.send('GET', '/reports/places')),
  );
  expect(places.map(({ id }) => id)).toEqual(['HY2025.12472']);
  const { versions } = versionsSchema.parse(
    await json<object>(reviewer.send('GET', '/reports/versions')),
  );
  expect(versions).toEqual([]);
  for (const show of ['frozen', 'now']) {
    const opened = await reviewer.send('POST', '/reports/builds', { version: 1, show });
    expect(opened.status).toBe(404);
  }
});

test('[I3] a report that is open shows nothing more once its place is taken away', async () => {
  await place({ area: 'kv-338', units: [] });
  const pen = penOf(server, await server.signIn('quynhphu'));
  const { id } = await build(reviewer, { ...asked, place: 'kv-338' });
  await place({ units: [] });
  await pen.phone.sync({ push: [pen.create({ airings: 4 })] });
  const paths = ['', '/records?annex=III&row=total&column=airings', '/file/xlsx'];
  for (const path of paths)
    expect((await reviewer.send('GET', `/reports/builds/${id}${path}`)).status).toBe(404);
});

test('[R2] an officer builds, reads and prints the report of his own commune, and freezes none', async () => {
  const officer = await server.signIn('quynhphu');
  const { places, mayFreeze } = placesSchema.parse(
    await json<object>(officer.send('GET', '/reports/places')),
  );
  expect([places.map(({ id }) => id), mayFreeze]).toEqual([['HY2025.12472'], false]);
  const pen = penOf(server, officer);
  await officer.sync({ push: [pen.create({ airings: 3 })] });
  const built = await build(officer, { ...asked, place: 'HY2025.12472' });
  expect(built.paper?.head).toMatchObject({ parent: 'ỦY BAN NHÂN DÂN', issuer: 'XÃ QUỲNH PHỤ' });
  const printed = await officer.send('GET', `/reports/builds/${built.id}/file/docx`);
  expect((await printed.arrayBuffer()).byteLength).toBeGreaterThan(5000);
  for (const place of ['HY2025.13075', 'kv-338', 'tinh']) {
    const refused = await officer.send('POST', '/reports/builds', { ...asked, place });
    expect(refused.status).toBe(404);
  }
  const frozen = await officer.send('POST', '/reports/versions', { build: built.id });
  expect(frozen.status).toBe(403);
});
