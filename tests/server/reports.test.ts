// Báo cáo over the wire: built, drilled into, frozen, corrected, amended. [B2] [B8] [B10] [B11]
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, localDate } from '../../src/domain/period.ts';
import { shippedSettings } from '../../src/domain/setting.ts';
import type { Behind, BuildState, ReportVersions } from '../../src/protocol/report.ts';
import { buildStateSchema, placesSchema, versionsSchema } from '../../src/protocol/report.ts';
import type { Phone, TestServer } from './harness.ts';
import { foreign, home, kienXuong, openServer } from './harness.ts';
import type { Pen } from './operations.ts';
import { penOf } from './operations.ts';

let server: TestServer;
let province: Phone;
let reviewer: Phone;
let pen: Pen;
beforeAll(async () => {
  server = await openServer();
  province = await server.signIn('tinh');
  reviewer = await server.signIn('kv.quynhphu');
  pen = penOf(server, await server.signIn('quynhphu'), home);
});
afterAll(() => server.close());

const days = { from: '2025-11-21', to: '2026-11-20' };
const yearly = { place: 'tinh', yearly: true, ...days, basis: 'approved', as: 'now' };
const json = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T;

async function build(phone: Phone, asked: object): Promise<BuildState & { status: number }> {
  const started = await phone.send('POST', '/reports/builds', asked);
  const { id } = (await started.json()) as { id: string };
  for (;;) {
    const answer = await phone.send('GET', `/reports/builds/${id}`);
    const state = buildStateSchema.parse(await answer.json());
    if (state.state !== 'running') return { ...state, status: started.status };
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const airingsOf = ({ paper }: BuildState) => {
  const annex = paper?.annexes.find(({ key }) => key === 'III');
  const at = annex?.columns.findIndex(({ key }) => key === 'airings') ?? -1;
  return annex?.total?.[at]?.n;
};

async function approved(rec: string, sees: number): Promise<void> {
  const review = penOf(server, reviewer, home);
  await reviewer.sync({ push: [review.review(rec, sees, 'approved')] });
}

test('[B2] a figure of a finished report opens its records', async () => {
  const entry = pen.create({ airings: 4 });
  await pen.phone.sync({ push: [entry] });
  await approved(entry.rec, 1);
  const report = await build(province, yearly);
  expect([report.status, report.done, report.of]).toEqual([201, 65, 65]);
  expect(airingsOf(report)).toBe(4);
  const query = 'annex=III&row=total&column=airings';
  const { records } = await json<Behind>(
    province.send('GET', `/reports/builds/${report.id}/records?${query}`),
  );
  expect(records).toMatchObject([{ id: entry.rec, v: 2, place: 'Xã Quỳnh Phụ' }]);
  const word = await province.send('GET', `/reports/builds/${report.id}/file/docx`);
  expect(word.headers.get('content-type')).toContain('wordprocessingml');
  expect((await word.arrayBuffer()).byteLength).toBeGreaterThan(5000);
});

test('[B10] a frozen report stays; a correction is an adjustment, then an addendum of its own', async () => {
  const first = await build(province, yearly);
  const frozen = await province.send('POST', '/reports/versions', { build: first.id });
  expect(await frozen.json()).toEqual({ number: 1 });
  const late = pen.create({ airings: 5 });
  await pen.phone.sync({ push: [late] });
  await approved(late.rec, 1);
  const shown = await build(province, { version: 1, show: 'frozen' });
  expect(airingsOf(shown)).toBe(4);
  expect(shown.paper).toEqual(first.paper);
  const now = await build(province, { version: 1, show: 'now' });
  expect(airingsOf(now)).toBe(9);
  expect(now.moved?.records).toBe(1);
  expect(now.moved?.figures).toBeGreaterThan(3);
  const amended = await province.send('POST', '/reports/versions', { build: now.id });
  expect(await amended.json()).toEqual({ number: 2 });
  const addendum = await build(province, { version: 2, show: 'frozen' });
  expect(addendum.paper?.head.subject).toContain('Điều chỉnh số liệu sau Báo cáo (bản chốt số 1');
  const [figures, records] = addendum.paper?.annexes ?? [];
  expect(figures?.rows.map((row) => row.slice(3, 7).map(({ text }) => text))).toContainEqual([
    'Lượt phát',
    '4',
    '9',
    '+5',
  ]);
  expect(records?.rows).toHaveLength(1);
  const { versions } = versionsSchema.parse(
    await json<ReportVersions>(province.send('GET', '/reports/versions')),
  );
  expect(versions.map(({ number, amends }) => [number, amends])).toEqual([
    [2, 1],
    [1, null],
  ]);
  const again = await province.send('POST', '/reports/versions', { build: shown.id });
  expect(again.status).toBe(404);
});

test('[B10] figures that have moved since they were shown are not frozen unseen', async () => {
  const shown = await build(province, yearly);
  await pen.phone.sync({ push: [pen.create({ airings: 2 })] });
  const refused = await province.send('POST', '/reports/versions', { build: shown.id });
  expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'D14' }]);
  const again = await build(province, yearly);
  const frozen = await province.send('POST', '/reports/versions', { build: again.id });
  expect(frozen.status).toBe(201);
});

test('[B11] words of a part are kept in versions, and nobody overwrites what he has not seen', async () => {
  const text = { place: 'tinh', ...days, part: 'results', text: 'Phát thanh đều.', seen: 0 };
  const save = (more: object) => province.send('POST', '/reports/texts', { ...text, ...more });
  expect((await save({})).status).toBe(201);
  expect((await save({ text: 'Khác.' })).status).toBe(409);
  expect((await save({ text: 'Khác.', seen: 1 })).status).toBe(201);
  const { paper, texts } = await build(province, yearly);
  const part = paper?.body.find((block) => block.kind === 'part' && block.part === 'results');
  expect(part).toMatchObject({ text: 'Khác.' });
  expect(texts).toEqual({ results: 2 });
  const kept = await server.deps.db.selectFrom('report_text').select('text').execute();
  expect(kept).toHaveLength(2);
});

test('[R3] a reviewer reports on his area and its communes, and on nothing else', async () => {
  const { places, mayFreeze } = placesSchema.parse(
    await json<object>(reviewer.send('GET', '/reports/places')),
  );
  expect(places[0]).toMatchObject({ kind: 'area', name: 'Khu vực Quỳnh Phụ' });
  expect(places.some(({ kind }) => kind === 'province')).toBe(false);
  expect(mayFreeze).toBe(false);
  expect(foreign).toContain(kienXuong.code);
  const other = { ...yearly, place: 'HY2025.13075' };
  expect((await reviewer.send('POST', '/reports/builds', other)).status).toBe(404);
  expect(
    (await reviewer.send('POST', '/reports/builds', { version: 1, show: 'frozen' })).status,
  ).toBe(404);
  const area = await build(reviewer, { ...yearly, place: places[0]?.id });
  expect(airingsOf(area)).toBe(9);
  expect((await province.send('GET', `/reports/builds/${area.id}`)).status).toBe(404);
});

test('[B1] what is not a question is refused', async () => {
  const ask = (more: object) => province.send('POST', '/reports/builds', { ...yearly, ...more });
  expect((await ask({ from: '2026-02-30' })).status).toBe(400);
  expect((await ask({ from: '2026-11-21' })).status).toBe(404);
  expect((await ask({ place: "x' or 1=1" })).status).toBe(404);
  const stopped = await json<{ id: string }>(ask({}));
  expect((await province.send('DELETE', `/reports/builds/${stopped.id}`)).status).toBe(204);
  expect((await province.send('GET', `/reports/builds/${stopped.id}`)).status).toBe(404);
});

test('[B12] [B10] the addressee is a setting of the province; what is frozen keeps the one it had', async () => {
  const addressees = async () => [
    (await build(province, yearly)).paper?.head.addressee,
    (await build(province, { ...yearly, place: 'HY2025.12472' })).paper?.head.addressee,
    (await build(province, { version: 1, show: 'frozen' })).paper?.head.addressee,
  ];
  const [before, ofCommune] = await addressees();
  expect(before).toBe('Kính gửi: Ủy ban nhân dân tỉnh Hưng Yên');
  const value = {
    ...shippedSettings.head,
    to: 'Bộ Văn hóa, Thể thao và Du lịch',
    communesTo: 'Sở Nội vụ',
  };
  const today = localDate(server.clock.now());
  const setting = { name: 'head', since: addDays(today, 1), value, seen: 0 };
  expect((await province.send('POST', '/settings', setting)).status).toBe(201);
  expect(await addressees()).toEqual([before, ofCommune, before]);
  const sooner = { ...setting, since: today };
  expect((await province.send('POST', '/settings', sooner)).status).toBe(201);
  expect(await addressees()).toEqual([
    'Kính gửi: Bộ Văn hóa, Thể thao và Du lịch',
    'Kính gửi: Sở Nội vụ',
    before,
  ]);
  expect(ofCommune).toContain('qua Sở Văn hóa');
});
