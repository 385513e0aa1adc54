// The officer's seconds, on a phone four times slower than this machine: real Chromium, CPU slowed by CDP, and beside each
// figure its budget (product.md §5) or the limit measured in the same run. Fails if any budget is missed or anything that
// is promised cannot be measured yet. CDP slows the page's main thread only: the disk and workers stay this machine's.
// `npm run bench:phone`; ONLY=start,save,search,photo picks.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { chromium } from '@playwright/test';
import { openProvince, password } from '../e2e/province.ts';
import type { Figure, Missing } from './figures.ts';
import { keeps, table } from './figures.ts';
import type { Phone } from './one-phone.ts';
import { timePhoto } from './phone-photo.ts';
import { timeSaving } from './phone-save.ts';
import { timeSearch } from './phone-search.ts';
import { timeStart } from './phone-start.ts';

type Measure = (phone: Phone) => Promise<readonly (Figure | Missing)[]>;

const measures: Readonly<Record<string, Measure>> = {
  start: timeStart,
  save: timeSaving,
  photo: timePhoto,
  search: timeSearch,
};

async function signsIn(context: BrowserContext): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto('/');
  await page.getByLabel('Tên đăng nhập').fill('hoa');
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByText(/^Đã đồng bộ lúc/).waitFor({ timeout: 60_000 });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** A phone that has signed in once; each measure has its own. */
async function withPhone(measure: Measure): ReturnType<Measure> {
  const province = await openProvince();
  const profile = mkdtempSync(join(tmpdir(), 'so-co-so-bench-'));
  const open = () =>
    chromium.launchPersistentContext(profile, {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
      baseURL: province.address,
      viewport: { width: 360, height: 640 },
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
    });
  try {
    const first = await open();
    await signsIn(first);
    await first.close();
    return await measure({ open });
  } finally {
    await province.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

const only = process.env['ONLY']?.split(',') ?? Object.keys(measures);
const figures: (Figure | Missing)[] = [];
for (const [name, measure] of Object.entries(measures)) {
  if (only.includes(name)) figures.push(...(await withPhone(measure)));
}
const load = loadavg().map((one) => one.toFixed(1));
process.stdout.write(
  `${table(figures)}load of the machine at the end: ${load.join(', ')} on ${cpus().length} cores\n`,
);
const promised = figures.filter((one) => 'missing' in one || one.budget.p95 !== undefined);
if (!promised.every(keeps)) process.exitCode = 1;
