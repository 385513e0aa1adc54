// User agents as they were seen in Vietnamese phones: domain.md §5.6. [N4]
import { describe, expect, test } from 'vitest';
import { chromeIntent, inAppBrowser } from '../../../src/app/install/in-app-browser.ts';

const android =
  'Mozilla/5.0 (Linux; Android 13; Redmi Note 12) AppleWebKit/537.36 (KHTML, like Gecko)';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('[N4] a browser inside another app', () => {
  test.each([
    [
      'zalo',
      `${android} Version/4.0 Chrome/142.0.7444.171 Mobile Safari/537.36 Zalo android/25112868 ZaloTheme/dark ZaloLanguage/vi`,
    ],
    ['zalo', `${iphone} Mobile/15E148 Zalo iOS/536 ZaloTheme/light ZaloLanguage/vn`],
    ['zalo', `${iphone} Mobile/15E148 Zalo/1.0`],
    ['zalo', 'Mozilla/5.0 (Windows NT 10.0) Chrome/108.0.0.0 Zalo-win32-24v294'],
    ['facebook', `${android} Chrome/139.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/480.0.0.0;]`],
    ['facebook', `${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/470.0.0;FBBV/1]`],
    [
      'messenger',
      `${android} Chrome/139.0.0.0 Mobile Safari/537.36 [FB_IAB/Orca-Android;FBAV/482;]`,
    ],
    ['messenger', `${iphone} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/470.0.0;]`],
    [
      'tiktok',
      `${android} Chrome/139.0.0.0 Mobile Safari/537.36 trill_360204 JsSdk/1.0 BytedanceWebview/d8a21c6`,
    ],
    ['tiktok', `${iphone} Mobile/15E148 musical_ly_36.2.0 BytedanceWebview/d8a21c6`],
  ])('%s: %s', (app, userAgent) => {
    expect(inAppBrowser(userAgent)).toBe(app);
  });

  test.each([
    `${android} Chrome/142.0.0.0 Mobile Safari/537.36`,
    `${iphone} Version/18.1 Mobile/15E148 Safari/604.1`,
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36',
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 coc_coc_browser/130.0 Chrome/124.0 Safari/537.36',
    `${android} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36`,
    `${iphone} CriOS/142.0 Mobile/15E148 Safari/604.1`,
    'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
  ])('is none of these: %s', (userAgent) => {
    expect(inAppBrowser(userAgent)).toBeUndefined();
  });
});

test('[N4] Android opens the same page in Chrome, and without Chrome as a link', () => {
  expect(chromeIntent('https://so.hungyen.gov.vn/so?tim=a')).toBe(
    'intent://so.hungyen.gov.vn/so?tim=a#Intent;scheme=https;package=com.android.chrome;S.browser_fallback_url=https%3A%2F%2Fso.hungyen.gov.vn%2Fso%3Ftim%3Da;end',
  );
});
