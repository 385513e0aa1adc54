// A real OpenID provider on this machine, `oidc-provider` (MIT, certified): its own pages ask for a name and for consent,
// any name is somebody. And a browser of the tests that walks through them.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const clientId = 'so-co-so';
export const clientSecret = 'bi-mat-cua-so?&=+ ';

export interface SignInProvider {
  readonly issuer: string;
  readonly close: () => Promise<void>;
}

/** @param redirect where it may send people back to @param port 0 for any */
export async function openProvider(
  redirect: string,
  { host = '127.0.0.1', port = 0 } = {},
): Promise<SignInProvider> {
  let answer = (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(503).end();
  };
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  // The stated boundary of this file: a server that listens on a port says so in this shape.
  const { port: taken } = server.address() as AddressInfo;
  const issuer = `http://${host}:${taken}`;
  const client = { client_id: clientId, client_secret: clientSecret, redirect_uris: [redirect] };
  const provider = new Provider(issuer, { clients: [client], cookies: { keys: ['thu'] } });
  const handle = provider.callback();
  answer = (request, response) => void handle(request, response);
  return {
    issuer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** From the address of a passage through the provider's pages. @returns the query it comes back with */
export async function passes(to: string, login: string, redirect: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = await visit(jar, to);
  for (let step = 0; step < 12; step += 1) {
    const target = next.headers.get('location');
    if (target?.startsWith(redirect)) return new URL(target).search;
    if (target) next = await visit(jar, new URL(target, next.url).href);
    else {
      const action = /action="([^"]+)"/.exec(await next.text())?.[1] ?? '';
      const prompt = jar.has('asked') ? 'consent' : 'login';
      jar.set('asked', '1');
      const form = new URLSearchParams({ prompt, login, password: 'x' });
      next = await visit(jar, new URL(action, next.url).href, form);
    }
  }
  throw new Error(`no way back from ${next.url}: ${next.status}`);
}

async function visit(jar: Map<string, string>, url: string, body?: URLSearchParams) {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const sent = body ? { method: 'POST', body } : {};
  const answer = await fetch(url, { ...sent, headers: { cookie }, redirect: 'manual' });
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }
  return answer;
}
