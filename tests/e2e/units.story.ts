// A reform of the units, from the desk of the province to two phones that hold entries of the old communes: both are sent
// after it, nothing is lost, and the totals are the same "như lúc đó" and "như hiện nay".
import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { localDate } from '../../src/domain/period.ts';
import { logsTraining } from './forms.ts';
import { findsSignal, isSynced, losesSignal, signIn } from './people.ts';
import type { Province } from './province.ts';
import { openProvince } from './province.ts';

const minhTho = { set: 'HY2025', code: '12511' };
let province: Province;
test.beforeAll(async () => {
  province = await openProvince([
    { login: 'mai', role: 'officer', units: [minhTho] },
    { login: 'tinh', role: 'province', units: [] },
  ]);
});
test.afterAll(() => province.close());

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
}

/** What a button saves, as it would be opened in a spreadsheet. */
async function saved(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

const asFile = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

test('[U7] [U8] [U5] two communes become one while their phones are away', async ({ browser }) => {
  const hoa = await signIn(browser, province, 'hoa');
  const mai = await signIn(browser, province, 'mai');
  for (const [phone, title] of [
    [hoa, 'Lớp chưa gửi của Hoa'],
    [mai, 'Lớp chưa gửi của Mai'],
  ] as const) {
    await losesSignal(phone);
    await logsTraining(phone.page, title);
  }

  const { page, context } = await signIn(browser, province, 'tinh', { desk: true });
  await page.goto('/don-vi');
  const units = await saved(page, 'Tải danh sách (.csv)');
  const map = await saved(page, 'Tải mẫu chuyển tiếp sang bộ sau (.csv)');
  await page.getByLabel('Ký hiệu bộ').fill('HY2026');
  await page.getByLabel('Ngày bắt đầu áp dụng').fill(localDate(Date.now()));
  await page.getByLabel('Văn bản (số, ngày)').fill('Nghị quyết 9/NQ-UBTVQH16');
  const merged = map.replace('12511;12511;', '12511;12472;');
  await page
    .getByLabel('Danh sách đơn vị', { exact: false })
    .setInputFiles(asFile('don-vi.csv', units));
  await page
    .getByLabel('Bản đồ chuyển tiếp', { exact: false })
    .setInputFiles(asFile('chuyen-tiep.csv', merged));
  // Minh Thọ still stands in the new list: the trial says so, by line.
  await page.getByRole('button', { name: 'Xem thử' }).click();
  const line = units.split('\r\n').findIndex((one) => one.startsWith('12511;')) + 1;
  await expect(page.getByRole('alert')).toContainText(
    `Danh sách đơn vị, dòng ${line}: Đơn vị mới 12511 không từ đơn vị nào mà ra.`,
  );
  await isAccessible(page);
  await page
    .getByLabel('Danh sách đơn vị', { exact: false })
    .setInputFiles(asFile('don-vi.csv', units.replace(/\r\n12511;[^\r]*/, '')));
  await page.getByRole('button', { name: 'Xem thử' }).click();
  await expect(page.getByText('1 đơn vị mới do nhập nhiều đơn vị')).toBeVisible();
  await expect(page.getByText('3 tài khoản đi theo đơn vị của mình')).toBeVisible();
  await isAccessible(page);
  await page.getByRole('button', { name: /^Đưa vào áp dụng từ/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Đưa vào áp dụng' }).click();
  await expect(page.getByText('Đã đưa bộ HY2026 vào.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^HY2026 Đang áp dụng/ })).toBeVisible();

  for (const phone of [hoa, mai]) {
    await phone.page.goto('/');
    await findsSignal(phone);
    await isSynced(phone.page);
  }
  // Both phones have heard of the commune there is now: what they write next is its own.
  await expect(mai.page.getByText('Xã Quỳnh Phụ')).toBeVisible();
  await logsTraining(mai.page, 'Lớp đầu tiên của xã mới');
  await isSynced(mai.page);
  await hoa.page.goto('/so');
  for (const title of ['Lớp chưa gửi của Hoa', 'Lớp chưa gửi của Mai', 'Lớp đầu tiên của xã mới'])
    await expect(hoa.page.getByRole('link', { name: new RegExp(title) })).toBeVisible({
      timeout: 60_000,
    });

  const unitsOf = async () => {
    const answer = await page.request.get('/search');
    const { lines } = (await answer.json()) as { lines: { title: string; unit: string }[] };
    return Object.fromEntries(lines.map(({ title, unit }) => [title, unit]));
  };
  expect(await unitsOf()).toEqual({
    'Lớp chưa gửi của Hoa': 'HY2025.12472',
    'Lớp chưa gửi của Mai': 'HY2025.12511',
    'Lớp đầu tiên của xã mới': 'HY2026.12472',
  });
  await page.goto('/dia-ban');
  await expect(page.getByText('64 xã · 3 bản ghi · 3 chờ duyệt')).toBeVisible();
  await expect(page.getByRole('rowheader', { name: /Xã Quỳnh Phụ/ })).toHaveCount(1);
  await page.getByRole('button', { name: 'Như lúc đó' }).click();
  await expect(page.getByRole('rowheader', { name: /Xã Minh Thọ/ })).toHaveCount(1);
  await expect(page.getByText(/ · 3 bản ghi · 3 chờ duyệt/)).toBeVisible();
  await page.goto('/nhat-ky');
  await expect(page.getByText('Đưa vào áp dụng bộ đơn vị HY2026')).toBeVisible();
  await Promise.all([hoa.context, mai.context, context].map((one) => one.close()));
});
