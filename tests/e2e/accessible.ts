// What a screen must hold before anybody: axe in both colours, and text at 200 %.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

const laws = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** In the dark the page is the same but for its colours: only the rules that look at them are asked again. */
const coloured = ['color-contrast', 'link-in-text-block'];

/** WCAG 2.2 A and AA, in light and dark. */
export async function isAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page });
    const asked = colorScheme === 'light' ? axe.withTags(laws) : axe.withRules(coloured);
    const { violations } = await asked.analyze();
    const found = violations.map(
      ({ id, nodes }) =>
        `${what}, ${colorScheme}: ${id} ${nodes.map((n) => `${n.html.slice(0, 160)} ${n.failureSummary}`).join(' | ')}`,
    );
    expect(found).toEqual([]);
  }
}

/** Text at 200 % on the smallest phone: nothing is pushed off the screen sideways. WCAG 1.4.4, 1.4.10 */
export async function fitsAtDoubleText(page: Page, what: string): Promise<void> {
  const over = await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
    // A dialog scrolls by itself: what is pushed off it widens no page.
    const boxes = [document.documentElement, ...document.querySelectorAll('dialog[open]')];
    const sideways = boxes.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    document.documentElement.style.fontSize = '';
    return Math.max(...sideways);
  });
  expect({ what, over }).toEqual({ what, over: 0 });
}
