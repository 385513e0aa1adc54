// A sheet of accounts: what is read of it, and what each row would make. [I7]
import { describe, expect, test } from 'vitest';
import type { Office, RowOutcome } from '../../src/domain/account-row.ts';
import { dateIn, outcomesOf } from '../../src/domain/account-row.ts';
import type { SheetRow } from '../../src/domain/account-sheet.ts';
import { mostRows, tableOf } from '../../src/domain/account-sheet.ts';
import { defaultReviewAreas, shippedUnits } from '../../src/domain/unit-catalogue.ts';

const head = ['Tên đăng nhập', 'Vai trò', 'Địa bàn', 'Từ ngày', 'Đến ngày'];
const quynhPhu = { set: 'HY2025', code: '12472' };

describe('the sheet', () => {
  test('[I7] title rows, order of columns, case, marks and odd spaces do not matter; other columns are left out', () => {
    const read = tableOf([
      ['UBND TỈNH'],
      [],
      ['STT', 'ĐỊA BÀN *', 'Họ tên', '\u200btên  đăng\u00a0nhập', 'Vai trò'.normalize('NFD')],
      ['1', 'Xã Quỳnh Phụ'.normalize('NFD'), 'Nguyễn Thị Lan', ' lan\u00a0', 'Cán bộ xã'],
      ['', '', '', '', ''],
      ['3', ' ', 'Trần Văn Hòa', 'hoa', ''],
    ]);
    expect(read).toEqual({
      ok: true,
      value: {
        rows: [
          { n: 4, login: 'lan', role: 'Cán bộ xã', place: 'Xã Quỳnh Phụ', from: '', to: '' },
          { n: 6, login: 'hoa', role: '', place: '', from: '', to: '' },
        ],
        unused: ['STT', 'Họ tên'],
      },
    });
  });

  test.each([
    ['no head', [['a', 'b']], { what: 'no-head' }],
    ['a head too far down', [...Array(20).fill([]), head], { what: 'no-head' }],
    ['nothing under the head', [head, ['', ' ']], { what: 'no-rows' }],
    ['a column too few', [['Tên đăng nhập', 'Vai trò']], { what: 'lacks', columns: ['Địa bàn'] }],
    ['one too many', [[...head, 'VAI TRÒ'], ['x']], { what: 'twice', columns: ['Vai trò'] }],
    ['too many rows', [head, ...Array(mostRows + 1).fill(['x'])], { what: 'many-rows' }],
  ])('[I7] %s is said', (_name, cells, error) => {
    expect(tableOf(cells)).toEqual({ ok: false, error });
  });
});

const plain = { n: 2, login: 'lan', role: 'Cán bộ xã', place: '12472', from: '', to: '' };
const row = (part: Partial<SheetRow> = {}): SheetRow => ({ ...plain, ...part });
const standing = { role: 'officer', areaId: null, units: [quynhPhu], term: {} } as const;
const office: Office = {
  today: '2026-11-10',
  areas: defaultReviewAreas(),
  units: shippedUnits,
  accounts: new Map([
    ['co.san', { ...standing, login: 'co.san', closed: false }],
    ['da.dong', { ...standing, login: 'da.dong', closed: true }],
  ]),
};

function said(outcome: RowOutcome | undefined): readonly string[] {
  if (outcome?.state !== 'wrong') return [outcome?.state ?? 'nothing'];
  return outcome.faults.map(({ column, what, value, hint }) =>
    [column, what, value, hint].filter(Boolean).join(' '),
  );
}

describe('a row', () => {
  test.each([
    ['a commune by code', {}, { units: [quynhPhu] }],
    ['by name, marks forgiven', { place: 'xa quynh phu' }, { units: [quynhPhu] }],
    ['by short name', { place: 'Quỳnh Phụ' }, { units: [quynhPhu] }],
    [
      'several',
      { place: '12472; Xã Kiến Xương' },
      { units: [quynhPhu, { set: 'HY2025', code: '13075' }] },
    ],
    [
      'a reviewer of an area',
      { role: 'Người duyệt', place: 'Khu vực Quỳnh Phụ' },
      { role: 'reviewer', areaId: 'kv-338', units: [] },
    ],
    ['the province', { role: 'CÁN BỘ TỈNH', place: '' }, { role: 'province', units: [] }],
    ['capitals in a login', { login: 'Lan.QP' }, { login: 'lan.qp' }],
    [
      'days as written here',
      { from: '1/12/2026', to: '2027-06-30' },
      { term: { from: '2026-12-01', to: '2027-06-30' } },
    ],
  ] as const)('[I7] %s', (_name, part, account) => {
    expect(outcomesOf([row(part)], office)).toMatchObject([{ state: 'new', n: 2, account }]);
  });

  test.each([
    ['empty cells', { login: '', role: '', place: '' }, ['login missing', 'role missing']],
    ['an officer of nowhere', { place: '' }, ['place missing']],
    ['marks in a login', { login: 'lan nguyễn' }, ['login login-signs lan nguyễn']],
    ['a short login', { login: 'la' }, ['login login-short la']],
    ['an unknown role', { role: 'Sếp' }, ['role role-unknown Sếp']],
    ['an unknown code', { place: '99999' }, ['place place-unknown 99999']],
    ['a merged commune', { place: 'Xã Quỳnh Hoa' }, ['place place-old Xã Quỳnh Hoa ']],
    ['a commune twice', { place: '12472; Quỳnh Phụ' }, ['place place-twice Xã Quỳnh Phụ']],
    [
      'an area for an officer',
      { place: 'Khu vực Quỳnh Phụ' },
      ['place place-area Khu vực Quỳnh Phụ'],
    ],
    [
      'an area and a commune',
      { role: 'Người duyệt', place: 'Khu vực Quỳnh Phụ; 13075' },
      ['place place-mixed Khu vực Quỳnh Phụ; 13075'],
    ],
    ['the province with a place', { role: 'Cán bộ tỉnh' }, ['place place-none 12472']],
    [
      'days that are none',
      { from: '31/2/2027', to: '46000' },
      ['from date-unread 31/2/2027', 'to date-unread 46000'],
    ],
    [
      'an end before the beginning',
      { from: '02/12/2026', to: '01/12/2026' },
      ['to term-reversed 01/12/2026'],
    ],
    ['a past end', { to: '09/11/2026' }, ['to term-over 09/11/2026']],
    ['another’s login', { login: 'CO.SAN', place: '13075' }, ['login login-other co.san']],
    ['a closed account', { login: 'da.dong' }, ['login login-closed da.dong']],
  ])('[I7] %s is a fault of its cell', (_name, part, faults) => {
    const [outcome] = outcomesOf([row(part)], office);
    expect(said(outcome)).toEqual(faults.map((fault) => expect.stringContaining(fault)));
  });

  test('[I7] a merged commune is named with the one that answers for it now', () => {
    expect(said(outcomesOf([row({ place: 'Xã Quỳnh Hoa' })], office)[0])[0]).toMatch(
      /^place place-old Xã Quỳnh Hoa .*\(\d{5}\)$/,
    );
  });

  test('[I7] a login twice is a fault of the second row, and names the first', () => {
    const outcomes = outcomesOf([row({ n: 5 }), row({ n: 9, login: 'LAN' })], office);
    expect(outcomes.map(said)).toEqual([['new'], ['login login-twice lan 5']]);
  });

  test('[I7] what is there already stays as it is', () => {
    expect(said(outcomesOf([row({ login: 'co.san' })], office)[0])).toEqual(['same']);
  });

  test('a day is read as it is written here', () => {
    expect(['01/12/2026', '1-2-2026', '2026-02-30', '12/2026', ''].map(dateIn)).toEqual([
      '2026-12-01',
      '2026-02-01',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
