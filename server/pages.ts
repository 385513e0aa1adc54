// The built app, from the same origin as the API: hashed assets for ever, the rest asked for anew each time.
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendProblem } from './endpoint.ts';
import { refuse } from './route.ts';

/** vite names what never changes after its content: "assets/index-Bq3fK2xA.js". */
const hashed = /[/\\]assets[/\\].+-[\w-]{8,}\.\w+$/;

/** @param folder the build's output; null serves the API alone */
export async function servePages(app: FastifyInstance, folder: string | null): Promise<void> {
  if (folder !== null) {
    await app.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      dotfiles: 'ignore',
      setHeaders: (reply, path) => {
        const forever = hashed.test(path);
        reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) =>
    folder !== null && isNavigation(request)
      ? reply.sendFile('index.html')
      : sendProblem(reply, refuse('not-found')),
  );
}

/** Addresses such as /so and /ban-ghi/… live in the app: a browser that opens one gets the app. */
function isNavigation({ method, headers, url }: FastifyRequest): boolean {
  const page = !/\.\w+$/.test(url.split('?')[0] ?? '');
  return method === 'GET' && page && (headers.accept ?? '').includes('text/html');
}
