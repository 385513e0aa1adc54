// The screens one hopes never to see: a phone in trouble, and the officer's day in English.
import { test } from '@playwright/test';
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

test('a wrong password', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: province.address })).newPage();
  await page.goto('/');
  await page.getByLabel('Tên đăng nhập').fill('quynhphu');
  await page.getByLabel('Mật khẩu').fill('khong phai');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('alert').waitFor();
  await shoot(page, '91-sign-in-refused');
  await page.context().close();
});

test('a session that has ended, newer data', async ({ browser }) => {
  const { page, context } = await signIn(browser, province, 'quynhphu', { password: demoPassword });
  await isSynced(page);
  await context.clearCookies();
  await page.getByRole('button', { name: 'Đã phát' }).first().click();
  await page.goto('/');
  await page.getByText('Cần đăng nhập lại để gửi').waitFor({ timeout: 60_000 });
  await shoot(page, '92-today-signed-out');
  await page.goto('/may-nay');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(600);
  await shoot(page, '92-device-signed-out');
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
