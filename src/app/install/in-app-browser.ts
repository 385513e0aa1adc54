// Browsers inside other apps. They keep data apart from Chrome and Safari, throw them away with the host's cache, and
// cannot install: what is logged there is lost work. domain.md §5.6 [N4]

const inApps = {
  zalo: /\bZalo(?:\s|\/|Theme|-win32)/i,
  messenger: /Messenger|Orca-Android|MessengerLite/,
  facebook: /FBAN|FBAV|FB_IAB/,
  tiktok: /TikTok|musical_ly|BytedanceWebview|\btrill[_/]/i,
} as const;

export type InApp = keyof typeof inApps;

/** The app whose browser this is, or undefined for a browser of its own. */
export function inAppBrowser(userAgent: string): InApp | undefined {
  if (inApps.zalo.test(userAgent)) return 'zalo';
  // Messenger carries Facebook's marks too, so it is asked first.
  if (inApps.facebook.test(userAgent)) {
    return inApps.messenger.test(userAgent) ? 'messenger' : 'facebook';
  }
  return inApps.tiktok.test(userAgent) ? 'tiktok' : undefined;
}

/** Android opens the same page in Chrome, or, without Chrome, as an ordinary link. */
export function chromeIntent(address: string): string {
  const { protocol, host, pathname, search } = new URL(address);
  const scheme = protocol.replace(':', '');
  const fallback = encodeURIComponent(address);
  return `intent://${host}${pathname}${search}#Intent;scheme=${scheme};package=com.android.chrome;S.browser_fallback_url=${fallback};end`;
}
