// The screens one hopes never to see: a phone in trouble, and the doors before the book. And the officer's day in English.
import { test } from '@playwright/test';
import { logsBroadcast } from './forms.ts';
import { isSynced, signIn } from './people.ts';
import type { Province } from './province.ts';
import { demoPassword, openDemo } from './province.ts';
import { raiseSchema } from './raw-database.ts';
import { shoot } from './shoot.ts';

let province: Province;

test.beforeAll(async () => {
  province = await openDemo();
});
test.afterAll(() => province.close());

const zalo =
  'Mozilla/5.0 (Linux; Android 13; Redmi Note 12) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.7444.171 Mobile Safari/537.36 Zalo android/25112868 ZaloTheme/dark ZaloLanguage/vi';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';

test('before the door', async ({ browser }) => {
  for (const [userAgent, name] of [
    [zalo, '90-inside-zalo'],
    [iphone, '90-iphone-first'],
  ] as const) {
    const context = await browser.newContext({ baseURL: province.address, userAgent });
    const page = await context.newPage();
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await shoot(page, name);
    await context.close();
  }
  const page = await (await browser.newContext({ baseURL: province.address })).newPage();
  await page.goto('/');
  await page.getByLabel('Tên đăng nhập').fill('quynhphu');
  await page.getByLabel('Mật khẩu').fill('khong phai');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('alert').waitFor();
  await shoot(page, '91-sign-in-refused');
  await page.context().close();
});

test('a session that has ended, a PIN, newer data', async ({ browser }) => {
  const { page, context } = await signIn(browser, province, 'quynhphu', { password: demoPassword });
  await isSynced(page);
  await context.clearCookies();
  await logsBroadcast(page, 'Sau khi hết phiên');
  await page.goto('/');
  await page.getByText('Cần đăng nhập lại để gửi').waitFor({ timeout: 60_000 });
  await shoot(page, '92-today-signed-out');
  await page.goto('/may-nay');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(600);
  await shoot(page, '92-device-signed-out');
  await page.getByLabel('Mã PIN mới (4–8 chữ số)').fill('4821');
  await page.getByLabel('Nhập lại mã PIN').fill('4821');
  await page.getByRole('button', { name: 'Đặt mã PIN' }).click();
  await page.getByText('Đang khóa bằng mã PIN').waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Nhập mã PIN' }).waitFor();
  await shoot(page, '93-pin');
  await page.getByLabel('Mã PIN', { exact: true }).fill('4821');
  await page.getByRole('button', { name: 'Mở khóa' }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForTimeout(400);
  await shoot(page, '93-sign-out-asks');
  await page.evaluate(raiseSchema, 99);
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shoot(page, '94-newer-data');
});

test('a part of the app that does not come', async ({ browser }) => {
  const context = await browser.newContext({
    baseURL: province.address,
    serviceWorkers: 'block',
    locale: 'vi-VN',
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('Tên đăng nhập').fill('quynhphu');
  await page.getByLabel('Mật khẩu').fill(demoPassword);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await isSynced(page);
  await page.route('**/assets/**', (route) => route.abort());
  await page.getByRole('link', { name: 'Kế hoạch' }).click();
  await page.waitForTimeout(1_500);
  await shoot(page, '95-part-missing');
});

test('the officer’s day in English', async ({ browser }) => {
  const { page } = await signIn(browser, province, 'quynhphu', { password: demoPassword });
  await isSynced(page);
  await page.goto('/may-nay');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'This device' }).waitFor();
  await page.waitForTimeout(500);
  for (const [path, name] of [
    ['/so', '96-book'],
    ['/ke-hoach', '96-plan'],
    ['/may-nay', '96-device'],
    ['/ghi/phat_thanh', '96-form'],
    ['/ghi/tap_huan', '96-form-training'],
    ['/khai-bao', '96-declaration'],
    ['/the-dai', '96-station'],
    ['/mau-thuan', '96-conflicts'],
  ] as const) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(800);
    await shoot(page, name);
  }
});
