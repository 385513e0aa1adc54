// Every screen before axe (WCAG 2.2 A and AA), in light and dark.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
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
});

test('units and the tray', async ({ browser }) => {
  const { page } = await signIn(browser, province, 'tinh', { password: demoPassword });
  for (const [path, heading] of [
    ['/don-vi', 'Khu vực duyệt'],
    ['/don-vi/cho', 'Không có gì đang chờ'],
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
});

test('the shell allows no inline script', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: province.address })).newPage();
  const response = await page.request.get('/');
  expect(response.headers()['content-security-policy']).toContain("script-src 'self'");
  expect(response.headers()['content-security-policy']).not.toContain('unsafe');
});
