// The phone itself in trouble, in real Chromium: it dies and a file is left, it is opened inside Zalo, its session ends,
// its database is taken away under a save, its disk is full, another person takes it, a PIN stands before it.
import type { Browser, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { logsBroadcast } from './forms.ts';
import type { Person } from './people.ts';
import {
  begins,
  field,
  findsSignal,
  isSynced,
  looksAgain,
  losesSignal,
  saves,
  signIn,
} from './people.ts';
import type { Province } from './province.ts';
import { openProvince, password } from './province.ts';

let province: Province;

test.beforeAll(async () => {
  province = await openProvince();
});
test.afterAll(() => province.close());

const zalo =
  'Mozilla/5.0 (Linux; Android 13; Redmi Note 12) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.7444.171 Mobile Safari/537.36 Zalo android/25112868 ZaloTheme/dark ZaloLanguage/vi';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';

async function stranger(browser: Browser, userAgent: string): Promise<Page> {
  const viewport = { width: 360, height: 640 };
  const options = { baseURL: province.address, viewport, userAgent };
  return (await browser.newContext(options)).newPage();
}

test('[N3] a dying phone leaves a file; another hands it in twice, and it counts once', async ({
  browser,
}) => {
  const hoa = await signIn(browser, province, 'hoa');
  await losesSignal(hoa);
  await logsBroadcast(hoa.page, 'Bài cứu hộ 1');
  await logsBroadcast(hoa.page, 'Bài cứu hộ 2');
  const file = await savesRescueFile(hoa.page);
  await hoa.context.close();
  const lan = await signIn(browser, province, 'lan');
  await lan.page.goto('/may-nay');
  const card = lan.page.getByRole('region', { name: 'Nạp tệp cứu hộ' });
  await card.locator('input[type=file]').setInputFiles(file);
  await expect(card.getByText('Tỉnh đã nhận tệp của hoa')).toBeVisible();
  await expect(card.getByText('2 thao tác mới, 0 đã có từ trước.')).toBeVisible();
  await expect(card.getByText(/Bài cứu hộ 1 .* đã vào sổ .* Mã biên nhận/)).toBeVisible();
  await card.locator('input[type=file]').setInputFiles(file);
  await expect(card.getByText('0 thao tác mới, 2 đã có từ trước.')).toBeVisible();
  await lan.page.goto('/so');
  await expect(lan.page.getByRole('link', { name: /Bài cứu hộ/ })).toHaveCount(2);
  await lan.context.close();
});

async function savesRescueFile(page: Page) {
  await page.goto('/may-nay');
  await page.getByRole('button', { name: 'Tạo tệp cứu hộ', exact: true }).click();
  await expect(page.getByText(/Tệp đã xong: 2 bản ghi/)).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu tệp vào máy' }).click();
  const download = await downloading;
  const name = download.suggestedFilename();
  expect(name).toMatch(/^cuu-ho-so-co-so-\d{4}-\d\d-\d\d-\d{4}\.txt$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return { name, mimeType: 'text/plain', buffer: Buffer.concat(chunks) };
}

test('[N3] a file that was cut on the way is refused in calm words', async ({ browser }) => {
  const lan = await signIn(browser, province, 'lan');
  await lan.page.goto('/may-nay');
  const card = lan.page.getByRole('region', { name: 'Nạp tệp cứu hộ' });
  const buffer = Buffer.from('-----BEGIN SO-CO-SO RESCUE-----\nAfHyJC');
  const file = { name: 'x.txt', mimeType: 'text/plain', buffer };
  await card.locator('input[type=file]').setInputFiles(file);
  await expect(card.getByText(/Tệp cứu hộ này không mở được.*\(C1\)/)).toBeVisible();
  await lan.context.close();
});

test('[N4] inside Zalo there is one page: the way out', async ({ browser }) => {
  const page = await stranger(browser, zalo);
  await page.goto('/so');
  await expect(page.getByRole('heading', { name: 'Mở bằng trình duyệt' })).toBeVisible();
  await expect(page.getByLabel('Mật khẩu')).toHaveCount(0);
  const link = page.getByRole('link', { name: 'Mở bằng Chrome' });
  expect(await link.getAttribute('href')).toMatch(
    /^intent:\/\/127\.0\.0\.1:\d+\/so#Intent;scheme=http;package=com\.android\.chrome;/,
  );
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Chép địa chỉ' }).click();
  await expect(page.getByRole('button', { name: /Đã chép/ })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${province.address}/so`);
  await page.context().close();
});

test('[N4] on an iPhone the home screen comes before the signing in, and the form warns', async ({
  browser,
}) => {
  const page = await stranger(browser, iphone);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: /đưa ra màn hình chính/ })).toBeVisible();
  await expect(page.getByLabel('Mật khẩu')).toHaveCount(0);
  await page.getByRole('button', { name: /tiếp tục trong Safari/ }).click();
  await page.getByLabel('Tên đăng nhập').fill('hoa');
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await isSynced(page);
  await begins(page, 'Phát thanh');
  await expect(page.getByText(/Đang mở trong Safari/)).toBeVisible();
  await page.context().close();
});

test('[N4] a shortcut on the icon opens a new entry of its type, without a network too', async ({
  browser,
}) => {
  const hoa = await signIn(browser, province, 'hoa');
  await losesSignal(hoa);
  await hoa.page.goto('/ghi/tap_huan');
  await expect(hoa.page.getByRole('heading', { level: 1, name: 'Tập huấn' })).toBeVisible();
  expect(hoa.page.url()).toMatch(/\/ghi\/tap_huan\/[0-9a-f-]{36}$/);
  await hoa.context.close();
});

test('[S13] a session that ends stops the sending and nothing else', async ({ browser }) => {
  const hoa = await signIn(browser, province, 'hoa');
  await hoa.context.clearCookies();
  await logsBroadcast(hoa.page, 'Sau khi hết phiên');
  await expect(hoa.page.getByText('Đã lưu trên máy này').first()).toBeVisible();
  await expect(hoa.page.getByText('Cần đăng nhập lại để gửi')).toBeVisible({ timeout: 30_000 });
  await logsBroadcast(hoa.page, 'Vẫn ghi được');
  await hoa.page.getByRole('button', { name: 'Đăng nhập' }).click();
  await hoa.page.getByLabel('Mật khẩu').fill(password);
  await hoa.page.getByRole('button', { name: 'Đăng nhập' }).click();
  await isSynced(hoa.page);
  await expect(hoa.page.getByText('Đã lưu trên máy này')).toHaveCount(0);
  await hoa.context.close();
});

test('[S27] the database’s connection is closed under a save: the entry is saved all the same', async ({
  browser,
}) => {
  const hoa = await phoneInTrouble(browser);
  await begins(hoa.page, 'Phát thanh');
  await fills(hoa.page, 'Kết nối bị ngắt');
  await hoa.page.evaluate(() => (window as unknown as Trouble).closeConnections());
  await saves(hoa.page);
  await hoa.page.reload();
  await expect(hoa.page.getByRole('link', { name: /Kết nối bị ngắt/ })).toBeVisible();
  await hoa.context.close();
});

test('[S27] a full disk is said in words; what was typed stays, and is saved when there is room', async ({
  browser,
}) => {
  const hoa = await phoneInTrouble(browser);
  await begins(hoa.page, 'Phát thanh');
  await fills(hoa.page, 'Máy đầy');
  await hoa.page.evaluate(() => {
    (window as unknown as Trouble).diskFull = true;
  });
  await hoa.page.getByRole('button', { name: 'Lưu trên máy này' }).click();
  await expect(hoa.page.getByText(/Máy đã đầy bộ nhớ nên chưa lưu được/)).toBeVisible();
  await expect(field(hoa.page, 'Tên chương trình')).toHaveValue('Máy đầy');
  await hoa.page.evaluate(() => {
    (window as unknown as Trouble).diskFull = false;
  });
  await saves(hoa.page);
  await expect(hoa.page.getByRole('link', { name: /Máy đầy/ })).toBeVisible();
  await hoa.context.close();
});

/** Levers that stand for what phones do: dropped connections (iOS in the background), a disk without room. */
interface Trouble {
  closeConnections: () => void;
  diskFull: boolean;
}

async function phoneInTrouble(browser: Browser): Promise<Person> {
  const hoa = await signIn(browser, province, 'hoa');
  await hoa.page.addInitScript(() => {
    const connections: IDBDatabase[] = [];
    const trouble = window as unknown as Trouble;
    trouble.diskFull = false;
    trouble.closeConnections = () => connections.forEach((one) => one.close());
    const opening = 'open';
    const open = IDBFactory.prototype[opening];
    IDBFactory.prototype[opening] = function opened(...args: [string, number?]) {
      const request = open.apply(this, args);
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    };
    for (const name of ['put', 'add'] as const) {
      const write = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function written(...args: [unknown, IDBValidKey?]) {
        if (trouble.diskFull) throw new DOMException('no room', 'QuotaExceededError');
        return write.apply(this, args);
      };
    }
  });
  return hoa;
}

async function fills(page: Page, title: string): Promise<void> {
  await field(page, 'Tên chương trình').fill(title);
  await field(page, 'Thời lượng (phút)').fill('12');
  const all = field(page, 'Số cụm loa của xã');
  if ((await all.inputValue()) === '') await all.fill('42');
  await field(page, 'Số cụm loa hoạt động').fill('42');
}

test('[N2] two people share a phone; who leaves is told by name what would stay', async ({
  browser,
}) => {
  const hoa = await signIn(browser, province, 'hoa');
  const { page } = hoa;
  await losesSignal(hoa);
  await logsBroadcast(page, 'Chỉ có trên máy');
  await page.goto('/may-nay');
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/Chỉ có trên máy · /)).toBeVisible();
  await dialog.getByRole('button', { name: 'Đăng xuất, để lại 1 mục' }).click();
  await expect(page.getByLabel('Mật khẩu')).toBeVisible();
  await hoa.context.setOffline(false);
  await page.getByLabel('Tên đăng nhập').fill('lan');
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await isSynced(page);
  await expect(page.getByText('Chỉ có trên máy')).toHaveCount(0);
  await page.goto('/may-nay');
  await expect(page.getByText('1 chưa gửi')).toBeVisible();
  await page.getByRole('button', { name: 'Chuyển sang hoa' }).click();
  await expect(page.getByText('Chỉ có trên máy')).toBeVisible();
  await expect(page.getByText('Cần đăng nhập lại để gửi')).toBeVisible({ timeout: 30_000 });
  await hoa.context.close();
});

test('[N6] a PIN stands before the book, sending goes on behind it, an open form survives', async ({
  browser,
}) => {
  const hoa = await signIn(browser, province, 'hoa');
  const { page } = hoa;
  await losesSignal(hoa);
  await logsBroadcast(page, 'Gửi sau cửa khóa');
  await page.goto('/may-nay');
  await page.getByLabel('Mã PIN mới (4–8 chữ số)').fill('4821');
  await page.getByLabel('Nhập lại mã PIN').fill('4821');
  await page.getByRole('button', { name: 'Đặt mã PIN' }).click();
  await expect(page.getByText('Đang khóa bằng mã PIN')).toBeVisible();
  await page.goto('/');
  await expect(page.getByText('Gửi sau cửa khóa')).toBeHidden();
  await unlocks(page, '4821');
  await page.getByRole('link', { name: 'Phát thanh', exact: true }).click();
  await field(page, 'Tên chương trình').fill('Đang ghi dở');
  await expect(page.getByText(/nháp tự lưu/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Nhập mã PIN' })).toBeVisible();
  await findsSignal(hoa);
  await isThere(province, 'Gửi sau cửa khóa', browser);
  await unlocks(page, '1111');
  await expect(page.getByText('Mã PIN không đúng.')).toBeVisible();
  await unlocks(page, '4821');
  await expect(field(page, 'Tên chương trình')).toHaveValue('Đang ghi dở');
  await hoa.context.close();
});

async function unlocks(page: Page, pin: string): Promise<void> {
  await page.getByLabel('Mã PIN', { exact: true }).fill(pin);
  await page.getByRole('button', { name: 'Mở khóa' }).click();
}

/** The province has an entry of this title: another phone of the commune comes to show it. */
async function isThere(at: Province, title: string, browser: Browser): Promise<void> {
  const lan = await signIn(browser, at, 'lan');
  await lan.page.goto('/so');
  const entry = lan.page.getByRole('link', { name: new RegExp(title) });
  await expect(async () => {
    await looksAgain(lan.page);
    await expect(entry).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await lan.context.close();
}
