// The province's own sign-in service, on another site than the app, through its real pages: a slip opened without a
// password, a session that ended with work on the phone, and somebody nobody has invited.
import { createServer } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { SignInProvider } from '../world/sign-in-provider.ts';
import { clientId, clientSecret, openProvider } from '../world/sign-in-provider.ts';
import { logsTraining } from './forms.ts';
import { findsSignal, isSynced, losesSignal, signIn } from './people.ts';
import type { Province } from './province.ts';
import { openProvince } from './province.ts';

const label = 'tài khoản công vụ';

let province: Province;
let provider: SignInProvider;
test.beforeAll(async () => {
  const port = await freePort();
  // "localhost" is another site than 127.0.0.1: cookies are held to that.
  provider = await openProvider(`http://127.0.0.1:${port}/dang-nhap`, { host: 'localhost' });
  const service = { OIDC_ISSUER: provider.issuer, OIDC_LABEL: label };
  const us = { OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret };
  province = await openProvince([], { port, environment: { ...service, ...us } });
});
test.afterAll(() => Promise.all([province.close(), provider.close()]));

/** The provider must know where it may send people before the app listens there. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const taken = server.address();
      server.close(() => resolve(typeof taken === 'object' && taken ? taken.port : 0));
    });
  });
}

/** The service's own pages: who, and that our app may know it. */
async function showsWho(page: Page, login: string): Promise<void> {
  await page.waitForURL(/localhost:.*interaction/);
  await page.locator('[name=login]').fill(login);
  await page.locator('[name=password]').fill('x');
  await page.locator('[type=submit]').click();
}

async function agrees(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
}

test('[I8] a slip opened by the service; a session that ends loses no work; a stranger is refused in words', async ({
  browser,
}) => {
  const admin = await signIn(browser, province, 'quantri', { desk: true, sync: false });
  const { request } = admin.page;
  const { accounts } = (await (await request.get('/accounts')).json()) as {
    accounts: { id: string; login: string }[];
  };
  const hoa = `/accounts/${accounts.find(({ login }) => login === 'hoa')?.id}`;
  const { code } = (await (await request.post(`${hoa}/invitation`)).json()) as { code: string };

  const context = await browser.newContext({
    baseURL: province.address,
    viewport: { width: 360, height: 640 },
  });
  const page = await context.newPage();
  await page.goto(`/moi/${code}`);
  const instead = page.getByRole('button', { name: `Dùng ${label}, không đặt mật khẩu` });
  await expect(instead).toBeVisible();
  await isAccessible(page);
  await instead.click();
  await showsWho(page, 'hoa@hungyen.gov.vn');
  await agrees(page);
  await isSynced(page);
  // The shell is on this phone once the worker controls the page.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);

  const person = { context, page };
  await losesSignal(person);
  await logsTraining(page, 'Lớp ghi lúc hết phiên');
  const { sessions } = (await (await request.get(hoa)).json()) as { sessions: { id: string }[] };
  for (const { id } of sessions) await request.delete(`${hoa}/sessions/${id}`);
  await findsSignal(person);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).first().click();
  const button = page.getByRole('button', { name: `Đăng nhập bằng ${label}` });
  await expect(button).toBeVisible();
  await isAccessible(page);
  await button.click();
  await showsWho(page, 'hoa@hungyen.gov.vn');
  await isSynced(page);
  const binh = await signIn(browser, province, 'binh', { desk: true });
  await expect(binh.page.getByText('Lớp ghi lúc hết phiên').first()).toBeVisible();

  const stranger = await (await browser.newContext({ baseURL: province.address })).newPage();
  await stranger.goto('/');
  await stranger.getByRole('button', { name: `Đăng nhập bằng ${label}` }).click();
  await showsWho(stranger, 'hoa');
  await agrees(stranger);
  await expect(stranger.getByRole('alert')).toContainText('(D13)');
  await expect(stranger).toHaveURL(`${province.address}/dang-nhap`);
  await isAccessible(stranger);
  await Promise.all(
    [admin.context, context, binh.context, stranger.context()].map((one) => one.close()),
  );
});
