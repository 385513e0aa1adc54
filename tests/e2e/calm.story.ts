// Nothing moves under the thumb: a screen is drawn when all of it has come. Counted as the browser counts it: 0.1 is
// what Lighthouse still calls good; a hundredth of a screen is what a line of text may take.
import { expect, test } from '@playwright/test';
import { signIn } from './people.ts';
import { demoPassword, openDemo } from './province.ts';

declare global {
  interface Window {
    shifts: { readonly value: number; readonly what: string }[];
  }
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

const screens = [
  '/',
  '/so',
  '/ke-hoach',
  '/may-nay',
  '/ghi/phat_thanh/0199f3b0-10f2-7b41-a6c3-0d9b77aa3c55',
];

test('the officer’s screens do not move once they are drawn', async ({ browser }) => {
  const province = await openDemo();
  const { page } = await signIn(browser, province, 'quynhphu', { password: demoPassword });
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        const what = entry.sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 90));
        window.shifts.push({ value: entry.value, what: what.join(' | ') });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const path of screens) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    // Longer than a screen's patience with a part that does not come.
    await page.waitForTimeout(2_000);
    const shifts = await page.evaluate(() => window.shifts);
    const sum = shifts.reduce((total, { value }) => total + value, 0);
    expect({ path, shifts: sum < 0.01 ? [] : shifts }).toEqual({ path, shifts: [] });
  }
  await province.close();
});
