// Two reviewers and three officers on five machines: returned with a note, fixed offline, returned again, approved; a stale
// approval refused; many approved at once and taken back; what was logged twice joined; then a review takes two steps.
// Nobody presses "load again": the desk hears of changes by itself.
import { expect, test } from '@playwright/test';
import { logsBroadcast } from './forms.ts';
import type { Person } from './people.ts';
import { field, findsSignal, isSynced, looksAgain, losesSignal, saves, signIn } from './people.ts';
import type { Province } from './province.ts';
import { openProvince } from './province.ts';

test.describe.configure({ mode: 'serial' });

let province: Province;
let hoa: Person;
let lan: Person;
let minh: Person;
let binh: Person;
let an: Person;
let tinh: Person;

test.beforeAll(async ({ browser }) => {
  province = await openProvince([
    { login: 'minh', role: 'officer', units: [{ set: 'HY2025', code: '12511' }] },
    { login: 'an.duyet', role: 'reviewer', area: 'kv-338', units: [] },
    { login: 'tinh', role: 'province', units: [] },
  ]);
  binh = await signIn(browser, province, 'binh', { desk: true });
  an = await signIn(browser, province, 'an.duyet', { desk: true });
  hoa = await signIn(browser, province, 'hoa');
  lan = await signIn(browser, province, 'lan');
  minh = await signIn(browser, province, 'minh');
});
test.afterAll(async () => {
  await Promise.all([hoa, lan, minh, binh, an, tinh].map((person) => person?.context.close()));
  await province.close();
});

/** Logged, and answered by the province. */
async function logs({ page }: Person, title: string, minutes = 12): Promise<void> {
  await logsBroadcast(page, title, minutes);
  await isSynced(page);
}

/** Opens a record from the desk's queue; the keys of the desk then act. */
async function opens({ page }: Person, title: string): Promise<void> {
  await page.locator('.desk-item').getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
}

async function returns(person: Person, title: string, note: string): Promise<void> {
  const { page } = person;
  await opens(person, title);
  await page.getByRole('button', { name: 'Ghi chú cho ô này: Thời lượng (phút)' }).click();
  await page.getByRole('textbox', { name: 'Ghi chú cho ô này: Thời lượng (phút)' }).fill(note);
  await page.getByRole('heading', { level: 2, name: title }).click();
  await page.keyboard.press('r');
  await page.getByRole('button', { name: 'Số liệu chưa hợp lý, xã kiểm tra lại' }).click();
  await page.getByRole('button', { name: 'Trả lại kèm ghi chú' }).click();
  await expect(page.getByText('Đã trả lại 1 bản ghi')).toBeVisible();
  await expect(page.getByText('Chọn một bản ghi ở danh sách bên trái.')).toBeVisible();
}

/** The officer meets the note, corrects without a network, and sends when there is one. */
async function fixes(person: Person, note: string, minutes: string): Promise<void> {
  const { page } = person;
  await page.goto('/');
  await looksAgain(page);
  const back = page.getByRole('link', { name: new RegExp(note) }).first();
  await expect(back).toBeVisible({ timeout: 60_000 });
  await losesSignal(person);
  await back.click();
  await page.getByRole('link', { name: 'Sửa và gửi lại' }).click();
  await field(page, 'Thời lượng (phút)').fill(minutes);
  await saves(page, 'Sửa và gửi lại');
  await findsSignal(person);
  await page.goto('/');
  await isSynced(page);
}

test('[R8] [K8] the desk hears of a new entry by itself, and says that nothing is odd about it', async () => {
  await expect(binh.page.getByText('Không còn bản ghi chờ duyệt')).toBeVisible();
  await logs(hoa, 'Quyền trẻ em – bài 4');
  const line = binh.page.locator('.desk-item').filter({ hasText: 'Quyền trẻ em – bài 4' });
  await expect(line.getByText('Không có gì lạ')).toBeVisible();
  await expect(an.page.locator('.desk-item')).toHaveCount(1);
});

test('[V5] [V4] returned with a pinned note, fixed offline, returned again, fixed again, approved by the other', async () => {
  const title = 'Quyền trẻ em – bài 4';
  await returns(binh, title, 'Ghi cả buổi à?');
  await expect(an.page.getByText('Không còn bản ghi chờ duyệt')).toBeVisible();
  await fixes(hoa, 'Ghi cả buổi à?', '15');
  await opens(binh, title);
  await expect(binh.page.getByText('Đổi từ lần anh/chị xem trước: 1 ô')).toBeVisible();
  await expect(binh.page.getByText('12 → 15').first()).toBeVisible();
  await expect(binh.page.getByText(/Anh\/chị đã hỏi .*“Ghi cả buổi à\?”/)).toBeVisible();
  await returns(binh, title, 'Vẫn chưa đúng');
  await fixes(hoa, 'Vẫn chưa đúng', '10');
  await expect(an.page.locator('.desk-item').getByText('gửi lại lần 3')).toBeVisible();
  await opens(an, title);
  await an.page.keyboard.press('a');
  await expect(an.page.getByText('Đã duyệt 1 bản ghi')).toBeVisible();
  await expect(binh.page.getByText('Không còn bản ghi chờ duyệt')).toBeVisible();
});

test('[V3] an approval of what moved meanwhile is refused, and stands first in the queue', async () => {
  await logs(lan, 'Bình đẳng giới – bài 1');
  await opens(an, 'Bình đẳng giới – bài 1');
  await losesSignal(an);
  await lan.page.goto('/so');
  await lan.page.getByRole('link', { name: /Bình đẳng giới – bài 1/ }).click();
  await lan.page.getByRole('link', { name: 'Sửa', exact: true }).click();
  await field(lan.page, 'Thời lượng (phút)').fill('14');
  await saves(lan.page, 'Lưu thay đổi');
  await lan.page.goto('/');
  await isSynced(lan.page);
  await an.page.keyboard.press('a');
  await expect(an.page.getByText('Đã duyệt 1 bản ghi')).toBeVisible();
  await findsSignal(an);
  const line = an.page.locator('.desk-item').filter({ hasText: 'Bình đẳng giới – bài 1' });
  await expect(line.getByText('Đã gửi, cần xem lại')).toBeVisible({ timeout: 60_000 });
  await opens(an, 'Bình đẳng giới – bài 1');
  await expect(an.page.getByText(/đã thay đổi sau khi anh\/chị xem/).first()).toBeVisible();
  await an.page.getByRole('button', { name: 'Đã xem' }).first().click();
});

test('[K8] [V11] the unremarkable are approved together, and taken back by one key', async () => {
  await logs(minh, 'Phòng chống ma túy');
  await logs(minh, 'Quyền của người khuyết tật');
  const { page } = binh;
  const lines = page.locator('.desk-item');
  await expect(lines).toHaveCount(3);
  await page.keyboard.press('b');
  await page.getByRole('checkbox', { name: /Bình đẳng giới/ }).uncheck();
  await page.getByRole('button', { name: 'Duyệt 2 bản đã chọn' }).click();
  await expect(page.getByText('Đã duyệt 2 bản ghi')).toBeVisible();
  await expect(lines).toHaveCount(1);
  await expect(an.page.locator('.desk-item')).toHaveCount(1);
  await page.keyboard.press('u');
  await expect(lines).toHaveCount(3);
  await expect(an.page.locator('.desk-item')).toHaveCount(3);
});

test('[V12] [V13] what was logged twice is seen beside its twin, joined, and taken apart', async () => {
  await logs(lan, 'Ngày Pháp luật', 10);
  await logs(hoa, 'Ngày Pháp luật', 12);
  const { page } = binh;
  await page.getByRole('link', { name: 'Mâu thuẫn' }).click();
  await page.getByRole('button', { name: /^Có thể trùng/ }).click();
  const lines = page.locator('.desk-item');
  await expect(lines).toHaveCount(2);
  await lines.first().getByRole('link').click();
  await page.getByRole('button', { name: 'Giữ bản này, gộp bản kia vào' }).click();
  await expect(page.getByText('Đã gộp bản trùng')).toBeVisible();
  await expect(page.getByText('Đã gộp vào bản này:')).toBeVisible();
  await expect(lines).toHaveCount(0);
  await page.getByRole('button', { name: 'Tách ra' }).click();
  await expect(lines).toHaveCount(2);
});

test('[V14] in two steps the area checks, the province approves, and the officer reads who did what', async ({
  browser,
}) => {
  const title = 'Phòng chống đuối nước';
  tinh = await signIn(browser, province, 'tinh', { desk: true });
  const { page } = tinh;
  await page.goto('/thiet-lap');
  await page.getByText('Hai bước: khu vực kiểm tra, tỉnh duyệt').click();
  await page.getByRole('button', { name: /^Lưu số bước duyệt/ }).click();
  await logs(minh, title);
  await binh.page.goto('/duyet');
  await opens(binh, title);
  await expect(binh.page.getByRole('button', { name: 'Kiểm tra xong bản v1' })).toBeVisible();
  await binh.page.keyboard.press('a');
  await expect(binh.page.getByText('Đã kiểm tra 1 bản ghi')).toBeVisible();
  await page.goto('/duyet');
  await expect(page.getByRole('button', { name: /^Chờ tỉnh duyệt/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await opens(tinh, title);
  await expect(page.getByText('Khu vực đã kiểm tra nội dung này (bước 1).')).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByText('Đã duyệt 1 bản ghi')).toBeVisible();
  await minh.page.goto('/so');
  await looksAgain(minh.page);
  await minh.page.getByRole('link', { name: new RegExp(title) }).click();
  await expect(minh.page.getByText('Khu vực đã kiểm tra')).toBeVisible();
  await expect(minh.page.getByText('Đã duyệt')).toBeVisible();
});
