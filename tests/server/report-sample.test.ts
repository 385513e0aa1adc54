// The sample's figures against an independent recount, and the form of its .docx read out of the file.
import readSheets from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { assemble, gatherLines } from '../../server/report/assemble.ts';
import { docxOf } from '../../server/report/docx.ts';
import { readFacts } from '../../server/report/facts.ts';
import { xlsxOf } from '../../server/report/xlsx.ts';
import { linesBehind, ownBehind, unitsBehind } from '../../src/domain/report/behind.ts';
import { valueAt } from '../../src/domain/report/compose.ts';
import { factsOf } from '../../src/domain/report/facts.ts';
import { numberText } from '../../src/domain/report/figure-text.ts';
import { annexKeys } from '../../src/domain/report/report.ts';
import { compare } from '../world/compare.ts';
import { recount, recountTargets } from '../world/recount.ts';
import { sampleDays, sampleReport } from '../world/sample-report.ts';
import { unzip } from '../world/unzip.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let sample: Awaited<ReturnType<typeof sampleReport>>;
beforeAll(async () => {
  sample = await sampleReport(8);
});
afterAll(() => sample.close());

test('[B1] [B2] every figure comes out the same when other code counts it', async () => {
  const { report } = sample.assembled;
  const asked = report.targets[0]?.asked ?? 0;
  const recounted = new Map([
    ...(await recount(sample.deps.db, sampleDays.from, sampleDays.to)),
    ...(await recountTargets(sample.deps.db, asked)),
  ]);
  const { figures, differences } = compare(report, recounted);
  expect(figures).toBeGreaterThan(3000);
  expect(differences).toEqual([]);
});

test('[B2] the records behind a figure make the figure', () => {
  const { report } = sample.assembled;
  const of = { annex: 'III', row: 'HY2025.12472', column: 'minutes' } as const;
  const records = linesBehind(report, sample.lines, of);
  const sum = records.reduce(
    (all, { values }) => all + Number(values['airings']) * Number(values['minutes']),
    0,
  );
  expect(sum).toBeGreaterThan(0);
  expect(valueAt(report, of)).toBe(sum);
  for (const annex of annexKeys.slice(2))
    for (const [column, value] of Object.entries(report.annexes[annex].totals)) {
      const address = { annex, row: 'total', column };
      const own = ownBehind(report, address);
      const behind = own ?? linesBehind(report, sample.lines, address);
      expect(behind.length > 0, `${annex} ${column}`).toBe(Number(value) !== 0);
      if (own) continue;
      const counted = [...unitsBehind(report, address).values()].reduce((all, n) => all + n, 0);
      expect(counted, `${annex} ${column}`).toBe(behind.length);
    }
});

test('[B7] each figure of the text stands in an annex, as it is written there', () => {
  const { report, paper } = sample.assembled;
  const figures = paper.body.flatMap((block) =>
    block.kind === 'sentence' ? block.runs.filter(({ figure }) => figure) : [],
  );
  expect(figures.length).toBeGreaterThan(25);
  for (const { text, figure } of figures) {
    const value = figure && valueAt(report, figure);
    if (figure?.column === 'minutes' || text.includes('/')) continue;
    expect(text.replace(/^(0(?=\d)|khoảng )/, '').replace('%', '')).toBe(numberText(Number(value)));
  }
  const digits = paper.body.flatMap((block) =>
    block.kind === 'sentence' ? block.runs.filter(({ figure }) => !figure) : [],
  );
  const stray = digits.map(({ text }) => text.replace(/(I|II|III|IV|V|VI)\.[\d.]+/g, '')).join(' ');
  expect(stray.match(/\d+/g) ?? []).toEqual([]);
});

test('[B8] rebuilt from the same ingredients the document is the same', () => {
  const again = assemble({ ...sample.ingredients }, factsOf(sampleDays, sample.lines.toReversed()));
  expect(JSON.stringify(again.paper)).toBe(JSON.stringify(sample.assembled.paper));
});

test('[B9] the .docx has the paper, margins, letters and page numbers of NĐ 30/2020', async () => {
  const files = unzip(await docxOf(sample.assembled.paper));
  const document = files.get('word/document.xml') ?? '';
  const sections = document.match(/<w:sectPr.*?<\/w:sectPr>/gs) ?? [];
  expect(sections).toHaveLength(8);
  const sizes = sections.map((one) => {
    const [, w, h, turned] =
      /<w:pgSz w:w="(\d+)" w:h="(\d+)"(?: w:orient="(\w+)")?/.exec(one) ?? [];
    return [Number(w), Number(h), turned];
  });
  const [upright, wide] = [
    [11905, 16837, 'portrait'],
    [16837, 11905, 'landscape'],
  ];
  expect(sizes).toEqual([upright, wide, wide, wide, wide, wide, wide, upright]);
  for (const one of sections) {
    const margin = (side: string) =>
      Math.round(
        (Number(new RegExp(`<w:pgMar[^>]*w:${side}="(\\d+)"`).exec(one)?.[1]) * 25.4) / 1440,
      );
    expect(['top', 'bottom', 'left', 'right'].map(margin)).toEqual([20, 20, 30, 15]);
    expect(one).toContain('<w:pgNumType w:start="1"');
    expect(one).toContain('<w:titlePg');
  }
  const letters = new Set(document.match(/w:ascii="[^"]+"/g));
  expect([...letters]).toEqual(['w:ascii="Times New Roman"']);
  const headers = [...files].filter(([name]) => /word\/header\d+\.xml/.test(name));
  const numbered = headers.filter(([, xml]) => xml.includes('PAGE'));
  expect(numbered).toHaveLength(8);
  expect(headers).toHaveLength(16);
  for (const [, xml] of numbered) {
    expect(xml).toContain('<w:jc w:val="center"');
    expect(xml).toContain('<w:sz w:val="28"');
  }
  const sizeOf = (text: string) => {
    const [, properties = ''] =
      new RegExp(`<w:r><w:rPr>((?:(?!</w:rPr>).)*)</w:rPr><w:t[^>]*>${text}`).exec(document) ?? [];
    return [
      Number(/<w:sz w:val="(\d+)"/.exec(properties)?.[1]) / 2,
      /<w:b\/>/.test(properties),
      /<w:i\/>/.test(properties),
    ];
  };
  expect(sizeOf('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toEqual([12, true, false]);
  expect(sizeOf('Độc lập - Tự do - Hạnh phúc')).toEqual([13, true, false]);
  expect(sizeOf('BÁO CÁO')).toEqual([14, true, false]);
  expect(sizeOf('Hưng Yên, ngày')).toEqual([13, false, true]);
  expect(sizeOf('Nơi nhận:')).toEqual([12, true, true]);
  expect(sizeOf('- Như trên')).toEqual([11, false, false]);
  expect(sizeOf('Thực hiện Kế hoạch')).toEqual([14, false, false]);
  expect(document).toMatch(/<w:jc w:val="both"\/>/);
  expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(7);
});

test('[B9] the .xlsx has a sheet for each annex, with numbers that are numbers', async () => {
  const files = unzip(await xlsxOf(sample.assembled.paper));
  const sheets = [...files.keys()].filter((name) => /worksheets\/sheet\d+\.xml/.test(name));
  expect(sheets).toHaveLength(7);
  expect(files.get('xl/workbook.xml')).toContain('Phụ lục VII');
  const total = sample.assembled.report.annexes.III.totals['airings'];
  const third = files.get('xl/worksheets/sheet3.xml') ?? '';
  const numbers = [...third.matchAll(/<c [^>]*?(t="\w+")?[^>]*><v>([^<]*)<\/v>/g)]
    .filter(([whole]) => !whole.includes('t="s"'))
    .map(([, , value]) => Number(value));
  expect(numbers).toContain(total);
  expect(numbers.length).toBeGreaterThan(65 * 9);
});

test.each([
  ['a reporting year', sampleDays],
  ['a quarter', { from: '2026-07-01', to: '2026-09-30' }],
  ['days of the middle of months', { from: '2026-10-05', to: '2026-11-13' }],
  ['days within one part', { from: '2026-11-03', to: '2026-11-09' }],
  ['from a part’s first day to within it', { from: '2026-10-21', to: '2026-10-25' }],
  ['from within a part to its last day', { from: '2026-10-25', to: '2026-10-31' }],
  ['over the cut-off of the year before', { from: '2025-11-01', to: '2026-11-20' }],
  ['the first days of one part to the last of another', { from: '2026-10-18', to: '2026-11-03' }],
  ['the last days of one part to the first of another', { from: '2026-10-04', to: '2026-11-17' }],
  ['one day', { from: '2026-11-20', to: '2026-11-20' }],
])('[B13] over %s kept sums and single records give the same facts', async (_, days) => {
  const { deps, place } = sample;
  const lines = (await gatherLines(deps.db, place, days, () => true)) ?? [];
  expect(await readFacts(deps.db, place.units, days)).toEqual(factsOf(days, lines));
});

test('[B9] the .xlsx read back by a second library: its sheets, and every figure a number equal to the report’s', async () => {
  const { paper } = sample.assembled;
  const sheets = await readSheets(await xlsxOf(paper));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(
    paper.annexes.map(({ key }) => `Phụ lục ${key}`),
  );
  let figures = 0;
  for (const [at, { columns, rows, total }] of paper.annexes.entries()) {
    const data = sheets[at]?.data ?? [];
    // Title, moment, a blank line, headers.
    expect(data[3]).toEqual(columns.map(({ title }) => title));
    for (const [line, row] of [...rows, ...(total ? [total] : [])].entries())
      for (const [column, { n, text }] of row.entries()) {
        if (!columns[column]?.figure || typeof n !== 'number' || text.includes('/')) continue;
        expect(data[line + 4]?.[column], `${at} ${line} ${column}`).toBe(n);
        figures += 1;
      }
  }
  expect(figures).toBeGreaterThan(2500);
});
