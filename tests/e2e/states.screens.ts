// The officer's screens in states that the demo's calm weeks do not show: empty, offline, full, in two windows, with photos.
import { expect, test } from '@playwright/test';
import { logsBroadcast } from './forms.ts';
import type { Person } from './people.ts';
import { begins, field, isSynced, losesSignal, signIn } from './people.ts';
import { cameraPicture, fillsDisk, shares } from './pictures.ts';
import type { Province } from './province.ts';
import { demoPassword, openDemo, openProvince } from './province.ts';
import { shoot, shootLarge } from './shoot.ts';

let province: Province;
let hoa: Person;

test.beforeAll(async ({ browser }) => {
  province = await openProvince();
  hoa = await signIn(browser, province, 'hoa');
});
test.afterAll(() => province.close());

test('a new phone', async () => {
  const { page } = hoa;
  await page.getByText(/Lập lịch phát/).waitFor();
  await shoot(page, '70-today-empty');
  for (const [path, name] of [
    ['/so', '70-book-empty'],
    ['/ke-hoach', '70-plan-empty'],
    ['/mau-thuan', '70-conflicts-none'],
    ['/so/in/2026-11', '70-month-log-empty'],
    ['/ghi', '70-other-types'],
    ['/them-anh', '70-share-none'],
    ['/the-dai', '71-station'],
    ['/khai-bao', '72-declaration'],
    ['/khong-co-trang-nay', '79-missing'],
  ] as const) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(600);
    await shoot(page, name);
  }
  await page.goto('/khai-bao/k2');
  await page.getByRole('button', { name: 'Lưu trên máy này' }).waitFor();
  await page.locator('main input').first().fill('4');
  await page.locator('main input').nth(1).fill('9');
  await page.getByText(/nháp tự lưu/).waitFor();
  await page.goto('/khai-bao/k1');
  await page.getByRole('button', { name: 'Lưu trên máy này' }).click();
  await page.getByText(/ở phần/).waitFor();
  await shoot(page, '73-declaration-part');
});

test('photos', async () => {
  const { page } = hoa;
  await begins(page, 'Phát thanh');
  await field(page, 'Tên chương trình').fill('Quyền trẻ em – bài 4');
  for (const seed of [1, 2]) {
    await page.locator('input[type=file][capture]').setInputFiles(await cameraPicture(page, seed));
    await expect(page.getByRole('button', { name: /^Xem ảnh/ })).toHaveCount(seed);
  }
  await page.getByText('Chụp ảnh').scrollIntoViewIfNeeded();
  await shoot(page, '75-form-photos');
  await page.getByRole('button', { name: 'Xem ảnh 1' }).click();
  await page.getByRole('heading', { name: 'Ảnh 1/2' }).waitFor();
  await shoot(page, '75-viewer');
  await page.keyboard.press('Escape');
  await page.goto('/');
  await shares(page, (await cameraPicture(page, 3)).buffer);
  await page.getByRole('heading', { name: 'Thêm ảnh vào đâu?' }).waitFor();
  await shoot(page, '76-share');
  await shootLarge(page, '76-share');
});

test('a full disk, another window', async () => {
  const { page, context } = hoa;
  await begins(page, 'Phát thanh');
  await field(page, 'Tên chương trình').fill('Quyền trẻ em – bài 7');
  const picture = await cameraPicture(page, 21);
  await fillsDisk(page, true);
  await page.locator('input[type=file][capture]').setInputFiles(picture);
  await page
    .getByText(/Bộ nhớ máy .* nên/)
    .first()
    .waitFor();
  await shoot(page, '77-form-full-disk');
  await fillsDisk(page, false);
  const second = await context.newPage();
  await second.goto(page.url());
  await field(second, 'Tên chương trình').fill('Quyền trẻ em – bài 8');
  await second.getByText(/nháp tự lưu/).waitFor();
  await second.waitForTimeout(500);
  await second.close();
  await field(page, 'Thời lượng (phút)').fill('12');
  await page.getByText(/cửa sổ khác/).waitFor();
  await shoot(page, '78-form-two-windows');
  await shootLarge(page, '78-form-two-windows');
});

test('without a network', async () => {
  const { page } = hoa;
  await losesSignal(hoa);
  await logsBroadcast(page, 'Bình đẳng giới – bài 1');
  await page.goto('/');
  await page.getByText('Bình đẳng giới – bài 1').waitFor();
  await shoot(page, '74-today-offline');
  await page.goto('/so');
  await page.getByText('Bình đẳng giới – bài 1').waitFor();
  await shoot(page, '74-book-offline');
  await page.getByRole('link', { name: /Bình đẳng giới – bài 1/ }).click();
  await page.getByRole('heading', { name: 'Quá trình' }).waitFor();
  await shoot(page, '74-record-offline');
});

test('text at 200 %', async ({ browser }) => {
  const demo = await openDemo();
  const { page } = await signIn(browser, demo, 'quynhphu', { password: demoPassword });
  await isSynced(page);
  await page.waitForTimeout(500);
  await shootLarge(page, '80-today');
  for (const [path, name] of [
    ['/so', '80-book'],
    ['/ke-hoach', '80-plan'],
    ['/may-nay', '80-device'],
    ['/ghi/tap_huan', '80-form'],
  ] as const) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(800);
    await shootLarge(page, name);
  }
  await demo.close();
});
