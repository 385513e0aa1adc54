// From a slip of paper to the first entry; a phone that is revoked; a commune that changes hands.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { logsTraining } from './forms.ts';
import { findsSignal, isSynced, looksAgain, losesSignal, signIn } from './people.ts';
import type { Province } from './province.ts';
import { openProvince, password } from './province.ts';

let province: Province;
test.beforeAll(async () => {
  province = await openProvince();
});
test.afterAll(() => province.close());

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
}

test('[I1] an invitation on paper: from the scan to the first entry', async ({ browser }) => {
  const admin = await signIn(browser, province, 'quantri', { desk: true, sync: false });
  await admin.page.getByText('Thêm tài khoản').click();
  await admin.page.getByLabel('Tên đăng nhập').fill('thu');
  await admin.page.getByLabel('Xã, phường').selectOption({ label: 'Xã Quỳnh Phụ' });
  await admin.page.getByRole('button', { name: 'Tạo tài khoản' }).click();
  await admin.page.getByRole('button', { name: 'Làm giấy mời' }).click();
  const slip = admin.page.getByRole('article', { name: 'Giấy mời của thu' });
  await expect(slip.getByRole('img', { name: 'Mã QR mở tài khoản thu' })).toBeVisible();
  const printed = await slip.getByText(/\/moi\//).textContent();
  const path = /\/moi\/[2-9A-Z-]{14}/.exec(printed ?? '')?.[0] ?? '';
  await isAccessible(admin.page);

  const phone = await browser.newContext({
    baseURL: province.address,
    viewport: { width: 360, height: 640 },
  });
  const page = await phone.newPage();
  await page.goto(path);
  await expect(page.getByText('Xã Quỳnh Phụ')).toBeVisible();
  await isAccessible(page);
  await page.getByLabel('Đặt mật khẩu').fill('thuthu1234');
  await page.getByRole('button', { name: 'Bắt đầu dùng sổ' }).click();
  await expect(page.getByRole('alert')).toContainText('gần như là tên đăng nhập');
  await page.getByLabel('Đặt mật khẩu').fill('con trâu đi trước');
  await page.getByRole('button', { name: 'Bắt đầu dùng sổ' }).click();
  await isSynced(page);
  await logsTraining(page, 'Lớp đầu tiên của Thu');
  await page.goto('/so');
  await expect(page.getByRole('link', { name: /Lớp đầu tiên của Thu/ })).toBeVisible();

  // The slip has done its work: whoever finds it opens nothing.
  const stranger = await (await browser.newContext({ baseURL: province.address })).newPage();
  await stranger.goto(path);
  await expect(stranger.getByRole('alert')).toContainText('đã dùng');
  // Both deeds stand in the log.
  await admin.page.goto('/nhat-ky');
  await expect(admin.page.getByText('Mở tài khoản bằng giấy mời')).toBeVisible();
  await expect(admin.page.getByText(/^Làm giấy mời cho/)).toBeVisible();
  await isAccessible(admin.page);
  await admin.page.setViewportSize({ width: 360, height: 640 });
  await isAccessible(admin.page);
  await Promise.all([admin.context.close(), phone.close(), stranger.context().close()]);
});

/** The account's page, from the list. */
async function opensAccount(page: Page, login: string): Promise<void> {
  await page.goto('/tai-khoan');
  await page.getByLabel('Tìm theo tên, nơi, vai trò').fill(login);
  await page.getByRole('link', { name: new RegExp(`^${login} `) }).click();
  await expect(page.getByRole('heading', { level: 1, name: login })).toBeVisible();
}

test('[I5] a phone is revoked with work on it: it is out, and what it sends waits for a person', async ({
  browser,
}) => {
  const hoa = await signIn(browser, province, 'hoa');
  await losesSignal(hoa);
  await logsTraining(hoa.page, 'Lớp chưa gửi của Hoa');
  const admin = await signIn(browser, province, 'quantri', { desk: true, sync: false });
  await opensAccount(admin.page, 'hoa');
  await admin.page.getByRole('button', { name: 'Thu hồi máy' }).click();
  const dialog = admin.page.getByRole('dialog', { name: 'Thu hồi máy này?' });
  await dialog.getByRole('button', { name: 'Thu hồi máy' }).click();
  await expect(admin.page.getByText(/đã thu hồi/)).toBeVisible();
  await isAccessible(admin.page);

  await findsSignal(hoa);
  await hoa.page.getByRole('button', { name: 'Đăng nhập', exact: true }).first().click();
  await hoa.page.getByLabel('Mật khẩu').fill(password);
  await hoa.page.getByRole('button', { name: 'Đăng nhập' }).click();
  // The province has it, and keeps it apart.
  const binh = await signIn(browser, province, 'binh', { desk: true });
  const log = async () => (await binh.page.request.get('/audit?group=changed&who=hoa')).text();
  await expect.poll(log, { timeout: 60_000 }).toContain('"s":"held"');
  await expect(binh.page.getByText('Lớp chưa gửi của Hoa')).toHaveCount(0);
  await admin.page.reload();
  await admin.page.getByRole('button', { name: 'Cho dùng lại' }).click();
  await expect(admin.page.getByText(/đã thu hồi/)).toHaveCount(0);
  await looksAgain(binh.page);
  await expect(binh.page.getByText('Lớp chưa gửi của Hoa').first()).toBeVisible();
  await Promise.all([hoa, admin, binh].map((person) => person.context.close()));
});

test('[I4] a commune changes hands: the new officer reads what the old one wrote, under her name', async ({
  browser,
}) => {
  const lan = await signIn(browser, province, 'lan');
  await logsTraining(lan.page, 'Lớp của Lan trước bàn giao');
  await expect(lan.page.getByText(/^Đã đồng bộ lúc/)).toBeVisible({ timeout: 60_000 });
  const admin = await signIn(browser, province, 'quantri', { desk: true, sync: false });
  await opensAccount(admin.page, 'lan');
  await admin.page.getByLabel('Người nhận').selectOption({ label: 'thu (Xã Quỳnh Phụ)' });
  await admin.page.getByRole('button', { name: 'Bàn giao' }).click();
  await expect(admin.page.getByText(/Chưa có xã, phường nào/)).toBeVisible();
  await looksAgain(lan.page);
  await lan.page.goto('/so');
  await expect(lan.page.getByRole('link', { name: /Lớp của Lan/ })).toHaveCount(0);
  const thu = await signIn(browser, province, 'thu', { password: 'con trâu đi trước' });
  await thu.page.goto('/so');
  await expect(thu.page.getByRole('link', { name: /Lớp của Lan trước bàn giao/ })).toBeVisible();
  await Promise.all([lan, admin, thu].map((person) => person.context.close()));
});
