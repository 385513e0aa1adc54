// The whole app is precached, every chunk: a screen not yet visited must open without a network.
// Any navigation gets the shell; the API and the printed guide are not ours to answer.
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: {
  readonly __WB_MANIFEST: (string | { url: string; revision: string | null })[];
};

export function serveShell(): void {
  precacheAndRoute(self.__WB_MANIFEST);
  cleanupOutdatedCaches();
  registerRoute(
    new NavigationRoute(createHandlerBoundToURL('/index.html'), {
      denylist: [/^\/(sync|snap|blob|session|accounts|setup|rescue|health)\b/, /\.html$/],
    }),
  );
}
