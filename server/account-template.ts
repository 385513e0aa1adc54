// The sheet an administrator fills in: the heads alone, so that no example is imported for an account; how, and every
// code, on sheets of their own. [I7]
import type { Cell } from 'write-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { sheetColumns, sheetTitles } from '../src/domain/account-sheet.ts';
import type { ReviewArea } from '../src/domain/unit.ts';
import { sameUnit } from '../src/domain/unit.ts';
import { communesOf } from '../src/domain/unit-catalogue.ts';
import { units } from './units.ts';

const bold = { fontWeight: 'bold' } as const;
const framed = { borderStyle: 'thin', borderColor: '#555555' } as const;

/** Text, also where a person types a code or a day: the sheet must not make a number of it. */
const asTyped = { format: '@', type: String } as const;
const emptyRows = 200;

const guide: readonly (readonly [string, string])[] = [
  [
    sheetTitles.login,
    'Bắt buộc. Từ 3 ký tự: chữ không dấu, số, dấu chấm, gạch nối. Mỗi người một tên.',
  ],
  [
    sheetTitles.role,
    'Bắt buộc. Một trong: Cán bộ xã · Người duyệt khu vực · Cán bộ tỉnh · Quản trị',
  ],
  [
    sheetTitles.place,
    'Cán bộ xã: mã hoặc tên xã, phường (nhiều nơi cách nhau bằng dấu chấm phẩy). Người duyệt: tên khu vực. Cán bộ tỉnh, quản trị: để trống.',
  ],
  [sheetTitles.from, 'Không bắt buộc. Ngày đầu được đăng nhập, ví dụ 01/12/2026.'],
  [sheetTitles.to, 'Không bắt buộc. Ngày cuối được đăng nhập.'],
];

/** @param today local date, for the communes of now */
export function accountTemplate(areas: readonly ReviewArea[], today: string): Promise<Buffer> {
  const set = units().setOn(today);
  const communes = set ? communesOf(set) : [];
  const heads = sheetColumns.map((column) => ({ value: sheetTitles[column], ...bold, ...framed }));
  const blank = Array.from({ length: emptyRows }, () =>
    sheetColumns.map(() => ({ value: '', ...asTyped, ...framed })),
  );
  const codes = communes.map(({ code, name }): Cell[] => {
    const unit = { set: set?.set ?? '', code };
    const area = areas.find((group) => group.units.some((one) => sameUnit(one, unit)));
    return [{ value: code, ...asTyped }, { value: name }, { value: area?.name ?? '' }];
  });
  const titles = ['Mã', 'Xã, phường', 'Khu vực'].map((value) => ({ value, ...bold }));
  const sheets = [
    {
      sheet: 'Tài khoản',
      data: [heads, ...blank],
      stickyRowsCount: 1,
      columns: widths(22, 22, 34, 14, 14),
    },
    {
      sheet: 'Cách điền',
      data: guide.map(([title, text]) => [
        { value: title, ...bold },
        { value: text, wrap: true },
      ]),
      columns: widths(20, 90),
    },
    {
      sheet: 'Mã đơn vị',
      data: [titles, ...codes],
      stickyRowsCount: 1,
      columns: widths(10, 34, 30),
    },
  ];
  return writeExcelFile(sheets, { fontFamily: 'Times New Roman', fontSize: 12 }).toBuffer();
}

function widths(...list: readonly number[]) {
  return list.map((width) => ({ width }));
}
