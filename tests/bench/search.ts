// A keystroke in Sổ with 50,000 entries on the phone, CPU slowed four times: from the key to the frame that shows what
// was found, in real Chromium. Beside it, in the same run, the limit: a bare scan of the same texts in memory, drawing
// nothing. Fails above the budget of product.md §5. `npm run bench:search`; RECORDS makes it smaller.
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { signIn } from '../e2e/people.ts';
import { openProvince } from '../e2e/province.ts';
import { seedEntries } from './seed.ts';

const records = Number(process.env['RECORDS'] ?? 50_000);
const slowDown = 4;
const budgetMs = 50;
/** A key that changes nothing on the screen has no frame to be timed; so many of these end in a number. */
const queries = [
  'quyen tre em 12345',
  'Phòng chống 9876',
  'b 49 gioi',
  'nuoc sach bai 1230',
  'khong co gi',
  '777 giao',
  'hoà',
];

declare global {
  interface Window {
    /** From each key to its frame, in ms. */
    keyTimes: number[];
    /** The last key changed nothing on the screen; what changes next is not its doing. */
    forgetKey: () => void;
  }
}

/** Runs in the page: the clock starts at the key's own time and stops at the frame after the list has changed. */
function watchKeys(): void {
  window.keyTimes = [];
  let keyAt: number | null = null;
  window.forgetKey = () => {
    keyAt = null;
  };
  addEventListener('keydown', (event) => {
    keyAt = event.timeStamp;
  });
  const seen = () => {
    const from = keyAt;
    if (from === null) return;
    keyAt = null;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.keyTimes.push(performance.now() - from);
      port2.postMessage(null);
    });
  };
  const list = new MutationObserver((changes) => {
    if (changes.some(({ target }) => !(target instanceof Element) || target.closest('#main')))
      seen();
  });
  list.observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** Runs in the page: the same texts, scanned for the same keystrokes. */
async function bareScan(typed: readonly string[]): Promise<number[]> {
  const names = await indexedDB.databases();
  const name = names.find((one) => one.name?.startsWith('so-co-so-'))?.name ?? '';
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no reason given'));
    });
  const db = await done(indexedDB.open(name));
  const rows: { readonly fold: string }[] = await done(
    db.transaction('view').objectStore('view').getAll(),
  );
  db.close();
  const texts = rows.map((row) => ` ${row.fold}`);
  return typed.flatMap((query) =>
    Array.from({ length: query.length }, (_, at) => {
      const words = query
        .slice(0, at + 1)
        .split(' ')
        .map((word) => ` ${word}`);
      const from = performance.now();
      texts.filter((text) => words.every((word) => text.includes(word)));
      return performance.now() - from;
    }),
  );
}

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function say(what: string, times: readonly number[]): void {
  const [p50, p95, worst] = [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(1));
  process.stdout.write(
    `${what}: p50 ${p50} ms, p95 ${p95} ms, worst ${worst} ms (${times.length})\n`,
  );
}

async function typeAll(page: Page): Promise<void> {
  const field = page.getByLabel('Tìm trong sổ');
  for (const query of queries) {
    await page.evaluate(() => window.forgetKey());
    await field.fill('');
    await pause(700);
    await field.pressSequentially(query, { delay: 180 });
    await pause(400);
  }
}

const province = await openProvince();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const { context, page } = await signIn(browser, province, 'hoa');
  await context.setOffline(true);
  await seedEntries(page, records, false, 700);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  await page.goto('/so');
  const opened = performance.now();
  await page.getByText(/^Năm báo cáo/).waitFor({ timeout: 120_000 });
  process.stdout.write(`${records} entries read in ${Math.round(performance.now() - opened)} ms\n`);
  await page.evaluate(watchKeys);
  await typeAll(page);
  const times = await page.evaluate(() => window.keyTimes);
  if (times.length < 30)
    throw new Error(`only ${times.length} keystrokes were seen to change the list`);
  say('limit, bare scan', await page.evaluate(bareScan, queries));
  say('key to frame', times);
  if (quantile(times, 0.95) > budgetMs) process.exitCode = 1;
} finally {
  await browser.close();
  await province.close();
}
