// Sổ as an officer uses it: finds an entry with and without marks, filters, comes back to where he was, prints a month.
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { Person } from './people.ts';
import { begins, field, losesSignal, saves, signIn } from './people.ts';
import type { Province } from './province.ts';
import { demoPassword, openDemo } from './province.ts';

let province: Province;
let officer: Person;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  province = await openDemo();
  officer = await signIn(browser, province, 'quynhphu', { password: demoPassword });
});
test.afterAll(() => province.close());

async function opensBook(page: Page, path = '/so'): Promise<void> {
  await page.goto(path);
  await expect(page.getByText(/^Năm báo cáo/)).toBeVisible();
}

const find = (page: Page) => page.getByLabel('Tìm trong sổ');
const rows = (page: Page) => page.locator('.book-day .entry-row');

test('[A4] finds while typing, without marks, by the starts of words', async () => {
  const { page } = officer;
  await opensBook(page);
  await find(page).pressSequentially('em q tre', { delay: 20 });
  await expect(rows(page).first()).toContainText(/quyền trẻ em/i);
  await find(page).fill('khong co gi ca');
  await expect(page.getByRole('heading', { name: 'Không thấy bản ghi nào' })).toBeVisible();
  await page.getByRole('button', { name: 'Xem tất cả' }).click();
  await expect(find(page)).toHaveValue('');
  await expect(rows(page).first()).toBeVisible();
});

test('the way back from a record leads to the same search and filter', async () => {
  const { page } = officer;
  await opensBook(page);
  await page.getByRole('button', { name: 'Lọc' }).click();
  await page.getByLabel('Loại việc').selectOption('phat_thanh');
  await page.getByRole('button', { name: 'Đã duyệt' }).click();
  await find(page).fill('quyen');
  await expect(page).toHaveURL(/find=quyen&word=approved&type=phat_thanh/);
  const first = await rows(page).first().textContent();
  await rows(page).first().click();
  await page.getByRole('heading', { name: 'Quá trình' }).waitFor();
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await expect(find(page)).toHaveValue('quyen');
  await expect(rows(page).first()).toHaveText(first ?? '');
  await page.getByRole('link', { name: 'Sổ', exact: true }).click();
  await expect(find(page)).toHaveValue('');
  await find(page).pressSequentially('tre ', { delay: 250 });
  await expect(page).toHaveURL(/find=tre$/);
  await expect(find(page)).toHaveValue('tre ');
  await page.getByRole('link', { name: 'Sổ', exact: true }).click();
  await expect(find(page)).toHaveValue('');
});

test('[L7] each line of what is missing leads to where it is mended', async () => {
  const { page } = officer;
  await page.goto('/ke-hoach');
  const missing = page.getByRole('region', { name: 'Còn thiếu' });
  await missing.getByRole('link', { name: /bản ghi bị trả lại/ }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText('Bị trả lại');
  await page.goto('/ke-hoach');
  await missing.getByRole('link', { name: /hai người ghi khác nhau/ }).click();
  await expect(page.getByRole('region', { name: /Hai người ghi khác nhau/ })).toBeVisible();
  await page.goto('/ke-hoach');
  await missing
    .getByRole('link', { name: /chưa có bản ghi/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: 'Lưu trên máy này' })).toBeVisible();
});

/** All clusters at work, and at one hour: the clock must not part the two. */
async function beginsBroadcast(page: Page, title: string): Promise<void> {
  await begins(page, 'Phát thanh');
  await field(page, 'Tên chương trình').fill(title);
  await field(page, 'Giờ phát').fill('05:30');
  const total = await field(page, 'Số cụm loa của xã').inputValue();
  await field(page, 'Số cụm loa hoạt động').fill(total);
}

test('[L8] what may be logged twice is said in the form, and saving it is not hindered', async () => {
  const { page } = officer;
  const title = 'Hai lần một việc';
  const hint = page.getByText('Có thể trùng với bản ghi đã có:');
  await beginsBroadcast(page, title);
  await expect(hint).toHaveCount(0);
  await saves(page);
  await beginsBroadcast(page, `${title} – khác`);
  await expect(hint).toHaveCount(0);
  await field(page, 'Tên chương trình').fill(title.toUpperCase());
  await expect(hint).toBeVisible();
  await saves(page);
  await page.goto('/so?find=hai+lan+mot');
  await expect(rows(page)).toHaveCount(2);
  await rows(page).first().click();
  await expect(page.getByRole('region', { name: 'Có thể trùng với bản ghi này' })).toBeVisible();
});

/** Puts that many broadcasts of a month into the phone, as the store writes them. Runs in the page. */
async function putBroadcasts({ count, month }: { count: number; month: string }): Promise<void> {
  const names = await indexedDB.databases();
  const name = names.find((one) => one.name?.startsWith('so-co-so-'))?.name ?? '';
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no reason given'));
  });
  const transaction = db.transaction('view', 'readwrite');
  for (let at = 0; at < count; at += 1) {
    const date = `${month}-${String(1 + (at % 28)).padStart(2, '0')}`;
    const title = `Buổi số ${at} về quyền được bảo vệ và chăm sóc của mọi trẻ em trong xã`;
    const what = { title, start: '17:00', minutes: 10, airings: 1, fault: 'mat_dien' };
    const values = { ...what, clustersOn: 1, clustersTotal: 2, kind: 'tiep_am', source: 'tinh' };
    const head = { id: `printed-${at}`, scope: 'c:HY2025.12472:2026', type: 'phat_thanh', date };
    const counts = { v: 1, cv: 1, conflicts: 0, returns: 0, fold: '' };
    transaction
      .objectStore('view')
      .put({ ...head, ...counts, state: 'approved', word: 'approved', values });
  }
  await new Promise<void>((resolve) => {
    transaction.oncomplete = () => resolve();
  });
  db.close();
}

test('[L5] the month’s log prints offline on A4, every column whole, no day torn', async () => {
  const { page } = officer;
  const month = '2026-02';
  await page.evaluate(putBroadcasts, { count: 100, month });
  await losesSignal(officer);
  await opensBook(page, `/so?month=${month}`);
  await page.getByRole('button', { name: 'Tổng tháng 02/2026' }).click();
  await expect(page.getByText('100 bản ghi · 100 lượt phát · 1.000 phút')).toBeVisible();
  await page.getByRole('link', { name: 'In sổ phát thanh tháng 02/2026' }).click();
  await page.getByRole('button', { name: 'In hoặc lưu PDF' }).waitFor();
  await expect(page.getByRole('row')).toHaveCount(102);
  const pdf = await page.pdf({ preferCSSPageSize: true, path: 'test-results/month-log.pdf' });
  const text = pdf.toString('latin1');
  const pages = text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  // 100 rows of two lines and 28 days that stay whole: nine or ten days fill a page across.
  expect(pages).toBeGreaterThanOrEqual(7);
  expect(pages).toBeLessThanOrEqual(12);
  for (const box of text.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g))
    expect([Math.round(Number(box[1])), Math.round(Number(box[2]))]).toEqual([842, 595]);
  // What the paper leaves between its margins: 297 − 30 − 15 mm at 96 dots an inch.
  await page.setViewportSize({ width: 952, height: 643 });
  await page.emulateMedia({ media: 'print' });
  const right = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('.log th, .log td')].map(
        (cell) => cell.getBoundingClientRect().right,
      ),
    ),
  );
  const cut = await page.evaluate(
    () =>
      [...document.querySelectorAll('.log th, .log td')].filter(
        (cell) => cell.scrollWidth > cell.clientWidth + 1,
      ).length,
  );
  expect(right).toBeLessThanOrEqual(952);
  expect(right).toBeGreaterThan(900);
  expect(cut).toBe(0);
});
