// The page's one bridge to sync and to the service worker: it registers, asks, and updates by consent.
// The life of a page here: start → rounds on save, network, visibility, tap → update offered, never forced.
import { signal } from '@preact/signals';
import type { Workbox } from 'workbox-window';
import type { Store } from '../store/database.ts';
import type { Speaker } from '../sync/device-round.ts';
import type { Driver } from '../sync/driver.ts';
import { startDriver } from '../sync/driver.ts';
import type { RoundEnd } from '../sync/round.ts';
import { watched } from '../sync/watchdog.ts';
import { appVersion } from './version.ts';

const syncTag = 'so-co-so';
/** After a save: long enough to gather the next one, short enough to catch a passing signal. */
const afterSaveMs = 3_000;
/** After opening the book comes first: a round takes the processor for longer than the first screen does. */
export const afterStartMs = 1_000;

/** True when a newer version is installed and waits for consent. */
export const updateWaiting = signal(false);
/** True from the consent until the newer version has taken over. */
export const updateComing = signal(false);
/** True when a newer version has taken over, by consent in this window or in another: this page is the old one's. */
export const updateTaken = signal(false);

let workbox: Workbox | null = null;
let driver: Driver | null = null;

/** Begins to send and fetch for this account. @returns stop */
export function startSync(store: Store, account: string): () => void {
  const speaker = { account, app: appVersion };
  const round = watched(store, (byHand) => roundOf(store, speaker, byHand), restart);
  const timer = {
    set: (task: () => void, delayMs: number) => window.setTimeout(task, delayMs),
    clear: (id: number) => window.clearTimeout(id),
  };
  const isVisible = () => document.visibilityState === 'visible';
  let started = startDriver(round, timer, store.environment, isVisible);
  function restart(): void {
    const tapped = started.stop();
    started = startDriver(round, timer, store.environment, isVisible);
    driver = started;
    if (tapped) started.tapped();
    else started.ask(afterSaveMs);
  }
  const now = () => started.ask();
  const seen = () => isVisible() && started.ask();
  window.addEventListener('online', now);
  document.addEventListener('visibilitychange', seen);
  driver = started;
  started.ask(afterStartMs);
  return () => {
    started.stop();
    if (driver === started) driver = null;
    window.removeEventListener('online', now);
    document.removeEventListener('visibilitychange', seen);
  };
}

/** The wire's own code is no part of the first load: it is fetched, from the precache, with the first round. */
async function roundOf(store: Store, speaker: Speaker, byHand: boolean): Promise<RoundEnd> {
  const { deviceRound } = await import('../sync/device-round.ts');
  return deviceRound(store, speaker, (url, init) => fetch(url, init), byHand);
}

/** A person asks: now. */
export function syncNow(): void {
  driver?.tapped();
}

/** The province has news: now, but no failure is forgotten for it. */
export function syncNews(): void {
  driver?.ask();
}

/** A save was made: soon, and by Background Sync too where the browser has it. */
export function syncSoon(): void {
  driver?.ask(afterSaveMs);
  void navigator.serviceWorker?.ready.then((registration) => {
    if ('sync' in registration) void registerSync(registration);
  });
}

/** Chromium only, and absent from TypeScript's DOM library. */
interface SyncRegistration extends ServiceWorkerRegistration {
  readonly sync: { readonly register: (tag: string) => Promise<void> };
}

async function registerSync(registration: ServiceWorkerRegistration): Promise<void> {
  try {
    await (registration as SyncRegistration).sync.register(syncTag);
  } catch {
    // Refused by the browser's settings: the page's own triggers remain.
  }
}

/** Installs the offline shell, after the first drawing. Only a built app has one. */
export async function registerWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // This page has drawn its first screen: the version before may go.
  navigator.serviceWorker.controller?.postMessage({ type: 'BOOTED' });
  const { Workbox } = await import('workbox-window');
  workbox = new Workbox('/service-worker.js');
  workbox.addEventListener('waiting', () => {
    updateWaiting.value = true;
  });
  // Not workbox's own `isUpdate`: it stays false in a window that was open when the first version was installed.
  let controlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (controlled) updateTaken.value = true;
    controlled = true;
  });
  await workbox.register();
}

/**
 * The person agreed: the new version takes over, then the page loads again. At once as a rule; Chromium sometimes lets
 * the old worker run out its idle time first (30 s), so the bar says that it is on its way.
 */
export function applyUpdate(): void {
  updateComing.value = true;
  workbox?.messageSkipWaiting();
}

/** A person taps "Cập nhật": looks for the newest version, lets it take over, and loads it. */
export async function updateNow(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  // Without a network the page loads again as it is, and says again what is missing.
  await registration?.update().catch(() => undefined);
  registration?.waiting?.postMessage({ type: 'SKIP_WAITING' });
  window.location.reload();
}
