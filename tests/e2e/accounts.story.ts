// From a slip of paper to the first entry; a phone that is revoked; a commune that changes hands.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { logsTraining } from './forms.ts';
import { isSynced, signIn } from './people.ts';
import type { Province } from './province.ts';
import { openProvince } from './province.ts';

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
  await Promise.all([admin.context.close(), phone.close(), stranger.context().close()]);
});
