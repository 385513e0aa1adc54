// Mounts the app. Everything it needs to start is on the phone; the network is asked later.
import { render } from 'preact';
import './tokens.css';
import './app.css';
import './screens/screens.css';
import { readLanguage, readSignedIn, readTextSize } from '../store/device.ts';
import { account, restoreAccount } from './account.ts';
import { App } from './app.tsx';
import { inAppBrowser } from './install/in-app-browser.ts';
import { watchInstall } from './install/standing-alone.ts';
import { around } from './screens/today.tsx';
import { showTextSize } from './text-size.ts';
import { setLanguage } from './words/words.ts';
import { afterStartMs, registerWorker } from './worker-bridge.ts';

/** Inside Zalo, Facebook, Messenger or TikTok there is one page only. [N4] */
async function open(root: HTMLElement): Promise<void> {
  const app = inAppBrowser(navigator.userAgent);
  if (!app) return start(root);
  const { OpenOutside } = await import('./install/open-outside.tsx');
  const onStay = (await readSignedIn()) ? () => void start(root) : null;
  render(<OpenOutside app={app} onStay={onStay} />, root);
}

async function start(root: HTMLElement): Promise<void> {
  watchInstall();
  const [language, size] = await Promise.all([readLanguage(), readTextSize()]);
  // Before the first drawing: nothing changes its size under the eye.
  showTextSize(size);
  // English words not yet on this phone: the app opens in Vietnamese rather than not at all.
  if (language !== 'vi') await setLanguage(language).catch(() => undefined);
  await restoreAccount();
  // Begun before the drawing, which keeps the processor: meanwhile it comes. Drawn without it where it does not.
  if (account.value?.signedIn.role === 'officer' && location.pathname === '/')
    around().catch(() => undefined);
  render(<App />, root);
  // Without a network the next visit installs it.
  setTimeout(() => void registerWorker().catch(() => undefined), afterStartMs);
}

const root = document.getElementById('app');
if (root) void open(root);
