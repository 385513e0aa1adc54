// Installability in a profile of its own, as a person's browser has it: the list of errors must be empty.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { openDemo } from './province.ts';

test('Page.getInstallabilityErrors is empty', async ({ launchOptions }) => {
  const province = await openDemo();
  const profile = mkdtempSync(join(tmpdir(), 'so-co-so-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    baseURL: province.address,
  });
  try {
    const page = await context.newPage();
    await page.goto('/');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const session = await context.newCDPSession(page);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
  } finally {
    await context.close();
    await province.close();
    rmSync(profile, { recursive: true, force: true });
  }
});
