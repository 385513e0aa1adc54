// A sheet of accounts: a file with faults, the same file mended, and slips on paper.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import writeExcelFile from 'write-excel-file/node';
import { signIn } from './people.ts';
import type { Province } from './province.ts';
import { openProvince } from './province.ts';

let province: Province;
test.beforeAll(async () => {
  province = await openProvince();
});
test.afterAll(() => province.close());

type Row = readonly (string | number)[];

async function chooses(page: Page, name: string, rows: readonly Row[]): Promise<void> {
  const heads: Row = ['Họ tên', 'Tên đăng nhập', 'Vai trò', 'Địa bàn'];
  const data = [heads, ...rows].map((row) => row.map((value) => ({ value })));
  const buffer = await writeExcelFile([{ data, sheet: 'Danh sách' }]).toBuffer();
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
}

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
}

test('[I7] a sheet with faults makes nothing; mended, it makes every account and its slip', async ({
  browser,
}) => {
  const { page, context } = await signIn(browser, province, 'quantri', { desk: true, sync: false });
  await page.getByRole('link', { name: 'Nhập từ .xlsx' }).click();
  const template = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải tệp mẫu' }).click();
  expect((await template).suggestedFilename()).toBe('tai-khoan-mau.xlsx');

  const sound: readonly Row[] = [
    ['Vũ Thị Mai', 'mai', 'Cán bộ xã', 12_472],
    ['Đỗ Văn Sơn', 'son', 'Cán bộ xã', 'Xã Kiến Xương'],
    ['Lê Thu', 'thu', 'Người duyệt khu vực', 'Khu vực Vũ Thư'],
    ['Bùi Hà', 'ha.so', 'Cán bộ tỉnh', ''],
  ];
  await chooses(page, 'sai.xlsx', [
    ...sound,
    ['Trần An', 'tran an', 'Cán bộ', 'Xã Quỳnh Hoa'],
    ['Phạm Mai', 'mai', '', 99_999],
  ]);
  await expect(page.getByText('4 tài khoản mới · 0 đã có sẵn · 2 dòng phải sửa')).toBeVisible();
  await expect(page.getByText('Cột không dùng: Họ tên.')).toBeVisible();
  await expect(page.getByText(/“Xã Quỳnh Hoa” đã sáp nhập, nay là Xã .+ \(\d{5}\)/)).toBeVisible();
  await expect(page.getByText('“mai” đã có ở dòng 2. Mỗi người một tên.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Tạo \d/ })).toHaveCount(0);
  await isAccessible(page);
  await page.setViewportSize({ width: 360, height: 640 });
  await isAccessible(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);

  await chooses(page, 'dung.xlsx', sound);
  await page.getByRole('button', { name: 'Tạo 4 tài khoản và giấy mời' }).click();
  await expect(page.getByRole('button', { name: 'In 4 giấy mời (1 tờ A4)' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Mã QR mở tài khoản/ })).toHaveCount(4);
  await isAccessible(page);

  // The printer jams.
  await page.getByRole('button', { name: 'Về danh sách tài khoản' }).click();
  await page.getByRole('button', { name: 'Làm giấy mời cho 4 tài khoản chưa mở' }).click();
  await expect(page.getByRole('img', { name: /^Mã QR mở tài khoản/ })).toHaveCount(4);

  await page.goto('/tai-khoan/nhap');
  await chooses(page, 'dung.xlsx', sound);
  await expect(page.getByText('0 tài khoản mới · 4 đã có sẵn · 0 dòng phải sửa')).toBeVisible();
  await expect(page.getByText('Không có gì để tạo.')).toBeVisible();
  await context.close();
});
