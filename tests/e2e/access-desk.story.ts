// The desks' screens before axe (WCAG 2.2 A and AA), in light and dark.
import { expect, test } from '@playwright/test';
import { fitsAtDoubleText, isAccessible } from './accessible.ts';
import { signIn } from './people.ts';
import type { Province } from './province.ts';
import { demoPassword, openDemo } from './province.ts';

let province: Province;

test.beforeAll(async () => {
  province = await openDemo();
});
test.afterAll(() => province.close());

test('targets, tasks and readiness, on a desk and on a phone', async ({ browser }) => {
  const options = { password: demoPassword, desk: true, sync: false };
  const { page } = await signIn(browser, province, 'tinh', options);
  for (const path of ['/muc-tieu', '/nhiem-vu', '/san-sang', '/nhiem-vu?xa=HY2025.12472']) {
    await page.goto(path);
    await page.locator('.goals .card').first().waitFor();
    await isAccessible(page, path);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await fitsAtDoubleText(page, `${path} at ${width}`);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  // Of one commune a number opens its records.
  await page.getByRole('heading', { name: 'Theo tháng' }).waitFor();
  await page.getByText('Xem bảng số liệu').first().click();
  await page
    .getByRole('button', { name: /^Xem bản ghi/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('link').first().waitFor();
  await isAccessible(page, 'records behind a number');
  await page.keyboard.press('Escape');
  await page.goto('/muc-tieu');
  await page.getByRole('button', { name: 'Ghi số liệu trích dẫn' }).first().click();
  await page.getByLabel('Tỷ lệ (%)').fill('8,5');
  await page.getByLabel('Số văn bản').fill('88/BC-CAT');
  await page.getByLabel('Ngày văn bản').fill('2026-11-01');
  await isAccessible(page, 'a quoted figure');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page.getByText('8,5 %').first()).toBeVisible();
  await expect(page.getByText(/Theo Văn bản số 88\/BC-CAT ngày 01\/11\/2026/)).toBeVisible();
});

test('a loudspeaker log and what its trial says', async ({ browser }) => {
  const options = { password: demoPassword, desk: true, sync: false };
  const { page } = await signIn(browser, province, 'tinh', options);
  await page.goto('/nhap-nhat-ky-loa');
  await page.getByLabel('Hệ thống loa').fill('Loa IP');
  const lines = ['Giờ phát;Xã;Số phút', '01/11/2026 05:00;Trạm 7;30', 'hôm qua;Xã Quỳnh Phụ;30'];
  await page.getByLabel('Tệp nhật ký').setInputFiles({
    name: 'nhat-ky.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n')),
  });
  await page.getByRole('button', { name: 'Xem thử' }).click();
  await page.getByText('1 dòng bị bỏ ra').waitFor();
  await isAccessible(page, 'loudspeaker log');
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await fitsAtDoubleText(page, `loudspeaker log at ${width}`);
  }
});

test('the desk', async ({ browser }) => {
  const { page } = await signIn(browser, province, 'kv.quynhphu', {
    password: demoPassword,
    desk: true,
  });
  await isAccessible(page, 'queue');
  await page.keyboard.press('b');
  await page.getByRole('dialog').waitFor();
  await isAccessible(page, 'many at once');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await isAccessible(page, 'keys');
  await page.keyboard.press('Escape');
  await page.locator('.desk-item a').first().click();
  await page.getByRole('heading', { name: 'Quá trình' }).waitFor();
  await isAccessible(page, 'desk record');
  await page.keyboard.press('r');
  await page.getByRole('dialog').waitFor();
  await isAccessible(page, 'return dialog');
  await page.setViewportSize({ width: 360, height: 640 });
  await fitsAtDoubleText(page, 'return dialog on a phone');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press('Escape');
  await page.goto('/mau-thuan');
  await page.locator('.desk-item a').first().click();
  await page.getByRole('region', { name: /Hai người ghi khác nhau/ }).waitFor();
  await isAccessible(page, 'conflict');
  await page.setViewportSize({ width: 360, height: 640 });
  await fitsAtDoubleText(page, 'conflict on a phone');
});

test('the report', async ({ browser }) => {
  const { page } = await signIn(browser, province, 'kv.quynhphu', {
    password: demoPassword,
    desk: true,
  });
  await page.goto('/bao-cao');
  await page.getByRole('button', { name: 'Lập báo cáo' }).click();
  await page.getByRole('region', { name: 'Bản xem trước' }).waitFor();
  await page.getByText(/^Cần biết trước khi gửi/).click();
  await isAccessible(page, 'report');
  await page.getByRole('button', { name: 'Viết đoạn “Ưu điểm”' }).click();
  await page.getByRole('textbox', { name: 'Ưu điểm' }).waitFor();
  await isAccessible(page, 'a part of the report');
  await page.setViewportSize({ width: 360, height: 640 });
  await fitsAtDoubleText(page, 'report on a phone');
});

test('what a desk sees of everything: Địa bàn, Tìm and what it finds', async ({ browser }) => {
  const { page } = await signIn(browser, province, 'kv.quynhphu', {
    password: demoPassword,
    desk: true,
  });
  await page.goto('/dia-ban');
  await page.getByRole('grid').waitFor();
  await isAccessible(page, 'area');
  await page.goto('/tim?q=tre+em');
  await page.locator('.seek-list .entry-row').first().click();
  await page.getByRole('heading', { name: 'Quá trình' }).waitFor();
  await isAccessible(page, 'search');
  await page.setViewportSize({ width: 360, height: 640 });
  await fitsAtDoubleText(page, 'found on a phone');
  await page.goto('/dia-ban');
  await page.getByRole('grid').waitFor();
  await fitsAtDoubleText(page, 'area on a phone');
  await page.goto('/tim');
  await page.locator('.seek-list .entry-row').first().waitFor();
  await fitsAtDoubleText(page, 'the question on a phone');
  await page.goto('/mau-thuan');
  await page.locator('.desk-item a').first().waitFor();
  await fitsAtDoubleText(page, 'conflicts on a phone');
  await page.goto('/nhat-ky');
  await page.locator('.audit-line').first().waitFor();
  await isAccessible(page, 'log');
  await fitsAtDoubleText(page, 'log on a phone');
  // More pages than a phone is wide: the one that is open is in sight below.
  await expect(page.getByRole('link', { name: 'Nhật ký' })).toBeInViewport({ ratio: 0.9 });
});

test('units and the tray', async ({ browser }) => {
  const { page } = await signIn(browser, province, 'tinh', { password: demoPassword });
  for (const [path, heading] of [
    ['/don-vi', 'Khu vực duyệt'],
    ['/don-vi/cho', 'Không có gì đang chờ'],
    ['/thiet-lap', 'Tên các cấp'],
  ] as const) {
    await page.goto(path);
    await page.getByRole('heading', { name: heading }).waitFor();
    await isAccessible(page, path);
    await fitsAtDoubleText(page, path);
  }
});

test('the administrator', async ({ browser }) => {
  const { page } = await signIn(browser, province, 'quantri', {
    password: demoPassword,
    desk: true,
    sync: false,
  });
  await page.getByRole('heading', { name: 'Danh sách tài khoản' }).waitFor();
  await isAccessible(page, 'accounts');
  await page.goto('/tai-khoan/nhap');
  await page.getByRole('heading', { name: '1. Lấy tệp mẫu' }).waitFor();
  await isAccessible(page, 'import');
  await fitsAtDoubleText(page, 'import');
  await page.goto('/tai-khoan/ma-truy-cap');
  await page.getByLabel('Cơ quan, chương trình').fill('Kho dữ liệu tỉnh');
  await page.getByRole('button', { name: 'Cấp mã' }).click();
  await page.getByRole('heading', { name: 'Mã vừa cấp: chỉ hiện một lần' }).waitFor();
  await page.getByRole('button', { name: 'Thu hồi' }).waitFor();
  await isAccessible(page, 'a token, once');
  await fitsAtDoubleText(page, 'a token, once');
  await page.getByRole('button', { name: 'Đã chép xong' }).click();
  await page.getByRole('button', { name: 'Thu hồi' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
  await expect(page.getByText('Đã thu hồi')).toBeVisible();
  await isAccessible(page, 'tokens');
  await page.goto('/tai-khoan');
  await page.getByRole('link', { name: /^quynhphu Cán bộ/ }).click();
  await page.getByRole('heading', { name: 'Phiên đăng nhập' }).waitFor();
  await page.getByRole('button', { name: /^Làm giấy mời/ }).click();
  await page.getByRole('button', { name: 'In giấy mời' }).waitFor();
  await isAccessible(page, 'an account and its slip');
  await page.setViewportSize({ width: 360, height: 640 });
  await fitsAtDoubleText(page, 'an account on a phone');
});
