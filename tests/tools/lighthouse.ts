// Lighthouse over the officer's screens, signed in, as a phone sees them. Exits 1 when a category is below 95.
// Not a dependency: it brings some hundred packages and a reporter of its own, for a look we take by hand.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import * as z from 'zod';
import { demoPassword, openDemo } from '../e2e/province.ts';

const tool = 'lighthouse@13.5.0';
const least = 0.95;
const categories = ['performance', 'accessibility', 'best-practices'] as const;
const screens = ['/', '/so', '/ghi/phat_thanh/0199f3b0-10f2-7b41-a6c3-0d9b77aa3c55', '/may-nay'];

const score = z.object({ score: z.number() });
const reportSchema = z.object({
  categories: z.object({ performance: score, accessibility: score, 'best-practices': score }),
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** @returns the three scores, 0 to 1 */
async function audit(url: string, port: number, folder: string): Promise<readonly number[]> {
  const output = join(folder, 'report.json');
  const flags = [
    `--port=${port}`,
    '--disable-storage-reset',
    '--no-enable-error-reporting',
    '--quiet',
    '--output=json',
    `--output-path=${output}`,
    `--only-categories=${categories.join(',')}`,
  ];
  // Not the blocking call: Playwright lets a new tab go only while this process runs.
  await promisify(execFile)('npx', ['--yes', tool, url, ...flags], { timeout: 120_000 });
  const report = reportSchema.parse(JSON.parse(readFileSync(output, 'utf8')));
  return categories.map((category) => report.categories[category].score);
}

const folder = mkdtempSync(join(tmpdir(), 'so-lighthouse-'));
const province = await openDemo();
const port = await freePort();
const phone = await chromium.launchPersistentContext(folder, {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  locale: 'vi-VN',
  args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
});
try {
  console.log(`${'screen'.padEnd(52)}${categories.map((one) => one.padStart(16)).join('')}`);
  const show = async (path: string) => {
    const scores = await audit(`${province.address}${path}`, port, folder);
    const row = scores.map((one) => String(Math.round(one * 100)).padStart(16)).join('');
    console.log(`${path.padEnd(52)}${row}`);
    if (scores.some((one) => one < least)) process.exitCode = 1;
  };
  await show('/dang-nhap');
  const page = await phone.newPage();
  await page.goto(province.address);
  await page.getByLabel('Tên đăng nhập').fill('quynhphu');
  await page.getByLabel('Mật khẩu').fill(demoPassword);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByText(/^Đã đồng bộ lúc/).waitFor({ timeout: 60_000 });
  await page.close();
  for (const path of screens) await show(path);
} finally {
  await phone.close();
  await province.close();
  rmSync(folder, { recursive: true, force: true });
}
