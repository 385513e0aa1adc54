// Real Chromium, real server, real IndexedDB. `stories` proves; `screens` only takes pictures, into an ignored folder.
import { defineConfig } from '@playwright/test';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  timeout: 180_000,
  // Two files side by side: a story waits for its network and its clocks more than it computes, and each has its own
  // province, its own browser and its own ports.
  workers: 2,
  // A shared machine may stand still in the middle of a story. CI tries a failed story, or the whole file where stories
  // build on each other, once more and names it as flaky; at a developer's desk the first failure stays red.
  retries: process.env['CI'] ? 1 : 0,
  use: {
    viewport: { width: 360, height: 640 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    actionTimeout: 20_000,
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags },
  },
  expect: { timeout: 20_000 },
  projects: [
    { name: 'stories', testMatch: '*.story.ts' },
    { name: 'screens', testMatch: '*.screens.ts' },
  ],
});
