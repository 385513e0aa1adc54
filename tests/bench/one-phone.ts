// One phone of the benches: a profile that outlives its browser, and a processor that is four times slower.
import type { BrowserContext, Page } from '@playwright/test';

export interface Phone {
  readonly open: () => Promise<BrowserContext>;
}

const slowDown = 4;

export async function slowed(context: BrowserContext, page: Page): Promise<void> {
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
}
