// A phone with 60,000 operations waiting comes back to the network: real Chromium, real server, the app open on Hôm nay.
// Prints how long each third took; fails if anything is left or the last third costs more than twice the first.
// `npm run bench:pending`; PENDING makes it smaller.
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { signIn } from '../e2e/people.ts';
import { openProvince } from '../e2e/province.ts';
import { seedEntries } from './seed.ts';

const pending = Number(process.env['PENDING'] ?? 60_000);

/** Runs in the page. */
async function waiting(): Promise<number> {
  const names = await indexedDB.databases();
  const name = names.find((one) => one.name?.startsWith('so-co-so-'))?.name ?? '';
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no reason given'));
    });
  const db = await done(indexedDB.open(name));
  const count = await done(db.transaction('outbox').objectStore('outbox').count());
  db.close();
  return count;
}

/** When each third was through, in ms from the start. */
async function thirds(page: Page): Promise<readonly number[]> {
  const started = performance.now();
  const times: number[] = [];
  let [left, lastMove] = [pending, started];
  while (times.length < 3) {
    await pause(500);
    const now = await page.evaluate(waiting);
    if (now < left) lastMove = performance.now();
    if (performance.now() - lastMove > 120_000) throw new Error(`nothing moves, ${now} are left`);
    left = now;
    while (times.length < 3 && left <= pending - ((times.length + 1) * pending) / 3)
      times.push(performance.now() - started);
  }
  return times;
}

const province = await openProvince();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const { context, page } = await signIn(browser, province, 'hoa');
  await context.setOffline(true);
  // A year's days: the province takes this reporting year and the one before.
  await seedEntries(page, pending, true, 300);
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await context.setOffline(false);
  const [first = 0, second = 0, last = 0] = await thirds(page);
  const parts = [first, second - first, last - second];
  const seconds = parts.map((ms) => `${(ms / 1000).toFixed(1)} s`).join(', ');
  const each = (last / pending).toFixed(2);
  process.stdout.write(
    `${pending} waiting: sent in ${(last / 1000).toFixed(0)} s, ${each} ms each\n`,
  );
  process.stdout.write(
    `by thirds: ${seconds}; last against first ${((parts[2] ?? 0) / first).toFixed(2)}\n`,
  );
  if ((parts[2] ?? 0) > 2 * first) process.exitCode = 1;
} finally {
  await browser.close();
  await province.close();
}
