// Listeners only: what is cached is in precache.ts, what is sent in background-sync.ts.
// An update never takes over a page in use: it waits until the page asks, or until the next cold start.
import { roundInBackground, syncTag } from './background-sync.ts';
import { keepShell, noteBooted, serveShell } from './precache.ts';
import { takeShare } from './share.ts';
import { worker } from './worker.ts';

serveShell();

worker.addEventListener('fetch', takeShare);

worker.addEventListener('install', keepShell);

worker.addEventListener('message', (event) => {
  // The message of workbox-window's messageSkipWaiting(), sent when a person has agreed.
  if (event.data?.type === 'SKIP_WAITING') event.waitUntil(worker.skipWaiting());
  if (event.data?.type === 'BOOTED') event.waitUntil(noteBooted(event));
});

worker.addEventListener('activate', (event) => {
  // The first visit is controlled at once, so that it works offline from the first minute.
  event.waitUntil(worker.clients.claim());
});

worker.addEventListener('sync', (event) => {
  if (event.tag === syncTag) event.waitUntil(roundInBackground());
});
