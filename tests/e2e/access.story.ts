// The phone’s screens before axe (WCAG 2.2 A and AA), in light and dark; the desks’ are in access-desk.story.ts.
import { expect, test } from '@playwright/test';
import { fitsAtDoubleText, isAccessible } from './accessible.ts';
import { signIn } from './people.ts';
import { shares, smallPicture } from './pictures.ts';
import type { Province } from './province.ts';
import { demoPassword, openDemo } from './province.ts';

let province: Province;

test.beforeAll(async () => {
  province = await openDemo();
});
test.afterAll(() => province.close());

const draft = '0199f3b0-10f2-7b41-a6c3-0d9b77aa3c55';

test('before signing in', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: province.address })).newPage();
  for (const path of ['/', '/cai-dat', '/huong-dan.html']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await isAccessible(page, path);
    await fitsAtDoubleText(page, path);
  }
});

test('the ways into the app: a browser inside Zalo, a tab on an iPhone', async ({ browser }) => {
  const agents = {
    zalo: 'Mozilla/5.0 (Linux; Android 13) Chrome/142.0.0.0 Mobile Safari/537.36 Zalo android/2511',
    iphone: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1',
  };
  for (const [what, userAgent] of Object.entries(agents)) {
    const context = await browser.newContext({ baseURL: province.address, userAgent });
    const page = await context.newPage();
    await page.goto('/');
    await page.getByRole('listitem').first().waitFor();
    await isAccessible(page, what);
    await fitsAtDoubleText(page, what);
    await context.close();
  }
});

test('this phone, by keyboard alone: text size, PIN, the lock, signing out', async ({
  browser,
}) => {
  const { page } = await signIn(browser, province, 'quynhphu', { password: demoPassword });
  const reach = async (name: string) => {
    const target = page.getByRole('button', { name, exact: true });
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press('Tab');
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`${name} is not reached by Tab`);
  };
  await page.goto('/may-nay');
  await page.getByRole('button', { name: '130 %' }).waitFor();
  await reach('130 %');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '130 %' })).toHaveAttribute('aria-pressed', 'true');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(
    '20.8px',
  );
  await page.getByLabel('Mã PIN mới (4–8 chữ số)').focus();
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Mã PIN cần 4 đến 8 chữ số.');
  await isAccessible(page, 'PIN refused');
  await page.keyboard.type('34');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1234');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Đang khóa bằng mã PIN')).toBeVisible();
  await reach('Đăng xuất');
  await page.keyboard.press('Enter');
  await isAccessible(page, 'signing out');
  await page.keyboard.press('Escape');
  await page.reload();
  await page.getByRole('button', { name: 'Quên mã, hoặc người khác dùng máy' }).click();
  await isAccessible(page, 'lock');
  await fitsAtDoubleText(page, 'lock');
  await page.getByRole('textbox', { name: 'Mã PIN', exact: true }).focus();
  await page.keyboard.type('1234');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Máy này' })).toBeVisible();
});

test('the officer’s screens', async ({ browser }) => {
  const { page } = await signIn(browser, province, 'quynhphu', { password: demoPassword });
  for (const path of [
    '/',
    '/so',
    '/so?word=returned',
    '/so?find=zzz',
    '/so/in/2026-11',
    '/so/in/2020-01',
    '/mau-thuan',
    '/may-nay',
    '/ke-hoach',
    '/dua-ra-man-hinh',
    '/khong-co-trang-nay',
  ]) {
    await page.goto(path);
    await page.getByRole('heading').first().waitFor();
    await isAccessible(page, path);
    await fitsAtDoubleText(page, path);
  }
  await page.goto('/bao-cao');
  await page.getByRole('button', { name: 'Lập báo cáo' }).waitFor();
  await isAccessible(page, 'the commune’s report');
  await fitsAtDoubleText(page, 'the commune’s report');
  for (const type of ['phat_thanh', 'trien_lam', 'co_dong', 'tap_huan']) {
    await page.goto(`/ghi/${type}/${draft}`);
    await page.getByRole('button', { name: 'Lưu trên máy này' }).click();
    await page.locator('[aria-invalid="true"]').first().waitFor();
    await isAccessible(page, `form ${type} with errors`);
    await fitsAtDoubleText(page, `form ${type}`);
  }
  for (const [asked, word] of [
    ['returned', 'Bị trả lại'],
    ['conflict', 'Hai người ghi khác nhau'],
    ['approved', 'Đã duyệt'],
  ] as const) {
    await page.goto(`/so?word=${asked}`);
    await page
      .getByRole('link', { name: new RegExp(word) })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Quá trình' }).waitFor();
    await isAccessible(page, `record ${word}`);
    await fitsAtDoubleText(page, `record ${word}`);
  }
});

test('pictures shared in, a form with a photo, the photo in full', async ({ browser }) => {
  const { page } = await signIn(browser, province, 'quynhphu', { password: demoPassword });
  await page.goto('/them-anh');
  await page.getByText('Không có ảnh nào đang chờ').waitFor();
  await isAccessible(page, 'nothing shared');
  await shares(page, await smallPicture(page));
  await page.getByRole('heading', { name: 'Thêm ảnh vào đâu?' }).waitFor();
  await page.getByRole('heading', { name: 'Bản ghi đã có' }).waitFor();
  await isAccessible(page, 'share');
  await fitsAtDoubleText(page, 'share');
  await page.getByRole('button', { name: 'Phát thanh', exact: true }).click();
  await page.getByRole('button', { name: 'Xem ảnh 1' }).click();
  await page.getByRole('heading', { name: 'Ảnh 1/1' }).waitFor();
  await isAccessible(page, 'photo');
  await fitsAtDoubleText(page, 'photo');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Xem ảnh 1' })).toBeFocused();
  await isAccessible(page, 'form with a photo');
});

test('the shell allows no inline script', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: province.address })).newPage();
  const response = await page.request.get('/');
  expect(response.headers()['content-security-policy']).toContain("script-src 'self'");
  expect(response.headers()['content-security-policy']).not.toContain('unsafe');
});
