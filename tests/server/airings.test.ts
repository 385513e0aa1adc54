// A loudspeaker platform's log: tried, taken in, proposed to the officers, confirmed once, refused for good.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { airingId } from '../../src/domain/airing-log/airing.ts';
import { guessColumns } from '../../src/domain/airing-log/columns.ts';
import { readLog } from '../../src/domain/airing-log/log.ts';
import { defaultReviewAreas, shippedUnits } from '../../src/domain/unit-catalogue.ts';
import type { LogAnswer, LogAsk, Platforms, Proposals } from '../../src/protocol/airings.ts';
import { logLines } from '../../src/protocol/airings.ts';
import type { Name, Phone, TestServer } from './harness.ts';
import { kienXuong, openServer, quynhPhu } from './harness.ts';
import { broadcast, penOf, stories } from './operations.ts';

let server: TestServer;
beforeEach(async () => {
  server = await openServer();
});
afterEach(() => server.close());

const row = (change: Partial<LogAsk['rows'][number]> = {}) => ({
  line: 2,
  place: 'Xã Quỳnh Phụ',
  date: '2026-11-09',
  start: '05:00',
  minutes: 30,
  ...change,
});

async function bring(
  phone: Phone,
  rows: readonly object[],
  { dry = false, places = {} }: { readonly dry?: boolean; readonly places?: object } = {},
): Promise<LogAnswer['lines']> {
  const columns = { place: 'Địa bàn' };
  const body = { platform: 'Loa IP tỉnh', columns, places, dry, rows };
  const answer = await phone.send('POST', '/airings/log', body);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as LogAnswer).lines;
}

async function proposed(name: Name): Promise<Proposals['airings']> {
  const answer = await (await server.signIn(name)).send('GET', '/proposals/v1');
  return ((await answer.json()) as Proposals).airings;
}

describe('[Q1] a proposal', () => {
  test('reaches the officers of its commune, and counts nowhere until one confirms it', async () => {
    const province = await server.signIn('tinh');
    const tried = await bring(province, [row()], { dry: true });
    expect(tried).toEqual([{ line: 2, verdict: 'fresh', unit: 'Xã Quỳnh Phụ' }]);
    expect(await proposed('quynhphu')).toEqual([]);
    await bring(province, [row({ clusters: 12, title: 'Quyền trẻ em' })]);
    const [airing, ...others] = await proposed('quynhphu');
    const { date, start } = row();
    expect(others).toEqual([]);
    expect(airing).toEqual({
      id: airingId(quynhPhu, date, start),
      unit: quynhPhu,
      date,
      start,
      minutes: 30,
      clusters: 12,
      title: 'Quyền trẻ em',
    });
    expect(await proposed('kienxuong')).toEqual([]);
    expect(await proposed('kv.quynhphu')).toEqual([]);
    for (const table of ['record', 'book_line', 'week_total', 'scope_total', 'operation'] as const)
      expect(await server.deps.db.selectFrom(table).selectAll().execute()).toEqual([]);
  });

  test('[Q4] confirmed on two phones it is one entry, and proposed no more', async () => {
    await bring(await server.signIn('tinh'), [row()]);
    const [airing] = await proposed('quynhphu');
    const set = { ty: 'phat_thanh', set: { ...broadcast, minutes: 30 } };
    for (const name of ['quynhphu', 'quynhphu2'] as const) {
      const pen = penOf(server, await server.signIn(name));
      const entry = pen.other(airing?.id ?? '', 'new', set);
      expect(stories(await pen.phone.sync({ push: [entry] }))[0]).toMatch(/^(applied|merged)$/);
    }
    expect(await server.deps.db.selectFrom('record').select('id').execute()).toEqual([
      { id: airing?.id },
    ]);
    expect(await proposed('quynhphu2')).toEqual([]);
    expect(await bring(await server.signIn('tinh'), [row()])).toMatchObject([{ verdict: 'again' }]);
  });

  test('[Q5] refused it stays refused, for every phone and every later log', async () => {
    const province = await server.signIn('tinh');
    await bring(province, [row(), row({ line: 3, place: 'Xã Kiến Xương' })]);
    const ids = [quynhPhu, kienXuong].map((unit) => airingId(unit, '2026-11-09', '05:00'));
    const officer = await server.signIn('quynhphu');
    expect((await officer.send('POST', '/proposals/v1/refuse', { ids })).status).toBe(200);
    expect(await proposed('quynhphu2')).toEqual([]);
    // Another commune's is not his to refuse.
    expect(await proposed('kienxuong')).toHaveLength(1);
    expect(await bring(province, [row()])).toMatchObject([{ verdict: 'refused' }]);
    expect(await proposed('quynhphu')).toEqual([]);
    const lines = await server.deps.db.selectFrom('audit').select(['deed', 'what']).execute();
    expect(lines.filter(({ deed }) => deed === 'airing.refused')).toEqual([
      { deed: 'airing.refused', what: ids[0] },
    ]);
  });
});

describe('[Q3] a line', () => {
  test('in the book already is said, and not proposed; a cancelled entry is no entry', async () => {
    const pen = penOf(server, await server.signIn('quynhphu'));
    const [kept, gone] = [pen.create(), pen.create({ start: '17:00' })];
    await pen.phone.sync({ push: [kept, gone, pen.cancel(gone.rec, 1)] });
    const province = await server.signIn('tinh');
    const told = await bring(province, [row(), row({ line: 3, start: '17:00' })]);
    expect(told.map(({ verdict }) => verdict)).toEqual(['logged', 'fresh']);
  });

  test('of a name that is merged, divided, doubtful or unknown', async () => {
    const places = ['Đài TT xã Quỳnh Hội', 'Xã Đình Dù', 'Xã Quang Trung', 'Trạm 7'];
    const rows = places.map((place, index) => row({ line: index + 2, place }));
    const province = await server.signIn('tinh');
    expect(await bring(province, rows)).toMatchObject([
      { verdict: 'fresh', unit: 'Xã Quỳnh Phụ', was: 'Xã Quỳnh Hội' },
      { verdict: 'divided', units: [{ name: 'Xã Đại Đồng' }, { name: 'Xã Như Quỳnh' }] },
      { verdict: 'ambiguous' },
      { verdict: 'unknown' },
    ]);
    const said = { 'tram 7': 'HY2025.13075' };
    const told = await bring(province, [row({ line: 5, place: 'Trạm 7' })], { places: said });
    expect(told).toEqual([{ line: 5, verdict: 'fresh', unit: 'Xã Kiến Xương' }]);
    const kept = (await (await province.send('GET', '/airings/platforms')).json()) as Platforms;
    expect(kept.platforms).toEqual([
      { name: 'Loa IP tỉnh', columns: { place: 'Địa bàn' }, places: said },
    ]);
    expect(kept.units).toHaveLength(104);
  });

  test('[R3] of another area is not the reviewer’s to bring', async () => {
    const reviewer = await server.signIn('kv.quynhphu');
    const rows = [row(), row({ line: 3, place: 'Xã Kiến Xương' })];
    const told = await bring(reviewer, rows);
    expect(told.map(({ verdict }) => verdict)).toEqual(['fresh', 'not-yours']);
    expect(await proposed('kienxuong')).toEqual([]);
  });
});

/** A platform's log as it would come: each commune, day after day, morning and evening. */
function logOf(lines: number): readonly (readonly string[])[] {
  const communes = defaultReviewAreas().flatMap(({ units }) => units);
  const cells = [['Thời gian phát', 'Địa bàn', 'Thời lượng (phút)', 'Tên chương trình']];
  for (let at = 0; at < lines; at += 1) {
    const unit = communes[at % communes.length];
    const turn = Math.floor(at / communes.length);
    const day = String(1 + (Math.floor(turn / 2) % 30)).padStart(2, '0');
    const month = turn >= 60 ? '10' : '09';
    const start = turn % 2 === 0 ? '05:00' : '17:30';
    const name = (unit && shippedUnits.find(unit)?.name) ?? '';
    cells.push([`${day}/${month}/2026 ${start}:00`, name, '30', `Chương trình ${at}`]);
  }
  return cells;
}

test('[Q3] a log of 5,000 airings: tried, taken in, and brought in again it changes nothing', async () => {
  const cells = logOf(5000);
  const { rows, findings } = readLog(cells, guessColumns(cells[0] ?? []), server.clock.now());
  expect([rows.length, findings.length]).toEqual([5000, 0]);
  const province = await server.signIn('tinh');
  const counts = async (dry: boolean) => {
    const found = new Map<string, number>();
    for (let at = 0; at < rows.length; at += logLines)
      for (const { verdict } of await bring(province, rows.slice(at, at + logLines), { dry }))
        found.set(verdict, (found.get(verdict) ?? 0) + 1);
    return Object.fromEntries(found);
  };
  const held = async () =>
    (await server.deps.db.selectFrom('airing').selectAll().orderBy('id').execute()).length;
  expect(await counts(true)).toEqual({ fresh: 5000 });
  expect(await held()).toBe(0);
  expect(await counts(false)).toEqual({ fresh: 5000 });
  expect(await held()).toBe(5000);
  expect(await counts(false)).toEqual({ again: 5000 });
  expect(await held()).toBe(5000);
  expect((await proposed('quynhphu')).length).toBe(77);
});
