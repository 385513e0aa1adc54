// Every screen by keyboard alone: Tab reaches everything that can be used, in an order, with a focus one sees, and
// never hidden under a bar. WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { signIn } from './people.ts';
import { shares, smallPicture } from './pictures.ts';
import type { Province } from './province.ts';
import { demoPassword, openDemo } from './province.ts';

let province: Province;

test.beforeAll(async () => {
  province = await openDemo();
});
test.afterAll(() => province.close());

const draft = '0199f3b0-10f2-7b41-a6c3-0d9b77aa3c55';

/** Marks what a keyboard must reach: of a group of radio buttons one, of a closed list or a hidden part nothing. */
async function markAll(page: Page): Promise<number> {
  return page.evaluate(() => {
    const asks = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    const groups = new Set<string>();
    const wanted = [...document.querySelectorAll<HTMLElement>(asks)].filter((one) => {
      if (one.matches(':disabled, [tabindex="-1"], [type="hidden"]')) return false;
      if (!one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
        return false;
      if (one.closest('details:not([open])') && !one.matches('summary')) return false;
      if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true;
      if (groups.has(one.name)) return false;
      groups.add(one.name);
      return true;
    });
    for (const [i, one] of wanted.entries()) {
      const radio = one instanceof HTMLInputElement && one.type === 'radio';
      one.dataset['keyboard'] = radio ? `radio ${one.name}` : String(i);
    }
    return wanted.length;
  });
}

interface Focus {
  /** The mark of the focused element; undefined for one that was not expected. */
  readonly mark: string | undefined;
  readonly what: string;
  readonly seen: boolean;
  readonly covered: boolean;
}

/** What has the focus now, whether its outline shows, and whether something lies over its middle. */
function focused(page: Page): Promise<Focus | null> {
  return page.evaluate(() => {
    const one = document.activeElement;
    if (!(one instanceof HTMLElement) || one === document.body) return null;
    const radio = one instanceof HTMLInputElement && one.type === 'radio';
    const box = (one.closest('label') ?? one).getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const frame = one.closest('label') ?? one;
    const marked = [one, frame].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(part);
      // "auto" is the browser's own ring, whatever width it says.
      return (
        outlineStyle === 'auto' || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2)
      );
    });
    return {
      mark: radio ? `radio ${one.name}` : one.dataset['keyboard'],
      what: one.outerHTML.slice(0, 140),
      seen: marked,
      covered: !(top && (frame.contains(top) || top.contains(frame))),
    };
  });
}

/** Tab from the top of the page to its end. */
async function walks(page: Page, what: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  const wanted = await markAll(page);
  const reached = new Set<string>();
  const faults: string[] = [];
  await page.evaluate(() => {
    // The next Tab begins where the last click was, unless something else has had the focus since.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    window.scrollTo(0, 0);
  });
  let last: string | undefined;
  for (let taps = 0; taps < 4 * wanted + 20; taps += 1) {
    await page.keyboard.press('Tab');
    const focus = await focused(page);
    if (!focus) break;
    // What came only now, with an answer of the store, is not counted; what came back ends the round.
    if (focus.mark === undefined) continue;
    // A date holds the focus for its day, its month and its year.
    if (focus.mark !== last && reached.has(focus.mark)) break;
    last = focus.mark;
    reached.add(focus.mark);
    if (!focus.seen) faults.push(`no outline: ${focus.what}`);
    if (focus.covered) faults.push(`covered: ${focus.what}`);
  }
  const missed = await page.evaluate(
    (marks) =>
      [...document.querySelectorAll<HTMLElement>('[data-keyboard]')]
        .filter((one) => !marks.includes(one.dataset['keyboard'] ?? ''))
        .map((one) => `not reached: ${one.outerHTML.slice(0, 140)}`),
    [...reached],
  );
  expect({ what, faults: [...faults, ...missed] }).toEqual({ what, faults: [] });
  expect(reached.size, what).toBeGreaterThan(0);
}

test('before signing in', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: province.address })).newPage();
  for (const path of ['/', '/cai-dat', '/huong-dan.html']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await walks(page, path);
  }
});

test('the officer’s screens', async ({ browser }) => {
  const { page } = await signIn(browser, province, 'quynhphu', { password: demoPassword });
  for (const path of [
    '/',
    '/so',
    '/so/in/2026-11',
    '/ke-hoach',
    '/mau-thuan',
    '/may-nay',
    `/ghi/phat_thanh/${draft}`,
  ]) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await walks(page, path);
  }
  for (const [asked, word] of [
    ['returned', 'Bị trả lại'],
    ['conflict', 'Hai người ghi khác nhau'],
    ['approved', 'Đã duyệt'],
  ] as const) {
    await page.goto(`/so?word=${asked}`);
    await page
      .getByRole('link', { name: new RegExp(word) })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Quá trình' }).waitFor();
    await walks(page, `record ${word}`);
  }
});

test('pictures shared in, and what of them is in a form', async ({ browser }) => {
  const { page } = await signIn(browser, province, 'quynhphu', { password: demoPassword });
  await shares(page, await smallPicture(page));
  await page.getByRole('heading', { name: 'Bản ghi đã có' }).waitFor();
  await walks(page, 'share');
  await page.getByRole('button', { name: 'Phát thanh', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Xem ảnh 1' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Ảnh 1/1' }).waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Xem ảnh 1' })).toBeFocused();
});

test('the desk', async ({ browser }) => {
  const { page } = await signIn(browser, province, 'kv.quynhphu', {
    password: demoPassword,
    desk: true,
  });
  await page.locator('.desk-item a').first().click();
  await page.getByRole('heading', { name: 'Quá trình' }).waitFor();
  await walks(page, 'desk record');
});

test('units and the tray', async ({ browser }) => {
  const { page } = await signIn(browser, province, 'tinh', { password: demoPassword, desk: true });
  await page.goto('/don-vi');
  await page.getByRole('heading', { name: 'Khu vực duyệt' }).waitFor();
  await walks(page, 'units');
  await page.goto('/don-vi/cho');
  await page.getByRole('heading', { name: 'Không có gì đang chờ' }).waitFor();
  await walks(page, 'tray');
  await page.goto('/thiet-lap');
  await page.getByRole('heading', { name: 'Tên các cấp' }).waitFor();
  await walks(page, 'settings');
});

test('the question of a search', async ({ browser }) => {
  const options = { password: demoPassword, desk: true, sync: false };
  const { page } = await signIn(browser, province, 'kv.quynhphu', options);
  await page.goto('/tim?q=zzz');
  await page.getByText('0 bản ghi').first().waitFor();
  await walks(page, 'search');
});

test('accounts from a sheet', async ({ browser }) => {
  const options = { password: demoPassword, desk: true, sync: false };
  const { page } = await signIn(browser, province, 'quantri', options);
  await page.goto('/tai-khoan/nhap');
  await page.getByRole('heading', { name: '1. Lấy tệp mẫu' }).waitFor();
  await walks(page, 'import');
});
