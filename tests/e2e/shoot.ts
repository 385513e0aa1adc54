// One screen at both sizes, in light and dark, and once in full; on the phone also with text at 200 %.
import type { Page } from '@playwright/test';

const sizes = [
  { name: '360x640', width: 360, height: 640 },
  { name: '1280x800', width: 1280, height: 800 },
];

export async function shoot(page: Page, name: string): Promise<void> {
  for (const { name: size, ...viewport } of sizes) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: `screens/${name}-${size}-${colorScheme}.png` });
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.screenshot({ path: `screens/${name}-${size}-full.png`, fullPage: true });
  }
}

export async function shootLarge(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await page.screenshot({ path: `screens/${name}-200.png` });
  await page.screenshot({ path: `screens/${name}-200-full.png`, fullPage: true });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '';
  });
}
