// Searching everything: the phone's own book is the measure, and rights are the border. Runs on both databases.
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deriveAgain } from '../../server/storage/derived.ts';
import type { Cursor, LineQuestion } from '../../server/storage/search.ts';
import { findLines } from '../../server/storage/search.ts';
import { keepHouse } from '../../server/sync/housekeeping.ts';
import type { BookLine } from '../../src/domain/book.ts';
import { findLines as findInBook, lineOf, newestFirst } from '../../src/domain/book.ts';
import type { Values } from '../../src/domain/field.ts';
import { parseQuery } from '../../src/domain/search.ts';
import { searchText, writtenText } from '../../src/domain/search-text.ts';
import type { FoundPage } from '../../src/protocol/search.ts';
import { foundSchema, viewsSchema } from '../../src/protocol/search.ts';
import { rowSchema } from '../../src/protocol/sync.ts';
import type { Name, Phone, TestServer } from './harness.ts';
import { foreign, home, openServer } from './harness.ts';
import type { Pen } from './operations.ts';
import { penOf } from './operations.ts';

let server: TestServer;
let hoa: Pen;
beforeEach(async () => {
  server = await openServer();
  hoa = penOf(server, await server.signIn('quynhphu'));
});
afterEach(() => server.close());

async function searched(phone: Phone, asked: Readonly<Record<string, string>>): Promise<FoundPage> {
  const answer = await phone.send('GET', `/search?${new URLSearchParams(asked)}`);
  expect(answer.status).toBe(200);
  return foundSchema.parse(await answer.json());
}

const titlesOf = async (who: Name, asked: Readonly<Record<string, string>>) =>
  (await searched(await server.signIn(who), asked)).lines.map((line) => line.title);

const words = [
  'Quyền',
  'trẻ em',
  'Trà Lý',
  'tre',
  'hoà bình',
  'hòa giải',
  'Đông',
  '25/KH-UBND',
  'kỹ năng',
  'quý',
  'thụy',
];

/** Entries whose titles are drawn from few words, so that most questions find some and not all. */
async function fill(count: number): Promise<readonly BookLine[]> {
  const lines: BookLine[] = [];
  for (let at = 0; at < count; at += 20) {
    const ops = Array.from({ length: Math.min(20, count - at) }, (_, i) => {
      const nth = at + i;
      const title = [0, 1, 2].map((k) => words[(nth * (k + 3) + k * k) % words.length]).join(' ');
      const date = `2026-11-0${1 + (nth % 9)}`;
      return hoa.create({ title, date, approvedOn: date, start: nth % 3 ? '05:00' : '17:00' });
    });
    const answer = await hoa.phone.sync({ push: ops });
    expect(answer.r?.every(({ s }) => s === 'applied')).toBe(true);
    for (const { rec, set } of ops) {
      const values = set as Values & { readonly date: string };
      const source = { id: rec, scope: home, type: 'phat_thanh', date: values.date } as const;
      const kept = { state: 'submitted', word: 'sent', conflicts: 0, values } as const;
      const fold = searchText('phat_thanh', values);
      lines.push(lineOf({ ...source, ...kept, fold }, writtenText(values)));
    }
  }
  return lines.sort(newestFirst);
}

/** All pages, each as long as is said. @param newest how many lines are looked at before an index is asked */
async function allPages(
  question: LineQuestion,
  most: number,
  newest: number,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after: Cursor | undefined; ; ) {
    const page = await findLines(server.deps.db, question, { most, after, newest });
    found.push(...page.map((line) => line.rec));
    after = page.at(-1);
    if (page.length < most) return found;
  }
}

const idle = { word: null, type: null, month: null };

describe('the same answer as the phone’s book', () => {
  test('[L9] [A4] [L1] [L2] in the same order, however long the page and whichever way it is found', async () => {
    const book = await fill(90);
    const typed = fc.oneof(
      fc
        .array(fc.tuple(fc.constantFrom(...words), fc.integer({ min: 1, max: 6 })), {
          maxLength: 3,
        })
        .map((parts) => parts.map(([word, length]) => word.slice(0, length)).join(' ')),
      fc.constantFrom('hoà', 'tra li', 'TRÀ', 'kĩ', 'zz', '%', '_', "'", '"', 'quyen tre ly', '25'),
    );
    await fc.assert(
      fc.asyncProperty(
        typed,
        fc.constantFrom(7, 51),
        fc.constantFrom(0, 10, 1000),
        fc.constantFrom<Partial<LineQuestion>>(
          {},
          { units: ['HY2025.12472'] },
          { units: ['HY2025.12472', ...Array.from({ length: 30 }, (_, n) => `TB2024.${n}`)] },
          { state: 'submitted' },
          { type: 'phat_thanh' },
        ),
        async (text, most, newest, more) => {
          const query = parseQuery(text);
          const { exact, near } = findInBook(book, query, idle);
          const wanted = [...exact, ...near].map((line) => line.id);
          const question = { query, units: undefined, ...more };
          expect(await allPages(question, most, newest)).toEqual(wanted);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('[L9] days, types and states narrow it', async () => {
    const book = await fill(30);
    const question = { query: parseQuery(''), units: undefined };
    const of = (more: Partial<LineQuestion>) => allPages({ ...question, ...more }, 50, 5);
    const inDays = book.filter(({ date }) => date >= '2026-11-03' && date <= '2026-11-05');
    expect(await of({ from: '2026-11-03', to: '2026-11-05' })).toEqual(inDays.map(({ id }) => id));
    expect(await of({ type: 'tap_huan' })).toEqual([]);
    expect(await of({ state: 'returned' })).toEqual([]);
    expect(await of({ units: [] })).toEqual([]);
  });
});

describe('rights', () => {
  test('[L9] [R1] [R2] [R3] nobody finds what lies outside his units, whatever he asks for', async () => {
    const lan = penOf(server, await server.signIn('kienxuong'), foreign);
    await hoa.phone.sync({ push: [hoa.create({ title: 'Bản tin Quỳnh Phụ' })] });
    await lan.phone.sync({ push: [lan.create({ title: 'Bản tin Kiến Xương' })] });
    const ours = ['Bản tin Quỳnh Phụ'];
    const both = ['Bản tin Kiến Xương', 'Bản tin Quỳnh Phụ'];
    expect(await titlesOf('quynhphu', { q: 'ban tin' })).toEqual(ours);
    expect(await titlesOf('kv.quynhphu', { q: 'ban tin' })).toEqual(ours);
    expect([...(await titlesOf('tinh', { q: 'ban tin' }))].sort()).toEqual(both);
    expect(await titlesOf('kv.quynhphu', { unit: 'HY2025.13075' })).toEqual([]);
    expect(await titlesOf('tinh', { unit: 'HY2025.13075' })).toEqual(['Bản tin Kiến Xương']);
    const admin = await server.signIn('quantri');
    expect((await admin.send('GET', '/search?q=ban')).status).toBe(403);
  });

  test('[R1] [U4] one record is opened by whoever may read it, also of a unit that went into his', async () => {
    const old = 'c:TB2024.12472:2026';
    const entry = penOf(server, hoa.phone, old).create({ title: 'Thị trấn cũ' });
    await hoa.phone.sync({ push: [entry] });
    const asks = async (name: Name) =>
      (await server.signIn(name)).send('GET', `/record/${entry.rec}`);
    const seen = (await (await asks('kv.quynhphu')).json()) as { row: unknown; place: string };
    expect(rowSchema.parse(seen.row)).toMatchObject({ id: entry.rec, scope: old });
    expect(seen.place).toBe('Thị trấn Quỳnh Côi, Huyện Quỳnh Phụ');
    expect((await asks('kv.kienxuong')).status).toBe(404);
    expect((await asks('tinh')).status).toBe(200);
    expect(await titlesOf('kv.quynhphu', { unit: 'HY2025.12472' })).toEqual(['Thị trấn cũ']);
    expect(await titlesOf('tinh', { unit: 'TB2024.12472', q: 'cũ' })).toEqual(['Thị trấn cũ']);
  });

  test('[R1] what is no question, and no cursor of ours, is refused', async () => {
    const tinh = await server.signIn('tinh');
    for (const query of ['sort=x', 'from=2026-02-30', 'state=draft', 'after=x'])
      expect((await tinh.send('GET', `/search?${query}`)).status, query).toBe(400);
  });
});

test('[L9] a page ends where the next begins, with the near ones after the exact', async () => {
  await fill(120);
  const tinh = await server.signIn('tinh');
  const first = await searched(tinh, { q: 'trẻ' });
  expect(first.next).not.toBeNull();
  const second = await searched(tinh, { q: 'trẻ', after: first.next ?? '' });
  const all = [...first.lines, ...second.lines];
  expect(first.lines).toHaveLength(Math.min(50, all.length));
  expect(new Set(all.map((line) => line.id)).size).toBe(all.length);
  const nears = all.map((line) => Number(!line.exact));
  expect(nears).toEqual(nears.toSorted((a, b) => a - b));
  expect(new Set(all.map((line) => line.exact)).size).toBe(2);
  expect(second.next).toBeNull();
});

/** Everything that is derived, in an order of its own. */
async function derived() {
  const { db } = server.deps;
  const lines = await db
    .selectFrom('book_line')
    .select(['rec', 'ord', 'unit', 'type', 'state', 'key', 'marked'])
    .orderBy('rec')
    .execute();
  const weeks = await db.selectFrom('week_total').selectAll().execute();
  const text = (week: object) => JSON.stringify(week);
  return { lines, weeks: weeks.map(text).sort() };
}

test('[L9] lines and counts follow edits, moves, reviews, cancelling and time, as if made again', async () => {
  const [a, b, c, d] = [1, 2, 3, 4].map((n) => hoa.create({ title: `Bài ${n}` }));
  if (!a || !b || !c || !d) throw new Error('four entries');
  await hoa.phone.sync({ push: [a, b, c, d, hoa.change(a.rec, 1, { title: 'Ngay sau đó' })] });
  const reviewer = penOf(server, await server.signIn('kv.quynhphu'));
  await reviewer.phone.sync({ push: [reviewer.review(b.rec, 1, 'approved')] });
  const nextYear = { date: '2026-11-21' };
  server.clock.set(Date.parse('2026-11-22T02:00:00Z'));
  const moved = hoa.change(c.rec, 1, nextYear, { to: 'c:HY2025.12472:2027' });
  await hoa.phone.sync({ push: [moved, hoa.cancel(d.rec, 1)] });
  const after = await derived();
  expect(after.lines.map(({ state }) => state).sort()).toEqual([
    'approved',
    'cancelled',
    'submitted',
    'submitted',
  ]);
  expect(after.weeks).toHaveLength(3);
  await deriveAgain(server.deps.db);
  expect(await derived()).toEqual(after);
  server.clock.advance(40 * 86_400_000);
  await keepHouse(server.deps.db, server.clock.now());
  const later = await derived();
  expect(later.lines).toHaveLength(3);
  await deriveAgain(server.deps.db);
  expect(await derived()).toEqual(later);
  await hoa.phone.sync({ push: [hoa.other(d.rec, 'restore', { base: 2 })] });
  const back = await derived();
  expect(back.lines).toHaveLength(4);
  await deriveAgain(server.deps.db);
  expect(await derived()).toEqual(back);
});

test('[R1] an account keeps questions of its own, each name once', async () => {
  const [binh, tinh] = [await server.signIn('kv.quynhphu'), await server.signIn('tinh')];
  const keep = (phone: Phone, name: string, asked: object) =>
    phone.send('POST', '/views', { name, asked });
  const viewsOf = async (phone: Phone) =>
    viewsSchema.parse(await (await phone.send('GET', '/views')).json()).views;
  expect((await keep(binh, 'Bị trả lại', { state: 'returned' })).status).toBe(201);
  expect((await keep(binh, 'Bị trả lại', { state: 'returned', q: 'trẻ' })).status).toBe(201);
  expect((await keep(binh, '  ', {})).status).toBe(400);
  expect((await keep(binh, 'Lạ', { sort: 'x' })).status).toBe(400);
  const [view, ...more] = await viewsOf(binh);
  expect(more).toEqual([]);
  expect(view).toMatchObject({ name: 'Bị trả lại', asked: { state: 'returned', q: 'trẻ' } });
  expect(await viewsOf(tinh)).toEqual([]);
  expect((await tinh.send('DELETE', `/views/${view?.id}`)).status).toBe(404);
  expect((await binh.send('DELETE', `/views/${view?.id}`)).status).toBe(204);
  expect(await viewsOf(binh)).toEqual([]);
});
