// kill -9 of a real browser in the middle of saves and syncs, two tabs and a worker at once, old code on newer data, an
// upgrade that another tab holds up. What the screen called saved is at the province exactly once. `KILLS=50` for more.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, LaunchOptions, Page } from '@playwright/test';
import { chromium, expect, test } from '@playwright/test';
import { logsBroadcast } from './forms.ts';
import { isSynced, signIn } from './people.ts';
import type { Province } from './province.ts';
import { openProvince, password } from './province.ts';
import { countAll, holdFirstVersion, openAsNewer, raiseSchema } from './raw-database.ts';

const kills = Number(process.env['KILLS'] ?? 6);

// A trace is recorded over the connection that these tests cut: it breaks the test, not the product.
test.use({ trace: 'off' });
// Playwright itself sometimes falls over a browser that is killed under it ("Object with guid … was not bound"). That
// may be tried again; a lost or doubled entry may not: it leaves a mark that fails the second try too.
test.describe.configure({ retries: 1 });
const mark = join('test-results', 'an-entry-was-lost');
test.beforeEach(() => {
  const { retry } = test.info();
  if (retry > 0 && existsSync(mark)) throw new Error('the first try lost or doubled an entry');
  if (retry === 0) rmSync(mark, { force: true });
});

let province: Province;
test.beforeAll(async () => {
  province = await openProvince();
});
test.afterAll(() => province.close());

interface Phone {
  readonly context: BrowserContext;
  readonly page: Page;
  /** No farewell: the process of this profile, and of no other, is gone. */
  readonly kill: () => void;
}

async function startPhone(profile: string, launchOptions: LaunchOptions): Promise<Phone> {
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    baseURL: province.address,
    viewport: { width: 360, height: 640 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const page = context.pages()[0] ?? (await context.newPage());
  return { context, page, kill: () => process.kill(browserOf(profile), 'SIGKILL') };
}

/** The browser process that was started with this profile; its renderers carry a --type. */
function browserOf(profile: string): number {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const line = commandLine(pid);
    if (line.includes(`--user-data-dir=${profile}`) && !line.includes('--type='))
      return Number(pid);
  }
  throw new Error(`no browser runs with ${profile}`);
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It ended while we looked.
    return '';
  }
}

async function enters({ page }: Phone): Promise<void> {
  await page.goto('/');
  await givesPassword(page);
  await isSynced(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Chromium writes cookies to disk every half minute: after a kill the phone may have to sign in again. [S13] */
async function signsInAgain({ page }: Phone): Promise<void> {
  await page.goto('/');
  const asked = page.getByRole('button', { name: 'Đăng nhập' });
  const sent = page.getByText(/^Đã đồng bộ lúc/);
  await expect(asked.or(sent)).toBeVisible({ timeout: 60_000 });
  if (!(await asked.isVisible())) return;
  await asked.click();
  await givesPassword(page);
  await expect(page.getByRole('heading', { name: 'Hôm nay' })).toBeVisible();
}

async function givesPassword(page: Page): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill('hoa');
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

/** How often each title stands at the province, asked by another officer of the commune, over the wire. */
async function titlesAtProvince(): Promise<ReadonlyMap<string, number>> {
  const headers = { 'content-type': 'application/json' };
  const signed = await fetch(`${province.address}/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ login: 'lan', password }),
  });
  const cookie = signed.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const found = new Map<string, number>();
  const pull: Record<string, number> = {};
  for (let more = true; more; ) {
    const response = await fetch(`${province.address}/sync/v1`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify({
        p: 1,
        app: 'test',
        dev: '0199f3a1-7c1e-7d20-9b1f-3a5c7e9d1122',
        now: '2026-11-22T08:00:00+07:00',
        left: { ops: 0 },
        push: [],
        pull,
      }),
    });
    const answer = (await response.json()) as {
      readonly rows?: Record<string, { readonly values?: { readonly title?: string } }[]>;
      readonly next?: Record<string, { readonly next: number; readonly head: number }>;
    };
    for (const row of Object.values(answer.rows ?? {}).flat()) {
      const title = row.values?.title ?? '';
      found.set(title, (found.get(title) ?? 0) + 1);
    }
    const marks = Object.entries(answer.next ?? {});
    for (const [scope, mark] of marks) pull[scope] = mark.next;
    more = marks.some(([, mark]) => mark.next < mark.head);
  }
  return found;
}

/** Logs one broadcast after another until the browser is gone; remembers only what the screen called saved. */
async function logsUntilKilled(page: Page, name: string, said: string[]): Promise<void> {
  try {
    for (let i = 1; ; i += 1) {
      const title = `${name} bài ${i}`;
      await logsBroadcast(page, title);
      said.push(title);
    }
  } catch {
    // The page went with its browser, at whatever step it was.
  }
}

async function isLevel(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByText(/^Máy này [\d.]+ · Tỉnh [\d.]+ ✓$/)).toBeVisible({ timeout: 60_000 });
}

function expectOnce(found: ReadonlyMap<string, number>, said: readonly string[]): void {
  const lost = said.filter((title) => !found.has(title));
  const twice = [...found].filter(([, count]) => count > 1);
  if (lost.length + twice.length > 0) {
    mkdirSync('test-results', { recursive: true });
    writeFileSync(mark, JSON.stringify({ lost, twice }));
  }
  expect({ lost, twice }).toEqual({ lost: [], twice: [] });
}

test(`[S9] [inv 1] ${kills} kills during saves and syncs: what was called saved is there, once`, async ({
  launchOptions,
}) => {
  test.setTimeout(60_000 + kills * 40_000);
  const profile = mkdtempSync(join(tmpdir(), 'so-co-so-kill-'));
  const said: string[] = [];
  try {
    let phone = await startPhone(profile, launchOptions);
    await enters(phone);
    for (let kill = 1; kill <= kills; kill += 1) {
      const logging = logsUntilKilled(phone.page, `Lần ${kill},`, said);
      await new Promise((resolve) => setTimeout(resolve, 2_500 + Math.random() * 5_000));
      phone.kill();
      await logging;
      await phone.context.close().catch(() => undefined);
      phone = await startPhone(profile, launchOptions);
      await phone.page.goto('/so');
      const last = said.at(-1);
      if (last) await expect(phone.page.getByText(last).first()).toBeVisible();
      await signsInAgain(phone);
    }
    await isLevel(phone.page);
    const found = await titlesAtProvince();
    console.log(`kills ${kills}, called saved ${said.length}, at the province ${found.size}`);
    expect(said.length).toBeGreaterThan(0);
    expectOnce(found, said);
    await phone.context.close();
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});

test('[S11] [inv 22] two tabs and the worker sync at once: everything arrives, once', async ({
  browser,
}) => {
  const { context, page } = await signIn(browser, province, 'hoa');
  const other = await context.newPage();
  await other.goto('/');
  const session = await context.newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const known = registrations[0]?.registrationId;
      if (known) resolve(known);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await registration;
  const said: string[] = [];
  async function logs(tab: Page, name: string): Promise<void> {
    for (let i = 1; i <= 3; i += 1) {
      const title = `${name}, bài ${i}`;
      await logsBroadcast(tab, title);
      said.push(title);
      await session.send('ServiceWorker.dispatchSyncEvent', {
        origin: province.address,
        registrationId,
        tag: 'so-co-so',
        lastChance: false,
      });
    }
  }
  await Promise.all([logs(page, 'Thẻ một'), logs(other, 'Thẻ hai')]);
  await Promise.all([isLevel(page), isLevel(other)]);
  expectOnce(await titlesAtProvince(), said);
  await context.close();
});

test.describe('[S28] another version of the code', () => {
  test('[inv 27] finds newer data: it writes nothing and asks for the update', async ({
    browser,
  }) => {
    const { context, page } = await signIn(browser, province, 'hoa');
    const before = await page.evaluate(raiseSchema, 99);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Cập nhật ứng dụng' })).toBeVisible();
    expect(await page.evaluate(countAll)).toEqual(before);
    await context.close();
  });

  test('[inv 27] opens in another tab: the old one lets go and says so', async ({ browser }) => {
    const { context, page } = await signIn(browser, province, 'hoa');
    const newer = await context.newPage();
    await newer.goto('/huong-dan.html');
    await newer.evaluate(openAsNewer, 990);
    await expect(
      page.getByRole('heading', { name: 'Ứng dụng đã cập nhật ở thẻ khác' }),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: 'Mở lại' })).toBeVisible();
    await context.close();
  });

  test('[inv 27] is held up by a tab that does not let go: no blank page, and on it goes', async ({
    browser,
  }) => {
    const { context, page } = await signIn(browser, province, 'hoa');
    const old = await context.newPage();
    await old.goto('/huong-dan.html');
    await page.goto('/huong-dan.html');
    await old.evaluate(holdFirstVersion);
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Đóng thẻ cũ để mở tiếp' })).toBeVisible();
    await old.close();
    await expect(page.getByRole('heading', { name: 'Hôm nay' })).toBeVisible();
    await isSynced(page);
    await context.close();
  });
});
