// Pictures of every screen at both sizes, in light and dark, into the ignored folder screens/. To be looked at.
import { expect, test } from '@playwright/test';
import { signIn } from './people.ts';
import type { Province } from './province.ts';
import { demoPassword, openDemo } from './province.ts';
import { shoot } from './shoot.ts';

let province: Province;

test.beforeAll(async () => {
  province = await openDemo();
});
test.afterAll(() => province.close());

test('signing in', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: province.address })).newPage();
  await page.goto('/');
  await expect(page.getByLabel('Mật khẩu')).toBeVisible();
  await shoot(page, '01-sign-in');
  await page.goto('/cai-dat');
  await expect(page.getByLabel('Mã cài đặt')).toBeVisible();
  await shoot(page, '02-setup');
  await page.goto('/huong-dan.html');
  await shoot(page, '03-guide');
});

test('the officer', async ({ browser }) => {
  const { page } = await signIn(browser, province, 'quynhphu', { password: demoPassword });
  await shoot(page, '10-today');
  for (const type of ['phat_thanh', 'trien_lam', 'co_dong', 'tap_huan']) {
    await page.goto(`/ghi/${type}/0199f3b0-10f2-7b41-a6c3-0d9b77aa3c55`);
    await page.getByRole('button', { name: 'Lưu trên máy này' }).waitFor();
    await shoot(page, `11-form-${type}`);
    await page.getByRole('button', { name: 'Lưu trên máy này' }).click();
    await shoot(page, `12-form-errors-${type}`);
  }
  await page.goto('/so');
  await expect(page.getByText(/Năm báo cáo/)).toBeVisible();
  await shoot(page, '13-book');
  await page.getByLabel('Tìm trong sổ').fill('quyen tre em');
  await shoot(page, '14-book-search');
  await page.getByLabel('Tìm trong sổ').fill('khong co gi ca');
  await shoot(page, '15-book-none');
  await page.goto('/so?word=returned');
  await page.getByLabel('Tháng').waitFor();
  await shoot(page, '15-book-filters');
  await page.goto('/so/in/2026-11');
  await page.getByRole('button', { name: 'In hoặc lưu PDF' }).waitFor();
  await shoot(page, '15-month-log');
  await page.goto('/ke-hoach');
  await page.getByRole('heading', { name: 'Theo nhiệm vụ' }).waitFor();
  await shoot(page, '15-plan');
  await page.goto('/');
  await page
    .getByRole('link', { name: /Thiếu số nữ/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Quá trình' }).waitFor();
  await shoot(page, '16-record-returned');
  await page.getByRole('button', { name: 'Hủy bản ghi' }).click();
  await shoot(page, '17-record-cancel');
  await page.goto('/so');
  await page
    .getByRole('link', { name: /Hai người ghi khác nhau/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Quá trình' }).waitFor();
  await shoot(page, '18-record-conflict');
  await page.goto('/mau-thuan');
  await page.getByRole('region', { name: /Hai người ghi khác nhau/ }).waitFor();
  await shoot(page, '18-conflicts');
  await page.goto('/may-nay');
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor();
  await shoot(page, '19-device');
  await page.getByRole('button', { name: 'English' }).click();
  // The choice is on disk a moment after it is on the screen.
  await page.getByRole('heading', { name: 'This device' }).waitFor();
  await page.waitForTimeout(500);
  await page.goto('/');
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  await shoot(page, '20-today-english');
});

test('the reviewer, the province, the administrator', async ({ browser }) => {
  const { page } = await signIn(browser, province, 'kv.quynhphu', {
    password: demoPassword,
    desk: true,
  });
  await shoot(page, '30-desk');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press('b');
  await page.getByRole('dialog').waitFor();
  await shoot(page, '30-desk-many');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press('Escape');
  await page.locator('.desk-item a').first().click();
  await page.getByRole('heading', { name: 'Quá trình' }).waitFor();
  await shoot(page, '31-desk-record');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: /^Trả lại/ }).click();
  await shoot(page, '32-desk-return');
  await page.goto('/mau-thuan');
  await page.locator('.desk-item a').first().click();
  await page.getByRole('heading', { name: 'Quá trình' }).waitFor();
  await shoot(page, '33-desk-conflict');
  const tinh = await signIn(browser, province, 'tinh', { password: demoPassword, desk: true });
  await shoot(tinh.page, '40-province');
  await tinh.page.goto('/bao-cao');
  await tinh.page.getByRole('button', { name: 'Lập báo cáo' }).click();
  await tinh.page.getByRole('region', { name: 'Bản xem trước' }).waitFor();
  await shoot(tinh.page, '41-report');
  await tinh.page.goto('/thiet-lap');
  await tinh.page.getByRole('heading', { name: 'Tên các cấp' }).waitFor();
  await shoot(tinh.page, '44-settings');
  await tinh.page.goto('/don-vi');
  await tinh.page.getByRole('heading', { name: 'Khu vực duyệt' }).waitFor();
  await shoot(tinh.page, '42-units');
  await tinh.page.goto('/don-vi/cho');
  await tinh.page.getByText('Không có gì đang chờ').waitFor();
  await shoot(tinh.page, '43-tray');
  const quantri = await signIn(browser, province, 'quantri', {
    password: demoPassword,
    desk: true,
    sync: false,
  });
  await quantri.page.getByRole('heading', { name: 'Danh sách tài khoản' }).waitFor();
  await shoot(quantri.page, '50-accounts');
  await quantri.page.getByRole('link', { name: /^quynhphu Cán bộ/ }).click();
  await quantri.page.getByRole('heading', { name: 'Phiên đăng nhập' }).waitFor();
  await shoot(quantri.page, '51-account');
  await quantri.page.goto('/nhat-ky');
  await quantri.page.getByRole('heading', { name: 'Hôm nay' }).waitFor();
  await shoot(quantri.page, '52-log');
});

test('the phone itself', async ({ browser }) => {
  const agents = {
    '60-zalo':
      'Mozilla/5.0 (Linux; Android 13) Chrome/142.0.0.0 Mobile Safari/537.36 Zalo android/2511',
    '61-iphone': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1',
  };
  for (const [name, userAgent] of Object.entries(agents)) {
    const context = await browser.newContext({ baseURL: province.address, userAgent });
    const page = await context.newPage();
    await page.goto('/');
    await page.getByRole('listitem').first().waitFor();
    await shoot(page, name);
    await context.close();
  }
  const { page, context } = await signIn(browser, province, 'quynhphu', {
    password: demoPassword,
  });
  await page.goto('/dua-ra-man-hinh');
  await page.getByRole('listitem').first().waitFor();
  await shoot(page, '62-install');
  await context.setOffline(true);
  await page.goto('/ghi/tap_huan');
  await page.getByLabel('Tên lớp, hội nghị').fill('Tập huấn đang ghi dở');
  await page.getByText(/nháp tự lưu/).waitFor();
  await page.goto('/may-nay');
  await page.getByRole('button', { name: 'Tạo tệp cứu hộ', exact: true }).click();
  await page.getByText(/Tệp đã xong/).waitFor();
  await shoot(page, '63-device-offline');
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await shoot(page, '64-sign-out');
  await page.keyboard.press('Escape');
  await page.getByLabel('Mã PIN mới (4–8 chữ số)').fill('4821');
  await page.getByLabel('Nhập lại mã PIN').fill('4821');
  await page.getByRole('button', { name: 'Đặt mã PIN' }).click();
  await page.getByText('Đang khóa bằng mã PIN').waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Nhập mã PIN' }).waitFor();
  await shoot(page, '65-lock');
});
