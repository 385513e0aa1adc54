// Every screen before axe (WCAG 2.2 A and AA), in light and dark.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { signIn } from './people.ts';
import type { Province } from './province.ts';
import { demoPassword, openDemo } from './province.ts';

let province: Province;

test.beforeAll(async () => {
  province = await openDemo();
});
test.afterAll(() => province.close());

const draft = '0199f3b0-10f2-7b41-a6c3-0d9b77aa3c55';

async function isAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    const found = violations.map(
      ({ id, nodes }) =>
        `${what}, ${colorScheme}: ${id} ${nodes.map((n) => `${n.html.slice(0, 160)} ${n.failureSummary}`).join(' | ')}`,
    );
    expect(found).toEqual([]);
  }
}

/** Text at 200 % on the smallest phone: nothing is pushed off the screen sideways. WCAG 1.4.4, 1.4.10 */
async function fitsAtDoubleText(page: Page, what: string): Promise<void> {
  const over = await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
    const { scrollWidth, clientWidth } = document.documentElement;
    document.documentElement.style.fontSize = '';
    return scrollWidth - clientWidth;
  });
  expect({ what, over }).toEqual({ what, over: 0 });
}

test('before signing in', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: province.address })).newPage();
  for (const path of ['/', '/cai-dat', '/huong-dan.html']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await isAccessible(page, path);
    await fitsAtDoubleText(page, path);
  }
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
    '/khong-co-trang-nay',
  ]) {
    await page.goto(path);
    await page.getByRole('heading').first().waitFor();
    await isAccessible(page, path);
    await fitsAtDoubleText(page, path);
  }
  for (const type of ['phat_thanh', 'trien_lam', 'co_dong', 'tap_huan']) {
    await page.goto(`/ghi/${type}/${draft}`);
    await page.getByRole('button', { name: 'Lưu trên máy này' }).click();
    await page.locator('[aria-invalid="true"]').first().waitFor();
    await isAccessible(page, `form ${type} with errors`);
    await fitsAtDoubleText(page, `form ${type}`);
  }
  for (const word of ['Bị trả lại', 'Hai người ghi khác nhau', 'Đã duyệt']) {
    await page.goto('/so');
    await page
      .getByRole('link', { name: new RegExp(word) })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Quá trình' }).waitFor();
    await isAccessible(page, `record ${word}`);
    await fitsAtDoubleText(page, `record ${word}`);
  }
});

test('the desk', async ({ browser }) => {
  const { page } = await signIn(browser, province, 'kv.quynhphu', {
    password: demoPassword,
    desk: true,
  });
  await isAccessible(page, 'queue');
  await page.locator('.desk-item a').first().click();
  await page.getByRole('heading', { name: 'Quá trình' }).waitFor();
  await isAccessible(page, 'desk record');
  await page.keyboard.press('r');
  await page.getByRole('dialog').waitFor();
  await isAccessible(page, 'return dialog');
  await page.keyboard.press('Escape');
  await page.goto('/mau-thuan');
  await page.locator('.desk-item a').first().click();
  await page.getByRole('region', { name: /Hai người ghi khác nhau/ }).waitFor();
  await isAccessible(page, 'conflict');
  await page.setViewportSize({ width: 360, height: 640 });
  await fitsAtDoubleText(page, 'conflict on a phone');
});

test('the administrator', async ({ browser }) => {
  const { page } = await signIn(browser, province, 'quantri', {
    password: demoPassword,
    desk: true,
    sync: false,
  });
  await page.getByRole('heading', { name: 'Danh sách tài khoản' }).waitFor();
  await isAccessible(page, 'accounts');
});

test('the shell allows no inline script', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: province.address })).newPage();
  const response = await page.request.get('/');
  expect(response.headers()['content-security-policy']).toContain("script-src 'self'");
  expect(response.headers()['content-security-policy']).not.toContain('unsafe');
});
