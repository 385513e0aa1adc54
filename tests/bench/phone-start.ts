// Cold start without a network, 1,000 entries held: the browser is new each time, and the clock stops at the first frame
// that shows the newest entry.
import type { Figure } from './figures.ts';
import { figure } from './figures.ts';
import type { Phone } from './one-phone.ts';
import { slowed } from './one-phone.ts';
import { seedEntries } from './seed.ts';

const held = 1_000;
const starts = Number(process.env['STARTS'] ?? 9);

declare global {
  interface Window {
    /** When the newest entry was on the screen, from the start of the navigation. */
    shownMs?: number;
  }
}

/** Runs in the page, before its own code. */
function watchStart(): void {
  const look = () => {
    // What a drawing holds back stands in the page and is not seen.
    const seen = '.drawing:not(.drawing-held) .entry-row';
    if (window.shownMs !== undefined || !document.querySelector(seen)) return;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        window.shownMs ??= performance.now();
      };
      port2.postMessage(null);
    });
  };
  const changes = { subtree: true, childList: true, attributes: true };
  new MutationObserver(look).observe(document, changes);
}

export async function timeStart({ open }: Phone): Promise<readonly Figure[]> {
  const first = await open();
  const page = first.pages()[0] ?? (await first.newPage());
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await seedEntries(page, held, false, 300);
  await first.close();
  const times: number[] = [];
  for (let start = 0; start < starts; start += 1) times.push(await startOnce(open));
  return [figure('cold start offline, 1,000 entries held', times, { p50: 1_000, p95: 1_000 })];
}

async function startOnce(open: Phone['open']): Promise<number> {
  const context = await open();
  try {
    await context.setOffline(true);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.addInitScript(watchStart);
    await slowed(context, page);
    await page.goto('/');
    await page.waitForFunction(() => window.shownMs !== undefined, null, { timeout: 60_000 });
    return (await page.evaluate(() => window.shownMs)) ?? 0;
  } finally {
    await context.close();
  }
}
