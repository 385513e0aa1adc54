// People of the stories, in their own words: what an officer and a reviewer do on the screen.
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Province } from './province.ts';
import { password as realPassword } from './province.ts';

export interface Person {
  readonly context: BrowserContext;
  page: Page;
}

interface SignInOptions {
  readonly desk?: boolean;
  readonly password?: string;
  /** False for an account that holds no records. */
  readonly sync?: boolean;
}

export async function signIn(
  browser: Browser,
  { address }: Province,
  login: string,
  { desk = false, password = realPassword, sync = true }: SignInOptions = {},
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: desk ? { width: 1280, height: 800 } : { width: 360, height: 640 },
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  if (sync) await isSynced(page);
  // The shell is on this phone once the worker controls the page.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return { context, page };
}

export async function isSynced(page: Page): Promise<void> {
  await expect(page.getByText(/^Đã đồng bộ lúc/)).toBeVisible({ timeout: 60_000 });
}

/** No network, as the phone sees it; page and worker alike. */
export async function losesSignal({ context }: Person): Promise<void> {
  await context.setOffline(true);
}

export async function findsSignal({ context, page }: Person): Promise<void> {
  await context.setOffline(false);
  await page
    .getByRole('button', { name: 'Gửi ngay' })
    .click({ timeout: 2_000 })
    .catch(() => undefined);
}

/** The input of a label, without the buttons that are named after it. */
export function field(within: Page | Locator, label: string): Locator {
  return within.getByLabel(label).and(within.locator('input, textarea, select'));
}

/** Opens the form of a type from Hôm nay. */
export async function begins(page: Page, type: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: type, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: type })).toBeVisible();
}

/** Taps save and stays until the form is gone: only then has the screen said that it is saved. */
export async function saves(page: Page, name = 'Lưu trên máy này'): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.click();
  await expect(button).toHaveCount(0);
}

/** Asks the province for news now: the page becomes visible again. */
export async function looksAgain(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}
