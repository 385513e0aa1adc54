// Does the app stand on the home screen, and may it be put there? The browser offers its own prompt once, early and
// unasked: the offer is kept until a person wants it. No page may nag.
import { signal } from '@preact/signals';

/** Chromium only, and absent from TypeScript's DOM library. */
interface InstallOffer extends Event {
  readonly prompt: () => Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

export const installOffer = signal<InstallOffer | null>(null);
export const installed = signal(false);

/** To be called before the first drawing: the offer comes once. */
export function watchInstall(): void {
  const standalone = window.matchMedia('(display-mode: standalone)');
  installed.value = standalone.matches || ('standalone' in navigator && !!navigator.standalone);
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    installOffer.value = event as InstallOffer;
  });
  window.addEventListener('appinstalled', () => {
    installed.value = true;
    installOffer.value = null;
  });
}

/** iPhone or iPad; an iPad calls itself a Mac, but no Mac has a touch screen. */
export function isIos(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

/** Not there yet, and this browser has a way. */
export function mayInstall(): boolean {
  return !installed.value && (installOffer.value !== null || isIos());
}

/** Asks the browser to install; it serves one time. @returns whether the person agreed */
export async function install(): Promise<boolean> {
  const offer = installOffer.value;
  installOffer.value = null;
  return (await offer?.prompt())?.outcome === 'accepted';
}
