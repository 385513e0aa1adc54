// The whole app is precached, every chunk: a screen not yet visited must open without a network.
// Any navigation gets the shell; the API and the printed guide are not ours to answer.
//
// A new version's files lie beside the old ones until every window has booted from the new shell: a page of the old
// version, with a form open perhaps, may still need a chunk it has not loaded. [N5]
import { cleanupOutdatedCaches, PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { apiPattern } from '../src/sync/api-paths.ts';
import { worker } from './worker.ts';

declare const self: {
  readonly __WB_MANIFEST: (string | { url: string; revision: string | null })[];
};

const precache = new PrecacheController();
/** Windows that run this version. Forgotten when the worker is stopped: then they only wait for their next start. */
const booted = new Set<string>();

export function serveShell(): void {
  precache.addToCacheList(self.__WB_MANIFEST);
  cleanupOutdatedCaches();
  registerRoute(new PrecacheRoute(precache));
  registerRoute(
    ({ url }) => url.origin === worker.location.origin && url.pathname.startsWith('/assets/'),
    async ({ request }) => (await caches.match(request)) ?? fetch(request),
  );
  registerRoute(
    new NavigationRoute(precache.createHandlerBoundToURL('/index.html'), {
      denylist: [apiPattern, /\.html$/],
    }),
  );
}

export function keepShell(event: ExtendableEvent): void {
  event.waitUntil(precache.install(event));
}

/** A window has drawn its first screen from this version's shell. The old files go when it was the last. */
export async function noteBooted(event: ExtendableMessageEvent): Promise<void> {
  if (event.source && 'id' in event.source) booted.add(event.source.id);
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.every(({ id }) => booted.has(id))) await precache.activate(event);
}
