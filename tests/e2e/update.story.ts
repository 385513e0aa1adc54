// A new version comes while a form is open: by consent, never under the form, and the old files stay as long as a window
// of the old version may need them. [N5]
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { begins, field, saves, signIn } from './people.ts';
import type { Province } from './province.ts';
import { openProvince } from './province.ts';

// Releases of this story's own: other stories run beside it.
const pages = mkdtempSync(join(tmpdir(), 'so-co-so-pages-'));
const worker = join(pages, 'service-worker.js');
let original = '';
let province: Province;

test.beforeAll(async () => {
  cpSync('dist', pages, { recursive: true });
  original = readFileSync(worker, 'utf8');
  province = await openProvince([], { environment: { PAGES: pages } });
});
test.afterAll(async () => {
  await province.close();
  rmSync(pages, { recursive: true });
});
test.afterEach(() => writeFileSync(worker, original));

/** The next version: its own manifest no longer names one chunk of the present one. */
function release(): string {
  const chunk = /\{[^{}]*"?url"?:\s*["'`](assets\/record-[\w-]+\.js)["'`][^{}]*\},?/.exec(original);
  if (!chunk?.[1]) throw new Error('the worker names no chunk of the record');
  writeFileSync(worker, `${original.replace(chunk[0], '')}\n// the next version\n`);
  return chunk[1];
}

async function looksForUpdates(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
}

/** Taps "Cập nhật" and waits until the window has loaded again. */
async function updates(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { sameWindow: true }));
  await page.getByRole('button', { name: 'Cập nhật' }).click();
  const loadedAgain = (timeout: number) =>
    page.waitForFunction(() => !('sameWindow' in window), undefined, { timeout });
  try {
    await loadedAgain(3_000);
  } catch {
    // Chromium may let the old worker run out its idle time first: 30 s, and for ever while a tool like this one watches.
    await expect(page.getByText('Đang đổi sang bản mới')).toBeVisible();
    const session = await page.context().newCDPSession(page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await loadedAgain(20_000);
  }
}

function keptFiles(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys())
        found.push(new URL(url).pathname);
    }
    return found;
  });
}

test('[N5] a worker swapped under an open form changes nothing until the form is left', async ({
  browser,
}) => {
  const hoa = await signIn(browser, province, 'hoa');
  const other = await hoa.context.newPage();
  await other.goto('/so');
  const { page } = hoa;
  await begins(page, 'Phát thanh');
  await field(page, 'Tên chương trình').fill('Đang ghi khi có bản mới');
  await page.evaluate(() => Object.assign(window, { sameWindow: true }));
  const old = release();
  await looksForUpdates(other);
  await expect(other.getByText('Có bản mới của ứng dụng')).toBeVisible();
  await expect(page.getByText('Có bản mới của ứng dụng')).toHaveCount(0);
  await updates(other);
  // The other window has the new version; this one is as it was, and its files are still there.
  await expect(other.getByRole('heading', { level: 1, name: 'Sổ' })).toBeVisible();
  expect(await keptFiles(page)).toContain(`/${old}`);
  expect(await page.evaluate(() => 'sameWindow' in window)).toBe(true);
  await expect(field(page, 'Tên chương trình')).toHaveValue('Đang ghi khi có bản mới');
  await field(page, 'Thời lượng (phút)').fill('12');
  await field(page, 'Số cụm loa của xã').fill('42');
  await field(page, 'Số cụm loa hoạt động').fill('42');
  await saves(page);
  // Left: now it takes the new version too, with the entry in it, and the old files go.
  await page.waitForFunction(() => !('sameWindow' in window));
  await expect(page.getByRole('link', { name: /Đang ghi khi có bản mới/ })).toBeVisible();
  await expect.poll(() => keptFiles(page)).not.toContain(`/${old}`);
  await hoa.context.close();
});

test('[N5] a window open since the first visit takes the new version as well', async ({
  browser,
}) => {
  const { context, page } = await signIn(browser, province, 'hoa');
  release();
  await looksForUpdates(page);
  await updates(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await context.close();
});
